"""Which method builds on, follows, replaces, combines with or is an alternative to which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..records import Intervention
from .common import Reader
from .parts import Chip, Cited

LEADING = ("builds_on", "follows", "replaces")
"""Relations that go one way: ``other`` was there before ``one``."""
DRAWN = (*LEADING, "combines_with")
RELATIONS = (*DRAWN, "alternative_to")
"""All relations, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What holds between two methods: ``one`` builds on ``other``."""

    relation: str
    one: str
    other: str
    links: tuple[Chip, Chip]
    """To ``one`` and to ``other``."""
    verb: str
    """What stands between the two in a sentence."""
    reasons: tuple[Cited, ...]
    """Of each record that states it."""

    @property
    def says(self) -> str:
        """Say it in a sentence."""
        return f"{self.links[0].title} {self.verb} {self.links[1].title}"


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
                reason = reader.cited(record.withdrawn.reason)
                replacing.append(_tie("replaces", by.id, one, reason, reader))
            continue
        known = [related for related in record.related if related.intervention.id in methods]
        for related in sorted(known, key=lambda related: order[related.intervention.id]):
            other = related.intervention.id
            if other != one:
                yield _tie(related.relation, one, other, reader.cited(related.why), reader)
    yield from sorted(replacing, key=lambda tie: order[tie.one])


def _tie(relation: str, one: str, other: str, reason: Cited, reader: Reader) -> Tie:
    links = (reader.chip("intervention", one), reader.chip("intervention", other))
    verb = reader.language.ui(f"lineage_{relation}")
    return Tie(relation, one, other, links, verb, (reason,))
