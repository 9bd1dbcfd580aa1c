"""The home page: for somebody who has five minutes between two visits."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import zip_longest

from .. import addresses
from ..library import completeness
from ..records import Intervention
from .branches import asked, branches, start
from .common import card, counted_card
from .invite import by_hand
from .methods import comparable
from .pages import Card, Door, HomePage, Page
from .parts import Chip, Target
from .reader import Reader
from .works import open_data

QUESTIONS = 6
"""On the home page: the first of each subject, until there are enough."""
FEATURED = 6
"""Methods on the home page: those that are described most fully."""


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
        featured=_featured(reader),
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


def _featured(reader: Reader) -> tuple[Card, ...]:
    """Show the methods of which most is described, those with more working elements first."""
    methods = [
        (-len(completeness(record).described), -len(record.working_elements), number, item)
        for number, item in enumerate(reader.listed("intervention"))
        if isinstance(record := reader.library.records["intervention"][item], Intervention)
        and record.status == "published"
    ]
    return tuple(card("intervention", item, reader) for *_, item in sorted(methods)[:FEATURED])


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
