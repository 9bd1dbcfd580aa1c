"""Records, lists and links as tables for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...records import KINDS
from ...tables import Cells, Declared, asked, cells, every, headed
from ...views import OpenData
from ..export.writing import Table, csv_file, exact
from .about import About
from .documents import edges

OWN = ("id", "version", "url")
"""Columns of a record before those of its fields; what it is called comes first."""
PART = ("record", "position")
"""Columns of what a record has many of: of which record, and where in its list, from 1."""
EDGES = ("source_kind", "source", "field", "target_kind", "target", "relation", "words")


@dataclass(frozen=True, slots=True)
class Laid:
    """A table as it is written."""

    name: str
    head: tuple[str, ...]
    declared: Declared | None
    """None for the links, which no record says as such."""
    count: int
    content: bytes


def tables(data: OpenData, about: About) -> Iterator[Laid]:
    """Write every table, also one without rows: its address is a promise."""
    for table in every():
        own: tuple[str, ...] = PART if table.is_part else OWN if table.kind in KINDS else ()
        if table.is_part:
            rows = _parts(table, data)
        elif table.kind in KINDS:
            rows = _records(table, data, about)
        else:
            said = data.lists.get(table.kind, {})
            rows = [cells(table.columns, one) for one in asked(table, said)]
        yield _laid(table.name, (*own, *headed(table.columns, rows)), rows, table)
    yield _laid("links", EDGES, edges(data), None)


def _records(table: Declared, data: OpenData, about: About) -> list[Cells]:
    return [
        {"id": one.id, "version": one.version, "url": about.page(one.to)}
        | cells(table.columns, one.said)
        for one in data.entries[table.kind]
    ]


def _parts(table: Declared, data: OpenData) -> list[Cells]:
    return [
        {"record": one.id, "position": str(number)} | cells(table.columns, part)
        for one in data.entries[table.kind]
        for number, part in enumerate(asked(table, one.said), 1)
    ]


def _laid(
    name: str, head: tuple[str, ...], rows: Sequence[Cells], declared: Declared | None
) -> Laid:
    lines = tuple(tuple([_cell(row.get(column, "")) for column in head]) for row in rows)
    return Laid(name, head, declared, len(lines), csv_file(Table(head, lines)))


def _cell(text: str) -> str:
    return exact(text) if text[:1] == "'" else text
