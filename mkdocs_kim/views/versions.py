"""The small page of one version of a record, to which the code on paper leads for ever."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from .account import of_method
from .pages import Page, VersionPage
from .parts import Target
from .reader import Reader
from .sheetcards import cards


def listed(reader: Reader) -> Iterator[tuple[str, str]]:
    """Go through the records that have something on paper: kind, id."""
    for record_id in reader.listed("intervention"):
        yield "intervention", record_id
    for record_id in reader.listed("instrument"):
        if any(cards(record_id, reader)):
            yield "instrument", record_id


def address(kind: str, record_id: str, reader: Reader) -> str:
    """Give the address of the current version of a record."""
    own = reader.library.version(record_id)
    return addresses.version(addresses.page(reader.language, kind, record_id), own)


def page(kind: str, record_id: str, reader: Reader) -> Page:
    """Make the page of the current version of a record."""
    ui = reader.language.ui
    record = reader.library.records[kind][record_id]
    own, title = reader.library.version(record_id), record.title.in_(reader.code)
    sheet = of_method(record_id, reader) if kind == "intervention" else None
    reviewed = ui("reviewed", date=reader.on(record.reviewed)) if record.reviewed else ""
    body = VersionPage(
        words=ui("version_current", version=own),
        reviewed=reviewed,
        record=reader.chip(kind, record_id),
        cards=tuple(cards(record_id, reader)) if kind == "instrument" else (),
        worksheets=Target(addresses.worksheets(reader.language)),
        files=(sheet,) if sheet else (),
    )
    return Page(
        address(kind, record_id, reader),
        ui("version_title", title=title, version=own),
        body.words,
        body,
        addresses.index(reader.language, kind),
        reader.library.paths[record_id],
    )
