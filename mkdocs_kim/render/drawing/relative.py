"""Somebody in a drawing of a family: their symbol, their age, name and year of birth."""

from __future__ import annotations

from dataclasses import dataclass

from ...records import Text
from ...records.worksheet import Relative
from ..metrics import width
from .drawing import Drawing, Point, mm, tenths


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody stands."""

    person: Relative
    x: float
    y: float
    radius: float
    room: float
    """For the name."""
    floor: float
    """Where the band ends."""


def write(seat: Seat, drawing: Drawing) -> None:
    """Write the name below, and the year of birth above, beside the line from the parents."""
    person, x, y, radius = seat.person, seat.x, seat.y, seat.radius
    top = y + radius + 0.8
    spot = drawing.words(
        person.name, x, top, room=seat.room, role="ink", backed=True, vertical="top"
    )
    if spot.bottom > seat.floor + 0.5:
        excess = tenths(spot.bottom - seat.floor)
        drawing.fault("label-too-long", spot.at, label=spot.words, excess=excess)
    if person.birth is not None:
        top = y - radius - 0.3
        _noted(str(person.birth), person.name, (x + 0.9, top), "start", "bottom", drawing)


def _noted(
    words: str, name: Text, place: Point, anchor: str, vertical: str, drawing: Drawing
) -> None:
    """Write a number of somebody; if it does not fit, their name tells who it is about."""
    spot = drawing.words(words, *place, anchor=anchor, vertical=vertical, role="ink")
    drawing.spots[-1] = type(spot)(
        spot.left, spot.top, spot.right, spot.bottom, spot.words, name.at
    )


def draw(seat: Seat, drawing: Drawing) -> None:
    person, x, y, radius = seat.person, seat.x, seat.y, seat.radius
    more = {"stroke_width": "1.3"} if person.main else {}
    drawing.path(_shape(person.sex, x, y, radius), "ink", "paper", **more)
    if person.deceased:
        far = radius * (0.86 if person.sex == "man" else 0.72) + 0.9
        near = 0.0 if person.age is None else width("00", drawing.size) * 0.5
        for across, down in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            start = (x + across * near, y + down * near)
            drawing.line([start, (x + across * far, y + down * far)], "ink")
    if person.age is not None:
        _noted(str(person.age), person.name, (x, y), "middle", "middle", drawing)


def _shape(sex: str, x: float, y: float, radius: float) -> str:
    if sex == "woman":
        turn = f"a{mm(radius)} {mm(radius)} 0 1 1 "
        return f"M{mm(x - radius)} {mm(y)} {turn}{mm(2 * radius)} 0 {turn}{mm(-2 * radius)} 0 Z"
    if sex == "man":
        side = radius * 0.9
        return f"M{mm(x - side)} {mm(y - side)} h{mm(2 * side)} v{mm(2 * side)} h{mm(-2 * side)} Z"
    far = radius * 1.15
    there, back = mm(far), mm(-far)
    return f"M{mm(x)} {mm(y - far)} l{there} {there} l{back} {there} l{back} {back} Z"
