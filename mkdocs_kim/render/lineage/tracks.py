"""Through a gutter each net that bends has a track of its own, chosen so that few lines cross."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .runs import Run, merged

CLEAR = 1.6
"""Millimetres between the ends of two lines on one track."""
ROUNDS = 40


def tracks(runs: Sequence[Run]) -> dict[int, int]:
    """Give each net that bends its track, counted from the left."""
    bent = sorted((run for run in runs if not run.is_straight), key=lambda run: (run.top, run.net))
    cost = {
        (one.net, other.net): _cost(one, other)
        for one in bent
        for other in bent
        if one is not other
    }
    order = _ordered(bent, cost)
    found: dict[int, int] = {}
    for number, run in enumerate(order):
        beside = [found[o.net] for o in order[:number] if not _apart(run, o)]
        found[run.net] = 1 + max(beside, default=-1)
    return found


def _ordered(bent: Sequence[Run], cost: Mapping[tuple[int, int], int]) -> list[Run]:
    """Order runs from left to right with few crossings, by moving each to its best place."""
    order: list[Run] = []
    for run in bent:
        order.insert(_best(run, order, cost), run)
    for _ in range(ROUNDS):
        before = list(order)
        for run in bent:
            order.remove(run)
            order.insert(_best(run, order, cost), run)
        if order == before:
            break
    return order


def _best(run: Run, order: Sequence[Run], cost: Mapping[tuple[int, int], int]) -> int:
    total = sum(cost[run.net, other.net] for other in order)
    best, least = 0, total
    for number, other in enumerate(order, 1):
        total += cost[other.net, run.net] - cost[run.net, other.net]
        if total < least:
            best, least = number, total
    return best


def _cost(one: Run, other: Run) -> int:
    """Count what crosses if one stands to the left of the other; lines on each other weigh most."""
    crossed = sum(one.top < height < one.bottom for height in other.left)
    crossed += sum(other.top < height < other.bottom for height in one.right)
    return crossed + 100 * merged(one, other)


def _apart(one: Run, other: Run) -> bool:
    """Tell whether two runs may share a track."""
    return one.top > other.bottom + CLEAR or other.top > one.bottom + CLEAR
