"""Shapes of credit: who worked on something, and what others need to cite it."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import When
from .parts import Chip


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person, in its parts, or of anybody else as a whole."""

    family: str
    """The whole name, if it has no parts."""
    given: str = ""
    particle: str = ""
    """What stands between the two and is not sorted by: ``van der``."""

    @classmethod
    def of(cls, written: str) -> Name:
        """Take a name apart where its comma says how: ``Vaart, Petra van der``.

        A name without a comma stays whole: nobody can tell by looking which word is sorted by.
        """
        family, comma, rest = written.partition(", ")
        if not comma or "," in rest:
            return cls(written)
        words = rest.split()
        first = len(words)
        while first > 1 and words[first - 1].islower():
            first -= 1
        return cls(family, " ".join(words[:first]), " ".join(words[first:]))

    @property
    def shown(self) -> str:
        """The name as people say it: ``Petra van der Vaart``."""
        return " ".join(filter(None, (self.given, self.particle, self.family)))

    @property
    def listed(self) -> str:
        """The name as lists have it: ``Vaart, Petra van der``."""
        rest = " ".join(filter(None, (self.given, self.particle)))
        return f"{self.family}, {rest}" if rest else self.family


@dataclass(frozen=True, slots=True)
class Credit:
    """What some people did for a record."""

    words: str
    people: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """Something to cite."""

    id: str
    type: str
    """A type of CSL."""
    title: str
    lang: str = ""
    """The language of the title; empty if nobody says."""
    authors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    container: str = ""
    """What it stands in: a site, a journal."""
    publisher: str = ""
    date: When | None = None
    version: str = ""
    page: str = ""
    """The address of its page in this site, if it has one."""
    url: str = ""
    """Its whole address elsewhere."""
    note: str = ""
