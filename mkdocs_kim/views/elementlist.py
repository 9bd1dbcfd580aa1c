"""The page that lists all working elements, kind by kind."""

from __future__ import annotations

from .. import addresses
from .common import card, methods_word, shorten
from .elementmap import Columns, element_kinds
from .elementuses import tally, users
from .invite import Place
from .pages import Card, Group, ListPage, Page, Row
from .panel import Choosing
from .parts import Chip, Target
from .reader import Reader


def index(reader: Reader, choosing: Choosing) -> Page:
    """Make the page that lists every element under its kind, to be narrowed by facets."""
    ui = reader.language.ui
    found = tuple(_group(kind, reader, choosing) for kind in element_kinds(reader))
    nothing = Group("alle", ui("all_of", count=0), (), empty=ui("nothing_yet"))
    body = ListPage(
        intro=ui("intro_element"),
        filters=_onward(reader),
        groups=found or (nothing,),
        panel=choosing.panel("element"),
    )
    address = addresses.index(reader.language, "element")
    return Page(
        address,
        ui("title_element"),
        shorten(body.intro),
        body,
        address,
        place=Place("element"),
    )


def _onward(reader: Reader) -> tuple[Row, ...]:
    """Lead to the map of elements, where there is one."""
    if not (reader.listed("intervention") and reader.listed("element")):
        return ()
    ui = reader.language.ui
    to = Target(addresses.comparing(reader.language))
    return (Row(ui("title_compare"), (Chip(ui("to_element_map"), to),)),)


def _group(kind: Columns, reader: Reader, choosing: Choosing) -> Group:
    cards = tuple(_card(column.id, reader, choosing) for column in kind.columns)
    return Group(kind.id, kind.title, cards)


def _card(element_id: str, reader: Reader, choosing: Choosing) -> Card:
    """Show an element with how many methods do it, and how sure they are."""
    shown = card("element", element_id, reader)
    return Card(
        shown.link,
        methods_word(len(users(element_id, reader)), reader),
        shown.teaser,
        (*shown.badges, *tally(element_id, reader)),
        item=choosing.numbers["element", element_id],
    )
