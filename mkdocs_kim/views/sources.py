"""The page of sources: everything that is cited, and by whom."""

from __future__ import annotations

from .. import addresses
from ..library import sort_key
from .citing import describe
from .common import Reader
from .invite import Place
from .pages import Page, SourceEntry, SourcesPage
from .works import bibliography_files


def page(reader: Reader) -> Page:
    """Make the bibliography; a source that nothing cites is left out."""
    ui, library = reader.language.ui, reader.library
    entries = [
        SourceEntry(
            addresses.source_anchor(source_id),
            describe(source, reader),
            source.url or "",
            source.note.in_(reader.code) if source.note else "",
            tuple(reader.chip(kind, record_id) for kind, record_id in library.cited_by[source_id]),
        )
        for source_id, source in library.sources.items()
        if source_id in library.cited_by
    ]
    entries.sort(key=lambda entry: sort_key(entry.text))
    address = addresses.index(reader.language, "source")
    intro = ui("intro_source", count=len(entries))
    return Page(
        address,
        ui("title_source"),
        intro,
        SourcesPage(intro, tuple(entries), bibliography_files(reader)),
        address,
        library.lists["sources.yml"],
        place=Place("source"),
    )
