"""Who has another name now, and what others said of them before, in the names of now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...records import KINDS, Field, form
from .entries import LISTED, MODELS, Data, Entries, Key

_NAMED = re.compile(r"(?P<begin>\[\[|\[@)(?P<id>[^\]|\s]+)(?=[\]|])")
"""A cross-link or a citation, up to the end of the id."""

Names = Mapping[tuple[str, str], str]
"""Kind of reference, and the id that was → the id that is."""


def renamed(before: Entries, after: Entries) -> dict[Key, Key]:
    """Find who has another name now: key of now → key that was.

    Shape: a record says so itself; an item of a list is called the same and stands alone in that.
    """
    fresh = [key for key in after if key not in before]
    found = {key: old for key in fresh if (old := _former(key, before, after))}
    gone = _titles(before, [key for key in before if key not in after])
    came = _titles(after, fresh)
    for title, keys in came.items():
        olds = gone.get(title, [])
        if len(keys) == len(olds) == 1:
            found[keys[0]] = olds[0]
    return found


def _former(key: Key, before: Entries, after: Entries) -> Key | None:
    """Find what an entry was called before, if that is a name it says it had."""
    olds = ((key[0], old) for old in after[key].get("former_ids", ()))
    return next((old for old in olds if old in before and old not in after), None)


def _titles(entries: Entries, keys: list[Key]) -> dict[str, list[Key]]:
    """Sort items of lists that have an id by what they are called."""
    found: dict[str, list[Key]] = {}
    for key in keys:
        data = entries[key]
        if key[0] in LISTED and "id" in data:
            found.setdefault(f"{key[0]} {data.get('title') or data.get('label')}", []).append(key)
    return found


def in_names_of_now(before: Entries, former: Mapping[Key, Key]) -> Entries:
    """Say what stood there with the ids of now, so that only what else differs does differ."""
    if not former:
        return before
    names = {(new[0], old[1]): new[1] for new, old in former.items()}
    names |= {("any", old): new for (kind, old), new in names.items() if kind in KINDS}
    taken = {old: new for new, old in former.items()}
    return {key: _entry(key, data, taken.get(key), names) for key, data in before.items()}


def now_named(data: Data, key: Key, moves: Mapping[Key, str]) -> Data:
    """Say what an entry said with the ids of now.

    Shape: ``moves`` tells kind and id that was → the id that is.
    """
    names = {(kind, old): new for (kind, old), new in moves.items()}
    names |= {("any", old): new for (kind, old), new in moves.items() if kind in KINDS}
    return _entry(key, data, None, names) if names else data


def _entry(key: Key, data: Data, now: Key | None, names: Names) -> Data:
    found = _block(form(MODELS[key[0]]), data, names)
    return {**found, "id": now[1]} if now and "id" in found else found


def _block(fields: tuple[Field, ...], data: Data, names: Names) -> Data:
    by_key = {field.key: field for field in fields if field.key != "former_ids"}
    return {
        key: _value(by_key[key], value, names) if key in by_key else value
        for key, value in data.items()
    }


def _value(field: Field, value: Any, names: Names) -> Any:
    if field.many and isinstance(value, list):
        return [_one(field, item, names) for item in value]
    return _one(field, value, names)


def _one(field: Field, value: Any, names: Names) -> Any:
    if field.holds == "reference":
        return names.get((field.of, value), value)
    if field.holds == "prose" and isinstance(value, dict):
        return {code: _prose(text, names) for code, text in value.items()}
    if field.holds == "prose":
        return _prose(value, names)
    if field.holds == "block":
        return _block(field.fields, value, names)
    if field.holds == "blocks":
        return _block(field.blocks[value["block"]], value, names)
    return value


def _prose(text: str, names: Names) -> str:
    def put(match: re.Match[str]) -> str:
        kind = "any" if match["begin"] == "[[" else "source"
        return match["begin"] + names.get((kind, match["id"]), match["id"])

    return _NAMED.sub(put, text)
