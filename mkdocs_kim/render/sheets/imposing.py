"""Which card stands where on which sheet: what a printer calls imposition.

Unit: millimetres from the top left of the paper. All paper stands upright, so that turning it over
its long edge is the same to every printer: left becomes right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 105.0, 148.0
"""Of a card when it is cut: A6."""
BLEED = 3.0
"""How far colour goes on beyond the cut, for who cuts it off."""
PAPERS = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}
GAP = 16.0
"""Between cards with bleed, so that the marks of both fit between."""
AWAY, MARK = 3.5, 4.0
"""How far from the cut a mark begins, and how long it is."""
Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the middle of a card comes, and how far it is turned: degrees, clockwise."""

    x: float
    y: float
    turn: int


@dataclass(frozen=True, slots=True)
class Format:
    """A way to print cards."""

    paper: str
    bleed: bool
    width: float
    height: float
    fronts: tuple[Place, ...]
    """Row by row, as who holds the sheet so that its words can be read."""
    backs: tuple[Place, ...]
    """Each behind its front, and as upright: what is turned one way here is turned the other."""
    marks: tuple[Line, ...]
    """Where to cut, on the side of the fronts."""


_GRIDS = {("a4", False): (2, 2, 0), ("a3", False): (2, 4, 270)}
_GRIDS |= {("a4", True): (1, 2, 270), ("a3", True): (2, 2, 0)}
"""Columns, rows and turn: the most cards that fit."""


def imposed(paper: str, bleed: bool) -> Format:
    """Lay out a sheet.

    Raises: KeyError if the paper is unknown: a fault of ours.
    """
    columns, rows, turn = _GRIDS[paper, bleed]
    width, height = PAPERS[paper]
    wide, tall = (HEIGHT, WIDTH) if turn else (WIDTH, HEIGHT)
    gap = GAP if bleed else 0.0
    xs = _starts(width, columns, wide, gap)
    ys = _starts(height, rows, tall, gap)
    cells = [(x, y) for x in xs for y in reversed(ys)] if turn else [(x, y) for y in ys for x in xs]
    fronts = tuple(Place(x + wide / 2, y + tall / 2, turn) for x, y in cells)
    backs = tuple(Place(width - one.x, one.y, -one.turn % 360) for one in fronts)
    cuts = ([(x, x + wide) for x in xs], [(y, y + tall) for y in ys])
    marks = _around(*cuts) if bleed else _between(*cuts, width, height)
    return Format(paper, bleed, width, height, fronts, backs, marks)


def _starts(room: float, count: int, size: float, gap: float) -> list[float]:
    first = (room - count * size - (count - 1) * gap) / 2
    return [first + number * (size + gap) for number in range(count)]


Spans = Sequence[tuple[float, float]]


def _around(columns: Spans, rows: Spans) -> tuple[Line, ...]:
    """Mark the corners of every card, outside the bleed."""
    found: list[Line] = []
    for left, right in columns:
        for top, bottom in rows:
            for x, out in ((left, -1), (right, 1)):
                for y, down in ((top, -1), (bottom, 1)):
                    found.append((x + out * AWAY, y, x + out * (AWAY + MARK), y))
                    found.append((x, y + down * AWAY, x, y + down * (AWAY + MARK)))
    return tuple(found)


def _between(columns: Spans, rows: Spans, width: float, height: float) -> tuple[Line, ...]:
    """Mark the cuts between cards where they begin and where they cross."""
    down = [left for left, _ in columns[1:]]
    across = [top for top, _ in rows[1:]]
    found: list[Line] = []
    for x in down:
        found += [(x, 0, x, 2 * MARK), (x, height - 2 * MARK, x, height)]
        found += [(x, y - MARK, x, y + MARK) for y in across]
    for y in across:
        found += [(0, y, 2 * MARK, y), (width - 2 * MARK, y, width, y)]
        found += [(x - MARK, y, x + MARK, y) for x in down]
    return tuple(found)


def deal(count: int, places: int) -> list[list[int | None]]:
    """Deal cards over sheets so that the piles, cut and laid on each other, are in order.

    Shape: per sheet the number of the card at each place, None where none is left; place ``p`` of
    sheet ``i`` of ``s`` has card ``p * s + i``.
    """
    sheets = -(-count // places)
    numbers = [[place * sheets + sheet for place in range(places)] for sheet in range(sheets)]
    return [[number if number < count else None for number in sheet] for sheet in numbers]
