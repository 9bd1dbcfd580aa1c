"""Where on the sides of boxes lines come in and go out, so that they do not cross on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .steps import Columns, Item, Step

PITCH = 3.2
"""Millimetres between two lines at one box: an arrowhead is narrower."""

Port = tuple[int, Item]
"""A net at an item."""


def ports(
    order: Columns, gutters: Sequence[Sequence[Step]]
) -> tuple[dict[Port, float], dict[Port, float]]:
    """Give every line its place on the left and on the right sides, from the middle of the item."""
    stands = {item: number for items in order for number, item in enumerate(items)}
    right = _right(gutters, stands)
    return _left(gutters, stands, right), right


def room(item: str, sides: Sequence[Mapping[Port, float]]) -> float:
    """Tell how tall a box must be for the lines at its sides."""
    counts = [sum(1 for _, at in side if at.box == item) for side in sides]
    return (max(counts, default=0) + 0.6) * PITCH


def _right(gutters: Sequence[Sequence[Step]], stands: Mapping[Item, int]) -> dict[Port, float]:
    found: dict[Item, list[tuple[float, int]]] = {}
    for step in (step for gutter in gutters for step in gutter):
        if step.start is not None:
            middle = sum(stands[end] for end in step.ends) / len(step.ends)
            found.setdefault(step.start, []).append((middle, step.net))
    return _spread({item: sorted(keys) for item, keys in found.items()})


def _left(
    gutters: Sequence[Sequence[Step]], stands: Mapping[Item, int], right: Mapping[Port, float]
) -> dict[Port, float]:
    """Put ties to what stands above at the top, what arrives in the middle, ties down below."""
    found: dict[Item, list[tuple[tuple[float, float, float], int]]] = {}
    for step in (step for gutter in gutters for step in gutter):
        for number, end in enumerate(step.ends):
            if step.start is not None:
                key = (1.0, float(stands[step.start]), right[step.net, step.start])
            else:
                far = stands[step.ends[1 - number]] - stands[end]
                key = (0.0, float(-far), 0.0) if far < 0 else (2.0, float(-far), 0.0)
            found.setdefault(end, []).append((key, step.net))
    return _spread({item: sorted(keys) for item, keys in found.items()})


def _spread(found: Mapping[Item, Sequence[tuple[object, int]]]) -> dict[Port, float]:
    return {
        (net, item): (number - (len(keys) - 1) / 2) * PITCH
        for item, keys in found.items()
        for number, (_, net) in enumerate(keys)
    }
