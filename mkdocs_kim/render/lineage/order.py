"""The order of what stands in a column, so that few lines cross and ties stay short.

Source: the barycentre rule of Sugiyama, Tagawa and Toda (1981), then sifting after Rudell (1993).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from .steps import Columns, Item, Step

SWEEPS, ROUNDS = 12, 12
CROSSING = 3
"""How bad a crossing is, beside a tie that passes an item."""


@dataclass(frozen=True, slots=True)
class Near:
    """What hangs on each item: to the left, to the right, and in its own column."""

    left: dict[Item, list[Item]] = field(default_factory=lambda: defaultdict(list))
    right: dict[Item, list[Item]] = field(default_factory=lambda: defaultdict(list))
    ties: dict[Item, list[Item]] = field(default_factory=lambda: defaultdict(list))

    @staticmethod
    def of(gutters: Sequence[Sequence[Step]]) -> Near:
        near = Near()
        for step in (step for gutter in gutters for step in gutter):
            if step.start is None:
                one, other = step.ends
                near.ties[one].append(other)
                near.ties[other].append(one)
            else:
                near.right[step.start] += step.ends
                for end in step.ends:
                    near.left[end].append(step.start)
        return near

    def all(self, item: Item) -> list[Item]:
        """Give all that hangs on an item."""
        return self.left[item] + self.right[item] + self.ties[item]


def arrange(column: Mapping[str, int], gutters: Sequence[Sequence[Step]]) -> Columns:
    """Order the items of every column."""
    given: Columns = [[] for _ in gutters]
    for item, place in column.items():
        given[place].append(Item(item))
    for place, found in enumerate(gutters):
        given[place] += [end for step in found for end in step.ends if not end.box]
    near = Near.of(gutters)
    starts = [given, [items[::-1] for items in given], _swept(given, near)]
    tried = [_sifted(start, near) for start in starts]
    return min(tried, key=lambda order: _cost(order, near))


def _swept(given: Columns, near: Near) -> Columns:
    """Order columns by where the neighbours of each item stand, to and fro; give the best."""
    now = best = given
    for sweep in range(SWEEPS):
        now = list(now)
        for place in range(len(now)) if sweep % 2 == 0 else range(len(now) - 1, -1, -1):
            now[place] = _by_neighbours(now, place, near)
        best = min(best, now, key=lambda order: _cost(order, near))
    return best


def _by_neighbours(now: Columns, place: int, near: Near) -> list[Item]:
    """Order a column by the middle of what hangs on each item, in parts of their columns."""
    stands = {
        item: (number + 0.5) / len(items) for items in now for number, item in enumerate(items)
    }

    def middle(item: Item) -> float:
        found = [stands[other] for other in near.all(item)] or [stands[item]]
        return sum(found) / len(found)

    return sorted(now[place], key=middle)


def _sifted(now: Columns, near: Near) -> Columns:
    """Move each item to the best place in its column, as long as that helps."""
    now = list(now)
    for _ in range(ROUNDS):
        before = list(now)
        for place, items in enumerate(before):
            around = now[max(place - 1, 0) : place] + now[place + 1 : place + 2]
            stands = {item: number for other in around for number, item in enumerate(other)}
            for item in items:
                now[place] = _moved(item, now[place], stands, near)
        if now == before:
            break
    return now


def _moved(item: Item, items: list[Item], stands: Mapping[Item, int], near: Near) -> list[Item]:
    """Give a column with an item in its best place; the old one if no other is better.

    Shape: it goes from the top to the bottom; what passing each other item costs, adds up.
    """
    rest = [other for other in items if other != item]
    index = {other: number for number, other in enumerate(rest)}
    costs = [0]
    for number, other in enumerate(rest):
        crossed = _crossed(other, item, stands, near) - _crossed(item, other, stands, near)
        longer = _longer(near.ties[item], index, number) - _longer(near.ties[other], index, number)
        costs.append(costs[-1] + CROSSING * crossed + longer)
    old = items.index(item)
    best = min(range(len(costs)), key=lambda number: (costs[number], abs(number - old)))
    return items if best == old else [*rest[:best], item, *rest[best:]]


def _crossed(above: Item, below: Item, stands: Mapping[Item, int], near: Near) -> int:
    """Count how often the lines of two items of a column cross."""
    return sum(
        stands[one] > stands[other]
        for side in (near.left, near.right)
        for one in side[above]
        for other in side[below]
    )


def _longer(ties: Sequence[Item], index: Mapping[Item, int], passed: int) -> int:
    """Tell how much longer ties become for an item that moves down past another."""
    places = [index[other] for other in ties if other in index and index[other] != passed]
    return sum(1 if place < passed else -1 for place in places)


def _cost(order: Columns, near: Near) -> int:
    """Weigh what crosses, and what ties pass."""
    stands = {item: number for items in order for number, item in enumerate(items)}
    cost = 0
    for items in order:
        pieces = [(stands[item], stands[other]) for item in items for other in near.right[item]]
        cost += CROSSING * sum(
            (one[0] - other[0]) * (one[1] - other[1]) < 0 for one, other in combinations(pieces, 2)
        )
        lengths = [abs(stands[item] - stands[other]) for item in items for other in near.ties[item]]
        cost += sum(lengths) // 2
    return cost
