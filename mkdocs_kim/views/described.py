"""What the page of a record says, in the words of schema.org: for programs that read pages.

A type is only given where it truly fits, and nothing is told that the page does not show.
Source: https://schema.org; what a page says of itself is a WebPage, what it is about its entity.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import addresses
from ..records import Element, Instrument, Intervention, Record, Story, Term, Theme, When
from . import translation
from .citable import Name
from .common import plain
from .datapages import DataPage
from .pages import Page, RecordPage
from .parts import Target
from .reader import Reader
from .works import of_source

Thing = dict[str, Any]
"""Properties by name; a ``Target`` stands for its whole address, nothing for what is not known."""


def described(page: Page, reader: Reader) -> Thing | None:
    """Tell what a page says; None if it is that of no record and no data, or one withdrawn."""
    place, body = page.record, page.body
    if isinstance(body, DataPage):
        return _data(body, page, reader)
    if place is None or not isinstance(body, RecordPage) or body.work is None:
        return None
    record = reader.library.records[place.kind][place.record_id]
    day = reader.changed_on(place.kind, place.record_id)
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage" if isinstance(record, Theme) else "WebPage",
        "@id": Target(page.address),
        "url": Target(page.address),
        "name": page.title,
        "description": page.description,
        "inLanguage": translation.spoken(place.record_id, reader),
        "version": body.work.version,
        "dateModified": day.isoformat() if day else "",
        "lastReviewed": str(record.reviewed) if record.reviewed else "",
        "creativeWorkStatus": "Draft" if record.status == "concept" else "",
        "author": [_person(name) for name in body.work.authors],
        "translator": [_person(name) for name in body.work.translators],
        "citation": [_cited(note.source_id, reader) for note in page.notes],
        "breadcrumb": _trail(page, reader),
        "mainEntity": _entity(record, page, reader),
    }


def _data(body: DataPage, page: Page, reader: Reader) -> Thing:
    """Tell what can be taken along."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": Target(page.address),
        "url": Target(page.address),
        "name": page.title,
        "description": body.intro,
        "inLanguage": reader.code,
        "version": body.version,
        "dateModified": body.date,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.title,
                "encodingFormat": "application/json",
                "contentUrl": file.to or "",
            }
            for file in body.whole
        ],
    }


def changed(page: Page, reader: Reader) -> str:
    """Tell when what a page says last changed: by its history, else by its last review.

    Shape: as precise as it is known, ``2026-03-04`` or ``2026-03``; empty if nobody knows.
    """
    place = page.record
    if place is None:
        return ""
    day = reader.changed_on(place.kind, place.record_id)
    reviewed = reader.library.records[place.kind][place.record_id].reviewed
    return day.isoformat() if day else str(reviewed or "")


def _person(name: Name) -> Any:
    """Name somebody; a name that stays whole may be that of an organisation."""
    if not name.given:
        return name.shown
    family = " ".join(filter(None, (name.particle, name.family)))
    return {
        "@type": "Person",
        "name": name.shown,
        "givenName": name.given,
        "familyName": family,
    }


def _cited(source_id: str, reader: Reader) -> Thing:
    work = of_source(reader.library.sources[source_id], reader)
    return {
        "@type": "CreativeWork",
        "name": work.title,
        "inLanguage": work.lang,
        "author": [_person(name) for name in work.authors],
        "publisher": work.publisher or work.container,
        "datePublished": _date(work.date),
        "url": work.url,
    }


def _date(day: When | None) -> str:
    return str(day) if day else ""


def _trail(page: Page, reader: Reader) -> Thing:
    """Tell where the page stands: home, the list of its kind, itself."""
    language, kind = reader.language, page.place.kind if page.place else ""
    steps = (
        (language.ui("home"), addresses.HOME),
        (_listed_as(kind, reader), page.section),
        (page.title, page.address),
    )
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": Target(address)}
        for place, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _listed_as(kind: str, reader: Reader) -> str:
    name = reader.language.word(f"kinds_{kind}")
    return name[:1].upper() + name[1:]


def _entity(record: Record, page: Page, reader: Reader) -> Thing | None:
    """Tell what the page is about, for the kinds that have a type of their own."""
    told: Thing = {
        "name": page.title,
        "alternateName": [name.in_(reader.code) for name in record.aliases],
        "description": page.description,
    }
    match record:
        case Instrument(steps=[_, *_]):
            return {"@type": "HowTo", **told, **_how(record, reader)}
        case Instrument() | Story():
            return {"@type": "CreativeWork", **told}
        case Intervention():
            return {"@type": "CreativeWork", **told, **_method(record, reader)}
        case Element() | Term():
            return {"@type": "DefinedTerm", **told, "inDefinedTermSet": _set(record.kind, reader)}
    return None


def _how(record: Instrument, reader: Reader) -> Thing:
    steps = [
        {
            "@type": "HowToStep",
            "position": number,
            "name": step.title.in_(reader.code) if step.title else "",
            "text": plain(step.text.in_(reader.code), reader),
        }
        for number, step in enumerate(record.steps, 1)
    ]
    supplies = [
        {"@type": "HowToSupply", "name": item.in_(reader.code)} for item in record.materials
    ]
    return {"supply": supplies, "step": steps}


def _method(record: Intervention, reader: Reader) -> Thing:
    return {
        "about": list(_linked("theme", [ref.id for ref in record.themes], reader)),
        "isBasedOn": list(
            _linked(
                "intervention",
                [tie.intervention.id for tie in record.related if tie.relation == "builds_on"],
                reader,
            )
        ),
        "sameAs": record.website or "",
    }


def _linked(kind: str, ids: list[str], reader: Reader) -> Iterator[Thing]:
    type_ = "Thing" if kind == "theme" else "CreativeWork"
    for item in ids:
        chip = reader.chip(kind, item)
        yield {"@type": type_, "name": chip.title, "url": chip.to or ""}


def _set(kind: str, reader: Reader) -> Thing:
    index = Target(addresses.index(reader.language, kind))
    return {"@type": "DefinedTermSet", "name": _listed_as(kind, reader), "url": index}
