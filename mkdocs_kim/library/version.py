"""A record's version: what its content is, whatever its layout."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from ..records import Prose, Ref, Shape, Text, When
from .rows import unwrapped


def canonical(value: Any) -> Any:
    """Turn a record into plain values for JSON: keys as in YAML.

    Shape: what is absent is left out, and what says the same as its absence; so a key that comes
    later does not change the version of records that do not use it.
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Shape):
        return _said(value)
    if isinstance(value, list | tuple):
        return [canonical(item) for item in value]
    if isinstance(value, dict):
        return {key: canonical(item) for key, item in value.items()}
    if isinstance(value, Prose):
        return _one_or_many(
            {code: unwrapped(passage.text) for code, passage in value.values.items()}
        )
    if isinstance(value, Text):
        return _one_or_many(value.values)
    if isinstance(value, Ref):
        return value.id
    return str(value) if isinstance(value, When) else value


def _said(shape: Shape) -> dict[str, Any]:
    """Give what the fields of a shape say, by their keys."""
    found = {}
    for name, key, default in _fields(type(shape)):
        value = getattr(shape, name)
        if value is default or value == default:
            continue
        item = canonical(value)
        if item or item not in (None, [], {}):
            found[key] = item
    return found


@cache
def _fields(model: type[Shape]) -> tuple[tuple[str, str, Any], ...]:
    """Give of each field of a model its name, its key in YAML and its default."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name, field.default) for name, field in fields)


def _one_or_many(values: dict[str, str]) -> str | dict[str, str]:
    return values[""] if "" in values else dict(sorted(values.items()))


def version(record: Shape) -> str:
    """Give the first 8 hex digits of the hash of a record's canonical JSON."""
    return digest(canonical(record))


def digest(data: Any) -> str:
    """Do the same for a record as plain values."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:8]
