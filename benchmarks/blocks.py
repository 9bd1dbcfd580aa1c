"""Trees as YAML, laid out as people lay it out. Quicker than a library that knows all of YAML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def lines(value: Any, margin: str = "") -> Iterator[str]:
    """Write a tree: texts of several lines as blocks, lists of ids on one line.

    Shape: nothing is quoted, so texts hold words, numbers and dates only.
    """
    for key, item in value.items():
        if isinstance(item, dict):
            yield f"{margin}{key}:\n"
            yield from lines(item, f"{margin}  ")
        elif isinstance(item, str) and "\n" in item:
            yield f"{margin}{key}: |\n"
            yield from (f"{margin}  {line}\n" for line in item.splitlines())
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            yield f"{margin}{key}:\n"
            for entry in item:
                first, *rest = lines(entry, f"{margin}    ")
                yield f"{margin}  - {first.lstrip()}"
                yield from rest
        elif isinstance(item, list):
            yield f"{margin}{key}: [{', '.join(item)}]\n"
        else:
            yield f"{margin}{key}: {item}\n"
