"""A method as a column beside others: what is the same in every comparison is printed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from markupsafe import Markup

from ..views import Head, Method, brief
from ..views.parts import Target
from ..views.side import Side, rows
from .html import environment
from .mapcells import MapCells
from .methods import ASSETS, MethodPrinter, Pieces


class Cells(dict[str, Markup]):
    """The cells of a column, by their row; each is printed when a comparison first asks for it."""

    def __init__(self, make: Callable[[str], Markup]) -> None:
        self.make = make

    def __missing__(self, row: str) -> Markup:
        self[row] = self.make(row)
        return self[row]


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in the column of a method: in the table, below it and on paper."""

    head: Markup
    told: Mapping[str, Markup]
    """Key of a head → the cell with what is said under it."""
    elements: Mapping[str, Markup]
    """Id of an element → the cell with what is said of it."""
    sources: Markup
    brief_head: Markup
    brief: Mapping[str, Markup]
    """Row on paper → its cell."""


@dataclass(eq=False)
class SidePrinter(MethodPrinter):
    """Prints methods side by side."""

    exports: Sequence[str] = ()
    """The scripts that files of parts of the map are made from, by the number of the part."""
    known: dict[str, Column] = field(default_factory=dict, init=False)
    """Id of a method → its column."""

    def columns(self, methods: Sequence[Method]) -> list[Column]:
        """Give the columns of methods, each the same in whatever company it stands."""
        for method in methods:
            if method.id not in self.known:
                self.known[method.id] = self._column(method)
        return [self.known[method.id] for method in methods]

    def part(self, number: int) -> str:
        """Give the address of the script from which files of a part of the map are made."""
        return self.href(Target(f"{ASSETS}{self.exports[number]}", is_file=True))

    @cached_property
    def cells(self) -> MapCells:
        """What prints the cells of the element map."""
        return MapCells(self)

    @cached_property
    def _rows(self) -> Side:
        return rows(self.reader)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {row.id: row.link.title for row in self._rows.elements}

    @cached_property
    def _side(self) -> Any:
        """The macros of the table."""
        return environment().get_template("_side.html.j2").module

    @cached_property
    def _short(self) -> Any:
        """The macros of what is printed on paper."""
        return environment().get_template("_brief.html.j2").module

    def _column(self, method: Method) -> Column:
        pieces, said, ui = self.pieces(method), brief(method, self.reader), self.reader.language.ui
        heads = [head for group in self._rows.groups for head in group.heads]
        return Column(
            self._side.head(method, self.href),
            {head.key: self._told(method, pieces, head) for head in heads},
            Cells(lambda element: self._element(method, pieces, element)),
            self._side.sources(method, ui),
            self._short.head(method, self, ui),
            {key: self._short.cell(texts) for key, texts in said.items()},
        )

    def _told(self, method: Method, pieces: Pieces, head: Head) -> Markup:
        invite, ui = self.invite(method.id, head.key), self.reader.language.ui
        cell: Markup = self._side.cell(method, pieces.told[head.key], invite, head.label, ui)
        return cell

    def _element(self, method: Method, pieces: Pieces, element: str) -> Markup:
        said = method.elements.get(element)
        state = said.state if said else ""
        invite = self.invite(method.id, "working_elements", f"element:{element}")
        html, words = pieces.elements.get(element), self._rows.states[state]
        about = invite, self._labels[element], self.reader.language.ui
        cell: Markup = self._side.state(method, state, html, words, *about)
        return cell
