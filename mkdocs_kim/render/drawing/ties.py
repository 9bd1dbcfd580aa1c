"""Draws how people of a family are with each other, beside all that already stands there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import cos, dist, hypot, inf, pi, sin
from typing import Protocol

from .drawing import Drawing, Point, between
from .places import Box
from .strokes import stroke

LOOKS = {"close": "double", "conflict": "zigzag", "cut_off": "dashed"}
GAP = 1.6
"""Between a symbol and the end of a line."""


class Symbol(Protocol):
    """Somebody in the drawing."""

    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def radius(self) -> float: ...


def draw(
    relations: Sequence[tuple[Symbol, Symbol, str]],
    lines: Sequence[Sequence[Point]],
    symbols: Sequence[Symbol],
    drawing: Drawing,
) -> None:
    """Draw each relation where it covers least: symbols, words, and the lines of the family."""
    drawn = [[*line] for line in lines]
    boxes = [Box(spot.left, spot.top, spot.right, spot.bottom) for spot in drawing.spots]
    for first, second, tie in relations:
        best, least = ((first.x, first.y), (second.x, second.y)), inf
        for way in sorted(product(_ends(first), _ends(second)), key=lambda way: dist(*way)):
            cost = _cost(way, drawn, symbols, boxes, least)
            if cost < least:
                best, least = way, cost
        start, end = best
        stroke(drawing, start, end, LOOKS[tie], "ink")
        drawn.append([start, end])


def _ends(symbol: Symbol) -> list[Point]:
    """List the places around a symbol where a line may end."""
    far = symbol.radius + GAP
    return [
        (symbol.x + far * cos(number * pi / 4), symbol.y + far * sin(number * pi / 4))
        for number in range(8)
    ]


def _cost(
    way: tuple[Point, Point],
    lines: Sequence[Sequence[Point]],
    symbols: Sequence[Symbol],
    boxes: Sequence[Box],
    limit: float,
) -> float:
    """Measure how bad a way is; over the limit it is bad enough."""
    start, end = way
    long = dist(start, end)
    count = max(4, round(long / 4))
    cost = long * 1.2 + (60 if long < 5 else 0)
    for number in range(count + 1):
        if cost >= limit:
            break
        point = between(start, end, number / count)
        cost += 30 * sum(box.holds(point, 1.2) for box in boxes)
        cost += 60 * sum(
            hypot(point[0] - symbol.x, point[1] - symbol.y) < symbol.radius + GAP - 0.2
            for symbol in symbols
        )
        cost += 8 * sum(_near(point, line) for line in lines)
    return cost


def _near(point: Point, line: Sequence[Point]) -> bool:
    """Tell whether a point lies so close to a straight line that the two would touch."""
    (x0, y0), (x1, y1) = line[0], line[-1]
    square = (x1 - x0) ** 2 + (y1 - y0) ** 2 or 1.0
    part = ((point[0] - x0) * (x1 - x0) + (point[1] - y0) * (y1 - y0)) / square
    near = between((x0, y0), (x1, y1), min(max(part, 0.0), 1.0))
    return hypot(point[0] - near[0], point[1] - near[1]) < 2.2
