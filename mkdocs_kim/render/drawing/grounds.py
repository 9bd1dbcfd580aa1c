"""Draws a house with a half circle around it, a circle beside it, and a path that leads to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from ...records import Text
from ...records.worksheet import House
from ..metrics import LEADING
from .drawing import Drawing, mm, tenths
from .house import Outline, bullets, bullets_height, roof_words, write
from .places import Box
from .plot import around_of, door, outline_of, path_height, radius_of, under


def draw(house: House, drawing: Drawing, room: Box, /, *, filled: bool) -> None:
    """Draw the house in the middle of its grounds; their size is the same with an example."""
    wide, high = room.right - room.left, room.bottom - room.top
    path = path_height(house, drawing, wide, high) if house.path else 0.5
    ground = room.bottom - path
    apart = radius_of(house, drawing, min(wide, high)) if house.apart else 0.0
    around, x = around_of(room, ground, apart)
    outline = outline_of(house, x, room.top, ground, around)
    if house.around:
        _half_circle(house, outline, around, drawing, filled=filled)
    outline.draw(drawing)
    roof_words(house.title, house.example_roof, outline, drawing, filled=filled)
    inside = outline.body(2.5)
    if house.path:
        inside = replace(inside, bottom=min(inside.bottom, ground - door(outline)))
    write(house.inside, house.example if filled else [], inside, drawing)
    if house.apart:
        centre = (room.right - apart - 0.5, room.top + apart + 0.5)
        _circle(house.apart, house.example_apart, centre, apart, drawing, filled=filled)
    if house.path:
        _path(house.path, house.example_path, outline, room, drawing, filled=filled)


def _half_circle(
    house: House, outline: Outline, radius: float, drawing: Drawing, *, filled: bool
) -> None:
    x, ground = outline.middle, outline.ground
    arc = f"M{mm(x - radius)} {mm(ground)} A{mm(radius)} {mm(radius)} 0 0 1 "
    drawing.path(arc + f"{mm(x + radius)} {mm(ground)} Z", "edge")
    if house.around:
        room, depth = under(drawing.say(house.around), radius, drawing)
        top = ground - radius + depth
        spot = drawing.words(house.around, x, top, room=room, bold=True, vertical="top")
        if spot.bottom > outline.peak:
            excess = tenths(spot.bottom - outline.peak)
            drawing.fault("label-too-long", spot.at, label=spot.words, excess=excess)
    texts = house.example_around if filled else []
    half = (len(texts) + 1) // 2
    _beside(texts[:half], outline, radius, drawing, -1)
    _beside(texts[half:], outline, radius, drawing, 1)


def _beside(
    texts: Sequence[Text], outline: Outline, radius: float, drawing: Drawing, side: int
) -> None:
    """Write words between the house and the half circle, as low as they fit."""
    for part in (0.3, 0.4, 0.5, 0.6, 0.68):
        reach = sqrt(1 - part**2) * radius - 2.5
        inner = (outline.right - outline.left) / 2 + 2.5
        tall = bullets_height(texts, reach - inner, drawing)
        if tall <= part * radius - 2:
            break
    top = outline.ground - max(part * radius, tall + 2)
    ends = sorted((outline.middle + side * inner, outline.middle + side * reach))
    end = bullets(texts, Box(ends[0], top, ends[1], outline.ground), drawing)
    if texts and (tall > part * radius or end > outline.ground):
        words, excess = drawing.say(texts[-1]), tenths(tall - part * radius + 2)
        drawing.fault("label-too-long", texts[-1].at, label=words, excess=excess)


def _circle(
    label: Text,
    example: Sequence[Text],
    centre: tuple[float, float],
    radius: float,
    drawing: Drawing,
    *,
    filled: bool,
) -> None:
    """Draw the circle beside the house; its dashes tell it from what is around the house."""
    x, y = centre
    ring = f"M{mm(x - radius)} {mm(y)} a{mm(radius)} {mm(radius)} 0 1 1 {mm(2 * radius)} 0 "
    drawing.path(
        f"{ring}a{mm(radius)} {mm(radius)} 0 1 1 {mm(-2 * radius)} 0 Z",
        "strong",
        stroke_dasharray="3.2 2",
    )
    top = y - radius * 0.74
    for number, text in enumerate([label, *(example if filled else [])]):
        spot = drawing.words(
            text,
            x,
            top,
            room=radius * (1.4 if number else 1.3),
            vertical="top",
            bold=not number,
            role="ink" if number else "label",
        )
        top = spot.bottom + (0 if number else drawing.size * LEADING * 0.3)
        if spot.bottom > y + radius * 0.85:
            excess = tenths(spot.bottom - y - radius * 0.85)
            drawing.fault("label-too-long", text.at, label=spot.words, excess=excess)


def _path(
    label: Text,
    steps: Sequence[Text],
    outline: Outline,
    room: Box,
    drawing: Drawing,
    *,
    filled: bool,
) -> None:
    """Draw the door and the path to it, its words at the left and its steps at the right."""
    x, ground, bottom = outline.middle, outline.ground, room.bottom
    half = min(6.0, (outline.right - outline.left) * 0.09)
    foot = min(26.0, (room.right - room.left) * 0.11)
    for side in (-1, 1):
        drawing.line([(x + side * half, ground), (x + side * foot, bottom)], "edge")
    if high := door(outline):
        corners = [(x - half, ground), (x - half, ground - high), (x + half, ground - high)]
        drawing.line([*corners, (x + half, ground)], "edge")
    top = ground + drawing.size * 0.7
    left, right = x - foot - 3, x + foot + 3
    spot = drawing.words(
        label, left, top, room=max(8.0, left - room.left), anchor="end", bold=True, vertical="top"
    )
    end = bullets(steps if filled else [], Box(right, top, room.right, bottom), drawing)
    if max(spot.bottom, end) > bottom + 0.3:
        excess = tenths(max(spot.bottom, end) - bottom)
        drawing.fault("label-too-long", label.at, label=spot.words, excess=excess)
