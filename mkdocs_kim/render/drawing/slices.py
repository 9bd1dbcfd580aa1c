"""Finds where the words of a slice stand: in it, or else outside the circle."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin, sqrt

from ...records import Text
from .drawing import Drawing, Point, between, on_ellipse
from .places import Box, extent, longest

NEAR = 4.0
"""Between the rim and the words outside it."""
LONG = 30.0
"""A longer word may be cut."""
AWAY = (0.62, 0.66, 0.7, 0.58, 0.74, 0.54, 0.78, 0.5)
"""Where between the centre and the rim words may stand; the best first."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A slice with its angles; 0 is to the right, clockwise, in radians."""

    text: Text
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a slice; measured from the centre of the circle."""

    cut: Cut
    box: Box
    inside: bool


def names_of(cuts: list[Cut], drawing: Drawing, radius: float) -> list[Name]:
    """Put the words of every slice in it, or else outside, left and right."""
    names = []
    left, right = [], []
    for cut in cuts:
        box = _within(cut, drawing, radius)
        if box:
            names.append(Name(cut, box, True))
        elif cos((cut.start + cut.end) / 2) >= -0.01:
            right.append(cut)
        else:
            left.append(cut)
    names += _column(right, drawing, radius, 1)
    names += _column(left[::-1], drawing, radius, -1)
    return names


def _within(cut: Cut, drawing: Drawing, radius: float) -> Box | None:
    """Find where the words fit between the sides of a slice."""
    words = drawing.say(cut.text)
    least = min(longest(words, drawing.size) + 0.1, LONG)
    middle = (cut.start + cut.end) / 2
    whole = cut.end - cut.start > 2 * pi - 0.01
    for room in (radius * part for part in (0.8, 0.6, 0.5, 0.42, 0.35, 0.28)):
        if room < least:
            continue
        wide, tall = extent(words, room, drawing.size)
        for away in (0.35,) if whole else AWAY:
            x, y = on_ellipse(0, 0, radius * away, radius * away, middle)
            box = Box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
            if whole or _in_slice(box, cut, radius):
                return box
    return None


def _in_slice(box: Box, cut: Cut, radius: float) -> bool:
    middle, half = (cut.start + cut.end) / 2, (cut.end - cut.start) / 2
    for part in (0, 0.25, 0.5, 0.75, 1):
        across = box.left + (box.right - box.left) * part
        down = box.top + (box.bottom - box.top) * part
        for x, y in ((across, box.top), (across, box.bottom), (box.left, down), (box.right, down)):
            far = hypot(x, y)
            off = abs((atan2(y, x) - middle + pi) % (2 * pi) - pi)
            if far > radius - 2.2 or far < 2 or off > half - 1.2 / far:
                return False
    return True


def _column(cuts: list[Cut], drawing: Drawing, radius: float, side: int) -> list[Name]:
    """Put words outside the circle, from above to below, without covering each other."""
    half = drawing.height / 2
    boxes: list[Box] = []
    floor = -half
    for cut in cuts:
        angle = (cut.start + cut.end) / 2
        y = (radius + NEAR) * sin(angle)
        for _ in range(3):
            box = _beside(drawing.say(cut.text), drawing, radius, y)
            tall = box.bottom - box.top
            y = min(max(y, floor + tall / 2), half - tall / 2)
        box = _beside(drawing.say(cut.text), drawing, radius, y)
        boxes.append(box)
        floor = box.bottom + 0.6
    ceiling = half
    for number in range(len(boxes) - 1, -1, -1):
        if boxes[number].bottom > ceiling:
            y = ceiling - (boxes[number].bottom - boxes[number].top) / 2
            boxes[number] = _beside(drawing.say(cuts[number].text), drawing, radius, y)
        ceiling = boxes[number].top - 0.6
    placed = [box if side > 0 else Box(-box.right, box.top, -box.left, box.bottom) for box in boxes]
    return [Name(cut, box, False) for cut, box in zip(cuts, placed, strict=True)]


def _beside(words: str, drawing: Drawing, radius: float, y: float) -> Box:
    """Find the room right of the circle at a height; words are cut only when it is really small."""
    tall = drawing.size
    left = wide = 0.0
    for _ in range(3):
        nearest = max(0.0, abs(y) - tall / 2)
        left = sqrt(max(0.0, (radius + NEAR) ** 2 - nearest**2))
        left = max(left, 3.0)
        least = min(longest(words, drawing.size) + 0.1, LONG)
        room = max(min(drawing.width / 2 - left, 45.0), least)
        wide, tall = extent(words, room, drawing.size)
    return Box(left, y - tall / 2, left + wide, y + tall / 2)


def excess_of(name: Name, drawing: Drawing) -> float:
    """Measure how far words stick out of the drawing."""
    across = max(-name.box.left, name.box.right) - drawing.width / 2
    return max(0.0, across, max(-name.box.top, name.box.bottom) - drawing.height / 2)


def leader_of(name: Name, radius: float) -> list[Point]:
    """Lead from the rim to the words outside it."""
    angle = (name.cut.start + name.cut.end) / 2
    rim = [on_ellipse(0, 0, radius + by, radius + by, angle) for by in (-1.5, 2)]
    near = name.box.left - 0.8 if name.box.left > 0 else name.box.right + 0.8
    return [*rim, (near, (name.box.top + name.box.bottom) / 2)]


def clear(name: Name, radius: float) -> bool:
    """Tell whether the way to the words stays outside the circle."""
    *_, start, end = leader_of(name, radius)
    way = (between(start, end, part / 8) for part in range(9))
    return name.inside or all(hypot(*point) > radius + 0.4 for point in way)
