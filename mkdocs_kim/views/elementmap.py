"""Which method has which working element: every method against every element."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

from ..records import Element
from ..records.kinds import Concerns, Scope
from .common import plain, shorten
from .methods import Cell, method
from .once import once
from .parts import Chip
from .reader import Reader


@dataclass(frozen=True, slots=True)
class Column:
    """An element at the head of its column."""

    id: str
    link: Chip
    about: str
    """The beginning of its definition, as plain text."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The elements of one kind."""

    id: str
    """Scope and concern: ``general-content``."""
    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A method, with what it says of every element in the order of the columns."""

    id: str
    link: Chip
    nature: str
    concept: bool
    cells: tuple[Cell, ...]
    origin: str
    """The file of the record."""


@dataclass(frozen=True)
class ElementMap:
    kinds: tuple[Columns, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, from left to right."""
        return tuple(column for kind in self.kinds for column in kind.columns)


NONE = Cell("")
FULL, PART = 100, 50
"""As many methods one page can hold; and how many each page holds if there are more."""


@once
def element_map(reader: Reader) -> ElementMap:
    """Lay methods out against elements.

    Shape: rows by title; columns by kind of element, in it by title. Withdrawn ones are left out.
    """
    kinds = element_kinds(reader)
    order = [column.id for kind in kinds for column in kind.columns]
    return ElementMap(
        kinds, tuple(_row(item, order, reader) for item in reader.listed("intervention"))
    )


@once
def map_parts(reader: Reader) -> tuple[ElementMap, ...]:
    """Cut the map in parts that a page can hold, each with all elements; only one if it can."""
    whole = element_map(reader)
    if len(whole.rows) <= FULL:
        return (whole,)
    starts = range(0, len(whole.rows), PART)
    return tuple(ElementMap(whole.kinds, whole.rows[start : start + PART]) for start in starts)


@dataclass
class _Kind:
    title: str
    ids: list[str] = field(default_factory=list)


@once
def element_kinds(reader: Reader) -> tuple[Columns, ...]:
    """Group the elements by scope, then by what they concern, in the order of those choices."""
    words = reader.language
    found = {
        f"{scope}-{concerns}": _Kind(
            f"{words.choice('scope', scope)}: {words.choice('concerns', concerns).lower()}"
        )
        for scope in get_args(Scope)
        for concerns in get_args(Concerns)
    }
    for item in reader.listed("element"):
        record = reader.library.records["element"][item]
        assert isinstance(record, Element)
        found[f"{record.scope}-{record.concerns}"].ids.append(item)
    return tuple(
        Columns(key, kind.title, tuple(_column(item, reader) for item in kind.ids))
        for key, kind in found.items()
        if kind.ids
    )


def _column(element_id: str, reader: Reader) -> Column:
    record = reader.library.records["element"][element_id]
    assert isinstance(record, Element)
    about = shorten(plain(record.definition.in_(reader.code), reader))
    return Column(element_id, reader.chip("element", element_id), about)


def _row(method_id: str, order: list[str], reader: Reader) -> Row:
    shown = method(method_id, reader)
    return Row(
        method_id,
        shown.link,
        shown.nature,
        shown.concept,
        tuple(shown.elements.get(item, NONE) for item in order),
        reader.library.paths[method_id],
    )
