"""The small page of one version of a record, to which the code on paper leads for ever."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..library import version
from .account import of_method
from .common import Reader
from .pages import Page, VersionPage
from .parts import Chip, Target
from .sheetcards import cards


def pages(reader: Reader) -> Iterator[Page]:
    """Make the page of the current version of every record that has something on paper."""
    for record_id in reader.listed("intervention"):
        sheet = of_method(record_id, reader)
        yield _page("intervention", record_id, reader, (sheet,) if sheet else ())
    for record_id in reader.listed("instrument"):
        if any(cards(record_id, reader)):
            yield _page("instrument", record_id, reader)


def _page(kind: str, record_id: str, reader: Reader, files: tuple[Chip, ...] = ()) -> Page:
    ui = reader.language.ui
    record = reader.library.records[kind][record_id]
    address = addresses.page(reader.language, kind, record_id)
    own, title = version(record), record.title.in_(reader.code)
    reviewed = ui("reviewed", date=reader.on(record.reviewed)) if record.reviewed else ""
    body = VersionPage(
        words=ui("version_current", version=own),
        reviewed=reviewed,
        record=reader.chip(kind, record_id),
        cards=tuple(cards(record_id, reader)) if kind == "instrument" else (),
        worksheets=Target(addresses.worksheets(reader.language)),
        files=files,
    )
    return Page(
        addresses.version(address, own),
        ui("version_title", title=title, version=own),
        body.words,
        body,
        addresses.index(reader.language, kind),
        reader.library.paths[record_id],
    )
