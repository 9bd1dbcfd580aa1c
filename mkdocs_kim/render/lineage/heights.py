"""How high each item of a column stands: near what it is tied to, straight where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .ports import Port
from .steps import Columns, Item, Step

BETWEEN = 4.5
"""Millimetres between two boxes."""
PASSING = 2.8
"""Millimetres between a line that passes and a box, or another such line."""
ROUNDS = 16

Pull = tuple[Item, float]
"""What an item is tied to, and how far from it the item would stand to make the line straight."""
LOOSE, PASSES = 0.3, 4.0
"""How strongly a tie in the column pulls, and what passes, beside an item with one line."""


def heights(
    order: Columns,
    gutters: Sequence[Sequence[Step]],
    tall: Mapping[Item, float],
    sides: tuple[Mapping[Port, float], Mapping[Port, float]],
) -> dict[Item, float]:
    """Give the middle of every item, from the top of the picture; nothing touches anything."""
    pulls, ties = _pulls(gutters, sides), _ties(gutters)
    found: dict[Item, float] = {}
    for items in order:
        found.update(zip(items, _stacked(items, tall), strict=True))
    for turn in range(ROUNDS):
        for items in order if turn % 2 == 0 else order[::-1]:
            wanted = [_wanted(item, pulls, ties, found) for item in items]
            found.update(zip(items, _settle(items, wanted, tall), strict=True))
    for items in [*order, *order[::-1]]:
        _straighten(items, pulls, found, tall)
    top = min(found[item] - tall[item] / 2 for items in order for item in items)
    return {item: height - top for item, height in found.items()}


def _pulls(
    gutters: Sequence[Sequence[Step]], sides: tuple[Mapping[Port, float], Mapping[Port, float]]
) -> dict[Item, list[Pull]]:
    left, right = sides
    found: dict[Item, list[Pull]] = {}
    for step in (step for gutter in gutters for step in gutter):
        for end in step.ends if step.start is not None else ():
            assert step.start is not None
            shift = right[step.net, step.start] - left[step.net, end]
            found.setdefault(end, []).append((step.start, shift))
            found.setdefault(step.start, []).append((end, -shift))
    return found


def _ties(gutters: Sequence[Sequence[Step]]) -> dict[Item, list[Item]]:
    found: dict[Item, list[Item]] = {}
    for step in (step for gutter in gutters for step in gutter if step.start is None):
        for end, other in (step.ends, step.ends[::-1]):
            found.setdefault(end, []).append(other)
    return found


def _wanted(
    item: Item,
    pulls: Mapping[Item, Sequence[Pull]],
    ties: Mapping[Item, Sequence[Item]],
    found: Mapping[Item, float],
) -> tuple[float, float]:
    """Tell where an item would like to stand, and how strongly."""
    near = [found[other] + shift for other, shift in pulls.get(item, ())]
    beside = [found[other] for other in ties.get(item, ())]
    if not near and not beside:
        return found[item], LOOSE
    strong = 1.0 if item.box else PASSES
    weight = len(near) * strong + len(beside) * LOOSE
    return (sum(near) * strong + sum(beside) * LOOSE) / weight, weight


def _gap(one: Item, other: Item, tall: Mapping[Item, float]) -> float:
    """Give the least distance between the middles of two neighbours."""
    clear = BETWEEN if one.box and other.box else PASSING
    return tall[one] / 2 + clear + tall[other] / 2


def _stacked(items: Sequence[Item], tall: Mapping[Item, float]) -> Iterator[float]:
    """Put items right below each other."""
    height = 0.0
    for number, item in enumerate(items):
        height += _gap(items[number - 1], item, tall) if number else 0.0
        yield height


def _settle(
    items: Sequence[Item], wanted: Sequence[tuple[float, float]], tall: Mapping[Item, float]
) -> list[float]:
    """Find the heights nearest to those wanted that keep order and distance.

    Shape: with the distances taken off this is isotonic regression, which pooling solves exactly.
    """
    offsets = list(_stacked(items, tall))
    pools: list[tuple[float, float, int]] = []
    for (height, weight), offset in zip(wanted, offsets, strict=True):
        mean, count = height - offset, 1
        while pools and pools[-1][0] >= mean:
            other, heavy, more = pools.pop()
            mean = (mean * weight + other * heavy) / (weight + heavy)
            weight, count = weight + heavy, count + more
        pools.append((mean, weight, count))
    level = [mean for mean, _, count in pools for _ in range(count)]
    return [height + offset for height, offset in zip(level, offsets, strict=True)]


def _straighten(
    items: Sequence[Item],
    pulls: Mapping[Item, Sequence[Pull]],
    found: dict[Item, float],
    tall: Mapping[Item, float],
) -> None:
    """Move each item to where one of its lines becomes straight, if its neighbours leave room."""
    for number, item in enumerate(items):
        low, high = float("-inf"), float("inf")
        if number:
            low = found[items[number - 1]] + _gap(items[number - 1], item, tall)
        if number < len(items) - 1:
            high = found[items[number + 1]] - _gap(item, items[number + 1], tall)
        straight = [found[other] + shift for other, shift in pulls.get(item, ())]
        fit = [height for height in straight if low <= height <= high]
        if fit:
            now = found[item]
            found[item] = min(fit, key=lambda height: (abs(height - now), height))
