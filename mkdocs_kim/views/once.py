"""What is made of all records together, and asked for by many pages: made once for each reader."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from .common import Reader

Made = TypeVar("Made")


def once(make: Callable[[Reader], Made]) -> Callable[[Reader], Made]:
    """Keep what a function makes for a reader, as long as the reader lives: one build."""

    @wraps(make)
    def kept(reader: Reader) -> Made:
        if make not in reader.kept:
            reader.kept[make] = make(reader)
        found: Made = reader.kept[make]
        return found

    return kept
