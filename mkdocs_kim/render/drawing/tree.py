"""Draws room for a family tree: a band for each generation."""

from __future__ import annotations

from ...records.worksheet import Tree
from . import genogram
from .drawing import Drawing, Frame, tenths
from .places import Box, extent, longest

LABEL = 28.0
"""Room for the name of a generation."""


def draw(block: Tree, frame: Frame) -> Drawing:
    """Draw the bands, their names, and the family of the example."""
    drawing = Drawing(frame.width, frame.height, frame.size, frame.say)
    names = [frame.say(label) for label in block.generations]
    widest = max(longest(name, frame.size, True) for name in names) + 0.1
    room = min(max(widest, min(LABEL, frame.width * 0.14)), LABEL)
    high = frame.height / len(names)
    for number, label in enumerate(block.generations):
        tall = extent(names[number], room, frame.size, True)[1]
        if tall > high - 1:
            excess = tenths(tall - high + 1)
            drawing.fault("label-too-long", label.at, label=names[number], excess=excess)
        drawing.words(label, 0, (number + 0.5) * high, room=room, anchor="start", bold=True)
        if number:
            drawing.line([(0, number * high), (frame.width, number * high)], "faint")
    if frame.filled and block.example:
        left = room + 4
        bands = [Box(left, n * high, frame.width, (n + 1) * high) for n in range(len(names))]
        genogram.draw(block.example, block.ties, bands, drawing)
    return drawing
