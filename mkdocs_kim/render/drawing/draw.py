"""Chooses how a block is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...records.worksheet import Block
from . import canvas, houses, pie, rings, scale, timeline, tree, web
from .drawing import Drawing, Frame

_DRAW: dict[str, Callable[[Any, Frame], Drawing]] = {
    "rings": rings.draw,
    "canvas": canvas.draw,
    "web": web.draw,
    "scale": scale.draw,
    "timeline": timeline.draw,
    "pie": pie.draw,
    "houses": houses.draw,
    "tree": tree.draw,
}


def draw(block: Block, frame: Frame) -> Drawing:
    """Draw a block in a rectangle."""
    return _DRAW[block.block](block, frame)
