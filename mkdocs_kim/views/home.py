"""The home page: for somebody who has five minutes between two visits."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import zip_longest

from .. import addresses
from ..records import When
from .branches import asked, branches, start
from .common import card, counted_card
from .invite import by_hand
from .methods import comparable
from .pages import Card, Door, HomePage, Page
from .parts import Chip, Target
from .reader import Reader
from .works import open_data

QUESTIONS = 3
"""On the home page: the first of each subject, until there are enough."""
SHOWN = ("intervention", "instrument", "element", "story")
"""The kinds of which the home page shows what came last: a term or a source is no news."""


def page(site_name: str, written: Collection[str], reader: Reader) -> Page:
    """Make the home page.

    Shape: ``written`` holds the addresses of hand-written pages: one may stand in for the form.
    """
    ui, library = reader.language.ui, reader.library
    kinds = ("intervention", "instrument", "element", "theme", "term", "story")
    counts = [
        (
            len(reader.listed(kind)),
            ui(f"title_{kind}"),
            Target(addresses.index(reader.language, kind)),
        )
        for kind in kinds
        if reader.listed(kind)
    ]
    elements = sorted(
        reader.listed("element"),
        key=lambda item: -len(library.links_to.get(("element", item), ())),
    )
    body = HomePage(
        name=site_name,
        eyebrow=ui("home_eyebrow"),
        lead=ui("home_lead"),
        doors=tuple(_doors(written, reader)),
        questions=tuple(_questions(reader)),
        more_questions=_more_questions(reader),
        themes=tuple(counted_card("theme", item, reader) for item in reader.listed("theme")),
        newest=_newest(reader),
        changes=Chip(ui("home_changes"), Target(addresses.changes(reader.language))),
        elements=tuple(reader.chip("element", item) for item in elements[:12]),
        counts=tuple(counts),
        data=open_data(reader),
    )
    return Page(addresses.HOME, ui("home"), ui("home_lead"), body, addresses.HOME)


def _questions(reader: Reader) -> Iterator[Chip]:
    """Yield a few questions, of as many subjects as there are, in the order of the subjects."""
    turns = zip_longest(*(branch.first for branch in branches(reader)))
    found = [item for turn in turns for item in turn if item is not None]
    for item in found[:QUESTIONS]:
        yield asked(item, reader).link


def _more_questions(reader: Reader) -> Chip | None:
    """Link to the navigator, if there is more to find there than the one question."""
    count = len(reader.listed("situation"))
    return (
        Chip(reader.language.ui("home_all_questions", count=count), start(reader).to)
        if count > 1
        else None
    )


def _newest(reader: Reader) -> tuple[Card, ...]:
    """Show what came last of each kind that people come for, the latest first, with its day."""
    last: dict[str, Card] = {}
    for day in reader.history.days:
        for change in day.changes:
            item = reader.library.renamed.get(change.id, change.id)
            fits = change.what == "new" and change.kind in SHOWN and change.kind not in last
            if fits and item in reader.listed(change.kind):
                shown = card(change.kind, item, reader)
                when = reader.when(When(day.date.year, day.date.month, day.date.day))
                eyebrow = f"{shown.eyebrow} · {when}"
                last[change.kind] = replace(shown, eyebrow=eyebrow, badges=(), method="")
    return tuple(last.values())


def _doors(written: Collection[str], reader: Reader) -> list[Door]:
    """Choose the doors of the four things people come for, as far as their pages exist."""
    ui = reader.language.ui
    with_sheets = any(
        getattr(r, "worksheet", ()) for r in reader.library.records["instrument"].values()
    )
    wanted = [
        ("find", "intervention", "intervention"),
        ("worksheets", "instrument", "worksheet")
        if with_sheets
        else ("instruments", "instrument", "instrument"),
        ("compare", "element", "compare")
        if comparable(reader)
        else ("elements", "element", "element"),
    ]
    doors = [
        Door(
            ui(f"door_{name}"),
            ui(f"door_{name}_text"),
            Target(addresses.index(reader.language, place)),
        )
        for name, kind, place in wanted
        if reader.listed(kind)
    ]
    contribute = by_hand(reader.language, written) or addresses.contributing(reader.language)
    doors.append(Door(ui("door_contribute"), ui("door_contribute_text"), Target(contribute)))
    return doors
