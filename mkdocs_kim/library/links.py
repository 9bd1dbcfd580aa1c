"""Who refers to whom, from which field, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..records import Prose, Record, Ref, Shape, bits

NO_LINK = ("source", "own")
"""Kinds of reference that are not links between records: citations, and an entry's own id."""


@dataclass(frozen=True, slots=True)
class Link:
    """One reference from a record to a record or a value of a vocabulary."""

    source: Record
    source_id: str
    field: str
    """The top-level key that holds the reference: ``working_elements``, ``related`` ..."""
    ref: Ref
    """What is referred to; ``kind`` is ``any`` for cross-links in prose and for what may name a
    record of every kind: the id alone tells which."""
    reason: Prose | None = None
    """What the record says about it: its ``why`` or ``how``."""
    holder: Shape | None = None
    """The mapping that holds the reference, with whatever else it says."""
    mention: bool = False
    """Whether it is a cross-link in running text."""


def links_of(record: Record, record_id: str) -> Iterator[Link]:
    """Go through all that a record refers to, in the order of its fields.

    Shape: cross-links in prose come with the kind ``any``; former ids are no links.
    """
    for name in type(record).model_fields:
        if name in ("former_ids", "sources"):
            continue
        value = getattr(record, name)
        for holder, ref in _held(value, None):
            if ref.kind not in NO_LINK:
                reason = getattr(holder, "why", None) or getattr(holder, "how", None)
                yield Link(record, record_id, name, ref, reason, holder)
        for bit in bits(value, "cross_link"):
            assert bit.at is not None, "a cross-link knows its place"
            yield Link(record, record_id, name, Ref("any", bit.target, bit.at), mention=True)


def _held(value: Any, holder: Shape | None) -> Iterator[tuple[Shape | None, Ref]]:
    if isinstance(value, Ref):
        yield holder, value
    elif isinstance(value, Shape):
        for name in type(value).model_fields:
            yield from _held(getattr(value, name), value)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _held(item, holder)
