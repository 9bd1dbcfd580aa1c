"""Draws a circle to cut into slices."""

from __future__ import annotations

from collections.abc import Iterator
from math import pi

from ...records.worksheet import Pie
from .drawing import Drawing, Frame, on_ellipse
from .slices import Cut, Name, clear, excess_of, leader_of, names_of

TICKS = 16
SMALL = 0.62
"""The circle never shrinks below this part of what fits."""


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
        names = names_of(cuts, drawing, radius)
        if all(excess_of(name, drawing) < 0.05 and clear(name, radius) for name in names):
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


def _write(name: Name, drawing: Drawing, radius: float) -> None:
    x, y = drawing.width / 2, drawing.height / 2
    box, cut = name.box, name.cut
    room = box.right - box.left + 0.1
    middle = (box.top + box.bottom) / 2
    if name.inside:
        across = x + (box.left + box.right) / 2
        drawing.words(cut.text, across, y + middle, room=room, role="ink")
        return
    leader = [(x + across, y + down) for across, down in leader_of(name, radius)]
    drawing.line(leader, "ink", stroke_width="0.3")
    near, anchor = (box.left, "start") if box.left > 0 else (box.right, "end")
    drawing.words(cut.text, x + near, y + middle, room=room, anchor=anchor, role="ink")
