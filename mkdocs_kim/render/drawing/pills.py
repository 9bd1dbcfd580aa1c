"""Draws names with a line around them, at the places of the circles to write in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ...records import Text
from ..metrics import height, width
from .drawing import Drawing, Point, mm, tenths
from .orbit import ROUND, Taken, snug

PADDING = 1.8
"""Between a name and the rim of its pill."""
LINES = 3
"""A name in a pill has no more."""
WIDEST = 26.0
"""A word up to this wide is not cut, if there is room."""
NARROW = 14.0
"""A word up to this wide is not cut, even if pills would meet."""
APART = 0.6
"""The least between two pills."""


@dataclass(frozen=True, slots=True)
class Pill:
    """A name with a line around it."""

    name: Text
    room: float
    box: Taken

    @classmethod
    def of(cls, name: Text, place: Point, radius: float, most: float, drawing: Drawing, /) -> Pill:
        """Make a pill around a place; a word wider than ``most`` is cut."""
        words, size, line = drawing.say(name), drawing.size, height(1, drawing.size)
        widest = max((width(word, size) for word in words.split()), default=0.0)
        room = max(radius * 2 - PADDING, min(widest, most))
        fitted, box = snug(words, room, size)
        while box.ry * 2 > line * (LINES + 0.5) and room < radius * 4:
            room *= 1.1
            fitted, box = snug(words, room, size)
        rx, ry = max(box.rx + PADDING, min(radius * 0.75, 9.0)), box.ry + PADDING * 0.6
        x = min(max(place[0], rx + 0.3), max(drawing.width - rx - 0.3, drawing.width / 2))
        y = min(max(place[1], ry + 0.3), max(drawing.height - ry - 0.3, drawing.height / 2))
        return cls(name, fitted, Taken(x, y, rx, ry))

    @property
    def at(self) -> Point:
        """The middle."""
        return self.box.x, self.box.y

    def draw(self, drawing: Drawing, /) -> None:
        """Draw the pill over what is behind it."""
        box, corner = self.box, min(self.box.rx, self.box.ry, ROUND)
        left, right, top, bottom = box.x - box.rx, box.x + box.rx, box.y - box.ry, box.y + box.ry
        turn = f"A{mm(corner)} {mm(corner)} 0 0 1"
        drawing.path(
            f"M{mm(left + corner)} {mm(top)} H{mm(right - corner)}"
            f" {turn} {mm(right)} {mm(top + corner)} V{mm(bottom - corner)}"
            f" {turn} {mm(right - corner)} {mm(bottom)} H{mm(left + corner)}"
            f" {turn} {mm(left)} {mm(bottom - corner)} V{mm(top + corner)}"
            f" {turn} {mm(left + corner)} {mm(top)} Z",
            "ink",
            "paper",
        )
        drawing.words(self.name, *self.at, room=self.room, role="ink")
        excess = (box.ry - PADDING * 0.6) * 2 - height(LINES, drawing.size)
        if excess > 0.1:
            words = drawing.say(self.name)
            drawing.fault("label-too-long", self.name.at, label=words, excess=tenths(excess))


def longest(names: Sequence[Text], drawing: Drawing, /) -> float:
    """Measure half the width of a pill around the longest word of some names."""
    words = [word for name in names for word in drawing.say(name).split()]
    return max((width(word, drawing.size) for word in words), default=0.0) / 2 + PADDING


def pills(
    places: Mapping[int, tuple[Text, Point]], radius: float, drawing: Drawing
) -> dict[int, Pill]:
    """Make a pill at each place; those that would meet become narrower."""
    made = {key: Pill.of(*place, radius, WIDEST, drawing) for key, place in places.items()}
    close = {
        key
        for one, two in combinations(made, 2)
        if made[one].box.gap(made[two].box) < APART
        for key in (one, two)
    }
    for key in close:
        made[key] = Pill.of(*places[key], radius, NARROW, drawing)
    return made
