"""What readers can choose under a facet, and which of it a record has; the type of the field tells.

A new facet on a field of a known type therefore appears by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from .. import addresses
from ..library import sort_key
from ..records import Declared, Ref, Value, slug
from ..records.intervention import Age, Duration
from ..records.kinds import Minutes
from ..records.worksheet import Sheet
from .parts import Target
from .reader import Reader
from .sheets import PAPERS

AGES = (
    ("children", 0, 11),
    ("youth", 12, 17),
    ("young_adults", 18, 26),
    ("adults", 27, 66),
    ("elders", 67, 120),
)
"""Stages of life, in years, both ends included; a method for 12 to 23 belongs to two of them."""

LENGTHS = (
    ("minutes_short", Minutes, 30),
    ("minutes_middle", Minutes, 60),
    ("minutes_long", Minutes, 1_000),
    ("months_short", Duration, 3),
    ("months_middle", Duration, 6),
    ("months_year", Duration, 12),
    ("months_long", Duration, 1_000),
)
"""Lengths of time up to and with a limit: how long an instrument takes, how long a method lasts."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose, in its place among the others."""

    id: str
    """How it stands in an address."""
    label: str
    place: int
    to: Target | None = None
    """The page that it has of its own accord: a record, a value of a vocabulary."""


def options(field: Declared, reader: Reader) -> list[Option]:
    """List what can be chosen under a field, also what no record has."""
    if field.ref:
        return [
            Option(item, reader.title(field.ref, item), place, _page(field.ref, item, reader))
            for place, item in enumerate(_ids(field.ref, reader))
        ]
    if field.choices:
        names = [(field.path[-1], name) for name in field.choices]
    elif field.shape is Age:
        names = [("ages", name) for name, _, _ in AGES]
    elif field.shape is Sheet:
        names = [("paper", name) for name in PAPERS]
    else:
        names = [("lengths", name) for name, shape, _ in LENGTHS if shape is field.shape]
    return [_worded(group, name, reader) for group, name in names]


def taken(field: Declared, value: Any, reader: Reader) -> Iterator[str]:
    """Yield the ids of the options that hold for a value of a field."""
    match value:
        case Ref():
            yield value.id
        case str():
            yield _worded(field.path[-1], value, reader).id
        case Age():
            first = value.from_ if value.from_ is not None else AGES[0][1]
            last = value.to if value.to is not None else AGES[-1][2]
            for name, low, high in AGES:
                if first <= high and last >= low:
                    yield _worded("ages", name, reader).id
        case Sheet():
            yield from PAPERS
        case Minutes() | Duration():
            length = value.months if isinstance(value, Duration) else value.to or value.from_
            if length is not None:
                fits = [
                    name
                    for name, shape, limit in LENGTHS
                    if isinstance(value, shape) and ceil(length) <= limit
                ]
                yield _worded("lengths", fits[0], reader).id


_PLACES = {
    name: place for place, name in enumerate(["", *(name for name, *_ in (*AGES, *LENGTHS))])
}


def _worded(group: str, name: str, reader: Reader) -> Option:
    """Word a fixed choice; what its label says between brackets does not stand in addresses."""
    words = reader.language.choice(group, name)
    return Option(slug(words.split(" (")[0]), words, _PLACES.get(name, 0))


def _ids(kind: str, reader: Reader) -> Sequence[str]:
    """List the records of a kind by title, or the values of a vocabulary as its own page does."""
    if kind in reader.library.records:
        return reader.listed(kind)
    return [value.id.id for value in ordered(kind, reader)]


def _page(kind: str, value_id: str, reader: Reader) -> Target:
    return Target(addresses.page(reader.language, kind, value_id))


def ordered(kind: str, reader: Reader) -> list[Value]:
    """List the values of a vocabulary: by their order if they have one, else by label."""
    values = reader.library.vocabularies.get(kind, {}).values()
    return sorted(
        values,
        key=lambda value: (getattr(value, "order", 0), sort_key(value.label.in_(reader.code))),
    )
