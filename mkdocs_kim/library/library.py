"""All records together: found by id, linked both ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from ..diagnostics import Diagnostic
from ..records import (
    FILES,
    KINDS,
    Concept,
    Local,
    Look,
    Reading,
    Record,
    Ref,
    Source,
    Tryout,
    Value,
    Words,
    slug,
)
from .links import Link, Named, cited, named
from .version import canonical, digest

Entry = TypeVar("Entry", Value, Source)


@dataclass(frozen=True, slots=True)
class LocalNote:
    """What an organisation notes with a record."""

    said: Local
    path: str
    """The file of the note."""


VOCABULARIES = {
    "target_group": "target_groups",
    "setting": "settings",
    "executor": "executors",
    "recognition_level": "recognition_levels",
}
"""Kind of reference → key in ``vocabularies.yml``."""


@dataclass(frozen=True)
class Library:
    """What there is. Ids are unique over all kinds of record."""

    records: dict[str, dict[str, Record]]
    """kind → id → record, sorted by title."""
    paths: dict[str, str]
    """id → file."""
    vocabularies: dict[str, dict[str, Value]]
    """kind of reference → id → value, in the order of the file."""
    sources: dict[str, Source]
    lists: dict[str, str]
    """File name → path, of vocabularies and bibliography as far as they are there."""
    named: dict[str, Named] = field(default_factory=dict)
    """id of a record → all that it names."""
    links_to: dict[tuple[str, str], tuple[Link, ...]] = field(default_factory=dict)
    """(kind, id) → all that refers to it."""
    cited_by: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """source id → (kind, id) of the records that cite it."""
    synonyms: tuple[Concept, ...] = ()
    """Words that search takes for one another."""
    tryout: Tryout | None = None
    """The pack with which a team tries instruments out."""
    words: Words | None = None
    """What the site calls things in its own way."""
    look: Look | None = None
    """What it looks like in its own way."""
    local: dict[str, LocalNote] = field(default_factory=dict)
    """id of a record → what an organisation notes with it."""
    absent: frozenset[str] = frozenset()
    """Ids of files that are there but cannot be read: no reader is told that they do not exist."""
    diagnostics: tuple[Diagnostic, ...] = ()

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Former id → the id it has now."""
        return {old.id: new for _, new, record in self.all() for old in record.former_ids}

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {record_id: kind for kind, ids in self.records.items() for record_id in ids}

    @cached_property
    def _plain(self) -> dict[str, Any]:
        return {}

    @cached_property
    def _versions(self) -> dict[str, str]:
        return {}

    def kind_of(self, record_id: str) -> str | None:
        """Tell which kind a record is of; None if there is no such record."""
        return self._kinds.get(record_id)

    def plain(self, record_id: str) -> Any:
        """Give a record as plain values for JSON, for reading only; made once."""
        if record_id not in self._plain:
            record = self.records[self._kinds[record_id]][record_id]
            self._plain[record_id] = canonical(record)
        return self._plain[record_id]

    def version(self, record_id: str) -> str:
        """Give the version of a record; made once."""
        if record_id not in self._versions:
            self._versions[record_id] = digest(self.plain(record_id))
        return self._versions[record_id]

    def same(self, before: Library) -> set[str]:
        """List the ids of the records that are the very same as in another library."""
        return {
            item for kind, item, record in self.all() if before.records[kind].get(item) is record
        }

    def after(self, before: Library) -> Library:
        """Take over what another library worked out of the records that are the very same."""
        same = self.same(before)
        self._plain.update({item: data for item, data in before._plain.items() if item in same})
        self._versions.update({item: own for item, own in before._versions.items() if item in same})
        return self

    def has(self, ref: Ref) -> bool:
        """Tell whether a reference leads somewhere."""
        if ref.kind == "any":
            return self.kind_of(ref.id) is not None
        if ref.kind == "source":
            return ref.id in self.sources
        return ref.id in self.records.get(ref.kind, self.vocabularies.get(ref.kind, {}))

    def all(self) -> Iterator[tuple[str, str, Record]]:
        """Go through all records: kind, id, record."""
        for kind, ids in self.records.items():
            for record_id, record in ids.items():
                yield kind, record_id, record


def sort_key(title: str) -> tuple[str, str]:
    """Order titles as readers expect, the same on every machine: no case, no accents."""
    plain = title.casefold()
    if not plain.isascii():
        signs = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return plain, title


def collect(readings: Sequence[Reading], code: str, before: Library | None = None) -> Library:
    """Put what was read together, with its links both ways; nothing is checked here.

    Shape: sorted by title in the language ``code``; of two records with one id the first is kept.
    ``before`` is a library of which some records are the very same.
    """
    readable = [reading for reading in readings if reading.shape is not None]
    lists = {reading.kind: reading for reading in readable if reading.kind in FILES}
    first: dict[str, Reading] = {}
    for reading in readable:
        if reading.kind in KINDS:
            first.setdefault(reading.id, reading)
    values = lists["vocabularies.yml"].shape if "vocabularies.yml" in lists else None
    entries = lists["sources.yml"].shape.sources if "sources.yml" in lists else ()
    bare = Library(
        records={kind: _sorted(first.values(), kind, code) for kind in KINDS},
        paths={record_id: reading.path for record_id, reading in first.items()},
        vocabularies={
            kind: _by_id(getattr(values, key)) for kind, key in VOCABULARIES.items() if values
        },
        sources=_by_id(entries),
        lists={name: reading.path for name, reading in lists.items()},
        synonyms=tuple(lists["synonyms.yml"].shape.synonyms) if "synonyms.yml" in lists else (),
        tryout=lists["tryout.yml"].shape if "tryout.yml" in lists else None,
        words=lists["words.yml"].shape if "words.yml" in lists else None,
        look=lists["look.yml"].shape if "look.yml" in lists else None,
        absent=frozenset(
            item
            for reading in readings
            if reading.shape is None
            for item in (reading.id, slug(reading.id))  # called wrongly, it is there all the same
        ),
    )
    known = before.named if before else {}
    same = bare.same(before) if before else set()
    found = {
        item: known[item] if item in same else named(record, item) for _, item, record in bare.all()
    }
    bare = replace(bare, named=found)
    return replace(bare, links_to=_links_to(bare), cited_by=_cited_by(bare))


def _sorted(readings: Iterable[Reading], kind: str, code: str) -> dict[str, Record]:
    records = {reading.id: reading.shape for reading in readings if reading.kind == kind}
    return by_title(records, code)


def by_title(records: Mapping[str, Record], code: str) -> dict[str, Record]:
    """Sort records as lists show them."""
    return dict(sorted(records.items(), key=lambda item: sort_key(item[1].title.in_(code))))


def _by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.id.id, entry)
    return found


def _links_to(library: Library) -> dict[tuple[str, str], tuple[Link, ...]]:
    found: dict[tuple[str, str], list[Link]] = {}
    for _, record_id, _ in library.all():
        for target, links in targets(library, record_id).items():
            found.setdefault(target, []).extend(links)
    return {target: tuple(links) for target, links in found.items()}


def targets(library: Library, record_id: str) -> dict[tuple[str, str], list[Link]]:
    """Give what one record refers to: (kind, id) → its links to that, in the order of its text."""
    found: dict[tuple[str, str], list[Link]] = {}
    if library.records[library.kind_of(record_id) or ""][record_id].status == "withdrawn":
        return found  # its page only says that it is withdrawn, so it speaks of nobody any more
    for link in library.named[record_id].links:
        kind = library.kind_of(link.ref.id) if link.ref.kind == "any" else link.ref.kind
        if kind is not None and link.ref.id != record_id:
            found.setdefault((kind, link.ref.id), []).append(link)
    return found


def _cited_by(library: Library) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[tuple[str, str], None]] = {}
    for kind, record_id, _ in library.all():
        for ref in library.named[record_id].cited:
            found.setdefault(ref.id, {})[kind, record_id] = None
    for kind, values in library.vocabularies.items():
        for value_id, value in values.items():
            for source in cited(value):
                found.setdefault(source, {})[kind, value_id] = None
    return {source: tuple(records) for source, records in found.items()}
