"""What records said through time, and which collections of them were given a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from ...records import KINDS
from ..version import digest
from .entries import Data, Entries, Key


@dataclass(frozen=True, slots=True)
class Commit:
    """What one commit made of the files that it touched."""

    hash: str
    when: datetime
    author: str
    files: Mapping[str, Entries | None]
    """Path below the folder of records → what it holds then: nothing if it is gone, None if that
    cannot be read."""
    edge: bool = False
    """Whether nothing is known of what was there before, as where a shallow clone begins."""


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """What a record said from a day on."""

    version: str
    date: date | None
    """None if it is the oldest that is known, and older than that."""
    data: Data = field(repr=False)


@dataclass(frozen=True, slots=True)
class Release:
    """A state of the collection that was given a name: a tag of git."""

    name: str
    date: date
    records: int
    """How many files of records there were then."""


def versions(commits: Iterable[Commit]) -> dict[Key, tuple[RecordVersion, ...]]:
    """List what every record said through time, the first first, by the id that it had then."""
    found: dict[Key, list[RecordVersion]] = {}
    for commit in commits:
        day = None if commit.edge else commit.when.date()
        for held in commit.files.values():
            for key, data in (held or {}).items():
                row = found.setdefault(key, []) if key[0] in KINDS else None
                if row is not None and (not row or row[-1].data != data):
                    row.append(RecordVersion(digest(data), day, data))
    return {key: tuple(row) for key, row in found.items()}


def known_since(commits: Sequence[Commit]) -> date | None:
    """Tell from which day on the past is known; None if nothing is missing."""
    edges = [commit.when.date() for commit in commits if commit.edge]
    return max(edges, default=None)
