"""The page that shows which method comes from which: drawn, and the same in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from .. import addresses
from .citing import notes
from .common import Reader, shorten
from .kin import Family, Tie
from .pages import Page
from .parts import Chip
from .relations import DRAWN, RELATIONS, family, ties

LARGEST = 150
"""As many methods a picture can hold; in a larger one nobody finds the way."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said under one relation."""

    relation: str
    title: str
    ties: tuple[Tie, ...]


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


def page(reader: Reader) -> Page | None:
    """Make the page; None if nothing holds between any two methods."""
    found = ties(reader)
    if not found:
        return None
    ui = reader.language.ui
    every = families(found, reader)
    drawn = tuple(one for one in every if len(one.members) <= LARGEST)
    lines = {tie.relation for one in drawn for tie in one.ties}
    body = LineagePage(
        intro=ui("intro_lineage"),
        families=drawn,
        undrawn=ui("lineage_too_large", count=LARGEST) if len(drawn) < len(every) else "",
        legend=tuple((key, ui(f"lineage_line_{key}")) for key in DRAWN if key in lines),
        told=tuple(_told(found)),
        alone=tuple(_alone(found, reader)),
    )
    address = addresses.lineage(reader.language)
    section = addresses.index(reader.language, "intervention")
    title = ui("title_lineage")
    return Page(address, title, shorten(body.intro), body, section, notes=notes(body.told, reader))


def families(found: Iterable[Tie], reader: Reader) -> tuple[Family, ...]:
    """Part what is drawn into families, the largest first."""
    drawn = [tie for tie in found if tie.relation in DRAWN]
    group: dict[str, list[str]] = {}
    for tie in drawn:
        one, other = (group.setdefault(end, [end]) for end in (tie.one, tie.other))
        if one is not other:
            one += other
            group.update((member, one) for member in other)
    order = [item for item in reader.library.records["intervention"] if item in group]
    parted = {id(group[item]): group[item] for item in order}
    made = [
        _named(members, tuple(tie for tie in drawn if tie.one in members), reader)
        for members in parted.values()
    ]
    return tuple(sorted(made, key=lambda one: -len(one.members)))


def _named(members: list[str], inside: tuple[Tie, ...], reader: Reader) -> Family:
    """Name a family after the method that most others hang on."""
    ends = [end for tie in inside for end in (tie.other, tie.one)]
    order = [item for item in reader.library.records["intervention"] if item in members]
    first = max(order, key=ends.count)
    title = reader.language.ui("lineage_family", title=reader.title("intervention", first))
    return family(first, title, members, inside, reader)


def _told(found: tuple[Tie, ...]) -> Iterator[Told]:
    for relation in RELATIONS:
        inside = tuple(tie for tie in found if tie.relation == relation)
        if inside:
            verb = inside[0].verb
            yield Told(relation, verb[0].upper() + verb[1:], inside)


def _alone(found: tuple[Tie, ...], reader: Reader) -> Iterator[Chip]:
    tied = {end for tie in found for end in (tie.one, tie.other)}
    for item in reader.listed("intervention"):
        if item not in tied:
            yield reader.chip("intervention", item)
