"""Which method builds on, follows, replaces, combines with or is an alternative to which."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from ..records import Intervention
from ..records.intervention import Related
from .kin import Family, Tie
from .once import once
from .parts import Cited
from .reader import Reader

COMING = ("builds_on", "follows")
"""Relations by which one method comes of another that is still there."""
LEADING = (*COMING, "replaces")
"""Relations that go one way: ``other`` was there before ``one``."""
DRAWN = (*LEADING, "combines_with")
RELATIONS = (*DRAWN, "alternative_to")
"""All relations, in the order in which they are told."""
MOST = 40
"""As many methods the picture on the page of one of them can hold."""


@once
def ties(reader: Reader) -> tuple[Tie, ...]:
    """List what holds between methods, each pair once per relation.

    Shape: by relation, in it by title. What goes both ways is told from the side that states it,
    or from the first by title if both do.
    """
    found: dict[tuple[str, str, str], Tie] = {}
    for tie in _stated(reader):
        ends = (tie.one, tie.other)
        key = (tie.relation, *(ends if tie.relation in LEADING else sorted(ends)))
        before = found.get(key)
        found[key] = replace(before, reasons=before.reasons + tie.reasons) if before else tie
    return tuple(sorted(found.values(), key=lambda tie: RELATIONS.index(tie.relation)))


def _stated(reader: Reader) -> Iterator[Tie]:
    """Go through what records state; of the withdrawn only what took their place."""
    methods = reader.library.records["intervention"]
    order = {record_id: number for number, record_id in enumerate(methods)}
    replacing: list[Tie] = []
    for one, record in methods.items():
        assert isinstance(record, Intervention)
        if record.withdrawn is not None:
            by = record.withdrawn.replaced_by
            if by is not None and by.id in methods and by.id != one:
                reasons = (reader.cited(record.withdrawn.reason),)
                replacing.append(_tie("replaces", by.id, one, reasons, reader))
            continue
        known = [related for related in record.related if related.intervention.id in methods]
        for related in sorted(known, key=lambda related: order[related.intervention.id]):
            other = related.intervention.id
            if other != one:
                yield _tie(related.relation, one, other, (reader.cited(related.why),), reader)
    yield from sorted(replacing, key=lambda tie: order[tie.one])


def _tie(relation: str, one: str, other: str, reasons: tuple[Cited, ...], reader: Reader) -> Tie:
    links = (reader.chip("intervention", one), reader.chip("intervention", other))
    verb = reader.language.ui(f"lineage_{relation}")
    return Tie(relation, one, other, links, verb, reasons)


def kin(record_id: str, reader: Reader) -> Family | None:
    """Gather what a method comes from and what comes from it; None if that is nothing, or too much.

    Shape: without the reasons, which stand in words. It goes from record to record, so that a page
    costs the same in any collection.
    """
    found: dict[tuple[str, str, str], Tie] = {}
    for step in (_before, _after):
        seen, waiting = {record_id}, [record_id]
        while waiting:
            for tie in step(waiting.pop(), reader):
                found[tie.relation, tie.one, tie.other] = tie
                end = tie.other if step is _before else tie.one
                waiting += [end] if end not in seen else []
                seen.add(end)
    ends = {end for _, one, other in found for end in (one, other)}
    if not 0 < len(ends) <= MOST:
        return None
    title = reader.language.ui("lineage_kin", title=reader.title("intervention", record_id))
    inside = sorted(found.values(), key=lambda tie: (tie.relation, tie.one, tie.other))
    return family(record_id, title, ends, tuple(inside), reader, here=record_id)


def family(
    name: str,
    title: str,
    ends: Collection[str],
    inside: tuple[Tie, ...],
    reader: Reader,
    here: str = "",
) -> Family:
    """Put what is drawn together, its methods by title."""
    members = reader.in_order("intervention", ends)
    about = reader.language.ui("lineage_about", methods=len(members), ties=len(inside))
    chips = tuple((item, reader.chip("intervention", item)) for item in members)
    return Family(name, title, about, chips, inside, here)


def _before(one: str, reader: Reader) -> Iterator[Tie]:
    """Go through what a method comes from."""
    record = reader.library.records["intervention"][one]
    assert isinstance(record, Intervention)
    for related in record.related if record.status != "withdrawn" else ():
        other = related.intervention.id
        known = other in reader.library.records["intervention"] and other != one
        if known and related.relation in COMING:
            yield _tie(related.relation, one, other, (), reader)


def _after(other: str, reader: Reader) -> Iterator[Tie]:
    """Go through what comes from a method."""
    for link in reader.library.links_to.get(("intervention", other), ()):
        related = link.holder
        if isinstance(related, Related) and related.relation in COMING:
            yield _tie(related.relation, link.source_id, other, (), reader)
