"""The kinds of line that tell one relation from another, also in black and white."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin

from .drawing import Drawing, Point, between, mm


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a kind of line is drawn, on paper and on screen alike.

    Unit: millimetres; a part of the way is 0 at its start and 1 at its end.
    """

    width: float = 0.0
    """Of the pen; 0 is as wide as what else has its role."""
    dash: str = ""
    round: bool = False
    beside: tuple[float, ...] = (0.0,)
    """How far each of its lines runs beside the way."""
    wave: tuple[float, float] | None = None
    """The length of half a wave, and how far it goes to each side."""
    gap: tuple[float, float] | None = None
    """The part of the way that stays open."""
    slashes: tuple[float, ...] = ()
    """The parts of the way where it is crossed."""
    heads: tuple[bool, bool] = (False, False)
    """Whether there is the head of an arrow at its end, and at its start."""


STROKES: dict[str, Stroke] = {
    "thick": Stroke(width=1.4),
    "thin": Stroke(width=0.3),
    "dotted": Stroke(width=0.7, dash="0.1 1.6", round=True),
    "dashed": Stroke(dash="3 1.8"),
    "double": Stroke(beside=(-0.8, 0.8)),
    "zigzag": Stroke(wave=(2.2, 1.3)),
    "broken": Stroke(gap=(0.44, 0.56), slashes=(0.47, 0.53)),
    "arrow": Stroke(heads=(True, False)),
    "arrow_both": Stroke(heads=(True, True)),
}
"""Kind of line → how it is drawn; scripts that draw get the same, as data."""


def stroke(drawing: Drawing, start: Point, end: Point, kind: str, role: str = "edge") -> None:
    """Draw one of the kinds of line between two points."""
    look = STROKES[kind]
    more = {"stroke_dasharray": look.dash} if look.dash else {}
    more |= {"stroke_linecap": "round"} if look.round else {}
    more |= {"stroke_width": mm(look.width)} if look.width else {}
    for side in look.beside:
        one, other = _beside(start, end, side)
        if look.wave:
            drawing.line(_wave(one, other, *look.wave), role, **more)
        elif look.gap:
            drawing.line([one, between(one, other, look.gap[0])], role, **more)
            drawing.line([between(one, other, look.gap[1]), other], role, **more)
        else:
            drawing.line([one, other], role, **more)
    for part in look.slashes:
        drawing.line(_slash(between(start, end, part), start, end), role)
    for wanted, tip, tail in zip(look.heads, (end, start), (start, end), strict=True):
        if wanted:
            head(drawing, tail, tip, role)


def head(drawing: Drawing, start: Point, end: Point, role: str = "edge") -> None:
    """Draw the head of an arrow at the end of a line."""
    angle = atan2(end[1] - start[1], end[0] - start[0])
    wings = [
        (end[0] - 2.6 * cos(angle + turn), end[1] - 2.6 * sin(angle + turn)) for turn in (0.4, -0.4)
    ]
    drawing.line([wings[0], end, wings[1]], role)


def _beside(start: Point, end: Point, by: float) -> tuple[Point, Point]:
    if not by:
        return start, end
    angle = atan2(end[1] - start[1], end[0] - start[0]) + pi / 2
    dx, dy = by * cos(angle), by * sin(angle)
    return (start[0] + dx, start[1] + dy), (end[0] + dx, end[1] + dy)


def _wave(start: Point, end: Point, half: float, far: float) -> list[Point]:
    long = hypot(end[0] - start[0], end[1] - start[1])
    count = max(4, round(long / half))
    angle = atan2(end[1] - start[1], end[0] - start[0]) + pi / 2
    points = [start]
    for number in range(1, count):
        x, y = between(start, end, number / count)
        by = far if number % 2 else -far
        points.append((x + by * cos(angle), y + by * sin(angle)))
    return [*points, end]


def _slash(middle: Point, start: Point, end: Point) -> list[Point]:
    angle = atan2(end[1] - start[1], end[0] - start[0]) + pi / 3
    dx, dy = 2 * cos(angle), 2 * sin(angle)
    return [(middle[0] - dx, middle[1] - dy), (middle[0] + dx, middle[1] + dy)]


def sample(drawing: Drawing, kind: str) -> None:
    """Draw a line of a kind over the whole drawing, for a legend."""
    middle = drawing.height / 2
    stroke(drawing, (0.8, middle), (drawing.width - 0.8, middle), kind)


def symbol(drawing: Drawing, kind: str) -> None:
    """Draw a symbol in the middle of a drawing, for a legend or for a person in a family."""
    figure(drawing, kind, drawing.width / 2, drawing.height / 2, min(drawing.height, 7) / 2 - 0.6)


def figure(drawing: Drawing, kind: str, x: float, y: float, radius: float) -> None:
    """Draw one of the symbols around a point."""
    role = "strong" if kind == "thick" else "edge"
    if kind == "circle":
        drawing.ellipse(x, y, radius, radius, role, "paper")
    elif kind == "dot":
        drawing.ellipse(x, y, radius * 0.5, radius * 0.5, role, "solid")
    elif kind == "triangle":
        drawing.path(
            _polygon([(x, y - radius), (x + radius, y + radius), (x - radius, y + radius)]),
            role,
            "paper",
        )
    elif kind == "diamond":
        corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
        drawing.path(_polygon(corners), role, "paper")
    else:
        r = radius * 0.9
        corners = [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]
        drawing.path(_polygon(corners), role, "paper")
    if kind == "crossed":
        r = radius * 0.9
        drawing.line([(x - r, y - r), (x + r, y + r)], "edge")
        drawing.line([(x - r, y + r), (x + r, y - r)], "edge")


def _polygon(corners: list[Point]) -> str:
    return "M" + " L".join(f"{mm(x)} {mm(y)}" for x, y in corners) + " Z"
