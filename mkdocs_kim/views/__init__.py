"""A library becomes pages: pure functions, small frozen shapes, no HTML, no disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from ..library import VOCABULARIES
from . import element, home, instrument, intervention, lists, small, sources, versions, worksheets
from .common import Reader, plain
from .documents import Document, documents
from .pages import Page
from .sheetcards import of_method as sheets_of_method
from .sheets import SheetView, every_sheet
from .tryout import Pack, pack

__all__ = [
    "Document",
    "Pack",
    "Page",
    "Reader",
    "SheetView",
    "documents",
    "every_sheet",
    "pack",
    "pages",
    "plain",
    "sheets_of_method",
]

_RECORD: dict[str, Callable[[str, Reader], Page]] = {
    "intervention": intervention.page,
    "instrument": instrument.page,
    "element": element.page,
    "theme": small.theme,
    "situation": small.situation,
    "story": small.story,
    "term": small.term,
}
"""Kind → what makes the page of a record."""


def pages(reader: Reader, site_name: str, written: Collection[str]) -> Iterator[Page]:
    """Go through every page of the site: home, each kind with its index, worksheets, the rest."""
    yield home.page(site_name, written, reader)
    for kind, make in _RECORD.items():
        if reader.library.records[kind]:
            yield lists.index(kind, reader)
        for record_id in reader.library.records[kind]:
            yield make(record_id, reader)
    listed = worksheets.page(reader)
    if listed is not None:
        yield listed
    yield from versions.pages(reader)
    for kind in VOCABULARIES:
        values = reader.library.vocabularies.get(kind, {})
        if values:
            yield lists.vocabulary(kind, reader)
        for value_id in values:
            yield lists.value(kind, value_id, reader)
    if reader.library.sources.keys() & reader.library.cited_by.keys():
        yield sources.page(reader)
