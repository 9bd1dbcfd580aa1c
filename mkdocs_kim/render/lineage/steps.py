"""What stands in columns, boxes and the nets that pass them, and what nets do between columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .graph import Net


class Item(NamedTuple):
    """What stands in a column: a box, or a net that passes."""

    box: str = ""
    """The id of the box; empty of what passes."""
    net: int = -1
    column: int = -1


Columns = list[list[Item]]


@dataclass(frozen=True, slots=True)
class Step:
    """What a net does in one gutter: from an item on the left to items on the right."""

    net: int
    start: Item | None
    """None for a tie, whose two ends stand on the right."""
    ends: tuple[Item, ...]


def steps(nets: Sequence[Net], column: Mapping[str, int]) -> list[list[Step]]:
    """Cut nets into steps: a list for each gutter, the first to the left of the first column."""
    found: list[list[Step]] = [[] for _ in range(1 + max(column.values(), default=-1))]
    for number, net in enumerate(nets):
        last = max(column[end] for end in net.ends)
        if net.is_tie:
            ends = tuple(Item(end) for end in net.ends)
            found[last].append(Step(number, None, ends))
            continue
        here = Item(net.start)
        for place in range(column[net.start] + 1, last + 1):
            arrived = tuple(Item(end) for end in net.ends if column[end] == place)
            onward: tuple[Item, ...] = (Item("", number, place),) if place < last else ()
            found[place].append(Step(number, here, arrived + onward))
            here = Item("", number, place)
    return found
