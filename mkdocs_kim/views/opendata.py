"""What a site gives away: its records and lists as plain values, with their version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .. import addresses
from ..language import Language
from ..library import VOCABULARIES, Link, canonical, digest
from ..records import KINDS, Prose
from ..tables import LISTED
from .common import plain
from .once import once
from .parts import Target
from .reader import Reader


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to take along."""

    kind: str
    id: str
    version: str
    to: Target
    said: Mapping[str, Any]
    """As plain values: keys as in YAML."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A link from a record to another, to a value of a vocabulary or to a source."""

    source_kind: str
    source: str
    field: str
    """The key that holds it; empty for a source that the text cites."""
    target_kind: str
    target: str
    relation: str
    """What the record says of it by a fixed choice, or how it names it."""
    words: str
    """The same for people."""


@dataclass(frozen=True, slots=True)
class OpenData:
    version: str
    """Another one if anything in it says something else."""
    date: str
    """The last day on which a record was changed or reviewed, as far as known: ``2026-11-22``."""
    entries: Mapping[str, tuple[Entry, ...]]
    """Kind → its records, by title."""
    lists: Mapping[str, Mapping[str, Any]]
    """Name of a file that is a list → what it says; without it there is no such file."""
    definitions: Mapping[tuple[str, str], Mapping[str, str]]
    """(kind, id) of a concept → language → what it is, without marks; the site's own is empty."""
    edges: tuple[Edge, ...]


DEFINED = {"theme": "description", "element": "definition", "term": "definition"}
"""Kinds of record that are concepts, with the field that says what they are."""


@once
def opendata(reader: Reader) -> OpenData:
    """Gather all that is given away."""
    library = reader.library
    entries = {
        kind: tuple(
            Entry(
                kind,
                item,
                library.version(item),
                Target(addresses.page(reader.language, kind, item)),
                library.plain(item),
            )
            for item in sorted(library.records[kind])
        )
        for kind in KINDS
    }
    lists = {file: _list(file, reader) for file in LISTED if file in library.lists}
    told = {kind: {one.id: one.version for one in found} for kind, found in entries.items()}
    version = digest([told, lists])
    defined = dict(_definitions(reader))
    return OpenData(version, _date(reader), entries, lists, defined, tuple(_edges(reader)))


def _definitions(reader: Reader) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    library = reader.library
    told: list[tuple[str, str, Prose | None]] = [
        (kind, item, getattr(record, DEFINED[kind]))
        for kind in DEFINED
        for item, record in library.records[kind].items()
    ]
    told += [
        (kind, item, value.description)
        for kind, values in library.vocabularies.items()
        for item, value in values.items()
    ]
    for kind, item, prose in told:
        if prose is not None:
            said = {code: plain(passage, reader) for code, passage in prose.values.items()}
            yield (kind, item), said


def _list(file: str, reader: Reader) -> dict[str, Any]:
    """Give the entries of a list as plain values."""
    library = reader.library
    if file == "sources.yml":
        return {"sources": canonical(list(library.sources.values()))}
    if file == "synonyms.yml":
        return {"synonyms": canonical(library.synonyms)}
    known = library.vocabularies
    return {key: canonical(list(known[kind].values())) for kind, key in VOCABULARIES.items()}


def _date(reader: Reader) -> str:
    """Give the last day of which a record or its history tells; empty if none does.

    The day of the build is none: then every file would be another one tomorrow.
    """
    days = [day.date for day in reader.history.days[:1]]
    reviews = (record.reviewed for _, _, record in reader.library.all())
    days += [day.first for day in reviews if day is not None]
    return max(days).isoformat() if days else ""


def _edges(reader: Reader) -> Iterator[Edge]:
    library, words = reader.library, reader.language
    for kind, found in library.records.items():
        model = KINDS[kind]
        for item in sorted(found):
            named = library.named[item]
            for link in named.links:
                target = library.kind_of(link.ref.id) if link.ref.kind == "any" else link.ref.kind
                relation, said = _relation(link, words)
                said = said or model.says(link.field).label(words)
                yield Edge(kind, item, link.field, target or "", link.ref.id, relation, said)
            for source in dict.fromkeys(ref.id for ref in named.cited):
                yield Edge(kind, item, "", "source", source, "cites", words.ui("data_cites"))


def _relation(link: Link, words: Language) -> tuple[str, str]:
    """Give what a link is by a fixed choice beside it, also in words; both empty without one."""
    if link.mention:
        return "mentions", words.ui("data_mentions")
    said = vars(link.holder) if link.holder is not None else {}
    key = next((key for key in ("relation", "state") if key in said), "")
    return (said[key], words.choice(key, said[key])) if key else ("", "")
