"""The page to search and choose on, and a page for every value that has no other."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..records import KINDS
from .common import card, shorten
from .facets import Facet, Value
from .invite import Place
from .items import WORKSHEET, Item
from .pages import Card, Group, ListPage, Page, Row, SearchPage
from .panel import Choosing
from .parts import Chip, Target
from .reader import Reader


def search(reader: Reader, choosing: Choosing) -> Page:
    """Make the page on which everything is found."""
    ui = reader.language.ui
    kinds = [kind for kind in (*KINDS, WORKSHEET) if any(i.kind == kind for i in choosing.items)]
    body = SearchPage(
        intro=ui("intro_search"),
        panel=choosing.whole(),
        indexes=tuple(
            Chip(ui(f"title_{kind}"), Target(addresses.index(reader.language, kind)))
            for kind in kinds
        ),
    )
    address = addresses.search(reader.language)
    title = ui("title_search")
    return Page(address, title, shorten(body.intro), body, address, place=Place(""))


def pages(reader: Reader, choosing: Choosing) -> Iterator[Page]:
    """Make a page for every value that is neither a record nor a value of a vocabulary."""
    for facet in choosing.facets:
        for value in facet.values:
            if value.own_page:
                yield _page(facet, value, reader, choosing)


def _page(facet: Facet, value: Value, reader: Reader, choosing: Choosing) -> Page:
    ui = reader.language.ui
    title = ui("facet_value", facet=facet.title, value=value.label)
    intro = ui("intro_unknown" if value.unknown else "intro_value")
    query = f"{facet.word}={value.id}"
    on = Target(addresses.search(reader.language), query=query)
    body = ListPage(
        intro,
        (Row(ui("narrow_by"), (Chip(ui("narrow_further"), on),)),),
        tuple(_groups(value, reader, choosing)),
    )
    return Page(
        value.to.page, title, shorten(intro), body, section=addresses.search(reader.language)
    )


def _groups(value: Value, reader: Reader, choosing: Choosing) -> Iterator[Group]:
    """Group what has a value by kind."""
    ui = reader.language.ui
    found = [choosing.items[number] for number in value.members]
    for kind in dict.fromkeys(item.kind for item in found):
        cards = tuple(_card(item, reader) for item in found if item.kind == kind)
        yield Group(reader.language.path(kind), ui(f"title_{kind}"), cards)
    if not found:
        yield Group("alle", ui("all_of", count=0), (), empty=ui("nothing_yet"))


def _card(item: Item, reader: Reader) -> Card:
    if item.kind == WORKSHEET:
        eyebrow = reader.language.word("kind_worksheet").capitalize()
        return Card(Chip(item.title, item.to), eyebrow, "")
    return card(item.kind, item.id, reader)
