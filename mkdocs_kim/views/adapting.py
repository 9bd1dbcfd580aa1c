"""What changes when a method is done in another way: which of its elements that touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, get_args

from .. import addresses
from ..records import Element, Intervention
from ..records.kinds import Condition, Dependence
from .common import Reader
from .methods import Cell, cells
from .parts import Chip, Cited


@dataclass(frozen=True, slots=True)
class Spot:
    """A working element, by the place on this page that tells how the method does it."""

    id: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A working element that a change touches."""

    element: Spot
    state: Chip
    text: Cited | None
    """What the sources say; nothing if they name it without more words."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Something that could be done in another way, and what that touches."""

    id: str
    """How it stands in an address: ``uitvoerder``."""
    title: str
    touched: tuple[Touched, ...]
    """The elements of the method that depend on it."""
    left_out: tuple[Touched, ...]
    """The elements that depend on it and that the method leaves out on purpose, as it says."""
    silent: tuple[Spot, ...]
    """The other elements of the method: of these, no source says anything here."""


@dataclass(frozen=True, slots=True)
class Adapting:
    """What there is to know for who wants to do a method in another way."""

    form: ClassVar[str] = "adapting"
    method: str
    """Its id."""
    title: str
    """What the paper is called."""
    version: str
    changes: tuple[Change, ...]


def adapting(record_id: str, reader: Reader) -> Adapting | None:
    """Lay what can be changed beside the elements of a method; None if none can be reached.

    Shape: every change that records know, always in one order, also where no source says anything.
    """
    record = reader.library.records["intervention"][record_id]
    assert isinstance(record, Intervention)
    said = cells(record, reader)
    if not said:
        return None
    return Adapting(
        record_id,
        reader.language.ui("adapt_record", title=record.title.in_(reader.code)),
        reader.language.ui("version", version=reader.library.version(record_id)),
        tuple(_change(condition, said, reader) for condition in get_args(Condition)),
    )


def _change(condition: str, said: dict[str, Cell], reader: Reader) -> Change:
    touched: list[Touched] = []
    left_out: list[Touched] = []
    silent: list[Spot] = []
    for element_id, cell in said.items():
        spot = Spot(
            element_id, reader.title("element", element_id), addresses.element_anchor(element_id)
        )
        state = Chip(reader.language.choice("state", cell.state), tone=cell.state)
        found = _dependence(element_id, condition, reader)
        if cell.state == "deliberately_not":
            left_out += [Touched(spot, state, cell.how)] if found else []
        elif found:
            why = reader.cited(found.why, found.sources) if found.why else None
            beside = () if why else tuple(ref.id for ref in found.sources)
            touched.append(Touched(spot, state, why, beside))
        else:
            silent.append(spot)
    return Change(
        reader.language.choice("change_word", condition),
        reader.language.choice("change", condition),
        tuple(touched),
        tuple(left_out),
        tuple(silent),
    )


def _dependence(element_id: str, condition: str, reader: Reader) -> Dependence | None:
    """Give what an element says of a condition; it says it once."""
    element = reader.library.records["element"][element_id]
    assert isinstance(element, Element)
    return next((item for item in element.depends_on if item.condition == condition), None)
