"""Which method comes from which, where that is too much for a page: for families and parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from .. import addresses
from .families import LARGEST, families
from .kin import Family, Tie
from .kinpage import LineagePage, Parts, kin_body, kin_page, told_of
from .once import once
from .pages import Page
from .parts import Chip, Target
from .reader import Reader
from .relations import ties

PART = 200
"""Relations in each part of the words."""
FAMILIES = 100
"""As many families have a page, the largest first; the others are told in words."""
COUPLE = 2
"""Methods that need no picture: one sentence says it all."""


def whole(reader: Reader) -> LineagePage:
    """Lead from the page of the whole to those of families and parts."""
    ui = reader.language.ui
    every, shown = families(reader), _with_page(reader)
    too_large = any(len(one.members) > LARGEST for one in every)
    smaller = sum(len(one.members) <= LARGEST for one in every) - len(shown)
    undrawn = [ui("lineage_too_large", count=LARGEST)] if too_large else []
    undrawn += [ui("lineage_smaller", count=smaller)] if smaller else []
    listed = tuple(
        Chip(
            ui("lineage_listed", title=one.title, count=len(one.members)),
            Target(addresses.lineage_family(reader.language, one.id)),
        )
        for one in shown
    )
    parts = tuple(
        Parts(inside[0].relation, inside[0].title, tuple(_link(one, reader) for one in inside))
        for inside in _by_relation(_parts(reader))
    )
    alone = tuple(alone_of(reader))
    few = alone if len(alone) <= PART else ()
    lonely = "" if few else ui("lineage_lonely", count=len(alone)) if alone else ""
    return LineagePage(
        ui("intro_lineage"), (), " ".join(undrawn), (), (), few, listed, parts, (), lonely
    )


@once
def _with_page(reader: Reader) -> list[Family]:
    """Choose the families that have a page."""
    sizes = range(COUPLE + 1, LARGEST + 1)
    return [one for one in families(reader) if len(one.members) in sizes][:FAMILIES]


def family_pages(reader: Reader) -> Iterator[Page]:
    """Make the pages of families: the picture, and their relations in words."""
    shown = _with_page(reader)
    of = {item: one.id for one in shown for item, _ in one.members}
    inside: dict[str, list[Tie]] = {one.id: [] for one in shown}
    for tie in ties(reader):
        if tie.one in of and of[tie.one] == of.get(tie.other):
            inside[of[tie.one]].append(tie)
    for one in shown:
        body = replace(kin_body((one,), inside[one.id], reader), onward=(_back(reader),))
        address = addresses.lineage_family(reader.language, one.id)
        yield kin_page(body, reader, address, one.title)


@dataclass(frozen=True, slots=True)
class _Part:
    number: int
    relation: str
    title: str
    """Of the relation."""
    ties: tuple[Tie, ...]

    @property
    def span(self) -> str:
        """Name it by the methods that it begins and ends with."""
        return f"{self.ties[0].links[0].title} – {self.ties[-1].links[0].title}"


def _parts(reader: Reader) -> list[_Part]:
    """Cut the words in parts, by relation."""
    cut = [
        (one, one.ties[start : start + PART])
        for one in told_of(ties(reader))
        for start in range(0, len(one.ties), PART)
    ]
    return [_Part(n, one.relation, one.title, inside) for n, (one, inside) in enumerate(cut, 1)]


def _by_relation(parts: Iterable[_Part]) -> list[list[_Part]]:
    return [list(inside) for _, inside in groupby(parts, key=lambda part: part.relation)]


def part_pages(reader: Reader) -> Iterator[Page]:
    """Make the pages with what is told in words."""
    ui = reader.language.ui
    for inside in _by_relation(_parts(reader)):
        for before, one, after in zip([None, *inside], inside, [*inside[1:], None], strict=False):
            onward = [_back(reader)]
            onward += [_link(before, reader, "part_before")] if before else []
            onward += [_link(after, reader, "part_after")] if after else []
            body = replace(kin_body((), one.ties, reader), onward=tuple(onward))
            title = ui("lineage_part", relation=one.ties[0].verb, titles=one.span)
            yield kin_page(body, reader, addresses.lineage_part(reader.language, one.number), title)


def _link(part: _Part, reader: Reader, words: str = "part_link") -> Chip:
    to = Target(addresses.lineage_part(reader.language, part.number))
    return Chip(reader.language.ui(words, titles=part.span), to)


def _back(reader: Reader) -> Chip:
    return Chip(reader.language.ui("lineage_back"), Target(addresses.lineage(reader.language)))


def alone_of(reader: Reader) -> Iterator[Chip]:
    """Go through the methods of which no relation is known."""
    tied = {end for tie in ties(reader) for end in (tie.one, tie.other)}
    for item in reader.listed("intervention"):
        if item not in tied:
            yield reader.chip("intervention", item)
