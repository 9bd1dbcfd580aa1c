"""The map, and methods side by side, as documents: what JSON files hold and tables are made of."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ... import addresses
from ...views import Export, TakenMethod
from ...views.parts import Target
from .imprint import Imprint

Document = dict[str, Any]


def whole(export: Export, imprint: Imprint) -> Document:
    """Describe the map: the elements, and the methods with what they say of them."""
    used = {s for one in export.methods for use in one.working_elements for s in use.sources}
    ui, page = imprint.language.ui, Target(addresses.comparing(imprint.language))
    return {
        **_about(ui("taken_title"), imprint.url(page), ui("taken_note"), imprint),
        "elements": _elements(export),
        "interventions": [
            {**_method(one, imprint), "working_elements": list(_uses(one).values())}
            for one in export.methods
        ],
        "sources": sources(export, used),
    }


def side_by_side(export: Export, chosen: tuple[str, str], imprint: Imprint) -> Document:
    """Describe two methods side by side, in the order in which they are named."""
    methods = [export.by_id[item] for item in chosen]
    uses = {one.id: _uses(one) for one in methods}
    ui, page = imprint.language.ui, Target(addresses.pair(imprint.language, *chosen))
    title = imprint.words["compared"].replace("{titles}", ", ".join(one.title for one in methods))
    return {
        **_about(title, imprint.url(page), ui("taken_note_compared"), imprint),
        "interventions": [{**_method(one, imprint), "sources": list(one.cited)} for one in methods],
        "fields": [
            {
                "field": head.key,
                "label": head.label,
                "values": {one.id: list(one.told[head.key]) for one in methods},
            }
            for head in export.heads
        ],
        "working_elements": [
            {
                "element": element,
                "values": {one.id: uses[one.id].get(element["id"]) for one in methods},
            }
            for element in _elements(export)
            if any(element["id"] in said for said in uses.values())
        ],
        "sources": sources(export, {source for one in methods for source in one.cited}),
    }


def part(everything: Document, start: int, end: int) -> Document:
    """Narrow the map to some methods that stand in a row in it."""
    methods = everything["interventions"][start:end]
    used = {s for one in methods for use in one["working_elements"] for s in use["sources"]}
    found = [source for source in everything["sources"] if source["id"] in used]
    return {**everything, "interventions": methods, "sources": found}


def apart(everything: Document, export: Export) -> dict[str, Document]:
    """Describe each method alone, with all that it cites: id → document."""
    return {
        one.id: {
            "intervention": document,
            "cited": list(one.cited),
            "sources": sources(export, one.cited),
        }
        for one, document in zip(export.methods, everything["interventions"], strict=True)
    }


def sources(export: Export, used: Collection[str]) -> list[Document]:
    """Describe the sources that are used, by id."""
    return [
        {"id": one.id, "text": one.text, "url": one.url or None, "note": one.note or None}
        for one in (export.sources[item] for item in sorted(used))
    ]


def _about(title: str, url: str, note: str, imprint: Imprint) -> Document:
    """Say what a document is, whose, of when, and what may be done with it."""
    cite = imprint.words["cite"].replace("{title}", title).replace("{url}", url).rstrip()
    return {
        "title": title,
        "site": imprint.site,
        "url": url or None,
        "date": imprint.date,
        "licence": imprint.licence or None,
        "cite": cite,
        "note": note,
        "language": imprint.language.code,
        "labels": imprint.labels,
    }


def _elements(export: Export) -> list[Document]:
    return [
        {"id": one.id, "title": one.title, "scope": one.scope, "concerns": one.concerns}
        for one in export.elements
    ]


def _method(one: TakenMethod, imprint: Imprint) -> Document:
    return {
        "id": one.id,
        "title": one.title,
        "url": imprint.url(one.to) or None,
        "nature": one.nature,
        "status": one.status,
        "version": one.version,
        "reviewed": one.reviewed or None,
    }


def _uses(one: TakenMethod) -> dict[str, Document]:
    """Give what a method says of elements: id of the element → what is said."""
    return {
        use.element: {
            "element": use.element,
            "state": use.state,
            "how": use.how,
            "sources": list(use.sources),
        }
        for use in one.working_elements
    }
