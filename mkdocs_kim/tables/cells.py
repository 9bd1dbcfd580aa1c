"""What stands in the cells of a row, so that nothing is lost on the way there and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..language import VARIETIES
from .declared import Column, Declared

MANY = ", "
"""Between several ids, choices or numbers in a cell; texts stand on lines of their own."""

Cells = dict[str, str]


def asked(table: Declared, data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Give what the rows of a table of parts say, of a record as plain values."""
    value: Any = data
    for key in table.path:
        value = value.get(key, {}) if isinstance(value, Mapping) else {}
    if table.is_words:
        return [{"key": key, "text": text} for key, text in value.items()]
    if table.label is not None and table.label.holds == "prose":
        return [{"text": text} for text in value]
    return list(value)


def cells(columns: Iterable[Column], data: Mapping[str, Any]) -> Cells:
    """Lay a record, or a part of one, out in cells: name of the column → text.

    Shape: what is absent has no cell; a text in a language stands in ``title@en``.
    """
    found: Cells = {}
    for column in columns:
        value: Any = data
        for key in column.path:
            value = value.get(key) if value is not None else None
        if value is None:
            continue
        if column.holds == "one" and not isinstance(value, Mapping):
            found[column.name] = _one(value)
        elif column.holds == "json":
            found[column.name] = json.dumps(value, ensure_ascii=False)
        elif column.holds == "many":
            found |= _many(column, value)
        else:
            found |= {f"{column.name}@{code}": text for code, text in value.items()}
    return found


def _one(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return repr(value).replace(".", ",")  # as Dutch spreadsheets write it
    return str(value)


def _many(column: Column, items: Sequence[Any]) -> Cells:
    """Lay out a list in a cell; of texts each has a line, the same one in every language."""
    if not column.worded:
        return {column.name: MANY.join(map(_one, items))}
    told = [item if isinstance(item, Mapping) else {"": item} for item in items]
    codes = [code for code in ("", *VARIETIES) if any(code in item for item in told)]
    return {
        f"{column.name}@{code}" if code else column.name: "\n".join(
            item.get(code, "") for item in told
        )
        for code in codes
    }


def headed(columns: Iterable[Column], rows: Sequence[Cells]) -> list[str]:
    """Give the head of a table: every column, and behind it the languages that rows say it in."""
    used = {name for row in rows for name in row if "@" in name}
    head: list[str] = []
    for column in columns:
        head.append(column.name)
        if column.worded and used:
            own = (f"{column.name}@{code}" for code in VARIETIES)
            head += [name for name in own if name in used]
    return head
