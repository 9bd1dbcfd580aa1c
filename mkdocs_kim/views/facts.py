"""Facts in a few words: for whom of what age, how long."""

from __future__ import annotations

from ..records import Age, Duration
from .parts import Chip
from .reader import Reader


def age(value: Age, reader: Reader) -> str:
    """Word an age: ``12 tot en met 23 jaar``."""
    first, last = value.from_, value.to
    if not first and last is None:
        return reader.language.ui("age_all")
    if last is None:
        return reader.language.ui("age_from", first=first)
    if first is None:
        return reader.language.ui("age_to", last=last)
    return reader.language.ui("age_both", first=first, last=last)


def duration(value: Duration | None, reader: Reader) -> tuple[Chip, ...]:
    """Word how long it takes: in the record's own words, else in meetings and months."""
    if value is None:
        return ()
    if value.text:
        return (Chip(value.text.in_(reader.code)),)
    found = []
    if value.meetings:
        found.append(reader.language.ui("meetings", count=value.meetings))
    if value.months:
        found.append(reader.language.ui("months", count=f"{value.months:g}"))
    return tuple(Chip(words) for words in found)
