"""Facets: what records can be chosen by, with who has each value, counted over the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from .. import addresses
from ..records import KINDS, Declared, Local, Record, declared, held, slug
from ..records.worksheet import Sheet
from .items import WORKSHEET, Item, items
from .once import of_record
from .options import Option, options, taken
from .parts import Target
from .reader import Reader
from .sheets import SheetView, every_sheet

NOT_KNOWN = {"recognition_level": "unknown_recognition_level", "duration": "unknown_duration"}
"""Facet → how the interface words that nothing is known, where ``unknown`` would be untrue."""

SILENT = ("situation", "story")
"""Kinds in which a value left out says nothing: a story need not be about an instrument."""

_OF_INSTRUMENT = ("task", "duration")
"""What a worksheet has from its instrument."""


@dataclass(frozen=True, slots=True)
class Value:
    """Something to choose."""

    id: str
    label: str
    to: Target
    members: tuple[int, ...]
    """The numbers of the items that have it, ascending."""
    kinds: frozenset[str]
    """The kinds that can have it, also if none has."""
    own_page: bool = False
    """Whether its page is made for the facet, and not for a record or a vocabulary."""
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    key: str
    word: str
    """How it stands in an address."""
    title: str
    values: tuple[Value, ...]


@dataclass
class _Found:
    """What is gathered for one facet."""

    options: dict[str, Option] = field(default_factory=dict)
    kinds: dict[str, set[str]] = field(default_factory=dict)
    members: dict[str, list[int]] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)

    def offer(self, kind: str, offered: Sequence[Option]) -> None:
        for option in offered:
            self.options.setdefault(option.id, option)
            self.kinds.setdefault(option.id, set()).add(kind)


def facets(reader: Reader) -> tuple[Facet, ...]:
    """Gather every facet that a field declares and a record uses, in the order of the locale."""
    everything = items(reader)
    found = _offered(reader)
    sheets = {view.id: view for view in every_sheet(reader)}
    for number, item in enumerate(everything):
        for key, has, certain in _values(item, sheets, reader):
            known = [one for one in has if one in found[key].options]
            for one in known:
                found[key].members.setdefault(one, []).append(number)
            if not has and not certain:
                found[key].unknown.append(number)
    return (
        _kinds(everything, reader),
        *(
            _facet(key, found[key], everything, reader)
            for key in reader.language.sections["facets"]
            if key in found and found[key].members
        ),
    )


def _offered(reader: Reader) -> dict[str, _Found]:
    """List what can be chosen, from the declarations alone."""
    found: dict[str, _Found] = {}
    for kind, model in KINDS.items():
        for one in declared(model):
            offered = options(one, reader)
            found.setdefault(one.facet, _Found()).offer(kind, offered)
            if _on_sheets(kind, one):
                found[one.facet].offer(WORKSHEET, offered)
    noted = {reader.library.kind_of(item) or "" for item in reader.library.local}
    for one in declared(Local) if noted else ():
        for holder in sorted(noted):
            found.setdefault(one.facet, _Found()).offer(holder, options(one, reader))
    if "instrument" in found:
        found["instrument"].offer(WORKSHEET, list(found["instrument"].options.values()))
    return found


def _on_sheets(kind: str, one: Declared) -> bool:
    return kind == "instrument" and (one.on_paper or one.facet in _OF_INSTRUMENT)


def _values(
    item: Item, sheets: dict[str, SheetView], reader: Reader
) -> Sequence[tuple[str, list[str], bool]]:
    """List what an item has: facet, ids of values, whether having none says nothing."""
    if item.kind != WORKSHEET:
        return _of_record(item.record, reader)
    record = reader.library.records["instrument"][item.record]
    sheet = sheets[item.id].sheet
    fields = [one for one in declared(type(record)) if _on_sheets("instrument", one)]
    has, certain = _gathered(fields, record, sheet, reader)
    has["instrument"] = [item.record]
    return [(key, list(dict.fromkeys(ids)), key in certain) for key, ids in has.items()]


@of_record
def _of_record(record_id: str, reader: Reader) -> Sequence[tuple[str, list[str], bool]]:
    kind = reader.library.kind_of(record_id) or ""
    record = reader.library.records[kind][record_id]
    has, certain = _gathered(declared(type(record)), record, None, reader)
    if kind in SILENT:
        certain |= set(has)
    if record_id in reader.library.local:
        said = reader.library.local[record_id].said
        for one in declared(Local):
            values = list(held(said, one.path))
            has[one.facet] = [option for value in values for option in taken(one, value, reader)]
            certain.add(one.facet)  # who notes nothing says nothing: no value for that
    return [(key, list(dict.fromkeys(ids)), key in certain) for key, ids in has.items()]


def _gathered(
    fields: Iterable[Declared], record: Record, sheet: Sheet | None, reader: Reader
) -> tuple[dict[str, list[str]], set[str]]:
    """Gather what a record or one of its worksheets has, and for which facets none says nothing."""
    has: dict[str, list[str]] = {}
    certain: set[str] = set()
    for one in fields:
        values = list(_held(one, record, sheet))
        found = [option for value in values for option in taken(one, value, reader)]
        has.setdefault(one.facet, []).extend(found)
        if one.on_paper or None in values:
            certain.add(one.facet)
    return has, certain


def _held(one: Declared, record: Record, sheet: Sheet | None) -> Iterator[Any]:
    """Go through what a record holds; of what stands on paper only what this sheet says."""
    return held(sheet, one.path[1:]) if sheet and one.on_paper else held(record, one.path)


def _facet(key: str, found: _Found, everything: Sequence[Item], reader: Reader) -> Facet:
    word = reader.language.sections["facets"][key]
    values = [
        Value(
            option.id,
            option.label,
            option.to or Target(addresses.facet(word, option.id)),
            tuple(found.members.get(option.id, ())),
            frozenset(found.kinds[option.id]),
            own_page=option.to is None,
        )
        for option in sorted(found.options.values(), key=lambda option: option.place)
    ]
    if found.unknown:
        values.append(_unknown(key, word, found, everything, reader))
    return Facet(key, word, reader.language.ui(f"facet_{key}"), tuple(values))


def _unknown(
    key: str, word: str, found: _Found, everything: Sequence[Item], reader: Reader
) -> Value:
    """Make the last value of a facet: what nobody has written down."""
    words = reader.language.ui
    label = words(NOT_KNOWN.get(key, "unknown"))
    label = label[0].upper() + label[1:]
    value_id = slug(label)
    while value_id in found.options:
        value_id += "-0"
    kinds = frozenset(everything[number].kind for number in found.unknown)
    to = Target(addresses.facet(word, value_id))
    return Value(value_id, label, to, tuple(found.unknown), kinds, own_page=True, unknown=True)


def _kinds(everything: Sequence[Item], reader: Reader) -> Facet:
    """Make the one facet that no field declares: what kind of thing it is."""
    members: dict[str, list[int]] = {kind: [] for kind in (*KINDS, WORKSHEET)}
    for number, item in enumerate(everything):
        members[item.kind].append(number)
    values = tuple(
        Value(
            addresses.index(reader.language, kind).removesuffix("/index"),
            reader.language.ui(f"title_{kind}"),
            Target(addresses.index(reader.language, kind)),
            tuple(numbers),
            frozenset([kind]),
        )
        for kind, numbers in members.items()
        if numbers
    )
    word = reader.language.sections["facets"]["kind"]
    return Facet("kind", word, reader.language.ui("facet_kind"), values)
