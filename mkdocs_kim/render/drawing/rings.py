"""Draws shells around a centre, cut into sectors."""

from __future__ import annotations

from math import cos, hypot, pi, sin

from ...diagnostics import Position
from ...records.worksheet import Rings
from ..metrics import LEADING, width
from .drawing import Drawing, Frame, on_ellipse, shortened, tenths
from .strokes import head, stroke

GAP = 2.0
"""Between the outer shell and the words around it."""


def shells(block: Rings, frame: Frame) -> tuple[float, list[tuple[float, float]]]:
    """Measure the centre and the shells around it: its radius, and those of each from inside."""
    rx, ry = _radii(block, frame)
    core = min(max(9.0, min(rx, ry) * 0.16), min(rx, ry) * 0.4)
    count = len(block.rings)
    return core, [
        (core + (rx - core) * step / count, core + (ry - core) * step / count)
        for step in range(1, count + 1)
    ]


def draw(block: Rings, frame: Frame) -> Drawing:
    """Draw the shells, their words, and the people of the example."""
    drawing = Drawing(frame.width, frame.height, frame.size, frame.say)
    centre = (frame.width / 2, frame.height / 2)
    core, radii = shells(block, frame)
    rx, ry = radii[-1]
    for number, (x, y) in enumerate(reversed(radii)):
        drawing.ellipse(*centre, x, y, "rule" if number else "edge")
    for angle in _borders(block):
        inner, outer = (on_ellipse(*centre, *size, angle) for size in ((core, core), (rx, ry)))
        drawing.line([inner, outer], "rule")
    if frame.filled:
        _people(block, frame, drawing, core, radii)
    drawing.ellipse(*centre, core, core, "strong", "paper")
    if block.centre:
        drawing.words(block.centre, *centre, room=core * 1.8, bold=True)
    _ring_words(block, frame, drawing, core, radii)
    _sector_words(block, drawing, rx, ry)
    return drawing


def _radii(block: Rings, frame: Frame) -> tuple[float, float]:
    """Find the largest shell that leaves room for the words of the sectors around it."""
    rx, ry = frame.width / 2 - 0.5, frame.height / 2 - 0.5
    line = frame.size * LEADING
    for label, angle in zip(block.sectors, _middles(block), strict=True):
        wide = min(width(frame.say(label), frame.size, True), frame.width * 0.2)
        across, up = abs(cos(angle)), abs(sin(angle))
        if len(block.sectors) == 4:
            corner = hypot(frame.width / 2 - wide - GAP, frame.height / 2 - 2 * line - GAP)
            if block.shape == "circle":
                rx = ry = min(rx, ry, corner)
        elif across > 0.3:
            rx = min(rx, (frame.width / 2 - wide - GAP) / across)
        if up > 0.75:
            ry = min(ry, (frame.height / 2 - line - GAP) / up)
    return (min(rx, ry), min(rx, ry)) if block.shape == "circle" else (rx, ry)


def _borders(block: Rings) -> list[float]:
    count = len(block.sectors)
    return [] if count < 2 else [pi + 2 * pi * number / count for number in range(count)]


def _middles(block: Rings) -> list[float]:
    count = len(block.sectors)
    return [pi + 2 * pi * (number + 0.5) / count for number in range(count)]


def _ring_words(
    block: Rings, frame: Frame, drawing: Drawing, core: float, radii: list[tuple[float, float]]
) -> None:
    """Write the name of each shell in it, above the centre."""
    inner = core
    for label, (x, y) in zip(block.rings, radii, strict=True):
        words = frame.say(label)
        thick = y - inner
        if frame.size * LEADING > thick:
            excess = tenths(frame.size * LEADING - thick)
            drawing.fault("ring-too-thin", label.at, label=words, excess=excess)
        reach = x * 1.1
        if width(words, frame.size) > reach:
            excess = tenths(width(words, frame.size) - reach)
            drawing.fault("label-too-long", label.at, label=words, excess=excess)
        top = frame.height / 2 - inner - thick / 2
        drawing.words(label, frame.width / 2, top, role="quiet", backed=True)
        inner = y


def _sector_words(block: Rings, drawing: Drawing, rx: float, ry: float) -> None:
    """Write the name of each sector outside the shells; of four, in the corners of the circle."""
    if len(block.sectors) == 4 and block.shape == "circle":
        _corner_words(block, drawing, rx)
        return
    for label, angle in zip(block.sectors, _middles(block), strict=True):
        x, y = on_ellipse(drawing.width / 2, drawing.height / 2, rx + GAP, ry + GAP, angle)
        across = cos(angle)
        anchor = "start" if across > 0.3 else "end" if across < -0.3 else "middle"
        vertical = "middle" if abs(sin(angle)) < 0.4 else "top" if sin(angle) > 0 else "bottom"
        room = drawing.width * 0.2 if anchor != "middle" else 0
        drawing.words(
            label, x, y, room=room, anchor=anchor, bold=True, vertical=vertical, size=drawing.size
        )


def _corner_words(block: Rings, drawing: Drawing, radius: float) -> None:
    """Write four names in the corners of the square around a circle, or further out if too wide."""
    x, y = drawing.width / 2, drawing.height / 2
    for label, angle in zip(block.sectors, _middles(block), strict=True):
        left, upper = cos(angle) < 0, sin(angle) < 0
        wide = min(width(drawing.say(label), drawing.size, True), drawing.width * 0.2)
        # The inner corner of the words stays outside the circle.
        inner = (max(0.0, (radius + GAP) ** 2 - (y - 2 * drawing.size * LEADING) ** 2)) ** 0.5
        out = min(x, max(inner + wide, radius))
        drawing.words(
            label,
            x - out if left else x + out,
            0.0 if upper else drawing.height,
            room=drawing.width * 0.2,
            anchor="start" if left else "end",
            bold=True,
            vertical="top" if upper else "bottom",
        )


def _people(
    block: Rings, frame: Frame, drawing: Drawing, core: float, radii: list[tuple[float, float]]
) -> None:
    """Put the people of the example into their shell and sector, spread evenly."""
    say = frame.say
    places: dict[tuple[int, int], int] = {}
    keys = []
    for person in block.example:
        ring = person.ring.among(block.rings) if person.ring else len(block.rings) - 1
        sector = person.sector.among(block.sectors) if person.sector else 0
        keys.append((ring, sector))
        places[ring, sector] = places.get((ring, sector), 0) + 1
    met: dict[tuple[int, int], int] = {}
    wide = 2 * pi / max(1, len(block.sectors))
    centre = (frame.width / 2, frame.height / 2)
    for person, key in zip(block.example, keys, strict=True):
        met[key] = met.get(key, 0) + 1
        angle = pi + wide * (key[1] + met[key] / (places[key] + 1))
        x0, y0 = radii[key[0] - 1] if key[0] else (core, core)
        x1, y1 = radii[key[0]]
        spot = on_ellipse(*centre, (x0 + x1) / 2, (y0 + y1) / 2, angle)
        rim = on_ellipse(*centre, core, core, angle)
        line = person.line or ("thin" if person.arrow else None)
        if line:
            start, end = shortened(rim, spot, 0, 1.4)
            stroke(drawing, start, end, line, "ink")
        if person.arrow in ("to", "both"):
            head(drawing, spot, rim, "ink")
        if person.arrow in ("from", "both"):
            head(drawing, rim, spot, "ink")
        drawing.ellipse(*spot, 1, 1, "ink", "solid")
        words = say(person.name) + (f" ({say(person.letters)})" if person.letters else "")
        _name(drawing, words, spot, key[0] == 0, person.name.at)


def _name(
    drawing: Drawing, words: str, spot: tuple[float, float], near: bool, at: Position | None
) -> None:
    """Write a name under its dot; near the centre beside it, turned away from the centre."""
    if near:
        left = spot[0] < drawing.width / 2
        x, anchor = (spot[0] - 1.8, "end") if left else (spot[0] + 1.8, "start")
        drawing.words(words, x, spot[1], room=34, anchor=anchor, role="ink", backed=True, at=at)
    else:
        y = spot[1] + 1.6
        drawing.words(words, spot[0], y, room=34, role="ink", backed=True, vertical="top", at=at)
