"""Draws how the people of an example stand to each other and to the centre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan2, cos, sin

from ...records import Text
from ...records.worksheet import Canvas
from .drawing import Drawing, Point, between, shortened
from .orbit import Taken
from .pills import Pill
from .strokes import stroke

NEAR = 0.8
"""Between the head of an arrow and what it points at."""


def relate(block: Canvas, pills: Mapping[int, Pill], core: float, drawing: Drawing) -> None:
    """Draw the lines, then the pills over them, then the letters over the lines."""
    letters: list[tuple[Text, Point]] = []
    middle = (drawing.width / 2, drawing.height / 2)
    for number, pill in pills.items() if block.centre else ():
        person = block.example[number]
        rim, _ = shortened(middle, pill.at, core, 0)
        end = pill.box.rim(pill.at, middle)
        line = person.line or ("thin" if person.arrow else None)
        if line:
            _tie(drawing, rim, end, line, person.arrow)
        if person.letters:
            part = 0.25 if line == "broken" else 0.45
            letters.append((person.letters, between(rim, end, part)))
    for start, stop, kind in links(block, pills, drawing):
        stroke(drawing, start, stop, kind, "ink")
    for pill in pills.values():
        pill.draw(drawing)
    for text, spot in letters:
        drawing.words(text, *spot, role="ink", backed=True)


def _tie(drawing: Drawing, rim: Point, end: Point, line: str, arrow: str | None) -> None:
    """Draw the line between the centre and somebody; a wide line stops inside its head."""
    near = [NEAR if arrow in (way, "both") or "arrow" in line else 0.0 for way in ("to", "from")]
    start, stop = shortened(rim, end, near[0], near[1])
    inside = 2.4 if line in ("thick", "double", "zigzag") else 0.6
    before, after = (inside if arrow in (way, "both") else 0.0 for way in ("to", "from"))
    stroke(drawing, *shortened(start, stop, before, after), line, "ink")
    if before:
        _tip(drawing, stop, start, inside)
    if after:
        _tip(drawing, start, stop, inside)


def _tip(drawing: Drawing, start: Point, end: Point, inside: float) -> None:
    """Draw a head that is clear on a thick line too."""
    angle = atan2(end[1] - start[1], end[0] - start[0])
    wings = [(end[0] - 3.8 * cos(angle + by), end[1] - 3.8 * sin(angle + by)) for by in (0.5, -0.5)]
    drawing.line([wings[0], end, wings[1]], "ink", stroke_width="0.8" if inside > 1 else "0.5")


def links(
    block: Canvas, pills: Mapping[int, Pill], drawing: Drawing
) -> list[tuple[Point, Point, str]]:
    """Find the lines between people; two arrows between the same two become one."""
    if not pills:
        return []
    names = [person.name for person in block.example]
    lines: dict[tuple[int, int], str] = {}
    for link in block.links:
        source, target = (name.among(names) for name in (link.from_, link.to))
        if link.line == "arrow" and lines.get((target, source)) == "arrow":
            lines[target, source] = "arrow_both"
        else:
            lines[source, target] = link.line
    found = []
    for (source, target), line in lines.items():
        others = [pill.box for number, pill in pills.items() if number not in (source, target)]
        start, end = _free(pills[source].box, pills[target].box, others, drawing)
        found.append((*shortened(start, end, NEAR, NEAR), line))
    return found


def _free(
    first: Taken, second: Taken, others: Sequence[Taken], drawing: Drawing
) -> tuple[Point, Point]:
    """Find a line between two pills that goes through no other, bending to the middle."""
    middle = (drawing.width / 2, drawing.height / 2)
    found: list[tuple[int, tuple[Point, Point]]] = []
    for inward in (0.0, 0.3, 0.6, 0.85):
        inside = [
            between((box.x, box.y), box.rim((box.x, box.y), middle), inward)
            for box in (first, second)
        ]
        line = (first.rim(inside[0], inside[1]), second.rim(inside[1], inside[0]))
        found.append((sum(box.crossed(*line) for box in others), line))
    return min(found, key=lambda pair: pair[0])[1]
