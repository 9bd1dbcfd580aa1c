"""Until when judgements of committees hold, for who follows that: the latest of each method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from .. import addresses
from ..library import validity
from ..records import Intervention, RecognitionLevel, When
from .entries import Entry, FeedEntry
from .parts import Chip, Target
from .reader import Reader

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Expiry:
    """The end of a judgement."""

    id: str
    """Of the method."""
    link: Chip
    level: str
    judged: When
    until: When
    lapsed: bool

    @property
    def last(self) -> date:
        """The last day on which it holds."""
        return self.until.last


def expiries(reader: Reader) -> tuple[Expiry, ...]:
    """List the ends of judgements, the first first."""
    return tuple(sorted(_expiries(reader), key=lambda item: (item.last, item.id)))


def _expiries(reader: Reader) -> Iterator[Expiry]:
    levels = reader.library.vocabularies.get("recognition_level", {})
    for item in reader.listed("intervention"):
        record = reader.library.records["intervention"][item]
        assert isinstance(record, Intervention)
        if not record.recognition:
            continue
        latest = max(record.recognition, key=lambda found: found.date.last)
        level = levels.get(latest.level.id)
        if isinstance(level, RecognitionLevel):
            state = validity(latest, level, reader.today)
            link = Chip(
                reader.title("intervention", item),
                Target(addresses.page(reader.language, "intervention", item)),
            )
            title = reader.title("recognition_level", latest.level.id)
            yield Expiry(item, link, title, latest.date, state.until, state.lapsed)


def expiring(reader: Reader) -> tuple[FeedEntry, ...]:
    """Tell of the judgements that end within a year from now, or have ended; the last first.

    Shape: the moment of an entry follows from the record: a year before the end, and the end.
    """
    found = [
        _entry(item, reader)
        for item in expiries(reader)
        if item.lapsed or item.last - _YEAR <= reader.today
    ]
    return tuple(sorted(found, key=lambda item: item.updated, reverse=True))


def _entry(item: Expiry, reader: Reader) -> FeedEntry:
    state = "lapsed_since" if item.lapsed else "valid_until"
    day = item.last + timedelta(days=1) if item.lapsed else item.last - _YEAR
    told = f"{item.level}, {reader.language.ui(state, date=reader.when(item.until))}"
    entry = Entry(
        f"recognition/{item.id}/{'lapsed' if item.lapsed else 'expiring'}",
        item.link.title,
        item.link,
        reader.language.word("kind_intervention"),
        "",
        (told,),
    )
    return FeedEntry(str(item.judged), datetime.combine(day, time(), UTC), entry)
