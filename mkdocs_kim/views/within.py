"""What stands in a view: the pages that it links to, the sources that it cites."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from .parts import Chip, Cited


def linked(view: Any) -> set[str]:
    """Gather the addresses of all pages that the chips of a view lead to."""
    found: set[str] = set()
    waiting = [view]
    while waiting:
        item = waiting.pop()
        kind: Any = type(item)
        if kind is Chip:
            if item.to:
                found.add(item.to.page)
        elif kind is tuple or kind is list:
            waiting += item
        else:
            waiting += _parts(kind)(item)
    return found


@cache
def _parts(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Take from a shape what can hold links."""
    names = _ways(kind, Chip)
    if len(names) > 1:
        return attrgetter(*names)
    return lambda item: tuple([getattr(item, name) for name in names])


def cited(view: Any) -> dict[str, None]:
    """Gather the ids of all sources that a view cites, each once, in reading order."""
    found: dict[str, None] = {}
    _cite(view, found)
    return found


def _cite(view: Any, found: dict[str, None]) -> None:
    kind: Any = type(view)
    if kind is Cited:
        for bit in view.passage.marks:
            if bit.kind == "citation":
                found[bit.target] = None
        found.update(dict.fromkeys(view.sources))
    elif kind is tuple:
        for item in view:
            _cite(item, found)
    else:
        for name in _ways(kind, Cited):
            if name == "sources":
                found.update(dict.fromkeys(getattr(view, name)))
            else:
                _cite(getattr(view, name), found)


@cache
def _ways(kind: type, wanted: type) -> tuple[str, ...]:
    """Name the fields of a shape that can hold what is wanted; sources can stand beside prose."""
    if not is_dataclass(kind):
        return ()
    hints = get_type_hints(kind)
    return tuple(
        field.name
        for field in fields(kind)
        if _holds(hints[field.name], wanted) or (wanted is Cited and field.name == "sources")
    )


@cache
def _holds(kind: Any, wanted: type) -> bool:
    """Tell whether something declared as this can be or hold what is wanted; if open, it may."""
    if get_origin(kind) in (tuple, list, Union, UnionType):
        return any(_holds(one, wanted) for one in get_args(kind))
    is_open = kind in (Any, object) or getattr(kind, "_is_protocol", False)
    return kind is wanted or is_open or bool(is_dataclass(kind) and _ways(kind, wanted))  # type: ignore[arg-type]
