"""The map of elements as a page shows it: with where cells lead, and what it is ordered by."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .. import addresses
from .elementmap import Column, Columns, ElementMap, Row, element_kinds, map_parts
from .methods import STATES
from .once import once
from .panel import Choosing
from .parts import Chip, ChoiceGroup, Panel
from .reader import Reader

HAS = STATES[:2]
"""What a method says of an element that it has."""

OF_ELEMENT = "element-"
"""What the words of elements begin with in an address."""

LONG = 52
"""Letters of a title that fit above a narrow column."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where methods that say the same of an element meet it."""

    element: str
    title: str
    """Of the element."""
    state: str
    """As in ``Cell``; ``none`` if nothing is said."""
    word: str
    anchor: str
    """Where a method says how it does the element, else where it says how it works."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many elements of a kind a method has."""

    has: int
    of: int


@dataclass(frozen=True, slots=True)
class MapMethod:
    """A method: a row of the map."""

    row: Row
    item: int
    """Its number among all that can be chosen."""
    has: int
    """How many elements it has."""
    kinds: tuple[tuple[Tally, tuple[Crossing, ...]], ...]
    anchor: str = ""
    """Its own place on the page, if a letter begins here."""


@dataclass(frozen=True, slots=True)
class MapElement:
    """An element: a column of the map."""

    column: Column
    values: tuple[str, ...]
    """What it can be chosen by: ``bereik=specifiek-werkzaam``."""
    methods: int
    """How many methods have it."""


@dataclass(frozen=True, slots=True)
class MapKind:
    """The elements of one kind: columns side by side, with a tally before them."""

    id: str
    title: str
    elements: tuple[MapElement, ...]


@dataclass(frozen=True)
class MapView:
    kinds: tuple[MapKind, ...]
    methods: tuple[MapMethod, ...]
    legend: tuple[Chip, ...]
    """Each state by its word; its tone is the state."""
    panel: Panel | None
    """What methods are chosen by."""
    choices: tuple[ChoiceGroup, ...]
    """What elements are chosen by."""
    day: str
    """The day as of which it holds, in words."""

    @property
    def elements(self) -> tuple[MapElement, ...]:
        """All elements, from left to right."""
        return tuple(one for kind in self.kinds for one in kind.elements)

    @property
    def is_long(self) -> bool:
        """Tell whether a title needs more room than the others."""
        return any(len(one.column.link.title) > LONG for one in self.elements)


def map_view(found: ElementMap, reader: Reader, choosing: Choosing) -> MapView:
    """Lay methods out against elements as a page shows it.

    Shape: a part of the map has no panel, for that would choose among few of many methods.
    """
    crossings = _crossings(reader)
    panel = choosing.panel("intervention") if len(map_parts(reader)) == 1 else None
    choices = _own_words(choosing.panel("element"))
    day = reader.today
    return MapView(
        kinds=tuple(_kind(kind, found, choices, choosing) for kind in found.kinds),
        methods=tuple(_method(row, found, crossings, choosing) for row in found.rows),
        legend=tuple(Chip(_word(state, reader), tone=state or "none") for state in (*STATES, "")),
        panel=panel,
        choices=choices.groups if choices else (),
        day=f"{day.day} {reader.language.month(day.month)} {day.year}",
    )


def _own_words(panel: Panel | None) -> Panel | None:
    """Give the groups of elements words of their own: methods are chosen in the same address."""
    if panel is None:
        return None
    return Panel(tuple(replace(group, word=f"{OF_ELEMENT}{group.word}") for group in panel.groups))


def _kind(kind: Columns, found: ElementMap, choices: Panel | None, choosing: Choosing) -> MapKind:
    place = {column.id: number for number, column in enumerate(found.columns)}
    values = _values(choices, choosing)
    return MapKind(
        kind.id,
        kind.title,
        tuple(
            MapElement(
                column,
                values.get(choosing.numbers["element", column.id], ()),
                sum(row.cells[place[column.id]].state in HAS for row in found.rows),
            )
            for column in kind.columns
        ),
    )


def _values(choices: Panel | None, choosing: Choosing) -> dict[int, tuple[str, ...]]:
    """List what elements can be chosen by, among what the page offers, by their numbers."""
    words = {group.word for group in choices.groups} if choices else set()
    elements = {number for (kind, _), number in choosing.numbers.items() if kind == "element"}
    found: dict[int, list[str]] = {}
    for facet in choosing.facets:
        for value in facet.values if f"{OF_ELEMENT}{facet.word}" in words else ():
            for number in elements.intersection(value.members):
                found.setdefault(number, []).append(f"{OF_ELEMENT}{facet.word}={value.id}")
    return {number: tuple(values) for number, values in found.items()}


_Crossings = dict[tuple[str, str], Crossing]


def _method(row: Row, found: ElementMap, crossings: _Crossings, choosing: Choosing) -> MapMethod:
    cells = iter(row.cells)
    kinds = []
    for kind in found.kinds:
        own = tuple(crossings[column.id, next(cells).state] for column in kind.columns)
        kinds.append((Tally(sum(one.state in HAS for one in own), len(own)), own))
    number = choosing.numbers["intervention", row.id]
    return MapMethod(row, number, sum(tally.has for tally, _ in kinds), tuple(kinds))


@once
def _crossings(reader: Reader) -> _Crossings:
    """Make what the cells of all methods are: id of the element and state → crossing."""
    return {
        (column.id, state): Crossing(
            column.id,
            column.link.title,
            state or "none",
            _word(state, reader).lower(),
            addresses.element_anchor(column.id) if state else "working_elements",
        )
        for kind in element_kinds(reader)
        for column in kind.columns
        for state in (*STATES, "")
    }


def _word(state: str, reader: Reader) -> str:
    if not state:
        return reader.language.ui("map_none")
    return reader.language.choice("state", state)
