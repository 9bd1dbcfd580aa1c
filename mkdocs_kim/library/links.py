"""Who refers to whom, from which field, and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from ..prose import Bit
from ..records import Prose, Record, Ref, Shape

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


@dataclass(frozen=True, slots=True)
class Named:
    """All that one record, or a value of a vocabulary, names; it follows from that alone."""

    links: tuple[Link, ...]
    """To records and values, field by field; in each, cross-links after what the field names."""
    cited: tuple[Ref, ...]
    """Sources, first those that fields name, then those in prose."""


def named(record: Record, record_id: str) -> Named:
    """Go once through all that a record names.

    Shape: cross-links in prose come with the kind ``any``; former ids are no links.
    """
    links: list[Link] = []
    fields: list[Ref] = []
    prose: list[Ref] = []
    for name in names(type(record)):
        held: list[tuple[Shape | None, Ref]] = []
        marks: list[Bit] = []
        _gather(getattr(record, name), None, held, marks)
        fields += [ref for _, ref in held if ref.kind == "source"]
        prose += _refs(marks, "citation", "source")
        if name not in _UNLINKED:
            links += [
                Link(record, record_id, name, ref, _reason(holder), holder)
                for holder, ref in held
                if ref.kind not in NO_LINK
            ]
            mentioned = _refs(marks, "cross_link", "any")
            links += [Link(record, record_id, name, ref, mention=True) for ref in mentioned]
    return Named(tuple(links), (*fields, *prose))


def cited(shape: Shape) -> tuple[str, ...]:
    """Give the ids of the sources that something cites which is no record."""
    held: list[tuple[Shape | None, Ref]] = []
    marks: list[Bit] = []
    _gather(shape, None, held, marks)
    own = [ref.id for _, ref in held if ref.kind == "source"]
    return (*own, *(bit.target for bit in marks if bit.kind == "citation"))


@cache
def names(model: type[Shape]) -> tuple[str, ...]:
    """Give the names of the fields of a model; asking pydantic for them each time costs more."""
    return tuple(model.model_fields)


_UNLINKED = ("former_ids", "sources")
"""Fields of a record that link to no record."""


def _gather(
    value: Any, holder: Shape | None, held: list[tuple[Shape | None, Ref]], marks: list[Bit]
) -> None:
    """Gather references, each with the mapping that holds it, and what prose names."""
    if isinstance(value, Ref):
        held.append((holder, value))
    elif isinstance(value, Prose):
        for passage in value.values.values():
            marks += passage.marks
    elif isinstance(value, list | tuple):
        for item in value:
            _gather(item, holder, held, marks)
    elif isinstance(value, dict):
        for item in value.values():
            _gather(item, holder, held, marks)
    elif isinstance(value, Shape):
        for name in names(type(value)):
            item = getattr(value, name)
            if item is not None:
                _gather(item, value, held, marks)


def _refs(marks: list[Bit], mark: str, kind: str) -> list[Ref]:
    found = []
    for bit in marks:
        if bit.kind == mark:
            assert bit.at is not None, "what prose names knows its place"
            found.append(Ref(kind, bit.target, bit.at))
    return found


def _reason(holder: Shape | None) -> Prose | None:
    """Give why a record refers to something, as the mapping beside the reference says."""
    said = vars(holder) if holder is not None else {}
    return said.get("why") or said.get("how")
