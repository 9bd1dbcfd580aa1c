"""Where words find room: how large they will be, and whether a place is still free."""

from __future__ import annotations

from dataclasses import dataclass

from ..metrics import LEADING, width, wrap
from .drawing import Drawing, Point


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Tell whether a point lies in the rectangle, or this close to it."""
        x, y = point
        return (
            self.left - margin < x < self.right + margin
            and self.top - margin < y < self.bottom + margin
        )


def extent(words: str, room: float, size: float, bold: bool = False) -> tuple[float, float]:
    """Measure words that break into lines: how wide and how tall they will be."""
    lines = wrap(words, room, size, bold)
    wide = max((width(line, size, bold) for line in lines), default=0.0)
    return wide, len(lines) * size * LEADING


def longest(words: str, size: float, bold: bool = False) -> float:
    """Measure the longest word: with less room it would be cut."""
    return max((width(word, size, bold) for word in words.split()), default=0.0)


def covered(drawing: Drawing, box: Box, gap: float = 0) -> int:
    """Count the words that stand in a rectangle, or this close to it."""
    return sum(
        spot.left < box.right + gap
        and box.left - gap < spot.right
        and spot.top < box.bottom + gap
        and box.top - gap < spot.bottom
        for spot in drawing.spots
    )


def outside(drawing: Drawing, box: Box) -> float:
    """Measure how far a rectangle sticks out of the drawing."""
    right, bottom = box.right - drawing.width, box.bottom - drawing.height
    return max(0.0, -box.left, -box.top, right, bottom)
