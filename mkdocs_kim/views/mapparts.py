"""The map of elements in parts, where there are more methods than one page can hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from .. import addresses
from .common import shorten
from .elementmap import PART, element_map, map_parts
from .mapped import MapView, map_view
from .once import once
from .pager import Pager
from .pages import Page
from .panel import Choosing
from .parts import Chip, Target
from .reader import Reader
from .series import Series, begun, initial
from .take import Take, take_part


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which part of the map a page holds."""

    pager: Pager
    search: Chip
    """To where methods are chosen by what they are, for that needs all of them."""


@dataclass(frozen=True, slots=True)
class MapPage:
    template: ClassVar[str] = "map"
    number: int
    map: MapView
    leaf: Leaf
    take: Take
    site: str


def leaf(number: int, reader: Reader) -> Leaf | None:
    """Tell where a part stands among the others, counted from 1; None if the map has only one."""
    if len(map_parts(reader)) == 1:
        return None
    search = Chip(reader.language.ui("map_search"), Target(addresses.search(reader.language)))
    return Leaf(_series(reader).pager(number), search)


def map_part(number: int, reader: Reader, choosing: Choosing) -> MapView:
    """Lay a part of the map out as a page shows it, with a place for each letter that begins."""
    found = map_view(map_parts(reader)[number - 1], reader, choosing)
    if len(map_parts(reader)) == 1:
        return found
    places = dict(_series(reader).letters[number - 1])
    methods = (
        replace(method, anchor=places.pop(initial(method.row.link.title), ""))
        for method in found.methods
    )
    return replace(found, methods=tuple(methods))


def part_pages(reader: Reader, choosing: Choosing, site_name: str) -> Iterator[Page]:
    """Make the pages of all parts but the first, which stands on the page to compare on."""
    section, series = addresses.comparing(reader.language), _series(reader)
    about = shorten(reader.language.ui("map_intro"))
    for number in range(2, len(map_parts(reader)) + 1):
        found = leaf(number, reader)
        assert found is not None, "there is more than one part"
        shown = map_part(number, reader, choosing)
        body = MapPage(number, shown, found, take_part(reader), site_name)
        yield Page(series.at(number), series.named(number), about, body, section)


@once
def _series(reader: Reader) -> Series:
    titles = [row.link.title for row in element_map(reader).rows]
    address, title = addresses.comparing(reader.language), reader.language.ui("title_compare")
    return Series(address, title, begun(titles, PART), reader)
