"""A library becomes pages: pure functions, small frozen shapes, no HTML, no disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from ..library import VOCABULARIES
from . import (
    changes,
    compare,
    contribute,
    contributors,
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
    situation,
    small,
    sources,
    terms,
    versions,
    worksheets,
)
from .account import Account, Pair, account_pairs, accounts
from .brief import Said, brief
from .changes import FeedEntry, feed
from .choicecard import ChoiceCard, choice_card
from .citable import Name, Work
from .common import Reader, plain
from .difference import Difference, difference
from .documents import Document, documents
from .elementmap import ElementMap, element_map
from .export import Export, TakenMethod, export
from .export import columns as export_columns
from .export import labels as export_labels
from .facets import Facet, facets
from .items import Item, items
from .known import Known, known
from .methods import Head, Method, comparable, heads, method
from .pages import Page
from .pairs import former_pairs
from .panel import Choosing
from .preview import Preview, preview
from .sheetcards import of_method as sheets_of_method
from .sheets import SheetView, every_sheet
from .side import MOST
from .take import built_on
from .terms import Explanation, explanation
from .tryout import Pack, pack
from .works import FORMS, bibliography, works

__all__ = [
    "FORMS",
    "MOST",
    "Account",
    "ChoiceCard",
    "Choosing",
    "Difference",
    "Document",
    "ElementMap",
    "Explanation",
    "Export",
    "Facet",
    "FeedEntry",
    "Head",
    "Item",
    "Known",
    "Method",
    "Name",
    "Pack",
    "Page",
    "Pair",
    "Preview",
    "Reader",
    "Said",
    "SheetView",
    "TakenMethod",
    "Work",
    "account_pairs",
    "accounts",
    "bibliography",
    "brief",
    "built_on",
    "choice_card",
    "choosing",
    "difference",
    "documents",
    "element_map",
    "every_sheet",
    "explanation",
    "export",
    "export_columns",
    "export_labels",
    "facets",
    "feed",
    "former_pairs",
    "heads",
    "items",
    "known",
    "method",
    "pack",
    "pages",
    "plain",
    "preview",
    "sheets_of_method",
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


def pages(
    reader: Reader, site_name: str, written: Collection[str], found: Choosing
) -> Iterator[Page]:
    """Go through every page of the site: home, each kind with its index, worksheets, the rest."""
    yield home.page(site_name, written, reader)
    if found.items:
        yield facetpages.search(reader, found)
        yield from facetpages.pages(reader, found)
    for kind, make in _RECORD.items():
        if reader.library.records[kind]:
            if kind == "situation":
                yield from navigator.pages(reader, found)
            elif kind == "element":
                yield elementlist.index(reader, found)
            elif kind == "term":
                yield terms.glossary(reader)
            else:
                yield lists.index(kind, reader, found)
        for record_id in reader.library.records[kind]:
            yield make(record_id, reader)
    if comparable(reader):
        yield compare.page(reader, found, site_name)
        yield from pair.pages(reader)
    kinship = lineage.page(reader)
    if kinship is not None:
        yield kinship
    listed = worksheets.page(reader, found)
    if listed is not None:
        yield listed
    yield from versions.pages(reader)
    yield from changes.pages(reader)
    for kind in VOCABULARIES:
        values = reader.library.vocabularies.get(kind, {})
        if values:
            yield lists.vocabulary(kind, reader)
        for value_id in values:
            yield lists.value(kind, value_id, reader)
    if reader.library.sources.keys() & reader.library.cited_by.keys():
        yield sources.page(reader)
    people = contributors.page(reader)
    if people is not None:
        yield people
    yield contribute.page(reader)
