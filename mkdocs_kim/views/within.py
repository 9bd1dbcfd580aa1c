"""What stands in a view: the pages that it links to, the sources that it cites."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from .parts import Chip, Cited

_WORDS = frozenset({"str", "bool", "int", "tuple", "None", "Target", "Missing"})
"""What fields are made of that hold neither links nor prose; other types are looked into."""
_NO_LINK = _WORDS | {"Cited"}
_NO_PROSE = _WORDS | {"Chip"}


def linked(view: Any) -> set[str]:
    """Gather the addresses of all pages that the chips of a view lead to."""
    found: set[str] = set()
    waiting = [view]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Chip):
            if item.to:
                found.add(item.to.page)
        elif isinstance(item, tuple | list):
            waiting.extend(item)
        else:
            kind: Any = type(item)
            waiting.extend(getattr(item, name) for name in _fields(kind, _NO_LINK))
    return found


def cited(view: Any) -> dict[str, None]:
    """Gather the ids of all sources that a view cites, each once, in reading order."""
    found: dict[str, None] = {}
    _cite(view, found)
    return found


def _cite(view: Any, found: dict[str, None]) -> None:
    if isinstance(view, Cited):
        for bit in view.passage.references("citation"):
            found[bit.target] = None
        found.update(dict.fromkeys(view.sources))
    elif isinstance(view, tuple):
        for item in view:
            _cite(item, found)
    else:
        kind: Any = type(view)
        for name in _fields(kind, _NO_PROSE) if kind not in (str, type(None)) else ():
            if name == "sources":
                found.update(dict.fromkeys(getattr(view, name)))
            else:
                _cite(getattr(view, name), found)


@cache
def _fields(kind: type, without: frozenset[str]) -> tuple[str, ...]:
    """Name the fields of a shape that may hold what is looked for, by their declared types."""
    own = fields(kind) if is_dataclass(kind) else ()
    return tuple(
        field.name
        for field in own
        if field.name == "sources" or not set(re.findall(r"\w+", str(field.type))) <= without
    )
