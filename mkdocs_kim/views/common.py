"""What several views do: link, shorten, cite, list what refers to a record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from .. import addresses
from ..language import Language
from ..library import Lexicon, Library, Link, lexicon, uses, validity
from ..library.changes import NO_HISTORY, History
from ..prose import Bit, Passage
from ..records import Intervention, Prose, Recognition, RecognitionLevel, Record, Ref, When
from .pages import Card, Group
from .parts import Chip, Cited, Target
from .within import linked


@dataclass(frozen=True)
class Reader:
    """For whom and when a page is made: passed to every view."""

    library: Library
    language: Language
    today: date
    history: History = NO_HISTORY
    accounts: bool = True
    """Whether methods have an accountability sheet."""
    pairs: bool = True
    """Whether every two methods that belong together have a page."""

    @property
    def code(self) -> str:
        return self.language.code

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that terms explain."""
        return lexicon(self.library, self.code)

    @cached_property
    def uses(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Id of a term → (kind, id) of the records that say one of its words."""
        return uses(self.library, self.lexicon, self.code)

    @cached_property
    def methods(self) -> dict[str, Any]:
        """Id of a method → what it says, once that has been gathered; several pages ask for it."""
        return {}

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """What is made once, by what makes it: see ``once``."""
        return {}

    def cited(self, prose: Prose, sources: Iterable[Ref] = ()) -> Cited:
        """Pair prose in this reader's language with the sources beside it."""
        passage, lang = prose.best(self.code)
        lang = lang if lang != self.code else ""
        if not sources:
            return Cited(passage, (), lang)
        beside = [ref.id for ref in sources]
        inside = [bit.target for bit in passage.marks if bit.kind == "citation"]
        return Cited(passage, tuple([item for item in beside if item not in inside]), lang)

    def maybe(self, prose: Prose | None) -> Cited | None:
        """Do the same for prose that may be absent."""
        return None if prose is None else self.cited(prose)

    def title(self, kind: str, record_id: str) -> str:
        """Name a record or a value; its id if it is not to be had now."""
        known: dict[tuple[str, str], str] = self.kept.setdefault(Reader.title, {})
        if (kind, record_id) not in known:
            known[kind, record_id] = self._title(kind, record_id)
        return known[kind, record_id]

    def _title(self, kind: str, record_id: str) -> str:
        if kind in self.library.vocabularies:
            value = self.library.vocabularies[kind].get(record_id)
            return value.label.in_(self.code) if value else record_id
        record = self.library.records.get(kind, {}).get(record_id)
        if record is None:
            return record_id
        title = record.title.in_(self.code)
        withdrawn = record.status == "withdrawn"
        return f"{title} ({self.language.ui('withdrawn')})" if withdrawn else title

    def listed(self, kind: str) -> tuple[str, ...]:
        """List the ids of a kind that lists show: all but the withdrawn, by title."""
        return tuple(self._listed(kind))

    def lists(self, kind: str, record_id: str) -> bool:
        """Tell whether lists show a record."""
        return record_id in self._listed(kind)

    def _listed(self, kind: str) -> dict[str, None]:
        known: dict[str, dict[str, None]] = self.kept.setdefault(Reader.listed, {})
        if kind not in known:
            records = self.library.records[kind].items()
            known[kind] = {item: None for item, record in records if record.status != "withdrawn"}
        return known[kind]

    def in_order(self, kind: str, ids: Iterable[str]) -> list[str]:
        """Put ids of a kind, each of a record that is there, in the order of the titles."""
        known: dict[str, dict[str, int]] = self.kept.setdefault(Reader.in_order, {})
        if kind not in known:
            known[kind] = {item: place for place, item in enumerate(self.library.records[kind])}
        return sorted(ids, key=known[kind].__getitem__)

    def chip(self, kind: str, record_id: str) -> Chip:
        """Link to a record or a value; only a word if it cannot be reached now."""
        known: dict[tuple[str, str], Chip] = self.kept.setdefault(Reader.chip, {})
        if (kind, record_id) not in known:
            there = self.library.has(Ref(kind, record_id, None))  # type: ignore[arg-type]
            to = Target(addresses.page(self.language, kind, record_id)) if there else None
            known[kind, record_id] = Chip(self.title(kind, record_id), to)
        return known[kind, record_id]

    def chip_of(self, record_id: str) -> Chip:
        """Link to whatever record has this id."""
        return self.chip(self.library.kind_of(record_id) or "", record_id)

    def when(self, day: When) -> str:
        """Write a date as precisely as it is known: ``8 april 2019``, ``maart 2017``, ``2015``."""
        return day.worded(self.language)

    def changed(self, kind: str, record_id: str) -> str:
        """Write when a record last said something new; empty if that is not known."""
        if (kind, record_id) not in self.history.changed:
            return ""
        data = self.library.plain(record_id)
        day = self.history.last((kind, record_id), data)
        return self.on(When(day.year, day.month, day.day)) if day else ""

    def on(self, day: When) -> str:
        """Write when something happened: ``op 8 april 2019``, ``in maart 2017``."""
        return self.language.ui("on_day" if day.day else "in_period", date=self.when(day))


_CITED = "\0"
"""Stands where a citation was, until the space before it is taken away with it."""


def plain(passage: Passage, reader: Reader | None = None) -> str:
    """Print prose as plain text without citations; cross-links by their title."""

    def word(bit: Bit) -> str:
        if bit.kind == "citation":
            return _CITED
        kind = reader.library.kind_of(bit.target) if reader and not bit.text else None
        return reader.title(kind, bit.target) if reader and kind else bit.text or bit.target

    words = passage.plain(word)
    return words.replace(f" {_CITED}", "").replace(_CITED, "") if passage.marks else words


_SENTENCE = re.compile(r"[^\s.]{3,}([.?!]) ")
"""The end of a sentence, not of an abbreviation such as ``dr.``"""


def shorten(text: str, limit: int = 160) -> str:
    """Cut a text at whole sentences if one fits, else at a word."""
    if len(text) <= limit:
        return text
    ends = [found.end(1) for found in _SENTENCE.finditer(text[: limit + 1])]
    if ends and ends[-1] > limit // 3:
        return text[: ends[-1]]
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def teaser(record: Record, reader: Reader, limit: int = 170) -> str:
    """Give the beginning of what a record says of itself, as plain text."""
    prose = record.summary or getattr(record, "definition", None)
    return shorten(plain(prose.in_(reader.code), reader), limit) if prose else ""


def recognition_badges(record: Intervention, reader: Reader) -> tuple[Chip, ...]:
    """Give the latest judgement as a badge; say so if none is known."""
    if not record.recognition:
        return (Chip(reader.language.ui("no_recognition"), tone="unknown"),)
    return (recognition_badge(latest(record.recognition), reader),)


def latest(recognitions: list[Recognition]) -> Recognition:
    """Give the last judgement of several."""
    return max(recognitions, key=lambda recognition: recognition.date.last)


def recognition_badge(recognition: Recognition, reader: Reader) -> Chip:
    """Give a judgement as a badge: level, since when, whether it has lapsed."""
    level_id = recognition.level.id
    chip = reader.chip("recognition_level", level_id)
    words = f"{chip.title} · {reader.when(recognition.date)}"
    level = reader.library.vocabularies.get("recognition_level", {}).get(level_id)
    if not isinstance(level, RecognitionLevel):
        return Chip(words, chip.to)
    if validity(recognition, level, reader.today).lapsed:
        return Chip(f"{words} · {reader.language.ui('lapsed')}", chip.to, "lapsed")
    return Chip(words, chip.to, "valid")


def card(kind: str, record_id: str, reader: Reader, text: Cited | None = None) -> Card:
    """Show a record in a list, with its beginning or with what is said of it there."""
    known: dict[tuple[str, str], Card] = reader.kept.setdefault(card, {})
    if (kind, record_id) not in known:
        known[kind, record_id] = _card(kind, record_id, reader)
    shown = known[kind, record_id]
    if text is None:
        return shown
    return Card(shown.link, shown.eyebrow, "", shown.badges, text, method=shown.method)


def _card(kind: str, record_id: str, reader: Reader) -> Card:
    record = reader.library.records[kind][record_id]
    eyebrow = reader.language.word(f"kind_{kind}").capitalize()
    badges: tuple[Chip, ...] = ()
    if isinstance(record, Intervention):
        eyebrow = reader.language.choice("nature", record.nature)
        badges = recognition_badges(record, reader)
    if record.status == "concept":
        badges = (Chip(reader.language.choice("status", "concept"), tone="caution"), *badges)
    there = available(record_id, reader)
    if there is not None and there.tone != "absent":
        badges = (there, *badges)
    compared = isinstance(record, Intervention) and record.status != "withdrawn"
    method = record_id if compared else ""
    short = teaser(record, reader)
    return Card(reader.chip(kind, record_id), eyebrow, short, badges, method=method)


_TONES = {"yes": "local", "planned": "planned", "no": "absent"}


def available(record_id: str, reader: Reader) -> Chip | None:
    """Say as a badge whether an organisation has something itself; None if it does not say."""
    note = reader.library.local.get(record_id)
    if note is None or note.said.available is None:
        return None
    status = note.said.available
    return Chip(reader.language.ui(f"local_{status}"), tone=_TONES[status])


def state(name: str, reader: Reader) -> Chip:
    """Say as a badge how sure it is that a method does something."""
    known: dict[str, Chip] = reader.kept.setdefault(state, {})
    if name not in known:
        known[name] = Chip(reader.language.choice("state", name), tone=name)
    return known[name]


def methods_word(count: int, reader: Reader) -> str:
    """Word a number of methods."""
    key = "used_by_none" if not count else "used_by_one" if count == 1 else "used_by"
    return reader.language.ui(key, count=count)


def counted_card(kind: str, record_id: str, reader: Reader) -> Card:
    """Show a record in a list, with how many methods have it where that says something."""
    shown = card(kind, record_id, reader)
    if kind not in ("theme", "element", "instrument"):
        return shown
    links = reader.library.links_to.get((kind, record_id), ())
    methods = {
        link.source_id for link in links if link.source.kind == "intervention" and not link.mention
    }
    return replace(shown, eyebrow=methods_word(len(methods), reader))


def referring(
    links: Iterable[Link], kind: str, reader: Reader, with_reason: bool = True
) -> tuple[Card, ...]:
    """Show the records of a kind behind some links, each once, with the first reason given."""
    found: dict[str, Link] = {}
    for link in links:
        if link.source.kind == kind and not (link.source_id in found and not link.reason):
            found.setdefault(link.source_id, link)
            if found[link.source_id].reason is None and link.reason is not None:
                found[link.source_id] = link
    return tuple(
        card(kind, record_id, reader, _reason(found[record_id], reader) if with_reason else None)
        for record_id in reader.in_order(kind, found)
    )


def _reason(link: Link, reader: Reader) -> Cited | None:
    if link.reason is None:
        return None
    return reader.cited(link.reason, getattr(link.holder, "sources", ()))


def mentions(kind: str, record_id: str, shown: object, reader: Reader) -> Group | None:
    """Group every record that refers to this one and that what is shown does not link to yet."""
    links = reader.library.links_to.get((kind, record_id), ())
    if not links:
        return None
    found: dict[str, dict[str, None]] = {}
    for link in links:
        found.setdefault(link.source.kind, {})[link.source_id] = None
    already = linked(shown)
    cards = tuple(
        card(source_kind, item, reader)
        for source_kind in reader.library.records
        for item in reader.in_order(source_kind, found.get(source_kind, ()))
        if addresses.page(reader.language, source_kind, item) not in already
    )
    if not cards:
        return None
    ui = reader.language.ui
    return Group("mentions", ui("group_mentions"), cards)
