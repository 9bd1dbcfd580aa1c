"""Methods side by side: which rows a comparison has, in which order, and which say the same.

The page of a pair is made from this when the site is built; a browser does the same for any two to
four methods, with the rows that stand ready on the page to compare on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .elementmap import NONE, element_kinds
from .methods import STATES, Head, Method, heads
from .once import once
from .parts import Chip
from .reader import Reader

MOST = 4
"""How many methods fit side by side."""
ELEMENTS = "elements"
"""The group that holds working elements instead of heads."""
SAYS_YES = ("described", "implied")
"""States in which a method has an element; two that have it share it."""
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("what", ("nature", "themes", "levels", "frame", "since")),
    ("whom", ("age", "target_group")),
    ("do", ("goal", "approach", "phases", "duration", "instruments", "pitfalls")),
    (ELEMENTS, ()),
    ("needs", ("executors", "settings", "training", "access", "costs", "conditions")),
    ("sure", ("recognition", "research", "practice_knowledge", "client_experience")),
)
"""The groups of rows in their order, with the fields that stand in each, in theirs."""
REST = "more"
"""Where a compared field stands that no group names."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading."""

    id: str
    title: str
    heads: tuple[Head, ...]
    note: str = ""
    """What must be known to read them rightly."""


@dataclass(frozen=True, slots=True)
class ElementRow:
    """What the methods say of one element."""

    id: str
    link: Chip
    shared: int = 0
    """How many of the methods have it, if at least two do."""
    same: bool = False
    """Whether all say the same of it."""


@dataclass(frozen=True, slots=True)
class Side:
    """The rows of a comparison."""

    groups: tuple[RowGroup, ...]
    elements: tuple[ElementRow, ...]
    states: Mapping[str, str]
    """State → its word; the empty one for elements of which no source says anything."""
    same: Collection[str] = ()
    """The keys of the heads under which all methods say the same."""

    @property
    def shared(self) -> int:
        """How many elements are shared."""
        return sum(1 for row in self.elements if row.shared)

    def word(self, method: Method, element_id: str) -> str:
        """Say in a word what a method says of an element."""
        cell = method.elements.get(element_id)
        return self.states[cell.state if cell else ""]


@once
def rows(reader: Reader) -> Side:
    """List every row that a comparison can have, for any methods."""
    columns = [column for kind in element_kinds(reader) for column in kind.columns]
    states = {state: reader.language.choice("state", state) for state in STATES}
    return Side(
        tuple(_groups(reader)),
        tuple(ElementRow(column.id, column.link) for column in columns),
        {**states, "": reader.language.ui("map_none")},
    )


def side(methods: Sequence[Method], reader: Reader) -> Side:
    """Lay methods side by side: shared elements first; those of which nobody speaks left out."""
    every = rows(reader)
    bare = [_bared(method, reader) for method in methods]
    found = [
        _element(row, methods, bare)
        for row in every.elements
        if any(row.id in method.elements for method in methods)
    ]
    same = {
        head.key
        for group in every.groups
        for head in group.heads
        if len({one.told[head.key] for one in bare}) == 1
    }
    elements = tuple(sorted(found, key=lambda row: -row.shared))
    return replace(every, elements=elements, same=same)


def alike(said: Iterable[Sequence[str]]) -> bool:
    """Tell whether all say the same, in whatever order, capitals and final signs aside."""
    return len({_bare(words) for words in said}) == 1


def _groups(reader: Reader) -> Iterator[RowGroup]:
    ui = reader.language.ui
    left = list(heads(reader))
    for group, fields in GROUPS:
        own = tuple(head for field in fields for head in left if head.key.split(".")[0] == field)
        left = [head for head in left if head not in own]
        if own or group == ELEMENTS:
            note = ui("side_note_sure") if group == "sure" else ""
            yield RowGroup(group, ui(f"side_{group}"), own, note)
    if left:
        yield RowGroup(REST, ui(f"side_{REST}"), tuple(left))


def _element(row: ElementRow, methods: Sequence[Method], bare: Sequence[_Bared]) -> ElementRow:
    said = [method.elements.get(row.id, NONE) for method in methods]
    having = sum(1 for cell in said if cell.state in SAYS_YES)
    same = len({one.elements.get(row.id) for one in bare}) == 1
    return ElementRow(row.id, row.link, having if having > 1 else 0, same)


@dataclass(frozen=True, slots=True)
class _Bared:
    """What a method says, bare of what does not change it."""

    told: Mapping[str, tuple[str, ...]]
    elements: Mapping[str, tuple[str, ...]]


def _bared(method: Method, reader: Reader) -> _Bared:
    """Take it away once for each reader, as each method stands beside several others."""
    known: dict[str, _Bared] = reader.kept.setdefault(_bared, {})
    if method.id not in known:
        known[method.id] = _Bared(
            {key: _bare(told.words) for key, told in method.told.items()},
            {item: _bare((cell.state, *cell.words)) for item, cell in method.elements.items()},
        )
    return known[method.id]


def _bare(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(re.sub(r"\s+", " ", words).strip(" .;,").lower() for words in said))
