"""The small page of one version of a record, to which the code on paper leads for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .. import addresses
from ..library.changes import (
    Change,
    Key,
    RecordVersion,
    Teller,
    changes,
    now_named,
    titled,
    titles,
)
from ..records import CARDED, When
from .account import of_method
from .citing import notes
from .edited import details
from .frame import notice
from .once import once
from .pages import Notice, Page, VersionPage
from .parts import Chip, Target
from .reader import Reader
from .releases import known_since
from .sheetcards import cards


@dataclass(frozen=True, slots=True)
class Former:
    """A version that is not the current one."""

    kind: str
    now: str
    """The id by which the record is known now, or was at last."""
    then: str
    """The id that it had in this version."""
    version: RecordVersion
    changed: date | None
    """When it last changed after this version; None if it did not, or nobody knows."""
    times: int
    """How many times it changed after this version."""


def listed(reader: Reader) -> Iterator[tuple[str, str]]:
    """Go through the records that have something on paper: kind, id."""
    for kind in CARDED:
        for record_id in reader.listed(kind):
            yield kind, record_id


def address(kind: str, record_id: str, reader: Reader) -> str:
    """Give the address of the current version of a record."""
    return _address(kind, record_id, reader.library.version(record_id), reader)


def _address(kind: str, record_id: str, version: str, reader: Reader) -> str:
    return addresses.version(addresses.page(reader.language, kind, record_id), version)


@once
def former(reader: Reader) -> dict[str, Former]:
    """Find the versions that were on paper and are not the current one: address → version.

    Shape: what came back as it was before counts from the last time that it did.
    """
    current = {address(kind, item, reader) for kind, item in listed(reader)}
    found: dict[str, Former] = {}
    for (kind, now), row in _rows(reader).items():
        for place, (then, version) in enumerate(row):
            own = _address(kind, now, version.version, reader)
            if own not in current and _was_printed(version):
                times = len(row) - place - 1
                changed = row[-1][1].date if times else None
                found[own] = Former(kind, now, then, version, changed, times)
    return found


@once
def moved(reader: Reader) -> list[tuple[str, str, str]]:
    """List the versions that were printed under an id of before: old address, new one, title."""
    found = []
    for (kind, now), row in _rows(reader).items():
        for then, version in row:
            if then != now and _was_printed(version):
                old, new = (_address(kind, item, version.version, reader) for item in (then, now))
                found.append((old, new, titled(version.data, reader.code)))
    return found


def _was_printed(version: RecordVersion) -> bool:
    return version.data.get("status") != "withdrawn"


@once
def _rows(reader: Reader) -> dict[Key, list[tuple[str, RecordVersion]]]:
    """Put what records said in a row, under the id that they have now."""
    found: dict[Key, list[tuple[str, RecordVersion]]] = {}
    moves = _moves(reader)
    for (kind, then), row in reader.history.versions.items():
        if kind in CARDED:
            now = moves.get((kind, then), then)
            found.setdefault((kind, now), []).extend((then, version) for version in row)
    for together in found.values():
        together.sort(key=lambda item: item[1].date or date.min)
    return found


@once
def _moves(reader: Reader) -> dict[Key, str]:
    """Tell who has another id now: kind and id that was → id that is."""
    found: dict[Key, str] = {}
    for day in reader.history.days[::-1]:
        for change in day.changes:
            if change.former:
                earlier = [key for key, now in found.items() if now == change.former]
                for key in (*earlier, (change.kind, change.former)):
                    if key[0] == change.kind:
                        found[key] = change.id
    for old, now in reader.library.renamed.items():
        found[reader.library.kind_of(now) or "", old] = now
    there = reader.library.records
    return {key: now for key, now in found.items() if key[1] not in there.get(key[0], ())}


def page(kind: str, record_id: str, reader: Reader) -> Page:
    """Make the page of the current version of a record."""
    ui = reader.language.ui
    record = reader.library.records[kind][record_id]
    own, title = reader.library.version(record_id), record.title.in_(reader.code)
    body = VersionPage(
        words=ui("version_current", version=own),
        reviewed=ui("reviewed", date=reader.on(record.reviewed)) if record.reviewed else "",
        record=reader.chip(kind, record_id),
        cards=tuple(cards(record_id, reader)) if kind == "instrument" else (),
        worksheets=Target(addresses.worksheets(reader.language)),
        files=_files(kind, record_id, reader),
        known=_known(reader),
    )
    return Page(
        address(kind, record_id, reader),
        ui("version_title", title=title, version=own),
        body.words,
        body,
        addresses.index(reader.language, kind),
        reader.library.paths[record_id],
    )


def _files(kind: str, record_id: str, reader: Reader) -> tuple[Chip, ...]:
    sheet = of_method(record_id, reader) if kind == "intervention" else None
    return (sheet,) if sheet else ()


def _known(reader: Reader) -> str:
    """Say how far back versions are known, if that is not from the first."""
    if not reader.history.versions:
        return reader.language.ui("versions_unknown")
    return known_since(reader)


def _on(day: date, reader: Reader) -> str:
    return reader.on(When(day.year, day.month, day.day))


def past(own: str, reader: Reader) -> Page:
    """Make the page of a version that is not the current one."""
    version = former(reader)[own]
    kind, now, ui = version.kind, version.now, reader.language.ui
    record = reader.library.records[kind].get(now)
    title = titled(version.version.data, reader.code)
    is_listed = record is not None and record.status != "withdrawn"
    change = _since(version, reader) if is_listed else None
    teller = _teller(reader)
    phrases = tuple(teller.phrases(change)) if change else ()
    body = VersionPage(
        words=_words(version, reader),
        reviewed=_later(version, reader) if is_listed else "",
        record=reader.chip(kind, now) if record else Chip(title),
        cards=tuple(cards(now, reader)) if is_listed and kind == "instrument" else (),
        worksheets=Target(addresses.worksheets(reader.language)),
        files=_files(kind, now, reader) if is_listed else (),
        notice=notice(record, reader) if record else _gone(version, reader),
        phrases=phrases,
        details=tuple(details(change, " ".join(phrases), teller)) if change else (),
        is_past=is_listed,
        known=_known(reader),
    )
    there = bool(reader.library.records[kind])
    return Page(
        own,
        ui("version_title", title=title, version=version.version.version),
        body.words,
        body,
        addresses.index(reader.language, kind) if there else addresses.HOME,
        reader.library.paths[now] if record else "",
        notes(body.notice, reader) if body.notice else (),
    )


@once
def _teller(reader: Reader) -> Teller:
    return Teller(reader.language, titles(reader.code, reader.history.known()))


def _since(version: Former, reader: Reader) -> Change | None:
    """Compare a version with what the record says now."""
    then, now = (version.kind, version.then), (version.kind, version.now)
    before = now_named(version.version.data, then, _moves(reader))
    found = changes({then: before}, {now: reader.library.plain(version.now)})
    return found[0] if found else None


def _words(version: Former, reader: Reader) -> str:
    ui, own = reader.language.ui, version.version
    if own.date is None:
        return ui("version_past_old", version=own.version)
    day = When(own.date.year, own.date.month, own.date.day)
    return ui("version_past", version=own.version, date=reader.when(day))


def _later(version: Former, reader: Reader) -> str:
    """Tell when the record last changed; empty if that is not known."""
    if version.changed is None:
        return ""
    name = "version_later_once" if version.times == 1 else "version_later"
    return reader.language.ui(name, count=version.times, date=_on(version.changed, reader))


def _gone(version: Former, reader: Reader) -> Notice:
    """Say that a record is no more, or that it is not shown now."""
    day = reader.history.gone.get((version.kind, version.now))
    ui = reader.language.ui
    return Notice(ui("version_gone", date=_on(day, reader)) if day else ui("version_absent"))
