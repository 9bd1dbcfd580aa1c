"""The page on which methods are compared: the map of elements, and methods side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from .. import addresses
from .brief import Form, form
from .common import shorten
from .mapparts import Leaf, leaf, map_part, part_pages
from .mapped import MapView
from .pages import Page
from .pairs import pair_link, pairs
from .panel import Choosing
from .parts import Chip, Target
from .reader import Reader
from .relations import ties
from .side import MOST, Side, rows
from .take import Take, take_comparison, take_map

MANY = 200
"""As many pairs can be listed."""


@dataclass(frozen=True, slots=True)
class ComparePage:
    template: ClassVar[str] = "compare"
    intro: str
    map: MapView
    leaf: Leaf | None
    """The part of the map that the page holds; None if it holds the whole."""
    take: Take
    site: str
    """The name of the site, for who meets the page on paper."""
    side: Comparing
    lineage: Chip | None
    """To the page that shows which method comes from which, if there is one."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """What a browser lays methods side by side with, and what there is without scripts."""

    rows: Side
    form: Form
    most: int
    pairs: tuple[Chip, ...]
    """Those that have a page, if they are few enough to list."""
    many: str
    """How many they are, if they are too many."""
    map: Target
    here: Target
    """This page, up to the ids of the methods."""
    take: Take


def page(reader: Reader, choosing: Choosing, site_name: str) -> Page:
    """Make the page to compare on."""
    ui = reader.language.ui
    lineage = Chip(ui("lineage_door"), Target(addresses.lineage(reader.language)))
    body = ComparePage(
        ui("intro_compare"),
        map_part(1, reader, choosing),
        leaf(1, reader),
        take_map(reader),
        site_name,
        _comparing(reader),
        lineage if ties(reader) else None,
    )
    address = addresses.comparing(reader.language)
    return Page(address, ui("title_compare"), shorten(body.intro), body, address)


def pages(reader: Reader, choosing: Choosing, site_name: str) -> Iterator[Page]:
    """Make the page, and where the map does not fit on it those of its other parts."""
    yield page(reader, choosing, site_name)
    yield from part_pages(reader, choosing, site_name)


def _comparing(reader: Reader) -> Comparing:
    every, found = rows(reader), pairs(reader)
    few = found if len(found) <= MANY else ()
    return Comparing(
        every,
        form((), every, reader),
        MOST,
        tuple(pair_link(one, other, reader) for one, other in few),
        "" if few or not found else reader.language.ui("side_pairs_many", count=len(found)),
        Target(addresses.comparing(reader.language)),
        Target(addresses.comparing(reader.language), query=f"{reader.language.ui('side_query')}="),
        take_comparison(reader),
    )
