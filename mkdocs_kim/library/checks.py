"""What can only be wrong between records: ids that lead nowhere, twice the same, circles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import chain

from ..diagnostics import FAULTS, Diagnostic, Fact, Position, Word, closest
from ..records import (
    ID,
    KINDS,
    RESERVED,
    Intervention,
    Reading,
    Record,
    Ref,
    slug,
)
from .lexicon import check as check_lexicon
from .library import VOCABULARIES, Library
from .links import Link
from .synonyms import check as check_synonyms


def check(library: Library, readings: Sequence[Reading]) -> Iterator[Diagnostic]:
    """Yield every fault that needs more than one file to be seen."""
    yield from _same_id_twice(readings)
    yield from _former_ids(library)
    for reading in readings:
        if reading.shape is None:
            yield from unknown(library, reading.refs)
    for _, record_id, record in library.all():
        yield from of_record(library, record_id, record)
    yield from _lists(library, readings)
    yield from check_synonyms(library.synonyms)
    yield from check_lexicon(library)
    yield from _circles(library)


def of_record(library: Library, record_id: str, record: Record) -> Iterator[Diagnostic]:
    """Yield what is wrong between one record and the others, and is told at this one."""
    named = library.named[record_id]
    yield from unknown(library, chain((link.ref for link in named.links), named.cited))
    for rule in _PER_RECORD:
        yield from rule(library, record_id, record, named.links)


def _same_id_twice(readings: Iterable[Reading]) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for reading in readings:
        if reading.kind in KINDS:
            if reading.id in first:
                facts = {"id": reading.id, "first": first[reading.id]}
                yield Diagnostic("duplicate-id", Position(reading.path), facts)
            first.setdefault(reading.id, reading.path)


_LISTS = {"sources.yml": ("sources",), "vocabularies.yml": tuple(VOCABULARIES.values())}
"""File → the lists in it whose entries have ids."""


def _lists(library: Library, readings: Iterable[Reading]) -> Iterator[Diagnostic]:
    """Check vocabularies and bibliography: each id once, each source known."""
    for reading in readings:
        if reading.kind in KINDS or reading.shape is None:
            continue
        for key in _LISTS.get(reading.kind, ()):
            seen: dict[str, int] = {}
            for entry in getattr(reading.shape, key):
                own: Ref = entry.id
                yield from _impossible(own, has_page=key != "sources")
                if own.id in seen:
                    facts: dict[str, Fact] = {"id": own.id, "line": seen[own.id]}
                    yield Diagnostic("duplicate-entry", own.at, facts)
                seen.setdefault(own.id, own.at.line)
        yield from unknown(library, reading.refs)


def _former_ids(library: Library) -> Iterator[Diagnostic]:
    claimed: dict[str, str] = {}
    for _, record_id, record in library.all():
        for former in record.former_ids:
            yield from _impossible(former, has_page=True)
            owner = former.id if former.id in library.paths else claimed.get(former.id)
            if owner is not None:
                facts = {"id": former.id, "path": library.paths[owner]}
                yield Diagnostic("former-id-in-use", former.at, facts)
            claimed.setdefault(former.id, record_id)


def unknown(library: Library, refs: Iterable[Ref]) -> Iterator[Diagnostic]:
    """Yield every reference that leads nowhere."""
    renamed = library.renamed
    guesses = 0
    for ref in refs:
        if ref.kind == "own" or library.has(ref) or ref.id in library.absent:
            continue
        known = _known(library, ref.kind)
        if known is None:
            continue
        new = renamed.get(ref.id)
        guess = new if new in known else closest(ref.id, known) if guesses < FAULTS else None
        guesses += 1
        facts: dict[str, Fact] = {"id": ref.id, "kind": _kind_word(ref.kind)}
        file = _file_of(ref.kind)
        elsewhere = library.kind_of(ref.id)
        if file is not None:
            yield Diagnostic("unknown-entry", ref.at, {**facts, "file": file}, guess)
        elif elsewhere is not None:
            facts["found"] = _kind_word(elsewhere)
            yield Diagnostic("wrong-kind", ref.at, facts, guess)
        else:
            yield Diagnostic("unknown-id", ref.at, facts, guess)


def _self_references(
    library: Library, record_id: str, _: Record, links: Sequence[Link]
) -> Iterator[Diagnostic]:
    for link in links:
        if link.ref.id == record_id and library.has(link.ref):
            yield Diagnostic("self-reference", link.ref.at, {"id": record_id})


_MAY_REPEAT = ("phases", "lines", "advice", "recognition")
"""Fields whose items differ by more than the id: another step, another speaker, another date."""


def _said_twice(
    library: Library, record_id: str, _: Record, links: Sequence[Link]
) -> Iterator[Diagnostic]:
    """Find the same id twice in one list: two opinions where there can be one."""
    seen: dict[tuple[str, str], int] = {}
    for link in links:
        if link.mention or link.field in _MAY_REPEAT:
            continue
        key = (link.field, link.ref.id)
        if key in seen:
            facts: dict[str, Fact] = {"id": link.ref.id, "line": seen[key], "key": link.field}
            yield Diagnostic("reference-twice", link.ref.at, facts)
        seen.setdefault(key, link.ref.at.line)


ONE_WAY = ("builds_on", "follows")
"""Relations that cannot hold both ways: stated on both sides they are a circle."""


def _relation_both_sides(
    library: Library, record_id: str, record: Record, _: Sequence[Link]
) -> Iterator[Diagnostic]:
    """Find a relation that both records state: the reverse is computed, so one may go stale."""
    if not isinstance(record, Intervention):
        return
    for related in record.related:
        if related.relation in ONE_WAY:
            continue
        other = library.records["intervention"].get(related.intervention.id)
        if not isinstance(other, Intervention) or related.intervention.id >= record_id:
            continue
        if any(
            back.intervention.id == record_id and back.relation == related.relation
            for back in other.related
        ):
            facts = {"id": related.intervention.id, "path": library.paths[related.intervention.id]}
            yield Diagnostic("relation-twice", related.intervention.at, facts, severity="warning")


_PER_RECORD: tuple[Callable[[Library, str, Record, Sequence[Link]], Iterator[Diagnostic]], ...] = (
    _self_references,
    _said_twice,
    _relation_both_sides,
)


def _circles(library: Library) -> Iterator[Diagnostic]:
    """Find circles in what goes one way, each reported once, in the record with the first id."""
    for relation in ONE_WAY:
        steps = {
            record_id: {
                related.intervention.id: related.intervention
                for related in record.related
                if related.relation == relation and related.intervention.id != record_id
            }
            for record_id, record in sorted(library.records["intervention"].items())
            if isinstance(record, Intervention)
        }
        while (ring := _ring(steps)) is not None:
            ref = steps[ring[0]].pop(ring[1])
            facts: dict[str, Fact] = {"circle": " → ".join([*ring, ring[0]]), "relation": relation}
            yield Diagnostic("circle", ref.at, facts)


def _ring(steps: Mapping[str, Mapping[str, Ref]]) -> list[str] | None:
    try:
        TopologicalSorter(steps).prepare()
    except CycleError as error:
        # graphlib lists who is built upon before who builds; we tell it the other way round.
        ring = error.args[1][:0:-1]
        start = ring.index(min(ring))
        return [*ring[start:], *ring[:start]]
    return None


def _file_of(kind: str) -> str | None:
    """Name the file that lists what a reference of this kind may name, if it is one file."""
    return (
        "sources.yml" if kind == "source" else "vocabularies.yml" if kind in VOCABULARIES else None
    )


def _known(library: Library, kind: str) -> list[str] | None:
    """List the ids that a reference of this kind may name; None if their file is unreadable."""
    file = _file_of(kind)
    if file is not None and file.removesuffix(".yml") in library.absent:
        return None
    if kind == "source":
        return list(library.sources)
    if kind in VOCABULARIES:
        return list(library.vocabularies.get(kind, {}))
    if kind == "any":
        return list(library.paths)
    return list(library.records[kind])


def _impossible(own: Ref, *, has_page: bool) -> Iterator[Diagnostic]:
    """Check that something can have this id; what has a page may not take that of a list."""
    if not ID.fullmatch(own.id):
        yield Diagnostic("bad-id", own.at, {"id": own.id}, slug(own.id) or None)
    elif has_page and own.id in RESERVED:
        yield Diagnostic("reserved-id", own.at, {"id": own.id})


def _kind_word(kind: str) -> Word:
    return Word(f"kind_{kind}")
