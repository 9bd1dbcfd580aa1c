"""The map of elements in parts, where there are more methods than one page can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from .. import addresses
from .common import Reader, shorten
from .elementmap import ElementMap, map_parts
from .mapped import MapView, map_view
from .pages import Page
from .panel import Choosing
from .parts import Chip, Target
from .take import Take, take_part


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which part of the map a page holds, and where the others are."""

    title: str
    """``Deel 2 van 12: Buurtgezinnen – Eigen Kracht-conferentie``."""
    onward: tuple[Chip, ...]
    """To the parts before and after it."""
    every: tuple[Chip, ...]
    """To all parts; only on the first, to which the others lead."""
    search: Chip
    """To where methods are chosen by what they are."""


@dataclass(frozen=True, slots=True)
class MapPage:
    template: ClassVar[str] = "map"
    number: int
    map: MapView
    leaf: Leaf
    take: Take
    site: str


def leaf(number: int, reader: Reader) -> Leaf | None:
    """Describe a part, counted from 0; None if the map has only one."""
    ui, parts = reader.language.ui, map_parts(reader)
    if len(parts) == 1:
        return None
    beside = [("part_before", number - 1), ("part_after", number + 1)]
    return Leaf(
        ui("map_leaf", number=number + 1, total=len(parts), titles=_span(parts[number])),
        tuple(
            _link(other, ui(words, titles=_span(parts[other])), reader)
            for words, other in beside
            if 0 <= other < len(parts)
        ),
        tuple(_link(n, _span(part), reader) for n, part in enumerate(parts)) if not number else (),
        Chip(ui("map_leaf_search"), Target(addresses.search(reader.language))),
    )


def part_pages(reader: Reader, choosing: Choosing, site_name: str) -> Iterator[Page]:
    """Make the pages of all parts but the first, which stands on the page to compare on."""
    ui, section = reader.language.ui, addresses.comparing(reader.language)
    for number, part in enumerate(map_parts(reader)[1:], 1):
        found = leaf(number, reader)
        assert found is not None, "there is more than one part"
        shown = map_view(part, reader, choosing)
        body = MapPage(number, shown, found, take_part(reader), site_name)
        title = ui("map_leaf_title", titles=_span(part))
        address = addresses.map_part(reader.language, number + 1)
        yield Page(address, title, shorten(ui("map_intro")), body, section)


def _link(number: int, words: str, reader: Reader) -> Chip:
    language = reader.language
    first = Target(addresses.comparing(language), anchor="kaart")
    return Chip(words, Target(addresses.map_part(language, number + 1)) if number else first)


def _span(part: ElementMap) -> str:
    return f"{part.rows[0].link.title} – {part.rows[-1].link.title}"
