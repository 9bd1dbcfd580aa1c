"""Draws room to draw in: a centre, groups around it, circles to write names in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...records import Text
from ...records.worksheet import Canvas
from ..metrics import width
from . import core, orbit, people
from .drawing import Drawing, Frame, Point
from .orbit import Taken
from .pills import Pill, longest, pills

EDGE = 0.8
"""Between the words of a group and the edge."""
ASIDE = 1.4
"""Between a letter in its circle and the words beside it."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at the edge for a group: a letter and words, and the room they take."""

    letter: Text | None
    text: Text
    room: float
    disc: float
    """Radius of the circle around the letter."""
    box: Taken


def draw(block: Canvas, frame: Frame) -> Drawing:
    """Draw the centre, the groups, the circles, and the people of the example."""
    drawing = Drawing(frame.width, frame.height, frame.size, frame.say)
    inner = core.radius(block.centre, drawing) if block.centre else 0.0
    labels = _labels(block, drawing)
    groups = _groups(block, drawing)
    counts = [max(block.circles, len(group)) for group in groups]
    reach = longest([person.name for person in block.example], drawing)
    ring = orbit.fit(frame, _shares(counts), inner, [label.box for label in labels], reach)
    empty = ring.points(_shares([block.circles] * len(groups)))
    made: dict[int, Pill] = {}
    if frame.filled:
        points = ring.points(_shares(counts))
        made = pills(_seats(block, groups, points), ring.radius, drawing)
        full = [pill.box for pill in made.values()]
        lines = people.links(block, made, drawing)
        loose = [Taken(*point, ring.radius, ring.radius) for point in points]
        loose = [box for box in loose if all(box.gap(other) > 0 for other in full)]
        free = [box for box in loose if not any(box.crossed(*line[:2]) for line in lines)]
        empty = [(box.x, box.y) for box in free]
    for point in empty:
        drawing.ellipse(*point, ring.radius, ring.radius, "guide")
    for label in labels:
        _write(label, drawing)
    people.relate(block, made, inner, drawing)
    if block.centre:
        core.draw(block.centre, inner, drawing)
    return drawing


def ground(block: Canvas, frame: Frame) -> tuple[Drawing, float, list[Taken]]:
    """Draw only what people are put on: centre and groups, for who draws them on a screen.

    Shape: drawing, radius of the centre, the room that letter and words of each group take.
    """
    bare = block.model_copy(update={"circles": 0, "example": [], "links": []})
    drawing = draw(bare, frame)
    labels = _labels(bare, drawing)
    inner = core.radius(block.centre, drawing) if block.centre else 0.0
    return drawing, inner, [label.box for label in labels]


def _groups(block: Canvas, drawing: Drawing) -> list[list[int]]:
    """List who is in each group, as numbers of the example; without groups, in one."""
    labels = [group.text for group in block.groups]
    found: list[list[int]] = [[] for _ in range(max(1, len(labels)))]
    for number, person in enumerate(block.example):
        found[person.sector.among(labels) if person.sector else 0].append(number)
    return found


def _seats(
    block: Canvas, groups: Sequence[Sequence[int]], points: Sequence[Point]
) -> dict[int, tuple[Text, Point]]:
    """Give everybody a place of their group, spread over its places."""
    found = {}
    start = 0
    for group in groups:
        count = max(block.circles, len(group))
        for rank, number in enumerate(group):
            place = points[start + rank * count // len(group)]
            found[number] = (block.example[number].name, place)
        start += count
    return found


def _shares(counts: Sequence[int]) -> list[float]:
    """Divide the way round among groups, with more air between them than in them."""
    wide = 1 / len(counts)
    near = wide * (0.84 if len(counts) > 1 else 1)
    return [
        group * wide + (place - (count - 1) / 2) * near / count
        if len(counts) > 1
        else place * near / count
        for group, count in enumerate(counts)
        for place in range(count)
    ]


def _labels(block: Canvas, drawing: Drawing) -> list[Label]:
    """Lay the groups along an ellipse with square shoulders, which leaves the most room inside."""
    found = []
    x, y = drawing.width / 2, drawing.height / 2
    around = orbit.Ring(x, y, x * 0.75, y * 0.75, 0)
    turns = around.points([number / len(block.groups) for number in range(len(block.groups))])
    for group, turn in zip(block.groups, turns, strict=True):
        letter = drawing.say(group.letter) if group.letter else ""
        disc = max(drawing.size * 0.9, width(letter, drawing.size, True) / 2 + 1) if letter else 0.0
        beside = abs(turn[0] - x) > x * 0.4
        share = 0.12 if beside else 0.2
        room, words = orbit.snug(
            drawing.say(group.text), max(22.0, drawing.width * share), drawing.size, not letter
        )
        rx = words.rx + (disc + ASIDE / 2 if letter else 0)
        ry = max(words.ry, disc + 0.2)
        dx, dy = turn[0] - x, turn[1] - y
        across, up = dx / (x - rx - EDGE), dy / (y - ry - EDGE)
        far = (abs(across) ** 5 + abs(up) ** 5) ** -0.2
        box = Taken(x + dx * far, y + dy * far, rx, ry)
        found.append(Label(group.letter, group.text, room, disc, box))
    return found


def _write(label: Label, drawing: Drawing) -> None:
    left = label.box.x - label.box.rx
    if label.letter:
        at = (left + label.disc, label.box.y)
        drawing.ellipse(*at, label.disc, label.disc, "edge", "paper")
        drawing.words(label.letter, *at, bold=True)
        left += label.disc * 2 + ASIDE
    bold = label.letter is None
    drawing.words(label.text, left, label.box.y, room=label.room, anchor="start", bold=bold)
