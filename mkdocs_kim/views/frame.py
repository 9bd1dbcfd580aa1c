"""What the pages of all kinds of record share: lead, notice, back-links, notes, credits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .. import addresses
from ..prose import parted
from ..records import CARDED, Record
from . import translation
from .citing import notes
from .common import mentions, plain, shorten
from .credits import credited
from .invite import Place
from .local import box
from .pages import Group, Notice, Page, Progress, RecordPage, Row
from .parts import Chip, Cited, Section, Target
from .reader import Reader
from .works import of_record


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
    unfolded: tuple[str, ...] | None = None,
) -> Page:
    """Put a record's own parts into the page that every record has."""
    withdrawn = record.status == "withdrawn"
    told = () if withdrawn else tuple(sections)
    shown = [group for group in groups if group.cards]
    rest = mentions(record.kind, record_id, (told, shown, facts, badges), reader)
    opening, lead = _opened(reader.maybe(record.summary), bool(facts) and not withdrawn)
    body = RecordPage(
        eyebrow=eyebrow or reader.language.word(f"kind_{record.kind}").capitalize(),
        aliases=tuple(alias.in_(reader.code) for alias in record.aliases),
        notice=notice(record, reader),
        opening=opening,
        badges=badges,
        facts=() if withdrawn else facts,
        lead=lead,
        progress=None if withdrawn else progress,
        sections=told,
        groups=tuple([*shown, rest] if rest else shown),
        credits=_credits(record, record_id, reader),
        credited=credited(record, reader),
        work=of_record(record, record_id, reader),
        local=box(record_id, reader),
        translation=translation.said(record_id, reader),
        deck=None if withdrawn else _deck(record, record_id, reader),
        method=record_id if record.kind == "intervention" and not withdrawn else "",
        unfolded=None if withdrawn else unfolded,
    )
    summary = record.summary or getattr(record, "definition", None)
    return Page(
        address=addresses.page(reader.language, record.kind, record_id),
        title=record.title.in_(reader.code),
        description=shorten(plain(summary.in_(reader.code), reader)) if summary else "",
        body=body,
        section=addresses.index(reader.language, record.kind),
        origin=reader.library.paths[record_id],
        place=Place(record.kind, record_id),
        notes=notes(body, reader, record.sources),
    )


def _opened(summary: Cited | None, facts: bool) -> tuple[Cited | None, Cited | None]:
    """Part what opens a page with facts from what follows these."""
    if summary is None or not facts:
        return None, summary
    opening, rest = parted(summary.passage)
    return replace(summary, passage=opening), replace(summary, passage=rest) if rest else None


def notice(record: Record, reader: Reader) -> Notice | None:
    """Tell what a reader must know first; None if there is nothing of the kind."""
    ui = reader.language.ui
    if record.withdrawn is None:
        return Notice(ui("notice_concept")) if record.status == "concept" else None
    title = ui("notice_withdrawn", date=reader.on(record.withdrawn.date))
    instead = None
    if record.withdrawn.replaced_by is not None:
        other = record.withdrawn.replaced_by.id
        instead = reader.chip_of(other)
    return Notice(title, reader.cited(record.withdrawn.reason), instead)


def _deck(record: Record, record_id: str, reader: Reader) -> Chip | None:
    """Lead to the card of a record, chosen, if records of its kind have one."""
    if record.kind not in CARDED:
        return None
    words = reader.language
    query = f"{words.ui('deck_query')}={record_id}"
    return Chip(words.ui("deck_link_one"), Target(addresses.decks(words), "afdrukken", query=query))


def _credits(record: Record, record_id: str, reader: Reader) -> tuple[str, ...]:
    ui = reader.language.ui
    words = [ui("version", version=reader.library.version(record_id))]
    changed = reader.changed(record.kind, record_id)
    if changed:
        words.append(ui("changed_on", date=changed))
    if record.reviewed:
        words.append(ui("reviewed_last", date=reader.on(record.reviewed)))
    return tuple(words)
