"""What became of records, as a page and as a feed tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..library.changes import Detail
from .parts import Chip


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one record on a day, or of several at once."""

    id: str
    """The same for ever, for programs: ``intervention/jim-aanpak``."""
    title: str
    link: Chip | None
    kind: str
    tone: str
    phrases: tuple[str, ...]
    details: tuple[Detail, ...] = ()
    links: tuple[Chip, ...] = ()
    folded: bool = False
    """Whether there are so many links that they wait until somebody asks."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry with its day."""

    day: str
    updated: datetime
    entry: Entry
