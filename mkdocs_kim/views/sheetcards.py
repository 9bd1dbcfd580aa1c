"""Worksheets as cards: what they are for, and the files to take along."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..records import Instrument, Intervention
from .onscreen import drawing
from .parts import Chip, Downloads, SheetCard, Target
from .reader import Reader
from .sheets import SheetView, of_instrument


def cards(record_id: str, reader: Reader) -> Iterator[SheetCard]:
    """Show each form of an instrument as a card."""
    record = reader.library.records["instrument"][record_id]
    assert isinstance(record, Instrument)
    for view in of_instrument(record_id, reader):
        yield _card(view, record, reader)


def _card(view: SheetView, record: Instrument, reader: Reader) -> SheetCard:
    words, ui = reader.language, reader.language.ui
    way = words.choice("orientation", view.orientation)
    duration = _minutes(record, reader)
    return SheetCard(
        id=view.id,
        title=ui("sheet_easy", title=view.title) if view.is_easy else view.title,
        question=view.question,
        picture=Target(addresses.picture(words, view.id), is_file=True),
        landscape=view.orientation == "landscape",
        fill=Target(addresses.worksheet(words, view.id)),
        papers=view.files(words),
        facts=(
            *(words.choice("tasks", task) for task in record.tasks),
            duration or ui("sheet_duration_unknown"),
            way,
        ),
        draw=drawing(view, reader),
    )


def _minutes(record: Instrument, reader: Reader) -> str:
    """Word how long it takes; empty if nobody has said."""
    if record.minutes is None:
        return ""
    first, last = record.minutes.from_, record.minutes.to
    if first and last and first != last:
        return reader.language.ui("minutes_both", first=first, last=last)
    return reader.language.ui("minutes_about", count=first or last)


def of_method(method_id: str, reader: Reader) -> tuple[SheetView, ...]:
    """List the worksheets of the instruments that a method uses, each once."""
    record = reader.library.records["intervention"][method_id]
    assert isinstance(record, Intervention)
    used = [use.instrument.id for use in record.instruments]
    used += [ref.id for phase in record.phases for ref in phase.instruments]
    listed = reader.library.records["instrument"]
    known = [item for item in dict.fromkeys(used) if item in listed]
    return tuple(
        view
        for item in known
        if listed[item].status != "withdrawn"
        for view in of_instrument(item, reader)
    )


def archive(method_id: str, reader: Reader) -> Downloads | None:
    """Offer the worksheets of a method as one file."""
    views = of_method(method_id, reader)
    if not views:
        return None
    path = addresses.archive(reader.language, method_id)
    words = reader.language.ui("sheets_of_method", count=len(views))
    return Downloads((Chip(words, Target(path, is_file=True)),))
