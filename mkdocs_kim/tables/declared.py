"""Which tables a kind of record has, and their columns: all of it follows from the declarations.

A record is a row of the table of its kind. What it has many of, each with keys or lines of its own,
are rows of a further table, by the id of the record and their place in its list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ..records import FILES, FOLDERS, KINDS, Field, form

Cell = Literal["one", "many", "json"]
"""What a cell holds: a value, several, or what no table can show, as JSON."""

NAMES = {kind: folder or f"{kind}s" for kind, folder in FOLDERS.items()}
"""Kind → name of its table."""

LISTED = ("vocabularies.yml", "sources.yml", "synonyms.yml")
"""The other files that are lists of entries, which tables can hold."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and where in a record its values stand."""

    name: str
    """Keys with dots between: ``target_group.final``."""
    path: tuple[str, ...]
    field: Field
    holds: Cell
    required: bool = False
    """Whether there is no row without it."""

    @property
    def worded(self) -> bool:
        """Tell whether it can say the same in several languages, each in a column of its own."""
        return self.holds != "json" and self.field.holds in ("text", "prose")


@dataclass(frozen=True, slots=True)
class Declared:
    """A table."""

    name: str
    """``interventions``, ``interventions.research``."""
    kind: str
    """The kind of record, or the name of one of the lists."""
    path: tuple[str, ...]
    """Where in a record its rows stand; empty if a row is a record."""
    columns: tuple[Column, ...]
    label: Field | None = None
    """The field that holds its rows."""

    @property
    def is_part(self) -> bool:
        """Tell whether its rows are parts of records."""
        return bool(self.path) and self.kind in KINDS

    @property
    def is_words(self) -> bool:
        """Tell whether its rows are texts by a key of one's own."""
        return self.label is not None and self.label.holds == "words"


@cache
def declared(kind: str) -> tuple[Declared, ...]:
    """List the tables of a kind of record, that of its records first."""
    name = NAMES[kind]
    fields = form(KINDS[kind])
    main = Declared(name, kind, (), tuple(_columns(fields, (), True)))
    return (main, *_parts(kind, name, fields, ()))


@cache
def listed(file: str) -> tuple[Declared, ...]:
    """List the tables of a file that is a list, or several."""
    name, fields = file.removesuffix(".yml"), form(FILES[file])
    return tuple(
        Declared(
            name if len(fields) == 1 else f"{name}.{field.key}",
            file,
            (field.key,),
            tuple(_columns(field.fields, (), True, inside=True)),
            field,
        )
        for field in fields
    )


def every() -> tuple[Declared, ...]:
    """List all tables, in the order of the site."""
    found = [table for kind in KINDS for table in declared(kind)]
    return (*found, *(table for file in LISTED for table in listed(file)))


def _columns(
    fields: tuple[Field, ...], path: tuple[str, ...], sure: bool, inside: bool = False
) -> Iterator[Column]:
    """Go through columns; ``inside`` a list there is no further table, so JSON takes its place."""
    for field in fields:
        here = (*path, field.key)
        needed = sure and field.required
        if field.holds == "block" and not field.many:
            yield from _columns(field.fields, here, needed, inside)
        elif _takes_rows(field):
            if inside:
                yield Column(".".join(here), here, field, "json", needed)
        elif field.holds in ("blocks", "row") or _has_commas(field):
            yield Column(".".join(here), here, field, "json", needed)
        else:
            yield Column(".".join(here), here, field, "many" if field.many else "one", needed)


def _has_commas(field: Field) -> bool:
    return field.many and field.holds == "number" and not field.whole


def _takes_rows(field: Field) -> bool:
    return field.holds == "words" or (field.many and field.holds in ("block", "prose"))


def _parts(
    kind: str, name: str, fields: tuple[Field, ...], path: tuple[str, ...]
) -> Iterator[Declared]:
    for field in fields:
        here = (*path, field.key)
        if field.holds == "block" and not field.many:
            yield from _parts(kind, name, field.fields, here)
        elif _takes_rows(field):
            yield Declared(".".join((name, *here)), kind, here, tuple(_rows(field)), field)


def _rows(field: Field) -> Iterator[Column]:
    """Give the columns of a table of parts; a text alone stands in one that is called ``text``."""
    if field.holds == "block":
        yield from _columns(field.fields, (), True, inside=True)
        return
    holds: Literal["prose", "text"] = "prose" if field.holds == "prose" else "text"
    alone = replace(field, key="text", holds=holds, many=False, required=True)
    if field.holds == "words":
        key = replace(alone, key="key", labels={}, help="")
        yield Column("key", ("key",), key, "one", True)
    yield Column("text", ("text",), alone, "one", True)
