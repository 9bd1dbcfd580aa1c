"""The small page of one version of a record, to which the code on paper leads for ever."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..library import version
from .common import Reader
from .pages import Page, VersionPage
from .parts import Target
from .sheetcards import cards


def pages(reader: Reader) -> Iterator[Page]:
    """Make the page of the current version of every record that has something on paper."""
    for record_id in reader.listed("instrument"):
        printed = tuple(cards(record_id, reader))
        if printed:
            yield _page(record_id, reader)


def _page(record_id: str, reader: Reader) -> Page:
    ui = reader.language.ui
    record = reader.library.records["instrument"][record_id]
    address = addresses.page(reader.language, "instrument", record_id)
    own, title = version(record), record.title.in_(reader.code)
    reviewed = ui("reviewed", date=reader.on(record.reviewed)) if record.reviewed else ""
    body = VersionPage(
        words=ui("version_current", version=own),
        reviewed=reviewed,
        record=reader.chip("instrument", record_id),
        cards=tuple(cards(record_id, reader)),
        worksheets=Target(addresses.worksheets(reader.language)),
    )
    return Page(
        addresses.version(address, own),
        ui("version_title", title=title, version=own),
        body.words,
        body,
        addresses.index(reader.language, "instrument"),
        reader.library.paths[record_id],
    )
