"""Running text on paper: how many lines it takes, and how it fills columns, before it is set.

Everything is measured a hair too large rather than too small, so what fits here fits on paper.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..metrics import POINT, width
from .measuring import HAIR

LEADING = 1.27
"""Distance of lines, in parts of the type size."""
LEAST = 8.5 * POINT
"""No type is smaller; the numbers of sources are never larger."""
BREAK = "\u200b"
"""Where an address may go on, on the next line."""
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph that looks the same."""

    text: str
    look: str = ""
    """``bold``, ``quiet``, ``cite``, ``link``; empty for plain words."""
    url: str = ""


_PARTS = re.compile(rf"([^\S\u00a0\u202f]+|{BREAK})")


def lines(runs: Sequence[Run], room: float, size: float) -> int:
    """Count the lines of a paragraph; a run goes on where the one before it ended."""
    room *= HAIR
    count, filled, gap = 1, 0.0, 0.0
    for wide, before in _words(runs, size):
        gap = before
        if filled and filled + gap + wide > room:
            count, filled, gap = count + 1, 0.0, 0.0
        filled += gap + wide
        if filled > room:
            more = math.ceil(filled / room * 1.1) - 1
            count, filled = count + more, room
    return count


def _words(runs: Sequence[Run], size: float) -> Iterator[tuple[float, float]]:
    """Yield what cannot be broken: how wide it is, and how wide the space before it."""
    wide = before = 0.0
    for run in runs:
        bold, own = run.look == "bold", LEAST if run.look == "cite" else size
        for number, part in enumerate(_PARTS.split(run.text)):
            if number % 2 == 0:
                wide += width(part, own, bold) if part else 0.0
                continue
            if wide:
                yield wide, before
            wide, before = 0.0, 0.0 if part == BREAK else width(" ", own, bold)
    if wide:
        yield wide, before


def tall(paragraphs: Sequence[Sequence[Run]], room: float, size: float) -> float:
    """Measure paragraphs below each other."""
    return sum(lines(runs, room, size) for runs in paragraphs) * size * LEADING


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stays together, measured with the room above it."""

    kind: str
    """``heading``, ``label``, ``text`` or ``item``."""
    tall: float
    paragraphs: tuple[tuple[Run, ...], ...]
    mark: str = ""
    lang: str = ""
    spare: float = 0.0
    """Of its height: what it does not take where it stands first."""
    held: bool = False
    """Whether it may not stand without what follows it; headings never do."""

    @property
    def leads(self) -> bool:
        """Tell whether it stands together with what follows it."""
        return self.held or self.kind in ("heading", "label")


@dataclass
class _Unit:
    pieces: list[Piece] = field(default_factory=list)

    @property
    def tall(self) -> float:
        return sum(piece.tall for piece in self.pieces)


def fill(pieces: Sequence[Piece], room: Callable[[int], float]) -> list[list[Piece]]:
    """Fill column after column; nothing is parted, and no heading stands last.

    Shape: ``room(n)`` tells how tall column ``n`` is.
    """
    columns: list[list[Piece]] = [[]]
    filled = 0.0
    for unit in _units(pieces):
        if columns[-1] and filled + unit.tall > room(len(columns) - 1):
            columns.append([])
            filled = 0.0
        columns[-1] += unit.pieces
        filled += unit.tall
    return columns


def even(pieces: Sequence[Piece], count: int, room: float) -> list[list[Piece]]:
    """Fill so many columns so that they end as near to each other as they can."""
    low, most = 0.0, room
    while most - low > 0.5:
        middle = (low + most) / 2
        found = fill(pieces, lambda _, here=middle: here)  # type: ignore[misc]
        fits = len(found) <= count and all(high(column) <= middle for column in found)
        low, most = (low, middle) if fits else (middle, most)
    return fill(pieces, lambda _: most)


def high(column: Sequence[Piece]) -> float:
    """Tell how tall a column is."""
    return sum(piece.tall for piece in column)


def _units(pieces: Sequence[Piece]) -> Iterator[_Unit]:
    """Put headings together with what they stand above."""
    unit = _Unit()
    for piece in pieces:
        unit.pieces.append(piece)
        if not piece.leads:
            yield unit
            unit = _Unit()
    if unit.pieces:
        yield unit


def told(runs: Sequence[Run]) -> list[Data]:
    """Give a paragraph as data for the setter."""
    return [{"text": run.text, "look": run.look, "url": run.url} for run in runs if run.text]


def column(pieces: Sequence[Piece]) -> list[Data]:
    """Give a column as data for the setter: items in a row become one list."""
    found: list[Data] = []
    for piece in pieces:
        body = [told(runs) for runs in piece.paragraphs]
        if piece.kind != "item":
            found.append({"kind": piece.kind, "lang": piece.lang, "runs": body[0]})
            continue
        if not found or found[-1]["kind"] != "items":
            found.append({"kind": "items", "items": []})
        found[-1]["items"].append({"mark": piece.mark, "lang": piece.lang, "paragraphs": body})
    return found
