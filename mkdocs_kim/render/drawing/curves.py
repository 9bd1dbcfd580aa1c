"""Draws the lines of an example along an axis of time, and what happened at their points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from math import hypot

from ...records import Text
from ..metrics import LEADING
from .drawing import Drawing, Point
from .places import Box, covered, extent, outside

LOOKS: tuple[dict[str, str], ...] = (
    {"stroke_width": "0.7"},
    {"stroke_dasharray": "3 1.8", "stroke_width": "0.7"},
    {"stroke_dasharray": "0.1 1.6", "stroke_linecap": "round", "stroke_width": "0.9"},
    {},
)
"""How the first line looks, the second and the third; the fourth is double."""
ROOM = 32.0
"""For what happened, before it breaks."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of a line."""

    x: float
    y: float
    text: Text | None = None


def curves(drawing: Drawing, lines: list[list[Moment]], field: Box | None) -> None:
    """Draw lines through their points; with a field also dots, and the words near them.

    Shape: the number of a line chooses how it looks.
    """
    traced = [list(_smooth(line)) for line in lines]
    moments = sorted((moment for line in lines for moment in line), key=lambda moment: moment.x)
    if field:
        passed = [(moment.x, moment.y) for moment in moments] + [p for line in traced for p in line]
        for moment in moments:
            if moment.text:
                _tell(drawing, moment, moment.text, passed, field)
    role = "ink" if field else "edge"
    for number, trace in enumerate(traced):
        if len(trace) > 1 and number % len(LOOKS) == len(LOOKS) - 1:
            for side in (-0.65, 0.65):
                drawing.line(_beside(trace, side), role)
        elif len(trace) > 1:
            drawing.line(trace, role, **LOOKS[number % len(LOOKS)])
    for moment in moments if field else ():
        drawing.ellipse(moment.x, moment.y, 1.1, 1.1, "ink", "solid")


def _smooth(line: list[Moment]) -> Iterator[Point]:
    """Walk through the points without ever going higher or lower than they do."""
    slopes = [(b.y - a.y) / max(b.x - a.x, 0.01) for a, b in pairwise(line)]
    bends = [
        0.0 if before * after <= 0 else 2 * before * after / (before + after)
        for before, after in pairwise(slopes)
    ]
    turns = [*slopes[:1], *bends, *slopes[-1:]]
    for number, (a, b) in enumerate(pairwise(line)):
        wide = b.x - a.x
        for step in range(24):
            t = step / 24
            rise = (3 - 2 * t) * t * t
            start, end = t * (1 - t) ** 2, t * t * (t - 1)
            bend = wide * (turns[number] * start + turns[number + 1] * end)
            yield a.x + wide * t, a.y + (b.y - a.y) * rise + bend
    if line:
        yield line[-1].x, line[-1].y


def _beside(trace: list[Point], by: float) -> list[Point]:
    """Move a line sideways, everywhere as far."""
    moved = []
    for number, (x, y) in enumerate(trace):
        x0, y0 = trace[max(0, number - 1)]
        x1, y1 = trace[min(len(trace) - 1, number + 1)]
        long = hypot(x1 - x0, y1 - y0) or 1
        moved.append((x - by * (y1 - y0) / long, y + by * (x1 - x0) / long))
    return moved


def _tell(drawing: Drawing, moment: Moment, text: Text, passed: list[Point], field: Box) -> None:
    """Write what happened near its point, where it covers least."""
    words = drawing.say(text)
    line = drawing.size * LEADING
    middle = (field.top + field.bottom) / 2
    high = moment.y <= middle
    best: tuple[float, Box, float] | None = None
    for room, up, lift, part in product(
        (ROOM, ROOM * 0.7, ROOM * 1.3), (high, not high), range(6), (0.0, -0.3, 0.3, -0.6, 0.6)
    ):
        wide, tall = extent(words, min(room, drawing.width * 0.3), drawing.size)
        away = 2.0 + lift * line * 0.6
        x = moment.x + part * wide
        top = moment.y - away - tall if up else moment.y + away
        box = Box(x - wide / 2, top, x + wide / 2, top + tall)
        cost = 1000 * outside(drawing, box) + 600 * covered(drawing, box, 0.7)
        cost += 16 * sum(box.holds(point, 1.2) for point in passed)
        cost += 60 * (box.top - 1.8 < middle < box.bottom + 1.8)
        cost += 40 * (((box.top + box.bottom) / 2 <= middle) != high)
        cost += 9 * (up != high) + 5 * lift + 6 * abs(part) + 5 * (room != ROOM)
        if best is None or cost < best[0]:
            best = (cost, box, away)
    if best is None:
        return
    _, box, away = best
    x, up = (box.left + box.right) / 2, box.top < moment.y
    if away > 4:
        near = min(max(moment.x, box.left + 2), box.right - 2)
        end = (near, box.bottom) if up else (near, box.top)
        drawing.line(
            [(moment.x, moment.y - 1.6 if up else moment.y + 1.6), end], "ink", stroke_width="0.25"
        )
    room = box.right - box.left + 0.1
    drawing.words(text, x, box.top, room=room, role="ink", backed=True, vertical="top")
