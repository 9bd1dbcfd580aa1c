"""The page that lists all worksheets, to choose from by purpose, duration and paper."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from .. import addresses
from ..records import Instrument, Task
from .citing import notes
from .common import shorten
from .invite import Place
from .items import WORKSHEET
from .onscreen import on_screen, place
from .pages import PackCard, Page, SheetGroup, WorksheetsPage
from .panel import Choosing
from .parts import Chip, SheetCard, Target
from .reader import Reader
from .sheetcards import cards, of_method
from .tryout import pack


def page(reader: Reader, choosing: Choosing) -> Page | None:
    """Make the page; None if no instrument has a sheet."""
    ui = reader.language.ui
    groups = _groups(reader, choosing)
    found = [card for group in groups for card in group.cards]
    if not found:
        return None
    everything = addresses.archive(reader.language, ui("sheets_all_file"))
    body = WorksheetsPage(
        intro=ui("intro_worksheet", count=len(found)),
        everything=Chip(ui("sheets_all"), Target(everything, is_file=True)),
        panel=choosing.panel(WORKSHEET),
        groups=groups,
        methods=_methods(reader),
        draw=Target(place(reader)) if on_screen(reader) else None,
        pack=_pack(reader),
        deck=Chip(ui("deck_link"), Target(addresses.decks(reader.language))),
    )
    address = addresses.worksheets(reader.language)
    return Page(
        address,
        ui("title_worksheet"),
        shorten(body.intro),
        body,
        address,
        notes=notes(body, reader),
        place=Place("instrument"),
    )


def _pack(reader: Reader) -> PackCard | None:
    found = pack(reader)
    if found is None:
        return None
    words = reader.language
    choose = Target(addresses.worksheet(words, words.ui("tryout_file")))
    return PackCard(found.title, found.about, choose, Target(addresses.pack(words), is_file=True))


def _groups(reader: Reader, choosing: Choosing) -> tuple[SheetGroup, ...]:
    """Put each sheet under the first thing that it is for."""
    found: dict[str, list[SheetCard]] = {task: [] for task in (*get_args(Task), "")}
    for record_id in reader.listed("instrument"):
        record = reader.library.records["instrument"][record_id]
        assert isinstance(record, Instrument)
        found[record.tasks[0] if record.tasks else ""].extend(
            replace(card, item=choosing.numbers[WORKSHEET, card.id])
            for card in cards(record_id, reader)
        )
    words = reader.language
    return tuple(
        SheetGroup(
            task.replace("_", "-") or "overig",
            words.choice("tasks", task) if task else words.ui("sheets_other"),
            tuple(members),
        )
        for task, members in found.items()
        if members
    )


def _methods(reader: Reader) -> tuple[Chip, ...]:
    """Offer the sheets of each method as one file."""
    return tuple(
        Chip(
            reader.title("intervention", item),
            Target(addresses.archive(reader.language, item), is_file=True),
        )
        for item in reader.listed("intervention")
        if of_method(item, reader)
    )
