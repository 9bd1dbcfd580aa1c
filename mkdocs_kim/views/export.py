"""What readers take along of methods and their working elements, for files: words and ids only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from ..records import Element, ElementUse, Intervention
from ..records.intervention import Nature
from ..records.kinds import Concerns, Scope
from .citing import describe
from .elementmap import element_map
from .methods import STATES, Cell, Head, heads, method
from .pairs import pairs
from .parts import Target
from .reader import Reader
from .within import cited


@dataclass(frozen=True, slots=True)
class TakenElement:
    """An element, with the names that its record has for its values."""

    id: str
    title: str
    scope: str
    concerns: str


@dataclass(frozen=True, slots=True)
class TakenUse:
    """What a method says of an element."""

    element: str
    state: str
    how: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenMethod:
    id: str
    title: str
    to: Target
    nature: str
    status: str
    version: str
    reviewed: str
    """As precise as it is known: ``2026-11-22``, ``2026-11``; empty if never."""
    working_elements: tuple[TakenUse, ...]
    """Those of which something is said, in the order of the elements."""
    told: Mapping[str, tuple[str, ...]]
    """Key of a head → what is said under it, piece by piece."""
    cited: tuple[str, ...]
    """The sources of all that is told, in the order of their numbers."""


@dataclass(frozen=True, slots=True)
class TakenSource:
    id: str
    text: str
    url: str
    note: str


@dataclass(frozen=True)
class Export:
    """All that can be taken along; files and selections are made of it."""

    elements: tuple[TakenElement, ...]
    methods: tuple[TakenMethod, ...]
    sources: Mapping[str, TakenSource]
    """Id → source, in the order of ids."""
    heads: tuple[Head, ...]
    pairs: tuple[tuple[str, str], ...]
    """The pairs that have files of their own: those that the records relate."""

    @cached_property
    def by_id(self) -> dict[str, TakenMethod]:
        """Id → method."""
        return {one.id: one for one in self.methods}


def export(reader: Reader) -> Export | None:
    """Gather what can be taken along; None if there is nothing to compare."""
    shown = element_map(reader)
    if not shown.rows or not shown.columns:
        return None
    order = [column.id for column in shown.columns]
    methods = tuple(_method(row.id, order, reader) for row in shown.rows)
    cited = sorted({source for one in methods for source in one.cited})
    return Export(
        tuple(_element(item, reader) for item in order),
        methods,
        {item: _source(item, reader) for item in cited},
        heads(reader),
        pairs(reader),
    )


def labels(reader: Reader) -> dict[str, dict[str, str]]:
    """Word the values of fixed choices: field → value → label."""
    choices: dict[str, tuple[str, ...]] = {
        "state": STATES,
        "nature": get_args(Nature),
        "status": ("concept", "published"),
        "scope": get_args(Scope),
        "concerns": get_args(Concerns),
    }
    return {
        field: {value: reader.language.choice(field, value) for value in values}
        for field, values in choices.items()
    }


def columns(reader: Reader) -> dict[str, str]:
    """Word what stands at the head of columns: as fields are declared, else as the site says it."""
    declared = {
        "element": ElementUse.says("element"),
        "state": ElementUse.says("state"),
        "how": ElementUse.says("how"),
        "sources": ElementUse.says("sources"),
        "scope": Element.says("scope"),
        "concerns": Element.says("concerns"),
        "nature": Intervention.says("nature"),
        "status": Intervention.says("status"),
        "reviewed": Intervention.says("reviewed"),
        "working_elements": Intervention.says("working_elements"),
    }
    own = ("method", "method_id", "element_id", "version", "group", "part", "record", "told")
    return {
        **{key: reader.language.ui(f"taken_{key}") for key in own},
        **{key: says.label(reader.language) for key, says in declared.items()},
    }


def _element(element_id: str, reader: Reader) -> TakenElement:
    record = reader.library.records["element"][element_id]
    assert isinstance(record, Element)
    title = reader.title("element", element_id)
    return TakenElement(element_id, title, record.scope, record.concerns)


def _method(method_id: str, order: list[str], reader: Reader) -> TakenMethod:
    record = reader.library.records["intervention"][method_id]
    assert isinstance(record, Intervention)
    shown = method(method_id, reader)
    assert shown.link.to is not None, "a method that is listed has a page"
    return TakenMethod(
        id=method_id,
        title=shown.link.title,
        to=shown.link.to,
        nature=record.nature,
        status=record.status,
        version=shown.version,
        reviewed=str(record.reviewed or ""),
        working_elements=tuple(
            _use(item, shown.elements[item], reader) for item in order if item in shown.elements
        ),
        told={key: told.words for key, told in shown.told.items()},
        cited=tuple(note.source_id for note in shown.notes),
    )


def _use(element_id: str, cell: Cell, reader: Reader) -> TakenUse:
    assert cell.how is not None, "what is said of an element says how"
    known = (source for source in cited(cell.how) if source in reader.library.sources)
    return TakenUse(element_id, cell.state, cell.words[0], tuple(known))


def _source(source_id: str, reader: Reader) -> TakenSource:
    source = reader.library.sources[source_id]
    note = source.note.in_(reader.code) if source.note else ""
    return TakenSource(source_id, describe(source, reader), source.url or "", note)
