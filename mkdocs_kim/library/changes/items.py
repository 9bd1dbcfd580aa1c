"""Which item of a list became which: by name, else by likeness."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ...language import LANGUAGES, VARIETIES
from ...records import Field

ALIKE = 0.5
"""The share of words that two texts have in common if one became the other."""
_NAMED = {"advice": ("intervention", "instrument")}
"""Lists whose items are named by one of several keys; the others follow from the declarations."""

Pair = tuple[Any, Any]
"""What an item was and what it is; None if it was not there."""


def naming(field: Field) -> tuple[Field, ...]:
    """Give the fields by which somebody would call an item of a list; none if it has no name."""
    if field.key in _NAMED:
        return tuple(inner for inner in field.fields if inner.key in _NAMED[field.key])
    for holds in ("reference", "text", "choice"):
        for inner in field.fields:
            if inner.holds == holds and inner.required and not inner.many:
                return (inner, *(part for part in field.fields if _dates(part)))
    return ()


def _dates(field: Field) -> bool:
    """Tell whether a date is part of a name, as of a judgement that may be given again."""
    return field.holds == "date" and field.required


def pairs(field: Field, before: list[Any], after: list[Any]) -> list[Pair]:
    """Match the items of a list, in the order of what is there now; what is gone comes last."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    matched: dict[int, Any] = {}
    named = [_same_name(field, code) for code in LANGUAGES]
    for step in (_equal, *map(_translated, LANGUAGES), *named, _alike(field)):
        for old, new in list(step(left, right)):
            if old in left and new in right:
                matched[new] = left.pop(old)
                del right[new]
    now = [(matched.get(place), item) for place, item in enumerate(after)]
    return [*now, *((item, None) for item in left.values())]


def _equal(left: dict[int, Any], right: dict[int, Any]) -> Iterator[tuple[int, int]]:
    yield from _by_mark(left, right, lambda item: json.dumps(item, sort_keys=True))


def _translated(code: str) -> Any:
    """Pair what says the same in a language, whatever it says in others."""

    def step(left: dict[int, Any], right: dict[int, Any]) -> Iterator[tuple[int, int]]:
        yield from _by_mark(left, right, lambda item: json.dumps(_said(item, code), sort_keys=True))

    return step


def _said(item: Any, code: str) -> Any:
    """Give an item with every text in a language, where it is there in that."""
    if isinstance(item, list):
        return [_said(inner, code) for inner in item]
    if not isinstance(item, dict):
        return item
    if item.keys() <= set(VARIETIES):
        return item.get(code) or next(iter(item.values()))
    return {key: _said(inner, code) for key, inner in item.items()}


def _same_name(field: Field, code: str) -> Any:
    keys = [part.key for part in naming(field)] if field.holds == "block" else ["block"]

    def step(left: dict[int, Any], right: dict[int, Any]) -> Iterator[tuple[int, int]]:
        if keys and field.holds in ("block", "blocks"):
            yield from _by_mark(
                left, right, lambda item: json.dumps([_said(item.get(key), code) for key in keys])
            )

    return step


def _by_mark(left: dict[int, Any], right: dict[int, Any], mark: Any) -> Iterator[tuple[int, int]]:
    """Pair what has the same mark; of several, the first with the first."""
    places: dict[str, list[int]] = {}
    for place, item in left.items():
        places.setdefault(mark(item), []).append(place)
    for place, item in right.items():
        if places.get(mark(item)):
            yield places[mark(item)].pop(0), place


def _alike(field: Field) -> Any:
    """Pair texts that share words; of what has a name, only a judgement that was replaced."""
    names = naming(field)
    replaced = any(_dates(part) for part in names)

    def step(left: dict[int, Any], right: dict[int, Any]) -> Iterator[tuple[int, int]]:
        if replaced and len(left) == len(right) == 1:
            yield next(iter(left)), next(iter(right))
        if names or field.holds in ("reference", "choice", "number"):
            return
        old = {place: _words(item) for place, item in left.items()}
        new = {place: _words(item) for place, item in right.items()}
        found = [(-_likeness(old[i], new[j]), i, j) for i in old for j in new]
        yield from ((i, j) for likeness, i, j in sorted(found) if likeness <= -ALIKE)

    return step


def _words(item: Any) -> set[str]:
    return set(re.findall(r"\w+", " ".join(_texts(item)).casefold()))


def _texts(item: Any) -> Iterable[str]:
    if isinstance(item, dict | list):
        for inner in item.values() if isinstance(item, dict) else item:
            yield from _texts(inner)
    else:
        yield str(item)


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def reordered(found: list[Pair], before: list[Any]) -> bool:
    """Tell whether what was there before stands in another order now."""
    places = [before.index(old) for old, new in found if old is not None and new is not None]
    return places != sorted(places)
