"""Giving a record one key, and leaving the rest of its text alone."""

from __future__ import annotations

import re
from typing import Any

from ..source import Mapping, Node, Scalar, Sequence, parse
from .comments import comments
from .writing import entry, fields_of


def with_entry(text: str, kind: str, key: str, value: Any) -> str:
    """Give a record a key with a value, in the place of its old value.

    Shape: a new key stands in the order of the declarations; comments inside an old value stand
    above the new one.
    Raises: ValueError if the text is laid out so that it cannot be done line by line.
    """
    root, _ = parse(text.encode(), "")
    assert root is not None, "what is changed has been read"
    lines = text.removesuffix("\n").split("\n")
    starts = [name.at.line - 1 for name, _ in root.entries]
    names = [name.text for name, _ in root.entries]
    if key in names:
        first, last = _region(lines, starts, names.index(key))
        lines[first:last] = [*_inner(root, text, key), *entry(kind, key, value)]
    else:
        order = {field.key: rank for rank, field in enumerate(fields_of(kind))}
        ranks = [order.get(name, len(order)) for name in names]
        later = (start for start, rank in zip(starts, ranks, strict=True) if rank > order[key])
        first = _above(lines, next(later, len(lines)))
        lines[first:first] = entry(kind, key, value)
    written = "\n".join([*lines, ""])
    if not _only(root, written, key):
        raise ValueError(key)
    return written


def _region(lines: list[str], starts: list[int], number: int) -> tuple[int, int]:
    """Find the lines of an entry, without the comments that speak of the next."""
    last = starts[number + 1] if number + 1 < len(starts) else len(lines)
    return starts[number], _above(lines, last)


def _above(lines: list[str], first: int) -> int:
    """Go up over what stands above a key: its comments, and empty lines."""
    while first and (not lines[first - 1].strip() or re.match("#(?! *yaml-)", lines[first - 1])):
        first -= 1
    return first


def _inner(root: Mapping, text: str, key: str) -> list[str]:
    notes = comments(root, text)
    notes.above.pop((key,), None)
    notes.top.clear()
    for said in (notes.above, notes.beside, notes.below):
        for place in [place for place in said if place[:1] != (key,)]:
            del said[place]
    return list(notes.all())


def _only(before: Mapping, written: str, key: str) -> bool:
    """Tell whether nothing but one key has changed."""
    after, faults = parse(written.encode(), "")

    def others(root: Mapping) -> dict[str, Any]:
        return {name.text: _bare(node) for name, node in root.entries if name.text != key}

    return after is not None and not faults and others(before) == others(after)


def _bare(node: Node) -> Any:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [_bare(item) for item in node.items]
        case Mapping():
            return {name.text: _bare(value) for name, value in node.entries}
