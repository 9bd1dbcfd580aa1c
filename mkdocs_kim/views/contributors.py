"""The page of contributors: who did what, for which records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .. import addresses
from ..library import sort_key
from ..records import Contributor
from .common import shorten
from .credits import anchor, name_of, post
from .pages import Page
from .parts import Chip
from .reader import Reader


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody was, and for which records."""

    words: str
    records: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Person:
    anchor: str
    name: str
    organisations: tuple[str, ...]
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class ContributorsPage:
    template: ClassVar[str] = "contributors"
    intro: str
    people: tuple[Person, ...]


Part = tuple[Contributor, str, str]
"""A contributor, with the kind and the id of the record."""


def page(reader: Reader) -> Page | None:
    """List everybody by name; None if no record names anybody."""
    found: dict[str, list[Part]] = {}
    names = {}
    for kind, record_id, record in reader.library.all():
        for person in record.contributors:
            name = name_of(person, reader)
            names[anchor(name.shown)] = name
            found.setdefault(anchor(name.shown), []).append((person, kind, record_id))
    if not found:
        return None
    order = sorted(found, key=lambda place: sort_key(names[place].listed))
    people = tuple(_person(place, names[place].shown, found[place], reader) for place in order)
    ui = reader.language.ui
    body = ContributorsPage(ui("intro_contributors"), people)
    return Page(
        addresses.contributors(reader.language),
        ui("title_contributors"),
        shorten(body.intro),
        body,
        addresses.contributing(reader.language),
    )


def _person(place: str, name: str, parts: list[Part], reader: Reader) -> Person:
    where = [person.organisation.in_(reader.code) for person, _, _ in parts if person.organisation]
    deeds: dict[str, dict[Chip, None]] = {}
    for person, kind, record_id in parts:
        deeds.setdefault(post(person, reader), {})[reader.chip(kind, record_id)] = None
    told = tuple(Deed(words, tuple(records)) for words, records in deeds.items())
    return Person(place, name, tuple(dict.fromkeys(where)), told)
