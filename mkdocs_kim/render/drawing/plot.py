"""Lays out a house and its grounds: how large the half circle is, the circle and the path."""

from __future__ import annotations

from math import hypot, sqrt

from ...records.worksheet import House
from ..metrics import LEADING
from .drawing import Drawing
from .house import Outline, bullets_height
from .places import Box, extent, longest

GAP = 3.0
"""Between the half circle and the circle."""


def path_height(house: House, drawing: Drawing, wide: float, high: float) -> float:
    """Give the path what it needs, at most a third."""
    words = drawing.say(house.path) if house.path else ""
    side = wide / 2 - 20
    label = extent(words, side, drawing.size, True)[1]
    steps = bullets_height(house.example_path, side, drawing)
    return min(max(high * 0.2, label + 4, steps + 4), high / 3)


def radius_of(house: House, drawing: Drawing, side: float) -> float:
    """Find the smallest circle that holds its words."""
    texts = [text for text in (house.apart, *house.example_apart) if text]
    radius = side * 0.2
    while radius < side * 0.3:
        tall = sum(extent(drawing.say(text), radius * 1.4, drawing.size)[1] for text in texts)
        if tall + drawing.size * LEADING * 0.5 <= radius * 1.4:
            break
        radius += 0.5
    return radius


def around_of(room: Box, ground: float, apart: float) -> tuple[float, float]:
    """Find the largest half circle beside the circle; tell its radius and where its middle is."""
    middle = (room.left + room.right) / 2
    radius = min(ground - room.top, middle - room.left) - 0.5
    if not apart:
        return radius, middle
    across, down = room.right - apart - 0.5, room.top + apart + 0.5
    while radius > 10:
        x = middle
        while x > room.left + radius and hypot(across - x, ground - down) < radius + apart + GAP:
            x -= 0.5
        if hypot(across - x, ground - down) >= radius + apart + GAP:
            return radius, x
        radius -= 0.5
    return radius, room.left + radius


def outline_of(house: House, x: float, top: float, ground: float, around: float) -> Outline:
    """Stand the house on the ground; without a half circle around it, it may be larger."""
    half, roof, body = (0.42, 0.34, 0.44) if house.around else (0.62, 0.36, 0.58)
    peak = ground - around * (roof + body)
    if not house.around and not house.apart:
        peak = max(top + 0.5, ground - around * half * 3)
    return Outline(x - around * half, x + around * half, peak, around * roof, ground, 2.0)


def under(words: str, radius: float, drawing: Drawing) -> tuple[float, float]:
    """Find the room that lets words end highest below an arc, and how far below it they begin."""
    best = (radius, radius, 0.0)
    for room in (radius * part for part in (1.0, 0.8, 0.65, 0.5)):
        wide, tall = extent(words, room, drawing.size, True)
        half = min(wide / 2 + 3, radius)
        depth = max(drawing.size * 0.7, radius - sqrt(radius**2 - half**2))
        if longest(words, drawing.size, True) <= room or not best[2]:
            best = min(best, (depth + tall, room, depth))
    return best[1], best[2]


def door(outline: Outline) -> float:
    """Tell how high the door is; a small house has none, to leave room to write."""
    body = outline.ground - outline.gutter
    return min(body * 0.26, 20.0) if body > 36 else 0.0
