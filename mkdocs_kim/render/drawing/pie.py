"""Draws a circle to cut into slices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin, sqrt

from ...records import Text
from ...records.worksheet import Pie
from .drawing import Drawing, Frame, on_ellipse, tenths
from .places import Box, extent, longest

TICKS = 16
NEAR = 4.0
"""Between the rim and the words outside it."""
LONG = 30.0
"""A longer word may be cut."""
AWAY = (0.62, 0.66, 0.7, 0.58, 0.74, 0.54, 0.78, 0.5)
"""Where between the centre and the rim words may stand; the best first."""
SMALL = 0.62
"""The circle never shrinks below this part of what fits."""


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


def draw(block: Pie, frame: Frame) -> Drawing:
    """Draw the circle, as large with an example as without, and the slices of the example."""
    drawing = Drawing(frame.width, frame.height, frame.size, frame.say)
    x, y = frame.width / 2, frame.height / 2
    most = min(x, y) - 2.5
    cuts = list(_cuts(block))
    names: list[Name] = []
    radius = most
    for step in range(20):
        radius = most * (1 - (1 - SMALL) * step / 19)
        names = _names(cuts, drawing, radius)
        if all(_excess(name, drawing) < 0.05 for name in names):
            break
    drawing.ellipse(x, y, radius, radius, "edge")
    for number in range(TICKS):
        angle = 2 * pi * number / TICKS
        ends = [on_ellipse(x, y, radius + by, radius + by, angle) for by in (-1.6, 1.6)]
        drawing.line(ends, "rule")
    if frame.filled:
        for cut in cuts if len(cuts) > 1 else ():
            drawing.line([(x, y), on_ellipse(x, y, radius, radius, cut.start)], "ink")
        for name in names:
            _write(name, drawing, radius)
    drawing.ellipse(x, y, 0.8, 0.8, "edge", "solid")
    return drawing


def _cuts(block: Pie) -> Iterator[Cut]:
    total = sum(item.share for item in block.example) or 1
    angle = -pi / 2
    for item in block.example:
        end = angle + 2 * pi * item.share / total
        yield Cut(item.text, angle, end)
        angle = end


def _names(cuts: list[Cut], drawing: Drawing, radius: float) -> list[Name]:
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
        for away in ((0.35,) if whole else AWAY):
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


def _excess(name: Name, drawing: Drawing) -> float:
    """Measure how far words stick out of the drawing."""
    across = max(-name.box.left, name.box.right) - drawing.width / 2
    return max(0.0, across, max(-name.box.top, name.box.bottom) - drawing.height / 2)


def _write(name: Name, drawing: Drawing, radius: float) -> None:
    x, y = drawing.width / 2, drawing.height / 2
    box, cut = name.box, name.cut
    room = box.right - box.left + 0.1
    middle = (box.top + box.bottom) / 2
    if name.inside:
        across = x + (box.left + box.right) / 2
        drawing.words(cut.text, across, y + middle, room=room, role="ink")
        return
    excess = _excess(name, drawing)
    if excess > 0.3:
        words = drawing.say(cut.text)
        drawing.fault("label-too-long", cut.text.at, label=words, excess=tenths(excess))
    angle = (cut.start + cut.end) / 2
    near, anchor = (box.left, "start") if box.left > 0 else (box.right, "end")
    rim = [on_ellipse(x, y, radius + by, radius + by, angle) for by in (-1.5, 2)]
    end = (x + near - (0.8 if near > 0 else -0.8), y + middle)
    drawing.line([*rim, end], "ink", stroke_width="0.3")
    drawing.words(cut.text, x + near, y + middle, room=room, anchor=anchor, role="ink")
