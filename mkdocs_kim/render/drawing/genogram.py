"""Draws the family of an example: symbols, couples and children.

Source: conventions after facts B4: a square for a man, a circle for a woman, thick for whom it is
about, crossed for who died; age inside, name below, year of birth above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...records import Text
from ...records.worksheet import Relative, Tie
from ..metrics import LEADING, width
from . import relative
from . import ties as bonds
from .drawing import Drawing, Point, between
from .places import Box
from .relative import Seat

SLANT = 1.1
"""Half the width of a slash through the line of a couple that parted."""


def draw(
    people: Sequence[Relative], ties: Sequence[Tie], bands: Sequence[Box], drawing: Drawing
) -> None:
    """Draw a family in the bands of its generations."""
    seats = {drawing.say(seat.person.name): seat for seat in _seats(people, bands, drawing)}
    lines = [*_couples(seats, ties), *_children(seats, drawing)]
    for line in lines:
        drawing.line(line, "ink")
    for seat in seats.values():
        relative.write(seat, drawing)
    bonds.draw(list(_relations(seats, ties)), lines, list(seats.values()), drawing)
    for seat in seats.values():
        relative.draw(seat, drawing)


def _seats(people: Sequence[Relative], bands: Sequence[Box], drawing: Drawing) -> Iterator[Seat]:
    line = drawing.size * LEADING
    high = bands[0].bottom - bands[0].top
    radius = min(max(high * 0.16, drawing.size * 1.25), 9.0)
    below = line * (2 if high > 2 * radius + 3.6 * line else 1)
    spare = max(0.0, high - line - 2 * radius - below - 0.8)
    year = width("0000", drawing.size) + 1.2
    side = max(year, min(16.0, (bands[0].right - bands[0].left) * 0.08))
    for person in people:
        band = bands[person.generation - 1]
        wide = band.right - band.left - 2 * side
        others = [
            abs(other.at - person.at) / 100 * wide
            for other in people
            if other is not person and other.generation == person.generation
        ]
        x = band.left + side + person.at / 100 * wide
        edge = 2 * min(x - band.left, band.right - x)
        room = max(min(34.0, edge, *(gap - 1.5 for gap in others)), 10.0)
        yield Seat(person, x, band.top + spare * 0.6 + line + radius, radius, room, band.bottom)


def _couples(seats: dict[str, Seat], ties: Sequence[Tie]) -> Iterator[list[Point]]:
    """Join couples and parents, each pair once; two slashes if they parted."""
    parted: dict[frozenset[str], bool] = {}
    for tie in ties:
        if tie.tie in ("couple", "separated"):
            pair = frozenset((_named(tie.from_, seats), _named(tie.to, seats)))
            parted[pair] = parted.get(pair, False) or tie.tie == "separated"
    for seat in seats.values():
        parents = _parents(seat, seats)
        if len(parents) == 2:
            parted.setdefault(frozenset(parents), False)
    for pair, apart in parted.items():
        known = sorted((seats[name] for name in pair), key=lambda seat: seat.x)
        if len(known) != 2:
            continue
        start, end = ((seat.x, seat.y) for seat in known)
        yield [start, end]
        if apart:
            long = max(end[0] - start[0] - 2 * known[0].radius, 1.0)
            middle = start[0] + known[0].radius + long * 0.27
            for by in (-0.9, 0.9):
                x, y = middle + by, between(start, end, 0.27)[1]
                yield [(x - SLANT, y + 2.2), (x + SLANT, y - 2.2)]


def _named(text: Text, seats: dict[str, Seat]) -> str:
    """Find whom a text refers to; reading has checked that there is somebody."""
    return next(name for name, seat in seats.items() if text.meets(seat.person.name))


def _parents(seat: Seat, seats: dict[str, Seat]) -> list[str]:
    return [_named(name, seats) for name in seat.person.parents]


def _children(seats: dict[str, Seat], drawing: Drawing) -> Iterator[list[Point]]:
    """Hang children below the line of their parents; bars at one height do not touch."""
    families: dict[tuple[str, ...], list[Seat]] = {}
    for seat in seats.values():
        names = tuple(sorted(name for name in _parents(seat, seats)))
        if names:
            families.setdefault(names, []).append(seat)
    taken: list[tuple[float, float, float]] = []
    for names, children in families.items():
        parents = [seats[name] for name in names]
        x = sum(seat.x for seat in parents) / len(parents)
        y = sum(seat.y for seat in parents) / len(parents)
        left = min(x, *(child.x for child in children))
        right = max(x, *(child.x for child in children))
        line = drawing.size * LEADING
        top = min(child.y for child in children)
        bar = top - children[0].radius - line - 0.8
        while any(
            abs(bar - height) < 1.2 and start < right + 1 and left < end + 1
            for start, end, height in taken
        ):
            bar -= 1.6
        taken.append((left, right, bar))
        yield [(x, y), (x, bar)]
        if right > left:
            yield [(left, bar), (right, bar)]
        for child in children:
            yield [(child.x, bar), (child.x, child.y)]


def _relations(seats: dict[str, Seat], ties: Sequence[Tie]) -> Iterator[tuple[Seat, Seat, str]]:
    for tie in ties:
        if tie.tie not in ("couple", "separated"):
            yield seats[_named(tie.from_, seats)], seats[_named(tie.to, seats)], tie.tie
