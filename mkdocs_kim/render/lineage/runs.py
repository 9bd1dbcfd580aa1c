"""How high nets come into a gutter and go out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .ports import Port
from .steps import Item, Step

NEAR = 0.9
"""Two lines nearer than this, in millimetres, look like one."""

Sides = tuple[dict[Port, float], dict[Port, float]]


@dataclass(frozen=True, slots=True)
class Run:
    """A net in a gutter: how high it comes in from the left, and goes out to the right."""

    step: Step
    left: tuple[float, ...]
    right: tuple[float, ...]

    @property
    def net(self) -> int:
        return self.step.net

    @property
    def top(self) -> float:
        return min(self.left + self.right)

    @property
    def bottom(self) -> float:
        return max(self.left + self.right)

    @property
    def is_straight(self) -> bool:
        return self.top == self.bottom


def runs(gutter: Sequence[Step], middle: Mapping[Item, float], sides: Sides) -> Iterator[Run]:
    """Say how high each net is at both sides of a gutter."""
    left, right = sides
    for step in gutter:
        start = step.start
        come = () if start is None else (middle[start] + right[step.net, start],)
        yield Run(step, come, tuple(middle[end] + left[step.net, end] for end in step.ends))


def merged(one: Run, other: Run) -> int:
    """Count where two lines lie on each other if the first bends to the left of the second."""
    return sum(abs(a - b) < NEAR for a in other.left for b in one.right)
