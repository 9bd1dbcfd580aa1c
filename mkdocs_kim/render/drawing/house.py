"""The outline of a house, and words in its roof and in its body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...records import Text
from ..metrics import LEADING
from .drawing import Drawing, tenths
from .places import Box, extent, longest

LONG = 26.0
"""A longer word may be cut."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a house stands; all but ``roof`` and ``eaves`` are places in the drawing."""

    left: float
    right: float
    peak: float
    roof: float
    """How high the roof is."""
    ground: float
    eaves: float
    """How far the roof sticks out."""

    @property
    def middle(self) -> float:
        """Where the peak is."""
        return (self.left + self.right) / 2

    @property
    def gutter(self) -> float:
        """Where the roof ends and the body begins."""
        return self.peak + self.roof

    def body(self, margin: float) -> Box:
        """Find the room below the roof."""
        side = self.eaves + margin
        return Box(
            self.left + side, self.gutter + margin * 0.8, self.right - side, self.ground - margin
        )

    def draw(self, drawing: Drawing) -> None:
        """Draw the body and the gabled roof."""
        left, right = self.left + self.eaves, self.right - self.eaves
        corners = [(left, self.gutter), (left, self.ground), (right, self.ground)]
        drawing.line([*corners, (right, self.gutter)], "edge", stroke_linejoin="round")
        gable = [(self.left, self.gutter), (self.middle, self.peak), (self.right, self.gutter)]
        drawing.line([*gable, gable[0], gable[1]], "strong", stroke_linejoin="round")


def roof_for(words: Sequence[Text], wide: float, drawing: Drawing) -> float:
    """Find the lowest roof in which the words fit."""
    high = wide * 0.3
    while high < wide * 0.8 and _stacked(words, wide, high, drawing) is None:
        high += 1.0
    return high


def roof_words(
    title: Text, example: Sequence[Text], outline: Outline, drawing: Drawing, *, filled: bool
) -> None:
    """Write the title in the roof, and below it what the example puts there.

    The title keeps its place on a blank sheet: the words of the example have room there.
    """
    words = [title, *example]
    wide = outline.right - outline.left
    rooms = _stacked(words, wide, outline.roof, drawing)
    if rooms is None:
        label, excess = drawing.say(words[-1]), tenths(drawing.size * LEADING)
        drawing.fault("label-too-long", words[-1].at, label=label, excess=excess)
        rooms = [
            (wide * 0.5, outline.roof * 0.4 + drawing.size * LEADING * n) for n in range(len(words))
        ]
    for number, (text, (room, top)) in enumerate(zip(words, rooms, strict=True)):
        if filled or not number:
            drawing.words(
                text,
                outline.middle,
                outline.peak + top,
                room=room,
                bold=not number,
                role="ink" if number else "label",
                vertical="top",
            )


def _stacked(
    words: Sequence[Text], wide: float, high: float, drawing: Drawing
) -> list[tuple[float, float]] | None:
    """Stack words in a gable, the last one at the bottom.

    Shape: for each the room that it gets, and its top, measured from the peak; None: it is too low.
    """
    line = drawing.size * LEADING
    base = high - 1.5 - (0 if len(words) > 1 else min(line * 0.5, high * 0.08))
    rooms: list[tuple[float, float]] = []
    for number in range(len(words) - 1, -1, -1):
        text = drawing.say(words[number])
        least = min(longest(text, drawing.size, not number) + 0.1, LONG)
        room = wide * base / high
        while True:
            if room < least:
                return None
            real, tall = extent(text, room, drawing.size, not number)
            top = base - tall
            if top > 0 and real <= wide * (top + line * 0.15) / high - 4:
                break
            room -= 1.0
        rooms.append((room, top))
        base = top - line * 0.2
    return rooms[::-1]


def bullets(texts: Sequence[Text], room: Box, drawing: Drawing) -> float:
    """Write words below each other, each after a dot; tell where they end."""
    line = drawing.size * LEADING
    top = room.top
    for text in texts:
        drawing.ellipse(room.left + 0.7, top + line / 2, 0.6, 0.6, "ink", "solid")
        left = room.left + 2.6
        spot = drawing.words(
            text,
            left,
            top,
            room=max(room.right - left, 8.0),
            anchor="start",
            role="ink",
            vertical="top",
        )
        top = spot.bottom + line * 0.25
    return top - line * 0.25 if texts else top


def bullets_height(texts: Sequence[Text], wide: float, drawing: Drawing) -> float:
    """Measure words below each other, each after a dot."""
    line = drawing.size * LEADING
    room = max(wide - 2.6, 8.0)
    tall = sum(extent(drawing.say(text), room, drawing.size)[1] for text in texts)
    return tall + line * 0.25 * max(0, len(texts) - 1)


def write(hint: Text | None, example: Sequence[Text], room: Box, drawing: Drawing) -> None:
    """Write what comes in a room, and below it what the example puts there."""
    top = room.top
    if hint:
        middle = (room.left + room.right) / 2
        wide = room.right - room.left
        spot = drawing.words(hint, middle, top, room=wide, role="quiet", vertical="top")
        top = spot.bottom + drawing.size * LEADING * 0.4
    end = bullets(example, Box(room.left, top, room.right, room.bottom), drawing)
    if end > room.bottom + 0.3 and (last := [*example, hint][0]):
        excess = tenths(end - room.bottom)
        drawing.fault("label-too-long", last.at, label=drawing.say(last), excess=excess)
