"""The pages of sources: everything that is cited, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .. import addresses
from .common import card, shorten
from .invite import Place
from .pages import Group, ListPage, Page, Row, SourceEntry, SourcesPage
from .parts import Chip, Target
from .reader import Reader
from .series import Series, begun, listed
from .shelf import SOURCES, place, shelf
from .works import bibliography_files, open_data

MOST, FEW = 40, 12
"""As many records that cite a source as its entry names; of more, it names a few."""


def pages(reader: Reader) -> Iterator[Page]:
    """Make the bibliography; a source that nothing cites is left out."""
    lines = shelf(reader)
    ids, address = list(lines), addresses.index(reader.language, "source")
    words = [line.text for line in lines.values()]
    letters = begun(words, SOURCES, lambda number: addresses.source_anchor(ids[number]))
    series = Series(address, reader.language.ui("title_source"), letters, reader)
    for number in range(1, len(letters) + 1):
        yield _page(number, ids[(number - 1) * SOURCES : number * SOURCES], series)
    for source_id in ids:
        if len(reader.library.cited_by[source_id]) > MOST:
            yield from listed(_citing(source_id, reader), reader)


def _page(number: int, ids: list[str], series: Series) -> Page:
    reader = series.reader
    intro = reader.language.ui("intro_source", count=len(shelf(reader)))
    body = SourcesPage(
        intro,
        tuple(_entry(source_id, reader) for source_id in ids),
        bibliography_files(reader),
        open_data(reader),
        series.pager(number) if len(series.letters) > 1 else None,
    )
    return Page(
        series.at(number),
        series.named(number),
        intro,
        body,
        series.address,
        reader.library.lists["sources.yml"],
        place=Place("source"),
    )


def _entry(source_id: str, reader: Reader) -> SourceEntry:
    source, cited_by = reader.library.sources[source_id], reader.library.cited_by[source_id]
    few, more = cited_by, None
    if len(cited_by) > MOST:
        few = cited_by[:FEW]
        words = reader.language.ui("beyond_all", count=len(cited_by))
        more = Chip(words, Target(_address(source_id, reader)))
    return SourceEntry(
        addresses.source_anchor(source_id),
        shelf(reader)[source_id],
        source.url or "",
        source.note.in_(reader.code) if source.note else "",
        tuple(reader.chip(kind, record_id) for kind, record_id in few),
        more,
    )


def _address(source_id: str, reader: Reader) -> str:
    return addresses.page(reader.language, "source", source_id)


def _citing(source_id: str, reader: Reader) -> Page:
    """Make the list of all that cites a source which many records cite."""
    ui, line = reader.language.ui, shelf(reader)[source_id].text
    groups = tuple(
        Group(
            reader.language.path(kind),
            ui(f"title_{kind}"),
            tuple(card(kind, record_id, reader) for _, record_id in found),
        )
        for kind, found in groupby(reader.library.cited_by[source_id], lambda one: one[0])
    )
    back = Row(ui("title_source"), (Chip(line, place(source_id, reader)),))
    title = ui("beyond_cited", title=reader.library.sources[source_id].title.in_(reader.code))
    body = ListPage(line, (back,), groups)
    index = addresses.index(reader.language, "source")
    return Page(_address(source_id, reader), title, shorten(line), body, index)
