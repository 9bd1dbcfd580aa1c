"""Finds places on ellipses for circles to write in, as large and as even as the room allows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from math import hypot, pi

from ..metrics import height, width, wrap
from .drawing import Frame, Point, between, on_ellipse

ROUND = 4.5
"""Radius of the corners of a pill."""
STEPS = 72
"""An ellipse is measured in this many."""
TURNS = [2 * pi * step / STEPS - pi / 2 for step in range(STEPS + 1)]
AIR = 1.2
"""The least between two things."""
ENOUGH = 4.5
"""With this much air the largest ring is best."""
TRIES = (
    (0.85, 1, 9.0),
    (0.7, 1, 9.0),
    (0.8, 1, 2.0),
    (0.75, 2, 2.0),
    (0.5, 1, 1.0),
    (0.45, 1, 0.0),
    (0.4, 2, 0.0),
)
"""What is tried in turn: the least part of the wished size, rows, millimetres for wide names."""
LINE = 8.0
"""The least between the centre and a place, so that there is a line to see."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A piece of the drawing that is taken, around its middle."""

    x: float
    y: float
    rx: float
    ry: float

    def gap(self, other: Taken) -> float:
        """Measure what is between two boxes; less than nothing if they overlap."""
        across = abs(self.x - other.x) - self.rx - other.rx
        up = abs(self.y - other.y) - self.ry - other.ry
        return max(across, up) if min(across, up) < 0 else hypot(across, up)

    def holds(self, point: Point) -> bool:
        """Tell whether a point is inside, with the corners rounded."""
        corner = min(self.rx, self.ry, ROUND)
        dx = max(0.0, abs(point[0] - self.x) - self.rx + corner)
        dy = max(0.0, abs(point[1] - self.y) - self.ry + corner)
        return hypot(dx, dy) <= corner

    def rim(self, start: Point, target: Point) -> Point:
        """Find where a line from a point inside leaves the box."""
        inside, outside = 0.0, 1.0
        for _ in range(24):
            middle = (inside + outside) / 2
            if self.holds(between(start, target, middle)):
                inside = middle
            else:
                outside = middle
        return between(start, target, outside)

    def crossed(self, start: Point, end: Point) -> bool:
        """Tell whether a line goes through the box."""
        return any(self.holds(between(start, end, step / 40)) for step in range(41))


@dataclass(frozen=True, slots=True)
class Ring:
    """An ellipse with places on it; in two rows they stand in zigzag."""

    x: float
    y: float
    a: float
    b: float
    radius: float
    rows: int = 1

    def points(self, shares: Sequence[float]) -> list[Point]:
        """Find places; a share is a part of the way round, clockwise from the top."""
        lines = [self._even(shares, row) for row in range(self.rows)]
        return [lines[number % self.rows][number] for number in range(len(shares))]

    def _even(self, shares: Sequence[float], row: int) -> list[Point]:
        inward = row * self.radius * 2.15
        a, b = max(1.0, self.a - inward), max(1.0, self.b - inward)
        spots = [on_ellipse(self.x, self.y, a, b, turn) for turn in TURNS]
        long = [0.0]
        for first, second in pairwise(spots):
            long.append(long[-1] + hypot(second[0] - first[0], second[1] - first[1]))
        found = []
        for share in shares:
            goal = share % 1 * long[-1]
            index = max(1, bisect_left(long, goal))
            part = (goal - long[index - 1]) / (long[index] - long[index - 1])
            found.append(between(spots[index - 1], spots[index], part))
        return found


def fit(
    frame: Frame, shares: Sequence[float], core: float, taken: Sequence[Taken], reach: float
) -> Ring:
    """Find the ring with the largest circles, and among those the one with most air.

    Unit: ``reach`` is half the width of the widest name; ``core`` the radius of the centre.
    """
    x, y = frame.width / 2, frame.height / 2
    most = min(15.0, max(8.5, min(frame.width, frame.height) * 0.07))
    best = Ring(x, y, x * 0.6, y * 0.6, most * 0.4)
    for least, rows, wider in TRIES:
        radius = most
        while radius >= most * least:
            rx = max(radius, min(reach, radius + wider))
            found: list[tuple[float, float, Ring]] = []
            for wide, tall in product(range(36, 101, 8), repeat=2):
                a, b = (x - rx - 0.5) * wide / 100, (y - radius - 0.5) * tall / 100
                ring = Ring(x, y, a, b, radius, rows)
                boxes = [Taken(*point, rx, radius) for point in ring.points(shares)]
                found.append((min(ENOUGH, _air(boxes, taken, core, (x, y))), a * b, ring))
            air, _, best = max(found, key=lambda item: item[:2])
            if air >= AIR:
                return best
            radius -= 0.5
    return best


def _air(places: Sequence[Taken], taken: Sequence[Taken], core: float, middle: Point) -> float:
    """Measure the least between places, words and centre; less than nothing if they overlap.

    Shape: where it is too little, the first that is too little: the search looks no further.
    """
    least = 10.0
    for gap in _gaps(places, taken, core, middle):
        if gap < AIR:
            return gap
        least = min(least, gap)
    return least


def _gaps(
    places: Sequence[Taken], taken: Sequence[Taken], core: float, middle: Point
) -> Iterator[float]:
    """Yield how far things are apart, those that are most often too near first."""
    for one, two in (*pairwise(places), *combinations(places, 2)):
        apart = hypot((one.x - two.x) / one.rx, (one.y - two.y) / one.ry)
        yield (apart / 2 - 1) * 2 * one.ry
    for place, box in product(places, taken):
        across = max(0.0, abs(place.x - box.x) - box.rx) / place.rx
        up = max(0.0, abs(place.y - box.y) - box.ry) / place.ry
        yield (hypot(across, up) - 1) * place.ry
    if core and places:
        away = min(hypot(box.x - middle[0], box.y - middle[1]) - box.ry for box in places)
        yield away - core - LINE


def snug(words: str, room: float, size: float, bold: bool = False) -> tuple[float, Taken]:
    """Find the narrowest room in which words need no more lines, and what they take there.

    A word that is a little wider than the room widens it, since a cut word reads badly.
    """
    widest = max((width(word, size, bold) for word in words.split()), default=0.0)
    room = max(room, min(widest, room * 1.35))
    lines = wrap(words, room, size, bold)
    while room * 0.96 > widest and len(wrap(words, room * 0.96, size, bold)) == len(lines):
        room *= 0.96
    lines = wrap(words, room, size, bold)
    wide = max((width(line, size, bold) for line in lines), default=0.0)
    return room, Taken(0, 0, wide / 2, height(len(lines), size) / 2)
