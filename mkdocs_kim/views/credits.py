"""Who worked on a record: names as they are read, and what somebody did."""

from __future__ import annotations

from functools import cache

from .. import addresses
from ..language import LANGUAGES, language
from ..records import ROLES, Contributor, Record, Text
from .citable import Credit, Name
from .parts import Chip, Target
from .reader import Reader


def role(said: Text) -> str:
    """Tell which of the usual roles a text names, in any language; empty if it is another one."""
    words = {word.casefold() for word in said.values.values()}
    return next((key for key, labels in _labels() if labels & words), "")


@cache
def _labels() -> tuple[tuple[str, frozenset[str]], ...]:
    """Name the usual roles in all languages."""
    return tuple(
        (key, frozenset(language(code).choice("role", key) for code in LANGUAGES)) for key in ROLES
    )


def name_of(person: Contributor, reader: Reader) -> Name:
    """Give the name of a contributor in the language of the page."""
    return Name.of(person.name.in_(reader.code))


def heading(person: Contributor, reader: Reader) -> str:
    """Word what a contributor did, before the name: ``Beschreven door``."""
    known = role(person.role)
    return reader.language.ui(f"by_{known}") if known else f"{person.role.in_(reader.code)}:"


def post(person: Contributor, reader: Reader) -> str:
    """Name what a contributor was: ``Beschrijver``."""
    known = role(person.role)
    said = reader.language.choice("role", known) if known else person.role.in_(reader.code)
    return said[0].upper() + said[1:]


def credited(record: Record, reader: Reader) -> tuple[Credit, ...]:
    """Gather the contributors of a record by what they did, in the order of the record."""
    found: dict[str, list[Chip]] = {}
    for person in record.contributors:
        found.setdefault(heading(person, reader), []).append(_chip(person, reader))
    return tuple(Credit(words, tuple(people)) for words, people in found.items())


def _chip(person: Contributor, reader: Reader) -> Chip:
    """Name a contributor, with a link to all that he or she did."""
    shown = name_of(person, reader).shown
    organisation = f" ({person.organisation.in_(reader.code)})" if person.organisation else ""
    page = addresses.contributors(reader.language)
    return Chip(f"{shown}{organisation}", Target(page, anchor=anchor(shown)))


def anchor(shown: str) -> str:
    """Give the place of a contributor on the page of all; any script keeps its letters."""
    return f"bijdrager-{'-'.join(shown.split())}"
