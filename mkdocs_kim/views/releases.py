"""The releases of the data: states of the collection that were given a name."""

from __future__ import annotations

from dataclasses import dataclass

from .. import addresses
from ..records import When
from .parts import Target
from .reader import Reader


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release, as a list shows it."""

    name: str
    day: str
    """As programs read it: ``2026-01-25``."""
    words: str
    records: str
    to: Target
    """Where it is told what changed in that year."""


def releases(reader: Reader) -> tuple[ReleaseRow, ...]:
    """List the releases, the latest first; empty if there are none, or git is not here."""
    language = reader.language
    return tuple(
        ReleaseRow(
            release.name,
            release.date.isoformat(),
            When(release.date.year, release.date.month, release.date.day).worded(language),
            language.ui("releases_records", count=release.records),
            Target(addresses.changes(language)),
        )
        for release in reader.history.releases
    )


def known_since(reader: Reader) -> str:
    """Say from when on the past is known; empty if that is from the first, or if none is known."""
    since, language = reader.history.since, reader.language
    if since is None or not reader.history.days:
        return ""
    return language.ui(
        "versions_since", date=When(since.year, since.month, since.day).worded(language)
    )
