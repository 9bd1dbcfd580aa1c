"""Stub for now."""
from .drawing import Drawing, Frame
def draw(block: object, frame: Frame) -> Drawing:
    return Drawing(frame.width, frame.height, frame.size, frame.say)
