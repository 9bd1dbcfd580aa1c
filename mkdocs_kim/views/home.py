"""The home page: for somebody who has five minutes between two visits."""

from __future__ import annotations

from collections.abc import Collection

from .. import addresses
from ..records import Intervention, Situation
from .common import Reader, card, counted_card
from .pages import Card, Door, HomePage, Page
from .parts import Chip, Target

FEATURED = 6
"""Methods on the home page: those that are described most fully."""


def page(site_name: str, written: Collection[str], reader: Reader) -> Page:
    """Make the home page.

    Shape: ``written`` holds the addresses of hand-written pages, so that no door opens on nothing.
    """
    ui, library = reader.language.ui, reader.library
    questions = tuple(
        Chip(record.question.in_(reader.code), reader.chip("situation", record_id).to)
        for record_id, record in library.records["situation"].items()
        if isinstance(record, Situation)
    )
    kinds = ("intervention", "instrument", "element", "theme", "term", "story")
    counts = [
        (
            len(library.records[kind]),
            ui(f"title_{kind}"),
            Target(addresses.index(reader.language, kind)),
        )
        for kind in kinds
        if library.records[kind]
    ]
    elements = sorted(
        library.records["element"],
        key=lambda item: -len(library.links_to.get(("element", item), ())),
    )
    body = HomePage(
        name=site_name,
        eyebrow=ui("home_eyebrow"),
        lead=ui("home_lead"),
        doors=tuple(_doors(written, reader)),
        questions=questions,
        themes=tuple(counted_card("theme", item, reader) for item in library.records["theme"]),
        featured=_featured(reader),
        elements=tuple(reader.chip("element", item) for item in elements[:12]),
        counts=tuple(counts),
    )
    return Page(addresses.HOME, ui("home"), ui("home_lead"), body, addresses.HOME)


def _featured(reader: Reader) -> tuple[Card, ...]:
    methods = [
        (record_id, record)
        for record_id, record in reader.library.records["intervention"].items()
        if isinstance(record, Intervention) and record.status == "published"
    ]
    methods.sort(key=lambda item: -len(item[1].working_elements))
    return tuple(card("intervention", record_id, reader) for record_id, _ in methods[:FEATURED])


def _doors(written: Collection[str], reader: Reader) -> list[Door]:
    """Choose the doors of the four things people come for, as far as their pages exist."""
    ui = reader.language.ui
    wanted = [
        ("find", "intervention" if reader.library.records["intervention"] else ""),
        ("instruments", "instrument" if reader.library.records["instrument"] else ""),
        ("elements", "element" if reader.library.records["element"] else ""),
    ]
    doors = [
        Door(
            ui(f"door_{name}"),
            ui(f"door_{name}_text"),
            Target(addresses.index(reader.language, kind)),
        )
        for name, kind in wanted
        if kind
    ]
    contribute = ui("page_contribute")
    if contribute in written:
        doors.append(Door(ui("door_contribute"), ui("door_contribute_text"), Target(contribute)))
    return doors
