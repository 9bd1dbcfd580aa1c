"""The shape of pages that show which method comes from which: drawn, and the same in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from .. import addresses
from .citing import notes
from .common import shorten
from .kin import Family, Tie
from .pages import Page
from .parts import Chip
from .reader import Reader
from .relations import DRAWN, RELATIONS


@dataclass(frozen=True, slots=True)
class Told:
    """What is said under one relation."""

    relation: str
    title: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """What is said under one relation, where that takes pages of its own."""

    relation: str
    title: str
    links: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class LineagePage:
    template: ClassVar[str] = "lineage"
    intro: str
    families: tuple[Family, ...]
    """The largest first."""
    undrawn: str
    """What is not drawn, and why; empty if all is."""
    legend: tuple[tuple[str, str], ...]
    """Relation → what its line means, for the lines that are drawn."""
    told: tuple[Told, ...]
    alone: tuple[Chip, ...]
    """The methods of which no relation is known."""
    listed: tuple[Chip, ...] = ()
    """To the pages of families, if they have any."""
    parts: tuple[Parts, ...] = ()
    """To the pages that hold the words, if they have any."""
    onward: tuple[Chip, ...] = ()
    """From a page of a family or a part: to the whole, and to the parts beside it."""
    lonely: str = ""
    """How many methods have no relation, where they are too many to name."""


def kin_body(drawn: tuple[Family, ...], found: Iterable[Tie], reader: Reader) -> LineagePage:
    """Show families, and tell relations in words."""
    ui = reader.language.ui
    lines = {tie.relation for one in drawn for tie in one.ties}
    return LineagePage(
        intro=ui("intro_lineage"),
        families=drawn,
        undrawn="",
        legend=tuple((key, ui(f"lineage_line_{key}")) for key in DRAWN if key in lines),
        told=tuple(told_of(found)),
        alone=(),
    )


def told_of(found: Iterable[Tie]) -> Iterator[Told]:
    of = {relation: [tie for tie in found if tie.relation == relation] for relation in RELATIONS}
    for relation, inside in of.items():
        if inside:
            verb = inside[0].verb
            yield Told(relation, verb[0].upper() + verb[1:], tuple(inside))


def kin_page(body: LineagePage, reader: Reader, address: str = "", title: str = "") -> Page:
    """Put a page around it: that of the whole if it has no address of its own."""
    whole = addresses.lineage(reader.language)
    section = whole if address else addresses.index(reader.language, "intervention")
    title = title or reader.language.ui("title_lineage")
    found = notes(body.told, reader)
    return Page(address or whole, title, shorten(body.intro), body, section, notes=found)
