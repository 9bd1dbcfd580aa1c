"""Draws the centre of a drawing: a strong circle, as large as its label asks."""

from __future__ import annotations

from math import hypot

from ...records import Text
from .drawing import Drawing, tenths
from .orbit import snug


def radius(label: Text | None, drawing: Drawing, /) -> float:
    """Find the radius of the centre that holds its label."""
    small = min(drawing.width, drawing.height)
    found = min(max(8.0, small * 0.085), small * 0.3)
    while label and found < small * 0.3:
        _, box = snug(drawing.say(label), found * 1.6, drawing.size, True)
        if hypot(box.rx, box.ry) <= found - 0.8:
            break
        found += 0.5
    return found


def draw(label: Text | None, size: float, drawing: Drawing, /) -> None:
    """Draw the centre with its label."""
    middle = (drawing.width / 2, drawing.height / 2)
    drawing.ellipse(*middle, size, size, "strong", "paper")
    if label:
        room, box = snug(drawing.say(label), size * 1.6, drawing.size, True)
        if (excess := box.ry - size * 0.95) > 0:
            words = drawing.say(label)
            drawing.fault("label-too-long", label.at, label=words, excess=tenths(excess * 2))
        drawing.words(label, *middle, room=room, bold=True)
