"""A library becomes pages: pure functions, small frozen shapes, no HTML, no disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from .. import addresses
from ..library import VOCABULARIES
from ..tokens import Declared
from . import (
    beyond,
    changes,
    compare,
    contribute,
    contributors,
    datapages,
    element,
    elementlist,
    facetpages,
    home,
    instrument,
    intervention,
    lineage,
    lists,
    navigator,
    pair,
    series,
    situation,
    small,
    sources,
    stylepage,
    terms,
    versions,
    worksheets,
)
from .account import Account, Pair, account_pairs, accounts
from .brief import Said, brief
from .changes import feed, fresh
from .choicecard import ChoiceCard, choice_card
from .citable import Name, Work
from .common import plain
from .decks import DeckCard, decks, decks_in
from .described import Thing, changed, described
from .difference import Difference, difference
from .documents import Document, documents
from .elementmap import ElementMap, element_map, map_parts
from .elsewhere import Elsewhere
from .entries import FeedEntry
from .expiring import Expiry, expiries, expiring
from .export import Export, TakenMethod, export
from .export import columns as export_columns
from .export import labels as export_labels
from .facets import Facet, facets
from .items import Item, items
from .known import Known, known
from .methods import Head, Method, comparable, heads, method
from .onscreen import OnScreen, ScreenDrawing, on_screen
from .onscreen import place as screen_place
from .opendata import OpenData, opendata
from .pages import Card, HomePage, Page
from .pairs import former_pairs, pairs
from .panel import Choosing
from .preview import Preview, preview
from .reader import Reader, worded
from .releases import ReleaseRow, releases
from .sheetcards import of_method as sheets_of_method
from .sheets import SheetView, every_sheet, sheets_in
from .side import MOST
from .take import built_on
from .terms import Explanation, explanation
from .tryout import Pack, pack
from .versions import moved as moved_versions
from .works import FORMS, bibliography, works

__all__ = [
    "FORMS",
    "MANY",
    "MOST",
    "Account",
    "Batch",
    "ChoiceCard",
    "Choosing",
    "DeckCard",
    "Difference",
    "Document",
    "ElementMap",
    "Elsewhere",
    "Expiry",
    "Explanation",
    "Export",
    "Facet",
    "FeedEntry",
    "Head",
    "Item",
    "Known",
    "Method",
    "Name",
    "OnScreen",
    "OpenData",
    "Pack",
    "Page",
    "Pair",
    "Preview",
    "Reader",
    "ReleaseRow",
    "Said",
    "ScreenDrawing",
    "SheetView",
    "TakenMethod",
    "Thing",
    "Work",
    "account_pairs",
    "accounts",
    "batches",
    "bibliography",
    "brief",
    "built_on",
    "changed",
    "choice_card",
    "choosing",
    "decks",
    "decks_in",
    "described",
    "difference",
    "documents",
    "element_map",
    "every_sheet",
    "expiries",
    "expiring",
    "explanation",
    "export",
    "export_columns",
    "export_labels",
    "facets",
    "far_cards",
    "feed",
    "former_pairs",
    "fresh",
    "heads",
    "items",
    "known",
    "map_parts",
    "method",
    "moved_versions",
    "on_screen",
    "opendata",
    "pack",
    "pages",
    "plain",
    "preview",
    "releases",
    "screen_place",
    "sheets_in",
    "sheets_of_method",
    "worded",
    "works",
]

_RECORD: dict[str, Callable[[str, Reader], Page]] = {
    "intervention": intervention.page,
    "instrument": instrument.page,
    "element": element.page,
    "theme": small.theme,
    "situation": situation.page,
    "story": small.story,
    "term": terms.page,
}
"""Kind → what makes the page of a record."""


def choosing(reader: Reader) -> Choosing:
    """Number all that can be found and gather what it can be chosen by."""
    return Choosing.of(items(reader), facets(reader))


def far_cards(reader: Reader, found: Choosing) -> Iterator[Card]:
    """Go through the cards that browsers may show on a page on which they do not stand."""
    for kind in _RECORD:
        if kind not in ("situation", "term") and len(reader.listed(kind)) > series.CARDS:
            whole = kind == "element"
            page = elementlist.index(reader, found) if whole else lists.index(kind, reader, found)
            yield from series.far(page)


MANY = ":"
"""What the name of a batch begins with that is no address."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages that are made in one go, and not before somebody asks for them."""

    name: str
    """The address of the page if it is that of one record, or of two; otherwise no address."""
    make: Callable[[], Iterable[Page]]


def batches(
    reader: Reader,
    site_name: str,
    written: Collection[str],
    found: Callable[[], Choosing],
    look: Callable[[], Declared] | None = None,
) -> Iterator[Batch]:
    """Go through all that the site has: home, each kind with its index, worksheets, the rest.

    Shape: ``found`` is only called by what lists what can be chosen; ``look`` gives what the style
    sheets declare, if the site shows that.
    """
    yield Batch(":home", lambda: [home.page(site_name, written, reader)])
    yield Batch(":facets", lambda: _facets(reader, found()))
    for kind, make in _RECORD.items():
        if reader.library.records[kind]:
            yield Batch(f":{kind}", partial(_index, kind, reader, found))
        for item in reader.library.records[kind]:
            address = addresses.page(reader.language, kind, item)
            yield Batch(address, partial(_one, make, item, reader, found))
    if comparable(reader):
        yield Batch(":compare", lambda: compare.pages(reader, found(), site_name))
        for one, other in pairs(reader):
            address = addresses.pair(reader.language, one, other)
            yield Batch(address, partial(_pair, one, other, reader))
    yield Batch(":lineage", lambda: lineage.pages(reader))
    yield Batch(":worksheets", lambda: _if_any(worksheets.page(reader, found())))
    for kind, item in versions.listed(reader):
        yield Batch(versions.address(kind, item, reader), partial(_version, kind, item, reader))
    for own in versions.former(reader):
        yield Batch(own, partial(_past, own, reader))
    yield Batch(":changes", lambda: changes.pages(reader))
    for kind in VOCABULARIES:
        yield Batch(f":{kind}", partial(_values, kind, reader))
    if reader.library.sources.keys() & reader.library.cited_by.keys():
        yield Batch(":sources", lambda: sources.pages(reader))
    yield Batch(":data", lambda: datapages.pages(reader, site_name))
    yield Batch(":people", lambda: _if_any(contributors.page(reader)))
    yield Batch(":contribute", lambda: [contribute.page(reader)])
    if look is not None:
        yield Batch(":style", partial(_style, reader, site_name, written, look))


def pages(
    reader: Reader, site_name: str, written: Collection[str], found: Choosing
) -> Iterator[Page]:
    """Make every page of the site."""
    for batch in batches(reader, site_name, written, lambda: found):
        yield from batch.make()


def _one(
    make: Callable[[str, Reader], Page], item: str, reader: Reader, found: Callable[[], Choosing]
) -> Iterable[Page]:
    return beyond.told(make(item, reader), reader, found)


def _if_any(page: Page | None) -> Iterable[Page]:
    return [] if page is None else [page]


def _facets(reader: Reader, found: Choosing) -> Iterator[Page]:
    if found.items:
        yield facetpages.search(reader, found)
        for page in facetpages.pages(reader, found):
            yield from series.listed(page, reader)


def _index(kind: str, reader: Reader, found: Callable[[], Choosing]) -> Iterable[Page]:
    if kind == "situation":
        return navigator.pages(reader, found())
    if kind == "element":
        return series.listed(elementlist.index(reader, found()), reader)
    if kind == "term":
        return [terms.glossary(reader)]
    return series.listed(lists.index(kind, reader, found()), reader)


def _style(
    reader: Reader, site_name: str, written: Collection[str], look: Callable[[], Declared]
) -> Iterable[Page]:
    """Show the look, with pieces of whatever records there are."""
    records = (
        make(item, reader)
        for kind, make in _RECORD.items()
        for item in reader.library.records[kind]
    )
    body = home.page(site_name, written, reader).body
    assert isinstance(body, HomePage)
    return [stylepage.page(reader, body, records, look())]


def _pair(one: str, other: str, reader: Reader) -> Iterable[Page]:
    return [pair.page(one, other, reader)]


def _version(kind: str, item: str, reader: Reader) -> Iterable[Page]:
    return [versions.page(kind, item, reader)]


def _past(own: str, reader: Reader) -> Iterable[Page]:
    return [versions.past(own, reader)]


def _values(kind: str, reader: Reader) -> Iterator[Page]:
    values = reader.library.vocabularies.get(kind, {})
    if values:
        yield from series.listed(lists.vocabulary(kind, reader), reader)
    for value_id in values:
        yield from series.listed(lists.value(kind, value_id, reader), reader)
