"""What the pages of all kinds of record share: lead, notice, back-links, notes, credits."""

from __future__ import annotations

from collections.abc import Iterable

from .. import addresses
from ..library import version
from ..records import Record
from .citing import notes
from .common import Reader, mentions, plain, shorten
from .pages import Group, Page, Progress, RecordPage, Row
from .parts import Chip, Cited, Section


def frame(
    record: Record,
    record_id: str,
    reader: Reader,
    *,
    sections: Iterable[Section],
    groups: Iterable[Group] = (),
    badges: tuple[Chip, ...] = (),
    facts: tuple[Row, ...] = (),
    progress: Progress | None = None,
    eyebrow: str = "",
) -> Page:
    """Put a record's own parts into the page that every record has."""
    shown = [group for group in groups if group.cards]
    rest = mentions(record.kind, record_id, shown, reader)
    notice_title, notice = _notice(record, reader)
    withdrawn = record.status == "withdrawn"
    body = RecordPage(
        eyebrow=eyebrow or reader.language.word(f"kind_{record.kind}").capitalize(),
        aliases=tuple(alias.in_(reader.code) for alias in record.aliases),
        notice=notice,
        notice_title=notice_title,
        lead=reader.maybe(record.summary),
        badges=badges,
        facts=() if withdrawn else facts,
        progress=None if withdrawn else progress,
        sections=() if withdrawn else tuple(sections),
        groups=tuple([*shown, rest] if rest else shown),
        credits=_credits(record, reader),
    )
    summary = record.summary or getattr(record, "definition", None)
    return Page(
        address=addresses.page(reader.language, record.kind, record_id),
        title=record.title.in_(reader.code),
        description=shorten(plain(summary.in_(reader.code), reader)) if summary else "",
        body=body,
        section=addresses.index(reader.language, record.kind),
        origin=reader.library.paths[record_id],
        notes=notes(body, reader, record.sources),
    )


def _notice(record: Record, reader: Reader) -> tuple[str, Cited | None]:
    ui = reader.language.ui
    if record.withdrawn is not None:
        title = ui("notice_withdrawn", date=reader.on(record.withdrawn.date))
        if record.withdrawn.replaced_by is not None:
            other = record.withdrawn.replaced_by.id
            kind = reader.library.kind_of(other) or ""
            title += " " + ui("notice_replaced", title=reader.title(kind, other))
        return title, reader.cited(record.withdrawn.reason)
    return (ui("notice_concept"), None) if record.status == "concept" else ("", None)


def _credits(record: Record, reader: Reader) -> tuple[str, ...]:
    ui, code = reader.language.ui, reader.code
    words = [ui("version", version=version(record))]
    if record.reviewed:
        words.append(ui("reviewed", date=reader.on(record.reviewed)))
    for person in record.contributors:
        organisation = f", {person.organisation.in_(code)}" if person.organisation else ""
        words.append(f"{person.role.in_(code)}: {person.name.in_(code)}{organisation}")
    return tuple(words)
