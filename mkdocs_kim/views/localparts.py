"""Shapes of what an organisation notes with a record."""

from __future__ import annotations

from dataclasses import dataclass

from .parts import Chip, Cited, Target


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whom to ask."""

    name: str
    email: str
    phone: str
    dial: str
    """The number as a telephone takes it; empty if it is not plainly a number."""
    url: str


@dataclass(frozen=True, slots=True)
class Onward:
    """A link to a page elsewhere, or to a file that came along."""

    title: str
    url: str
    file: Target | None
    form: str
    """``PDF``; empty for a page."""


@dataclass(frozen=True, slots=True)
class LocalBox:
    status: Chip | None
    more: str
    """What is said with the status."""
    note: Cited | None
    people: tuple[Somebody, ...]
    links: tuple[Onward, ...]
    updated: str
    path: str
    """The file of the note, for the edit link."""
