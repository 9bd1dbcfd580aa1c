"""Draws an axis of time, with room above it and below it."""

from __future__ import annotations

from dataclasses import dataclass

from ...records import Text
from ...records.worksheet import Timeline
from ..metrics import LEADING, width
from .curves import Moment, curves
from .drawing import Drawing, Frame, tenths
from .places import Box, extent, longest
from .strokes import head

SIGN = 4.6
"""Room for the plus or the minus before its words."""
SAMPLE = 11.0
"""Length of the piece of line in the key."""
TICKS = 18.0
"""About as far apart are the marks to write a year at."""


@dataclass(frozen=True, slots=True)
class Key:
    """How the lines and their names are set out."""

    columns: int
    room: float
    """For a name."""
    heights: list[float]
    """Of the rows."""


def draw(block: Timeline, frame: Frame) -> Drawing:
    """Draw the axis, its words, the key to the lines, and the lines of the example."""
    drawing = Drawing(frame.width, frame.height, frame.size, frame.say)
    half = frame.width * 0.42 if block.lines else frame.width - SIGN
    above = drawing.words(block.above, SIGN, 0, room=half, anchor="start", vertical="top")
    below = drawing.words(
        block.below, SIGN, frame.height, room=half, anchor="start", vertical="bottom"
    )
    line = frame.size * LEADING
    _sign(drawing, line / 2, plus=True)
    _sign(drawing, below.top + line / 2, plus=False)
    top = max(above.bottom, _key(block, drawing, above.right))
    left, right, axis = _axis(block, drawing, (top + below.top) / 2)
    reach = max((below.top - top) / 2 - 2.3 * line, (below.top - top) * 0.28)
    for part in (-1, -0.5, 0.5, 1):
        y = axis + part * reach
        drawing.line([(left, y), (right - 3, y)], "faint")
    if frame.filled:
        drawn: list[list[Moment]] = [[] for _ in range(max(1, len(block.lines)))]
        for point in sorted(block.example, key=lambda point: point.at):
            x = left + 2 + point.at / 100 * (right - left - 9)
            look = point.line.among(block.lines) if point.line else 0
            drawn[look].append(Moment(x, axis - point.height / 100 * reach, point.text))
        curves(drawing, drawn, Box(left, top, right, below.top))
    return drawing


def _sign(drawing: Drawing, y: float, *, plus: bool) -> None:
    drawing.line([(0.4, y), (3.2, y)], "edge")
    if plus:
        drawing.line([(1.8, y - 1.4), (1.8, y + 1.4)], "edge")


def _axis(block: Timeline, drawing: Drawing, y: float) -> tuple[float, float, float]:
    """Draw the axis between its two labels; tell where it begins, ends and how high it is."""
    left = _end(block.start, drawing, y, "start")
    right = drawing.width - _end(block.end, drawing, y, "end")
    drawing.line([(left, y), (right, y)], "strong")
    head(drawing, (left, y), (right, y), "strong")
    count = max(2, round((right - left - 9) / TICKS))
    for number in range(count + 1):
        x = left + 2 + (right - left - 9) * number / count
        drawing.line([(x, y - 1.6), (x, y + 1.6)], "rule")
    return left, right, y


def _end(label: Text, drawing: Drawing, y: float, anchor: str) -> float:
    """Write the label at an end of the axis, beside it; tell how much room that takes."""
    words = drawing.say(label)
    most = drawing.width * 0.2
    room = min(max(drawing.width * 0.12, longest(words, drawing.size, True) + 0.1), most)
    tall = extent(words, room, drawing.size, True)[1]
    if tall > drawing.height * 0.5:
        excess = tenths(tall - drawing.height * 0.5)
        drawing.fault("label-too-long", label.at, label=words, excess=excess)
    x = 0 if anchor == "start" else drawing.width
    spot = drawing.words(label, x, y, room=room, anchor=anchor, bold=True)
    return spot.right - spot.left + 2


def _key(block: Timeline, drawing: Drawing, start: float) -> float:
    """Draw what each line looks like, at the right; tell where that ends."""
    if not block.lines:
        return 0.0
    key = _arranged(block, drawing, drawing.width - start - 6)
    wide = SAMPLE + 2 + key.room
    y = 0.0
    for number, label in enumerate(block.lines):
        row, column = divmod(number, key.columns)
        y = sum(key.heights[:row])
        x = drawing.width - (key.columns - column) * wide - (key.columns - column - 1) * 4
        middle = y + drawing.size * LEADING / 2
        piece = [Moment(x, middle), Moment(x + SAMPLE, middle)]
        curves(drawing, [[]] * number + [piece], None)
        left = x + SAMPLE + 2
        drawing.words(label, left, y, room=key.room + 0.1, anchor="start", vertical="top")
    return sum(key.heights)


def _arranged(block: Timeline, drawing: Drawing, available: float) -> Key:
    """Set the key out in as few rows as fit beside the words at the left."""
    names = [drawing.say(label) for label in block.lines]
    widest = max(width(name, drawing.size) for name in names)
    for columns in range(len(names), 0, -1):
        room = (available - (columns - 1) * 4) / columns - SAMPLE - 2
        if widest <= room or columns == 1:
            break
    room = min(room, widest)
    tall = [extent(name, room + 0.1, drawing.size)[1] for name in names]
    rows = [max(tall[at : at + columns]) for at in range(0, len(tall), columns)]
    return Key(columns, room, rows)
