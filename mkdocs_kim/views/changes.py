"""The pages that tell what changed, the latest first, and the same for programs that follow it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import ClassVar

from .. import addresses
from ..library.changes import LISTED, Change, Day, Teller, titles
from ..records import Ref, When
from .edited import details
from .entries import Entry, FeedEntry
from .pages import Page
from .parts import Chip, Target
from .reader import Reader
from .releases import ReleaseRow, known_since, releases
from .shelf import place

LATEST = 60
"""As many entries the first page shows, by whole days; the rest has a page for each year."""
FED = 50
"""As many entries the feed has."""
LINKS = 12
"""More links than these are folded away."""
_COUNTED = "synonym"
"""The kind that nobody reads: it is counted."""


@dataclass(frozen=True, slots=True)
class DayOf:
    """What changed on a day."""

    id: str
    title: str
    when: datetime
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Month:
    id: str
    title: str
    days: tuple[DayOf, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    template: ClassVar[str] = "changes"
    intro: str
    months: tuple[Month, ...]
    older: tuple[Chip, ...]
    back: Chip | None
    """To the latest, from the page of a year."""
    releases: tuple[ReleaseRow, ...] = ()
    known: str = ""
    """From when on the past is known, if that is not from the first."""


def pages(reader: Reader) -> Iterator[Page]:
    """Make the page of the latest changes and, where there are more, one for each year."""
    ui, days = reader.language.ui, list(_days(reader))
    address = addresses.changes(reader.language)
    latest = days[: _latest(days)]
    years = sorted({day.when.year for day in days}, reverse=True) if latest != days else []
    older = tuple(
        Chip(str(year), Target(addresses.changes_of(reader.language, year))) for year in years
    )
    intro = ui("intro_changes") if days else ui("changes_none")
    body = ChangesPage(
        intro, _months(latest, reader), older, None, releases(reader), known_since(reader)
    )
    yield Page(address, ui("title_changes"), intro, body, address)
    back = Chip(ui("changes_back"), Target(address))
    for year in years:
        title = ui("changes_year", year=year)
        months = _months([day for day in days if day.when.year == year], reader)
        own = addresses.changes_of(reader.language, year)
        yield Page(own, title, title, ChangesPage("", months, (), back), address)


def feed(reader: Reader) -> tuple[FeedEntry, ...]:
    """List the latest changes one by one."""
    found = [FeedEntry(day.id, day.when, entry) for day in _days(reader) for entry in day.entries]
    return tuple(found[:FED])


def fresh(reader: Reader) -> tuple[FeedEntry, ...]:
    """List the latest records that came and are still there, one by one."""
    teller = Teller(reader.language, titles(reader.code, reader.history.known()))
    found = [
        FeedEntry(day.date.isoformat(), day.when, replace(entry, id=f"came/{entry.id}"))
        for day in reader.history.days
        for change in day.changes
        if change.what == "new" and change.kind not in LISTED
        for entry in [_entry(change, teller, reader)]
        if entry.link and entry.link.to
    ]
    return tuple(found[:FED])


def _latest(days: Sequence[DayOf]) -> int:
    """Count the days that the first page shows: whole ones, at least one."""
    shown = 0
    for number, day in enumerate(days):
        shown += len(day.entries)
        if number and shown > LATEST:
            return number
    return len(days)


def _months(days: Sequence[DayOf], reader: Reader) -> tuple[Month, ...]:
    return tuple(
        Month(month, _named(month, reader), tuple(found))
        for month, found in groupby(days, lambda day: day.id[:7])
    )


def _named(month: str, reader: Reader) -> str:
    name = When(int(month[:4]), int(month[5:])).worded(reader.language)
    return name[0].upper() + name[1:]


def _days(reader: Reader) -> Iterator[DayOf]:
    history = reader.history
    teller = Teller(reader.language, titles(reader.code, history.known()))
    for day in history.days:
        when = day.date
        title = When(when.year, when.month, when.day).worded(reader.language)
        yield DayOf(when.isoformat(), title, day.when, tuple(_entries(day, teller, reader)))


def _entries(day: Day, teller: Teller, reader: Reader) -> Iterator[Entry]:
    """Tell a day: what is new together, kind by kind; then what became of each record."""
    fresh: dict[str, list[Change]] = {}
    for change in day.changes:
        if change.what == "new" and change.kind != _COUNTED:
            fresh.setdefault(change.kind, []).append(change)
    for kind, found in fresh.items():
        if len(found) == 1:
            yield _entry(found[0], teller, reader)
        else:
            yield _together(kind, found, teller, reader)
    for change in day.changes:
        if change.what != "new" and change.kind != _COUNTED:
            yield _entry(change, teller, reader)
    yield from _counted([change for change in day.changes if change.kind == _COUNTED], teller)


def _entry(change: Change, teller: Teller, reader: Reader) -> Entry:
    phrases = tuple(teller.phrases(change))
    tones = {"new": "valid", "withdrawn": "caution", "gone": "caution"}
    link = _link(change, teller, reader)
    return Entry(
        f"{change.kind}/{change.id}",
        link.title,
        link,
        reader.language.word(f"kind_{change.kind}"),
        tones.get(change.what, ""),
        phrases,
        tuple(details(change, " ".join(phrases), teller)),
    )


def _together(kind: str, found: Iterable[Change], teller: Teller, reader: Reader) -> Entry:
    """Tell of several new ones of a kind in one entry."""
    links = tuple(_link(change, teller, reader) for change in found)
    kinds = reader.language.word(f"kinds_{kind}")
    title = reader.language.ui("changes_new", count=len(links), kinds=kinds)
    return Entry(f"new/{kind}", title, None, "", "", (), links=links, folded=len(links) > LINKS)


def _counted(found: Sequence[Change], teller: Teller) -> Iterator[Entry]:
    """Tell how many entries of a list came, went and changed."""
    if not found:
        return
    ui = teller.language.ui
    hows = [change.what if change.what in ("new", "gone") else "changed" for change in found]
    phrases = [
        ui("change_changed", what=hows.count(how))
        if how == "changed"
        else f"{hows.count(how)} {ui(f'change_{how}')}"
        for how in ("new", "changed", "gone")
        if how in hows
    ]
    title = teller.language.word(f"kinds_{_COUNTED}").capitalize()
    yield Entry(f"list/{_COUNTED}", title, None, "", "", tuple(phrases))


def _link(change: Change, teller: Teller, reader: Reader) -> Chip:
    """Link to the page of what changed, under the name that it has there now, if it is there."""
    name, library = teller.name(change), reader.library
    entry = library.renamed.get(change.id, change.id) if change.kind not in LISTED else change.id
    if not library.has(Ref(change.kind, entry, None)):  # type: ignore[arg-type]
        return Chip(name)
    if change.kind != "source":
        return Chip(name, Target(addresses.page(reader.language, change.kind, entry)))
    if entry not in library.cited_by:
        return Chip(name)
    return Chip(name, place(entry, reader))
