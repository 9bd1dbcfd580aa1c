"""What many pages ask for: made once for each reader, of all records together or of each one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from .reader import Reader

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


def of_record(make: Callable[[str, Reader], Made]) -> Callable[[str, Reader], Made]:
    """Keep what a function makes of one record, from nothing but that record and the vocabularies.

    While records are edited it goes along to the next reader, for the records that stay the same.
    """

    @wraps(make)
    def kept(record_id: str, reader: Reader) -> Made:
        known = reader.of_records.setdefault(make, {})
        if record_id not in known:
            known[record_id] = make(record_id, reader)
        found: Made = known[record_id]
        return found

    return kept
