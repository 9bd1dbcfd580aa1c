"""What several views do: link, shorten, cite, list what refers to a record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .. import addresses
from ..library import Link, validity
from ..prose import Bit, Passage
from ..records import Foreign, Intervention, Recognition, RecognitionLevel
from .once import of_record
from .pages import Card, Group
from .parts import Chip, Cited
from .reader import Reader
from .translation import mark
from .within import linked

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


TEASER = 170
"""Signs of what a record says of itself that a list shows."""


def teaser(record_id: str, reader: Reader) -> str:
    """Give the beginning of what a record says of itself, as plain text."""
    passage, _ = _beginning(record_id, reader)
    if passage and any(passage.references("cross_link")):  # these are shown by another's title
        return shorten(plain(passage, reader), TEASER)
    return _teaser(record_id, reader)


@of_record
def _teaser(record_id: str, reader: Reader) -> str:
    passage, lang = _beginning(record_id, reader)
    short = shorten(plain(passage), TEASER) if passage else ""
    return short if lang in ("", reader.code) else Foreign(short, lang)


def _beginning(record_id: str, reader: Reader) -> tuple[Passage | None, str]:
    """Give the text that a record begins with, and the language it is in."""
    record = reader.library.records[reader.library.kind_of(record_id) or ""][record_id]
    prose = record.summary or getattr(record, "definition", None)
    return prose.best(reader.code) if prose else (None, "")


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
    told = mark(record_id, reader)
    eyebrow = f"{eyebrow} · {told}" if told else eyebrow
    short = teaser(record_id, reader)
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
