"""How much of a record is there in the language of a page, where a site has several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from ..records import Prose, Record, Shape
from .once import of_record
from .reader import Reader


def said(record_id: str, reader: Reader) -> str:
    """Say whether a record is not translated yet, or not wholly; nothing if it is."""
    state = _state(record_id, reader) if reader.others else "whole"
    if state == "whole":
        return ""
    return reader.language.ui(f"translated_{state}", language=_other(reader))


def spoken(record_id: str, reader: Reader) -> str:
    """Tell the language that a record is read in."""
    foreign = reader.others and _state(record_id, reader) == "none"
    return reader.plain if foreign else reader.code


def mark(record_id: str, reader: Reader) -> str:
    """Say in a list in which language a record is, if that is another one."""
    if not reader.others or _state(record_id, reader) != "none":
        return ""
    return reader.language.ui("translated_list", language=_other(reader))


def _other(reader: Reader) -> str:
    """Name the language that texts are in instead, in that of the reader."""
    return reader.language.word(f"language_{reader.plain}")


@of_record
def _state(record_id: str, reader: Reader) -> Literal["whole", "partly", "none"]:
    kind = reader.library.kind_of(record_id) or ""
    record: Record = reader.library.records[kind][record_id]
    there = {lang in ("", reader.code) for lang in _languages(record, reader.code)}
    if there == {True, False}:
        return "partly"
    return "none" if False in there else "whole"


def _languages(value: Any, code: str) -> Iterator[str]:
    """Go through all prose of a record: in which language each text would be shown."""
    if isinstance(value, Prose):
        yield value.best(code)[1]
    elif isinstance(value, Shape):
        for name in type(value).model_fields:
            yield from _languages(getattr(value, name), code)
    elif isinstance(value, list):
        for item in value:
            yield from _languages(item, code)
