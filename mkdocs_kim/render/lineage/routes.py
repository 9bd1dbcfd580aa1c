"""The corners of every line: along the tracks of the gutters, straight through columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .graph import Line, Net
from .runs import Run

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ways:
    """All that is known of where nets go."""

    nets: Sequence[Net]
    column: Mapping[str, int]
    runs: Sequence[Sequence[Run]]
    """By gutter."""
    sides: Sequence[tuple[float, float]]
    """Left and right of each column."""
    bends: Sequence[Mapping[int, float]]
    """By gutter: net → where it turns."""

    def routes(self, lines: Sequence[Line]) -> Iterator[tuple[Point, ...]]:
        """Give the corners of each line, from its source to its target."""
        found: dict[int, list[Point]] = {}
        for number, net in enumerate(self.nets):
            for end, line in zip(net.ends[: len(net.lines)], net.lines, strict=True):
                found[line] = self._tie(number) if net.is_tie else self._way(number, end)
                first = net.ends[0] if net.is_tie else net.start
                if lines[line].source != first:
                    found[line].reverse()
        for number in range(len(lines)):
            yield tuple(found[number])

    def _run(self, gutter: int, net: int) -> Run:
        return next(run for run in self.runs[gutter] if run.net == net)

    def _tie(self, number: int) -> list[Point]:
        place = self.column[self.nets[number].ends[0]]
        first, second = self._run(place, number).right
        side, bend = self.sides[place][0], self.bends[place][number]
        return [(side, first), (bend, first), (bend, second), (side, second)]

    def _way(self, number: int, end: str) -> list[Point]:
        net = self.nets[number]
        start, last = self.column[net.start] + 1, self.column[end]
        points: list[Point] = []
        for place in range(start, last + 1):
            run = self._run(place, number)
            (come,) = run.left
            arrived = [item for item in net.ends if self.column[item] == place]
            go = run.right[arrived.index(end) if place == last else len(arrived)]
            if place == start:
                points.append((self.sides[place - 1][1], come))
            if come != go:
                bend = self.bends[place][number]
                points += [(bend, come), (bend, go)]
        return [*points, (self.sides[last][0], go)]
