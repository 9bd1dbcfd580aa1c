"""The kinds of line that tell one relation from another, also in black and white."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin

from .drawing import Drawing, Point, between, mm

_LOOKS = {
    "thick": {"stroke_width": "1.4"},
    "thin": {"stroke_width": "0.3"},
    "dotted": {"stroke_dasharray": "0.1 1.6", "stroke_linecap": "round", "stroke_width": "0.7"},
    "dashed": {"stroke_dasharray": "3 1.8"},
}


def stroke(drawing: Drawing, start: Point, end: Point, kind: str, role: str = "edge") -> None:
    """Draw one of the kinds of line between two points."""
    if kind == "zigzag":
        drawing.line(_zigzag(start, end), role)
    elif kind == "double":
        for side in (-0.8, 0.8):
            drawing.line(_beside(start, end, side), role)
    elif kind == "broken":
        drawing.line([start, between(start, end, 0.44)], role)
        drawing.line([between(start, end, 0.56), end], role)
        for part in (0.47, 0.53):
            drawing.line(_slash(between(start, end, part), start, end), role)
    else:
        drawing.line([start, end], role, **_LOOKS.get(kind, {}))
    if kind in ("arrow", "arrow_both"):
        head(drawing, start, end, role)
    if kind == "arrow_both":
        head(drawing, end, start, role)


def head(drawing: Drawing, start: Point, end: Point, role: str = "edge") -> None:
    """Draw the head of an arrow at the end of a line."""
    angle = atan2(end[1] - start[1], end[0] - start[0])
    wings = [
        (end[0] - 2.6 * cos(angle + turn), end[1] - 2.6 * sin(angle + turn)) for turn in (0.4, -0.4)
    ]
    drawing.line([wings[0], end, wings[1]], role)


def _beside(start: Point, end: Point, by: float) -> list[Point]:
    angle = atan2(end[1] - start[1], end[0] - start[0]) + pi / 2
    dx, dy = by * cos(angle), by * sin(angle)
    return [(start[0] + dx, start[1] + dy), (end[0] + dx, end[1] + dy)]


def _zigzag(start: Point, end: Point) -> list[Point]:
    long = hypot(end[0] - start[0], end[1] - start[1])
    count = max(4, round(long / 2.2))
    angle = atan2(end[1] - start[1], end[0] - start[0]) + pi / 2
    points = [start]
    for number in range(1, count):
        x, y = between(start, end, number / count)
        by = 1.3 if number % 2 else -1.3
        points.append((x + by * cos(angle), y + by * sin(angle)))
    return [*points, end]


def _slash(middle: Point, start: Point, end: Point) -> list[Point]:
    angle = atan2(end[1] - start[1], end[0] - start[0]) + pi / 3
    dx, dy = 2 * cos(angle), 2 * sin(angle)
    return [(middle[0] - dx, middle[1] - dy), (middle[0] + dx, middle[1] + dy)]


def sample(drawing: Drawing, kind: str) -> None:
    """Draw a line of a kind over the whole drawing, for a legend."""
    middle = drawing.height / 2
    stroke(drawing, (0.8, middle), (drawing.width - 0.8, middle), kind)


def symbol(drawing: Drawing, kind: str) -> None:
    """Draw a symbol in the middle of a drawing, for a legend or for a person in a family."""
    figure(drawing, kind, drawing.width / 2, drawing.height / 2, min(drawing.height, 7) / 2 - 0.6)


def figure(drawing: Drawing, kind: str, x: float, y: float, radius: float) -> None:
    """Draw one of the symbols around a point."""
    role = "strong" if kind == "thick" else "edge"
    if kind == "circle":
        drawing.ellipse(x, y, radius, radius, role, "paper")
    elif kind == "dot":
        drawing.ellipse(x, y, radius * 0.5, radius * 0.5, role, "solid")
    elif kind == "triangle":
        drawing.path(
            _polygon([(x, y - radius), (x + radius, y + radius), (x - radius, y + radius)]),
            role,
            "paper",
        )
    elif kind == "diamond":
        corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
        drawing.path(_polygon(corners), role, "paper")
    else:
        r = radius * 0.9
        corners = [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]
        drawing.path(_polygon(corners), role, "paper")
    if kind == "crossed":
        r = radius * 0.9
        drawing.line([(x - r, y - r), (x + r, y + r)], "edge")
        drawing.line([(x - r, y + r), (x + r, y - r)], "edge")


def _polygon(corners: list[Point]) -> str:
    return "M" + " L".join(f"{mm(x)} {mm(y)}" for x, y in corners) + " Z"
