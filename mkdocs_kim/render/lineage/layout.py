"""Boxes and the lines between them become places: a pure function, the same every time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .graph import Line, columns, nets
from .heights import heights
from .nudges import nudged
from .order import arrange
from .ports import ports, room
from .routes import Point, Ways
from .runs import Run, runs
from .steps import Item, steps
from .tracks import tracks

BESIDE = 2.2
"""Millimetres between two tracks."""
LEAVING, ARRIVING = 3.0, 5.2
"""Millimetres from a box to the first track beyond it, and from the last track to a box: there an
arrowhead needs room."""
NARROWEST = 10.0
"""Millimetres between two columns at least."""
EDGE = 0.8
"""Millimetres around it all, for strokes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A box in the picture."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, in millimetres."""

    width: float
    height: float
    places: dict[str, Place]
    routes: tuple[tuple[Point, ...], ...]
    """The corners of each line, from its source to its target."""
    bundles: tuple[tuple[int, ...], ...]
    """The lines that share their way, by their numbers."""


def layout(sizes: Mapping[str, float], lines: Sequence[Line], width: float) -> Layout:
    """Lay out boxes of one width, given the least height of each, and the lines between them."""
    column = columns(list(sizes), lines)
    found = nets(lines, column)
    gutters = steps(found, column)
    order = arrange(column, gutters)
    sides = ports(order, gutters)
    tall = {item: 0.0 for items in order for item in items}
    tall |= {Item(item): max(size, room(item, sides)) for item, size in sizes.items()}
    middle = {item: EDGE + at for item, at in heights(order, gutters, tall, sides).items()}
    middle, sides = nudged(gutters, middle, sides)
    passages = [list(runs(gutter, middle, sides)) for gutter in gutters]
    lefts, bends, total = _across(passages, width)
    ways = Ways(found, column, passages, [(left, left + width) for left in lefts], bends)
    places = {
        item: Place(lefts[at], middle[Item(item)] - tall[Item(item)] / 2, width, tall[Item(item)])
        for item, at in column.items()
    }
    bottom = max(middle[item] + tall[item] / 2 for item in middle)
    bundles = tuple(net.lines for net in found)
    return Layout(total, bottom + EDGE, places, tuple(ways.routes(lines)), bundles)


def _across(
    passages: Sequence[Sequence[Run]], width: float
) -> tuple[list[float], list[dict[int, float]], float]:
    """Give the left side of each column, the tracks of each gutter by net, and the whole width."""
    at = EDGE
    lefts: list[float] = []
    bends: list[dict[int, float]] = []
    for place, gutter in enumerate(passages):
        found = tracks(gutter)
        first = at + LEAVING if place else at
        bends.append({net: first + track * BESIDE for net, track in found.items()})
        last = max(bends[-1].values(), default=first - ARRIVING)
        lefts.append(max(last + ARRIVING, at + NARROWEST if place else at))
        at = lefts[-1] + width
    return lefts, bends, at + EDGE
