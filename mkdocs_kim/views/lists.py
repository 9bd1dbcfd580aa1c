"""Pages that list: the index of a kind, of a vocabulary, and the page of each value."""

from __future__ import annotations

from dataclasses import replace

from .. import addresses
from ..records import CARDED, Recognition, RecognitionLevel, Value
from .citing import notes
from .common import (
    card,
    counted_card,
    latest,
    methods_word,
    plain,
    recognition_badge,
    referring,
    shorten,
)
from .invite import Place
from .options import ordered
from .pages import Card, Group, ListPage, Page
from .panel import Choosing
from .parts import Chip, Cited, Target
from .reader import Reader


def index(kind: str, reader: Reader, choosing: Choosing) -> Page:
    """Make the page that lists every record of a kind, by title, to be narrowed by its facets."""
    ui = reader.language.ui
    cards = tuple(
        replace(counted_card(kind, item, reader), item=choosing.numbers[kind, item])
        for item in reader.listed(kind)
    )
    body = ListPage(
        intro=ui(f"intro_{kind}"),
        filters=(),
        groups=(
            Group(
                "alle",
                ui("all_of", count=len(cards)),
                cards,
                empty=ui("nothing_yet"),
                narrowed=ui("filters_found"),
            ),
        ),
        panel=choosing.panel(kind),
        deck=_deck(kind, reader) if cards else None,
    )
    address = addresses.index(reader.language, kind)
    title = ui(f"title_{kind}")
    return Page(address, title, shorten(body.intro), body, address, place=Place(kind))


def vocabulary(kind: str, reader: Reader) -> Page:
    """Make the page that lists the values of a vocabulary, with how many methods have each."""
    ui = reader.language.ui
    cards = tuple(_value_card(kind, value, reader) for value in ordered(kind, reader))
    body = ListPage(
        ui(f"intro_{kind}"), (), (Group("alle", ui("all_of", count=len(cards)), cards),)
    )
    address = addresses.index(reader.language, kind)
    return Page(address, ui(f"title_{kind}"), shorten(body.intro), body, address)


def _deck(kind: str, reader: Reader) -> Chip | None:
    """Lead to the cards, if there are any of the kind."""
    if kind not in CARDED:
        return None
    return Chip(reader.language.ui("deck_link"), Target(addresses.decks(reader.language)))


def _value_card(kind: str, value: Value, reader: Reader) -> Card:
    count = len(_methods(kind, value.id.id, reader))
    about = shorten(plain(value.description.in_(reader.code), reader)) if value.description else ""
    return Card(reader.chip(kind, value.id.id), methods_word(count, reader), about)


def _methods(kind: str, value_id: str, reader: Reader) -> tuple[Card, ...]:
    links = reader.library.links_to.get((kind, value_id), ())
    if kind != "recognition_level":
        return referring(links, "intervention", reader, with_reason=False)
    judged: dict[str, list[Recognition]] = {}
    for link in links:
        if isinstance(link.holder, Recognition):
            judged.setdefault(link.source_id, []).append(link.holder)
    return tuple(
        replace(
            card("intervention", item, reader),
            badges=(recognition_badge(latest(judged[item]), reader),),
        )
        for item in reader.in_order("intervention", judged)
    )


def value(kind: str, value_id: str, reader: Reader) -> Page:
    """Make the page of one value: what it means, and every method that has it."""
    ui = reader.language.ui
    found = reader.library.vocabularies[kind][value_id]
    about: Cited | None = None
    if found.description:
        about = reader.cited(found.description, found.sources)
    facts = ui("value_of", title=ui(f"title_{kind}"))
    if isinstance(found, RecognitionLevel):
        facts = ui("level_holds", years=found.years_valid)
        if found.assessed_by:
            facts += " " + ui("level_by", who=found.assessed_by.in_(reader.code))
    cards = _methods(kind, value_id, reader)
    group = Group("interventions", ui("group_methods"), cards, empty=ui("no_method_yet"))
    body = ListPage(facts, (), (group,), about)
    return Page(
        addresses.page(reader.language, kind, value_id),
        found.label.in_(reader.code),
        shorten(plain(about.passage, reader)) if about else shorten(facts),
        body,
        addresses.index(reader.language, kind),
        reader.library.lists["vocabularies.yml"],
        notes(body, reader),
    )
