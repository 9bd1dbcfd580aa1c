"""Draws spokes from a centre: to mark a value on, or with a circle at the end to write in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import atan2, cos, hypot, sin
from operator import itemgetter

from ...records import Text
from ...records.worksheet import Web
from ..metrics import SMALLEST
from . import core, orbit
from .drawing import Drawing, Frame, Point, between, mm, shortened, tenths
from .orbit import Taken
from .pills import longest, pills

GAP = 2.0
"""Between the end of a spoke and its words."""
SOLID = {"stroke_dasharray": "none"}
DOT = 1.3
"""Radius of a mark."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """A line outwards, where its values begin and end."""

    inner: Point
    outer: Point

    def at(self, value: float, steps: int) -> Point:
        """Find the place of a value: in steps, or in percent if there are none."""
        return between(self.inner, self.outer, min(1.0, value / (steps or 100)))


def draw(block: Web, frame: Frame) -> Drawing:
    """Draw the centre, the spokes, and the marks of the example."""
    drawing = Drawing(frame.width, frame.height, frame.size, frame.say)
    inner = core.radius(block.centre, drawing) if block.centre else 1.0
    if block.spokes:
        _named(block, frame, inner, drawing)
    else:
        _blank(block, frame, inner, drawing)
    if block.centre:
        core.draw(block.centre, inner, drawing)
    else:
        drawing.ellipse(frame.width / 2, frame.height / 2, 0.8, 0.8, "edge", "solid")
    return drawing


def _blank(block: Web, frame: Frame, inner: float, drawing: Drawing) -> None:
    """Draw spokes that end in a circle; the example puts names in the circles."""
    count = block.count or 3
    shares = [number / count for number in range(count)]
    reach = longest([mark.label for mark in block.example], drawing)
    ring = orbit.fit(frame, shares, inner, [], reach)
    middle = (frame.width / 2, frame.height / 2)
    points = ring.points(shares)
    spokes = [Spoke(*shortened(middle, point, inner, ring.radius)) for point in points]
    for point in points:
        drawing.line([middle, point], "rule")
    _steps(block, spokes, drawing)
    shown = block.example[:count] if frame.filled else []
    marks = {rank * count // len(shown): mark for rank, mark in enumerate(shown)}
    _surface(block, [(spokes[number], mark.at) for number, mark in marks.items()], drawing)
    names = {number: (mark.label, points[number]) for number, mark in marks.items()}
    for pill in pills(names, ring.radius, drawing).values():
        pill.draw(drawing)
    for number, point in enumerate(points):
        if number not in marks:
            drawing.ellipse(*point, ring.radius, ring.radius, "rule", "paper")
    for mark in block.example[count:]:
        excess = tenths(ring.radius * 2)
        drawing.fault("label-too-long", mark.label.at, label=frame.say(mark.label), excess=excess)


def _named(block: Web, frame: Frame, inner: float, drawing: Drawing) -> None:
    """Draw spokes with their words outside, as long as the words allow."""
    count = len(block.spokes)
    shares = [number / count for number in range(count)]
    middle = (frame.width / 2, frame.height / 2)
    rx, ry = middle if not block.steps else (min(middle), min(middle))
    part = 1.02
    words: list[tuple[float, Taken]] = []
    ends: list[Point] = []
    while part > 0.3 and (not words or not _fits([box for _, box in words], drawing)):
        part -= 0.02
        ends = orbit.Ring(*middle, rx * part, ry * part, 0).points(shares)
        words = _around(block.spokes, ends, drawing)
    spokes = [Spoke(shortened(middle, end, inner, 0)[0], end) for end in ends]
    for spoke in spokes:
        drawing.line([middle, spoke.outer], "rule")
    _steps(block, spokes, drawing)
    for label, (room, box) in zip(block.spokes, words, strict=True):
        drawing.words(label, box.x, box.y, room=room, bold=True)
    if frame.filled:
        found = [(mark.label.among(block.spokes), mark.at) for mark in block.example]
        marks = sorted(found, key=itemgetter(0))  # of two on one spoke one may have no value
        _surface(block, [(spokes[number], value) for number, value in marks], drawing)


def _around(
    labels: Sequence[Text], ends: Sequence[Point], drawing: Drawing
) -> list[tuple[float, Taken]]:
    """Place words beyond the ends of the spokes, sliding along as the spokes turn."""
    found = []
    for label, (x, y) in zip(labels, ends, strict=True):
        turn = atan2(y - drawing.height / 2, x - drawing.width / 2)
        share = 0.15 if abs(cos(turn)) > 0.3 else 0.22
        wide = max(24.0, drawing.width * share)
        room, box = orbit.snug(drawing.say(label), wide, drawing.size, True)
        across = max(-1.0, min(1.0, cos(turn) / 0.3))
        left, top = x + GAP * cos(turn), y + GAP * sin(turn)
        place = Taken(left + box.rx * across, top + box.ry * sin(turn), box.rx, box.ry)
        found.append((room, place))
    return found


def _fits(boxes: Sequence[Taken], drawing: Drawing) -> bool:
    """Tell whether all words are inside the drawing and clear of each other."""
    inside = all(
        box.rx <= box.x <= drawing.width - box.rx and box.ry <= box.y <= drawing.height - box.ry
        for box in boxes
    )
    return inside and all(one.gap(two) >= 1.2 for one, two in combinations(boxes, 2))


def _steps(block: Web, spokes: Sequence[Spoke], drawing: Drawing) -> None:
    """Draw a light web through the steps, with the numbers along the first spoke."""
    for step in range(1, block.steps + 1):
        corners = [spoke.at(step, block.steps) for spoke in spokes]
        if step < block.steps:
            drawing.line([*corners, corners[0]], "guide", stroke_width="0.18", **SOLID)
        else:
            drawing.line([*corners, corners[0]], "rule")
    if not block.steps:
        return
    size = max(SMALLEST, drawing.size * 0.9)
    first = spokes[0]
    each = hypot(first.outer[0] - first.inner[0], first.outer[1] - first.inner[1]) / block.steps
    told = next((every for every in (1, 2, 5) if each * every >= size * 1.1), block.steps)
    for step in range(told, block.steps + 1, told):
        x, y = first.at(step, block.steps)
        drawing.words(str(step), x + 1.2, y, anchor="start", role="quiet", size=size, backed=True)


def _surface(block: Web, marks: Sequence[tuple[Spoke, float | None]], drawing: Drawing) -> None:
    """Draw the marks of the example, joined to a surface if there are three."""
    points = [spoke.at(value, block.steps) for spoke, value in marks if value is not None]
    if len(points) > 2:
        d = "M" + " L".join(f"{mm(x)} {mm(y)}" for x, y in points) + " Z"
        drawing.path(d, "ink", stroke_width="1", stroke_linejoin="round")
    for point in points:
        drawing.ellipse(*point, DOT, DOT, "ink", "solid")
