"""Draws houses to write in: beside each other, or one with what is around it and leads to it."""

from __future__ import annotations

from ...records.worksheet import Houses
from . import grounds
from .drawing import Drawing, Frame
from .house import Outline, roof_for, roof_words, write
from .places import Box

GAP = 5.0
"""Between two houses."""
EAVES = 2.5
"""How far a roof sticks out at both sides."""


def draw(block: Houses, frame: Frame) -> Drawing:
    """Draw the houses, each in its own part of the frame, with the words of the example."""
    drawing = Drawing(frame.width, frame.height, frame.size, frame.say)
    count = len(block.houses)
    wide = (frame.width - GAP * (count - 1)) / count
    plain = [
        (house, roof_for([house.title, *house.example_roof], wide, drawing))
        for house in block.houses
    ]
    roof = min(max(high for _, high in plain), frame.height * 0.5)
    for number, house in enumerate(block.houses):
        left = number * (wide + GAP)
        if house.around or house.apart or house.path:
            room = Box(left, 0, left + wide, frame.height)
            grounds.draw(house, drawing, room, filled=frame.filled)
            continue
        side = max(0.0, (wide - frame.height * 1.5) / 2)
        outline = Outline(left + side, left + wide - side, 0.5, roof, frame.height - 0.5, EAVES)
        outline.draw(drawing)
        roof_words(house.title, house.example_roof, outline, drawing, filled=frame.filled)
        body = outline.body(3)
        example = house.example if frame.filled else []
        write(house.inside, example, body, drawing)
    return drawing
