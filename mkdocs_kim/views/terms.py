"""Terms: what is said at a word, the page of each, and the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from .. import addresses
from ..library import sort_key
from ..records import Term
from .common import plain, shorten
from .frame import frame
from .invite import Place
from .pages import Entry, GlossaryPage, Letter, Page, Row
from .parts import Chip, Lines, Section, Target
from .reader import Reader
from .sections import sections

WANTED, MOST = 240, 400
"""Signs of a short explanation: of all sentences that fit, and at most of a first one alone."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a reader is told about a word."""

    term_id: str
    title: str
    to: Target
    abbreviation_of: str
    text: str
    lang: str
    """Set if the text is not in the language of the page."""


def explanation(term_id: str, reader: Reader) -> Explanation:
    """Tell in a few sentences what a term means."""
    record = _term(term_id, reader)
    text, lang = _told(record, reader)
    return Explanation(
        term_id,
        record.title.in_(reader.code),
        Target(addresses.page(reader.language, "term", term_id)),
        record.abbreviation_of.in_(reader.code) if record.abbreviation_of else "",
        text,
        lang,
    )


def page(record_id: str, reader: Reader) -> Page:
    """Make the page of a term: its forms, what it means, and where it is said."""
    record = _term(record_id, reader)
    told = list(sections(record, reader))
    used = tuple(_used(record_id, reader))
    if used:
        told.append(Section("used", reader.language.ui("section_used"), used))
    return frame(record, record_id, reader, facts=tuple(_facts(record, reader)), sections=told)


def _term(record_id: str, reader: Reader) -> Term:
    record = reader.library.records["term"][record_id]
    assert isinstance(record, Term)
    return record


def _facts(record: Term, reader: Reader) -> Iterator[Row]:
    if record.abbreviation_of:
        label = Term.says("abbreviation_of").label(reader.language)
        yield Row(label, (Chip(record.abbreviation_of.in_(reader.code)),))
    if record.forms:
        label = Term.says("forms").label(reader.language)
        yield Row(label, (Chip(", ".join(form.in_(reader.code) for form in record.forms)),))


def _used(record_id: str, reader: Reader) -> Iterator[Lines]:
    """List, by kind, the records that say a word of the term or lead to it."""
    links = reader.library.links_to.get(("term", record_id), ())
    found: dict[str, set[str]] = {}
    for kind, item in reader.uses.get(record_id, ()):
        found.setdefault(kind, set()).add(item)
    for link in links:
        found.setdefault(link.source.kind, set()).add(link.source_id)
    for kind in reader.library.records:
        ids = reader.in_order(kind, found.get(kind, ()))
        if ids:
            label = reader.language.ui(f"title_{kind}")
            yield Lines(label, tuple(reader.chip(kind, item) for item in ids))


_ENDS = re.compile(r"[^\s.]{3,}[.?!][)’”]?(?= |$)")
"""The end of a sentence, not of an abbreviation such as ``dr.``"""


def _told(record: Term, reader: Reader) -> tuple[str, str]:
    """Give the first sentences of what a term means, as plain text, and their language."""
    passage, lang = (record.summary or record.definition).best(reader.code)
    text = plain(passage, reader)
    ends = [found.end() for found in _ENDS.finditer(text)]
    fitting = [end for end in ends if end <= WANTED] or [end for end in ends[:1] if end <= MOST]
    told = text[: fitting[-1]] if fitting else shorten(text, WANTED)
    return told, lang if lang != reader.code else ""


def glossary(reader: Reader) -> Page:
    """Make the page of all terms by letter, each with a short explanation."""
    ui = reader.language.ui
    ids = sorted((_order(reader.title("term", item)), item) for item in reader.listed("term"))
    letters = tuple(
        Letter(
            f"letter-{letter[0].lower()}",
            letter,
            tuple(_entry(item, reader) for _, item in group),
        )
        for letter, group in groupby(ids, key=lambda item: item[0][0])
    )
    body = GlossaryPage(ui("intro_term"), letters)
    address = addresses.index(reader.language, "term")
    title = ui("title_term")
    return Page(address, title, shorten(body.intro), body, address, place=Place("term"))


def _order(title: str) -> tuple[str, tuple[str, str]]:
    """Give the letter under which a title stands and its place there; signs share one."""
    key = sort_key(title)
    first = key[0][:1].upper()
    return first if first.isalpha() else "0–9", key


def _entry(record_id: str, reader: Reader) -> Entry:
    record = _term(record_id, reader)
    said = explanation(record_id, reader)
    also = [text.in_(reader.code) for text in (*record.forms, *record.aliases)]
    draft = Chip(reader.language.choice("status", "concept"), tone="caution")
    return Entry(
        reader.chip("term", record_id),
        said.abbreviation_of,
        ", ".join(dict.fromkeys(also)),
        said.text,
        said.lang,
        draft if record.status == "concept" else None,
    )
