"""Moves lines a little that would lie on each other: one comes in as high as the other goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from .ports import Port
from .runs import NEAR, Run, Sides, merged, runs
from .steps import Item, Step
from .tracks import tracks

NUDGE = 1.1
"""Millimetres, less than what lies between two lines at one box."""
ROUNDS = 20


def nudged(
    gutters: Sequence[Sequence[Step]], middle: Mapping[Item, float], sides: Sides
) -> tuple[dict[Item, float], Sides]:
    """Give new heights, and new places at the sides of boxes, until nothing lies on anything."""
    heights, (left, right) = dict(middle), (dict(sides[0]), dict(sides[1]))
    for _ in range(ROUNDS):
        found = next(_merged(gutters, heights, (left, right)), None)
        if found is None:
            break
        _nudge(*found, heights, right)
    return heights, (left, right)


def _merged(
    gutters: Sequence[Sequence[Step]], middle: Mapping[Item, float], sides: Sides
) -> Iterator[tuple[Run, Run]]:
    """Go through the pairs of which the first bends first, onto the second."""
    for gutter in gutters:
        found = list(runs(gutter, middle, sides))
        track = tracks(found)
        bent = [run for run in found if not run.is_straight]
        for one, other in permutations(bent, 2):
            if track[one.net] < track[other.net] and merged(one, other):
                yield one, other


def _nudge(one: Run, other: Run, middle: dict[Item, float], right: dict[Port, float]) -> None:
    """Move the line that comes in: at its box, or as a whole where it passes."""
    start = other.step.start
    assert start is not None, "what lies on another comes in on the left"
    come = other.left[0]
    near = next(height for height in one.right if abs(come - height) < NEAR)
    way = NUDGE if come >= near else -NUDGE
    if start.box:
        right[other.net, start] += way
    else:
        middle[start] += way
