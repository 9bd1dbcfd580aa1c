"""What changes when a method is done in another way: which of its elements that touches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, get_args

from .. import addresses
from ..records import Element, Intervention
from ..records.kinds import Condition
from .common import state
from .parts import Chip, Cited
from .reader import Reader


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
    """The other elements of the method: of these, no source says anything here. None are named
    where none says anything of any: that needs no list."""


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
    uses = tuple(_uses(record, reader))
    if not uses:
        return None
    return Adapting(
        record_id,
        reader.language.ui("adapt_record", title=record.title.in_(reader.code)),
        reader.language.ui("version", version=reader.library.version(record_id)),
        tuple(_change(condition, uses, reader) for condition in get_args(Condition)),
    )


_Said = tuple[Cited | None, tuple[str, ...]]
"""Why an element depends on something, and the sources if it only names these."""
_Use = tuple[Spot, Chip, Cited, dict[str, _Said]]
"""An element of a method: its place, how sure it is that it is there, how the method does it, and
what the element depends on."""


def _uses(record: Intervention, reader: Reader) -> Iterator[_Use]:
    """Go through the elements of a method that can be reached, each once."""
    used = {use.element.id: use for use in record.working_elements}
    for item, use in used.items():
        if item in reader.library.records["element"]:
            how = reader.cited(use.how, use.sources)
            yield _spot(item, reader), state(use.state, reader), how, _dependences(item, reader)


def _spot(element_id: str, reader: Reader) -> Spot:
    known: dict[str, Spot] = reader.kept.setdefault(_spot, {})
    if element_id not in known:
        title = reader.title("element", element_id)
        known[element_id] = Spot(element_id, title, addresses.element_anchor(element_id))
    return known[element_id]


def _change(condition: str, uses: tuple[_Use, ...], reader: Reader) -> Change:
    touched: list[Touched] = []
    left_out: list[Touched] = []
    silent: list[Spot] = []
    for spot, sure, how, depends in uses:
        found = depends.get(condition)
        if sure.tone == "deliberately_not":
            left_out += [Touched(spot, sure, how)] if found else []
        elif found:
            why, beside = found
            touched.append(Touched(spot, sure, why, beside))
        else:
            silent.append(spot)
    return Change(
        reader.language.choice("change_word", condition),
        reader.language.choice("change", condition),
        tuple(touched),
        tuple(left_out),
        tuple(silent) if touched or left_out else (),
    )


def _dependences(element_id: str, reader: Reader) -> dict[str, _Said]:
    """Give what an element says of each condition; it says it once."""
    known: dict[str, dict[str, _Said]] = reader.kept.setdefault(_dependences, {})
    if element_id not in known:
        element = reader.library.records["element"][element_id]
        assert isinstance(element, Element)
        known[element_id] = {
            item.condition: (reader.cited(item.why, item.sources), ())
            if item.why
            else (None, tuple(ref.id for ref in item.sources))
            for item in reversed(element.depends_on)
        }
    return known[element_id]
