"""One record says something else, and the rest stays as it was: a library need not be made anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..records import Intervention, Reading, Record, Term
from .library import Library
from .links import Link, Named, named


def edited(library: Library, after: Reading) -> Library | None:
    """Put a record in the place of what it said before.

    Shape: None if that may change more than what shows its text: its name, what it names, its
    place in lists, the words that terms explain, or faults. Then the library is made anew.
    """
    kind, item, record = after.kind, after.id, after.shape
    before = library.records.get(kind, {}).get(item)
    told = after.diagnostics or any(fault.at.path == after.path for fault in library.diagnostics)
    if before is None or record is None or told or _face(before) != _face(record):
        return None
    old, new = library.named[item], named(record, item)
    if _names(old) != _names(new):
        return None
    made = replace(
        library,
        records={**library.records, kind: {**library.records[kind], item: record}},
        named={**library.named, item: new},
        links_to={**library.links_to, **dict(_relinked(library, old, new))},
    )
    return made.after(library)


def _face(record: Record) -> Any:
    """Give what other records and whole-library checks see of a record, besides what it names."""
    relations = record.related if isinstance(record, Intervention) else []
    return (
        record.title,
        record.aliases,
        record.status,
        [former.id for former in record.former_ids],
        [(related.intervention.id, related.relation) for related in relations],
        record if isinstance(record, Term) else None,
    )


def _names(said: Named) -> tuple[list[Any], list[str]]:
    links = [(link.field, link.ref.kind, link.ref.id, link.mention) for link in said.links]
    return links, [ref.id for ref in said.cited]


def _relinked(
    library: Library, old: Named, new: Named
) -> Iterator[tuple[tuple[str, str], tuple[Link, ...]]]:
    """Give the links to all that a record refers to, with its new ones in the place of its old."""
    instead = dict(zip(map(id, old.links), new.links, strict=True))
    for link in old.links:
        kind = library.kind_of(link.ref.id) if link.ref.kind == "any" else link.ref.kind
        target = (kind or "", link.ref.id)
        if target in library.links_to:
            links = library.links_to[target]
            yield target, tuple(instead.get(id(each), each) for each in links)
