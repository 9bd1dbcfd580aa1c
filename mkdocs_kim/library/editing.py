"""One record says something else, and the rest stays as it was: a library need not be made anew."""

from __future__ import annotations

from bisect import bisect
from dataclasses import replace
from typing import Any

from ..records import Intervention, Reading, Record, Term
from .checks import of_record
from .library import Library, by_title, targets
from .links import named


def edited(library: Library, after: Reading, code: str) -> Library | None:
    """Put a record in the place of what it said before.

    Shape: sorted by title in the language ``code``. None if more may change than what one record
    says, names and is called: what others are checked against, the words that terms explain, or
    faults. Then the library is made anew.
    """
    kind, item, record = after.kind, after.id, after.shape
    before = library.records.get(kind, {}).get(item)
    told = after.diagnostics or any(fault.at.path == after.path for fault in library.diagnostics)
    if before is None or record is None or told or _face(before) != _face(record):
        return None
    said = {**library.records[kind], item: record}
    if before.title != record.title:
        said = by_title(said, code)
    named_now = {**library.named, item: named(record, item)}
    made = replace(library, records={**library.records, kind: said}, named=named_now)
    if any(of_record(made, item, record)):
        return None
    return replace(made, **_linked(library, made, item)).after(library)


def _face(record: Record) -> Any:
    """Give what whole-library checks see of a record, besides what it names."""
    relations = record.related if isinstance(record, Intervention) else []
    return (
        record.aliases,
        record.status,
        [former.id for former in record.former_ids],
        [(related.intervention.id, related.relation) for related in relations],
        record if isinstance(record, Term) else None,
    )


def _linked(before: Library, after: Library, item: str) -> dict[str, Any]:
    """Give the links and citations of all records, with those of one as they are now."""
    place = {record_id: number for number, (_, record_id, _) in enumerate(after.all())}
    links_to, cited_by = dict(before.links_to), dict(before.cited_by)
    old, new = targets(before, item), targets(after, item)
    for target in {**old, **new}:
        others = [link for link in links_to.get(target, ()) if link.source_id != item]
        at = bisect(others, place[item], key=lambda link: place[link.source_id])
        _put(links_to, target, [*others[:at], *new.get(target, ()), *others[at:]])
    own = (after.kind_of(item) or "", item)
    old_sources, new_sources = (
        {ref.id for ref in library.named[item].cited} for library in (before, after)
    )
    for source in sorted(old_sources | new_sources):
        citing = [one for one in cited_by.get(source, ()) if one != own]
        # Values of vocabularies, which have no place among records, come after all of these.
        at = bisect(citing, place[item], key=lambda one: place.get(one[1], len(place)))
        here = [own] if source in new_sources else []
        _put(cited_by, source, [*citing[:at], *here, *citing[at:]])
    return {"links_to": links_to, "cited_by": cited_by}


def _put(found: dict[Any, tuple[Any, ...]], key: Any, values: list[Any]) -> None:
    if values:
        found[key] = tuple(values)
    else:
        found.pop(key, None)
