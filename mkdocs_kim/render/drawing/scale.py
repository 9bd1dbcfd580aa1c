"""Draws a line of numbers, with flags to put on it."""

from __future__ import annotations

from dataclasses import dataclass

from ...records import Text
from ...records.worksheet import Scale
from ..metrics import LEADING, width
from . import orbit
from .drawing import Drawing, Frame, mm, tenths

INSET = 3.0
"""Between the ends of the axis and the edge: half of a flag and of a number."""
TICK = 1.6
"""Half of a tick at a number."""
FLAG = 2.0
"""Half the width of a flag."""
STEPS = (1, 2, 5, 10, 20, 25, 50)
"""How far the numbers may be apart."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Where the numbers are."""

    left: float
    right: float
    y: float
    first: int
    last: int

    def x(self, value: float) -> float:
        """Find the place of a value; outside the axis is its end."""
        part = (value - self.first) / (self.last - self.first)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, part))


@dataclass(frozen=True, slots=True)
class Flag:
    """A value with what it is called."""

    x: float
    texts: tuple[Text, ...]
    words: str
    left: float
    right: float

    def meets(self, other: Flag) -> bool:
        """Tell whether the words of one come near the words or the pole of the other."""
        return self.left - 1.2 < other.right and other.left - 1.2 < self.right


def draw(block: Scale, frame: Frame) -> Drawing:
    """Draw the axis, what its ends mean, and the flags."""
    drawing = Drawing(frame.width, frame.height, frame.size, frame.say)
    line = frame.size * LEADING
    half = frame.width * 0.42
    ends = [
        (text, *orbit.snug(frame.say(text), half, frame.size)) for text in (block.low, block.high)
    ]
    tall = max(box.ry * 2 for _, _, box in ends)
    y = frame.height - tall - line - TICK - 2
    axis = Axis(INSET, frame.width - INSET, y, block.from_, block.to)
    drawing.line([(axis.left, y), (axis.right, y)], "strong")
    _numbers(axis, drawing)
    for (text, room, box), anchor in zip(ends, ("start", "end"), strict=True):
        x = 0.3 if anchor == "start" else frame.width - 0.3
        drawing.words(text, x, frame.height - tall, room=room, anchor=anchor, vertical="top")
        if (excess := box.rx * 2 - frame.width * 0.48) > 0:
            drawing.fault("label-too-long", text.at, label=frame.say(text), excess=tenths(excess))
    below = _samples(block, drawing)
    if frame.filled:
        _flags(block, axis, below, drawing)
    return drawing


def _numbers(axis: Axis, drawing: Drawing) -> None:
    """Draw a tick for every step, and as many numbers as stand clear of each other."""
    one = (axis.right - axis.left) / (axis.last - axis.first)
    wide = width(str(axis.last), drawing.size) + 3
    count = axis.last - axis.first
    step = next((step for step in STEPS if one * step >= wide and count % step == 0), count)
    small = next((step for step in STEPS if one * step >= 1.8), count)
    for value in range(axis.first, axis.last + 1):
        x, told = axis.x(value), (value - axis.first) % step == 0
        if told:
            drawing.line([(x, axis.y - TICK), (x, axis.y + TICK)], "edge")
            drawing.words(str(value), x, axis.y + TICK + 1, vertical="top", bold=True)
        elif (value - axis.first) % small == 0:
            drawing.line([(x, axis.y - TICK / 2), (x, axis.y + TICK / 2)], "rule")


def _samples(block: Scale, drawing: Drawing) -> float:
    """Show the flags to copy in a row, and tell where the row ends."""
    x, line = 0.3, drawing.size * LEADING
    y = line / 2
    for text in block.markers:
        wide = width(drawing.say(text), drawing.size)
        if x > 1 and x + wide + 2 + FLAG * 2 > drawing.width:
            x, y = 0.3, y + line * 1.2
        room = drawing.width - 3 - FLAG * 2
        spot = drawing.words(text, x, y, room=room, anchor="start")
        _triangle(drawing, spot.right + 1.6 + FLAG, y + FLAG * 0.8, "edge")
        x = spot.right + 1.6 + FLAG * 2 + 6
    return y + line / 2 if block.markers else 0.0


def _triangle(drawing: Drawing, x: float, y: float, role: str) -> None:
    """Draw a flag that points down at a place."""
    top = mm(y - FLAG * 1.6)
    d = f"M{mm(x)} {mm(y)} L{mm(x - FLAG)} {top} L{mm(x + FLAG)} {top} Z"
    drawing.path(d, role, "paper", stroke_linejoin="round")


def _flags(block: Scale, axis: Axis, above: float, drawing: Drawing) -> None:
    """Put the flags of the example on the axis; words that would meet stand at two heights."""
    foot = axis.y - TICK - 0.6
    line = drawing.size * LEADING
    low = foot - FLAG * 1.6 - 1
    most = max(1, int((low - above) / line))
    lift = min(line * 1.5, (low - above - line) / (most - 1)) if most > 1 else line
    levels: list[tuple[Flag, int]] = []
    for flag in _gathered(block, axis, drawing):
        busy = {level for other, level in levels if flag.meets(other)}
        level = next((level for level in range(len(levels) + 1) if level not in busy), 0)
        levels.append((flag, level))
        if level >= most:
            excess = tenths((level + 1 - most) * line)
            drawing.fault("label-too-long", flag.texts[0].at, label=flag.words, excess=excess)
    for flag, level in sorted(levels, key=lambda pair: -pair[1]):
        y = low - level * lift
        drawing.line([(flag.x, foot - FLAG * 1.6), (flag.x, y)], "ink")
        _triangle(drawing, flag.x, foot, "ink")
        middle = (flag.left + flag.right) / 2
        drawing.words(flag.words, middle, y - line / 2, role="ink", backed=True)


def _gathered(block: Scale, axis: Axis, drawing: Drawing) -> list[Flag]:
    """Name the flags from left to right; those at one value share a flag."""
    found: dict[float, list[Text]] = {}
    for mark in block.example:
        if mark.at is not None:
            found.setdefault(axis.x(mark.at), []).append(mark.label)
    flags = []
    for x, texts in sorted(found.items()):
        words = ", ".join(drawing.say(text.named(block.markers)) for text in texts)
        half = width(words, drawing.size) / 2
        middle = min(max(x, half + 1), max(drawing.width - half - 1, drawing.width / 2))
        flags.append(Flag(x, tuple(texts), words, middle - half, middle + half))
    return flags
