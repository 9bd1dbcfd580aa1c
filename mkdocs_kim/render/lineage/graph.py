"""What is laid out: boxes, lines between them, and the column that each box stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two boxes."""

    kind: str
    source: str
    target: str
    leads: bool
    """Whether the target stands to the right of the source. Lines of one kind that lead away from
    one box share their way; a line that does not lead has a way of its own."""


@dataclass(frozen=True, slots=True)
class Net:
    """Lines that share their way: from a box to one or more boxes further to the right.

    Shape: a tie between two boxes of one column has no ``start`` but two ``ends``.
    """

    start: str
    ends: tuple[str, ...]
    lines: tuple[int, ...]
    """The line to each end, by its place in the list of lines; of a tie the only one."""

    @property
    def is_tie(self) -> bool:
        return not self.start


def columns(ids: Sequence[str], lines: Sequence[Line]) -> dict[str, int]:
    """Give each box its column: as far to the left as the lines that lead allow.

    Shape: what would close a circle is left aside, in favour of the lines before it.
    """
    before: dict[str, list[str]] = {item: [] for item in ids}
    for line in lines:
        if line.leads and not _reaches(before, line.source, line.target):
            before[line.target].append(line.source)
    found: dict[str, int] = {}
    for item in ids:
        waiting = [item]
        while waiting:
            open_ones = [other for other in before[waiting[-1]] if other not in found]
            if open_ones:
                waiting.append(open_ones[0])
            else:
                last = waiting.pop()
                found[last] = 1 + max((found[other] for other in before[last]), default=-1)
    return {item: found[item] for item in ids}


def _reaches(before: Mapping[str, Iterable[str]], start: str, goal: str) -> bool:
    """Tell whether the goal stands somewhere before the start, or is it."""
    seen, waiting = {start}, [start]
    while waiting:
        item = waiting.pop()
        if item == goal:
            return True
        fresh = [other for other in before[item] if other not in seen]
        seen.update(fresh)
        waiting += fresh
    return False


def nets(lines: Sequence[Line], column: Mapping[str, int]) -> list[Net]:
    """Gather the lines that share their way."""
    found: dict[object, Net] = {}
    for number, line in enumerate(lines):
        start, end = sorted((line.source, line.target), key=column.__getitem__)
        if column[start] == column[end]:
            found[number] = Net("", (start, end), (number,))
        else:
            key = (line.kind, start) if line.leads and start == line.source else number
            old = found.get(key, Net(start, (), ()))
            found[key] = Net(start, (*old.ends, end), (*old.lines, number))
    return list(found.values())
