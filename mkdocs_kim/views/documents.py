"""What search knows of the pages of the site: names, texts with their place, facts to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .. import addresses
from ..library import VOCABULARIES
from ..records import CARDED, Intervention, Prose, Record, Ref, Situation, Term, Text, Value, values
from .common import plain, recognition_badges
from .items import WORKSHEET
from .methods import comparable
from .onscreen import on_screen, place
from .parts import Target
from .reader import Reader
from .sheets import SheetView, every_sheet
from .tryout import pack

NAME, ALIAS, WORD, FACT, LEAD, TEXT = 9.0, 7.0, 5.0, 2.0, 2.0, 1.0
"""How much it weighs where a word stands: title, other names, search words, theme, lead, text."""
THEMES = 2
"""How many themes a result shows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page that search can quote."""

    label: str
    anchor: str
    """Where it stands on the page; empty for the top."""
    text: str
    weight: float = TEXT


@dataclass(frozen=True, slots=True)
class Document:
    """A page as search knows it."""

    kind: str
    """A kind of record or of reference, ``worksheet`` or ``page``."""
    id: str
    title: str
    to: Target
    names: tuple[str, ...] = ()
    """Other names that mean the same page."""
    words: tuple[str, ...] = ()
    """Words by which people look for it; never shown."""
    facts: tuple[str, ...] = ()
    """Shown with the result: themes, recognition with its date."""
    pieces: tuple[Piece, ...] = ()


def documents(reader: Reader) -> Iterator[Document]:
    """Go through all that search knows, first what facets know too, with the same numbers.

    Shape: records and worksheets, then values of vocabularies, then pages that list.
    """
    for kind in reader.library.records:
        for record_id in reader.listed(kind):
            yield _record(kind, record_id, reader)
    for view in every_sheet(reader):
        yield _worksheet(view, reader)
    for kind in VOCABULARIES:
        for value_id, value in reader.library.vocabularies.get(kind, {}).items():
            yield _value(kind, value_id, value, reader)
    yield from _indexes(reader)


_SKIPPED = ("title", "aliases", "former_ids", "withdrawn", "contributors", "worksheet", "synonyms")
"""Fields that are names, or that say nothing of what a record is about."""
_LEADS = ("summary", "definition", "purpose", "goal", "question", "when")
"""Fields that say what a record is about."""
_PLACES = {
    "intervention": {
        "working_elements": "working_elements",
        "instruments": "instruments",
        "pitfalls": "pitfalls",
        "research": "evidence",
        "practice_knowledge": "evidence",
        "client_experience": "evidence",
        "recognition": "evidence",
        "recognition_note": "evidence",
        "related": "related",
    },
    "element": {"depends_on": "depends_on", "instruments": "instruments"},
    "situation": {"advice": "advice"},
    "story": {"lines": "text"},
}
"""Kind → field → section of the page, where the declaration of the field does not tell."""


def _record(kind: str, record_id: str, reader: Reader) -> Document:
    record, code = reader.library.records[kind][record_id], reader.code
    names = [alias.in_(code) for alias in record.aliases]
    searched = [reader.language.word(f"kind_{kind}")]
    searched += [word.in_(code) for word in record.synonyms]
    if isinstance(record, Term):
        names += [record.abbreviation_of.in_(code)] if record.abbreviation_of else []
        searched += [form.in_(code) for form in record.forms]
    return Document(
        kind,
        record_id,
        record.title.in_(code),
        Target(addresses.page(reader.language, kind, record_id)),
        tuple(names),
        tuple(searched),
        tuple(_facts(record, reader)),
        tuple(_pieces(record, reader)),
    )


def _facts(record: Record, reader: Reader) -> Iterator[str]:
    if isinstance(record, Intervention | Situation):
        yield from (reader.title("theme", ref.id) for ref in record.themes[:THEMES])
    if isinstance(record, Intervention):
        yield from (badge.title for badge in recognition_badges(record, reader))


def _pieces(record: Record, reader: Reader) -> Iterator[Piece]:
    """Go through the texts of a record, field by field; what it refers to counts by its title."""
    for name in type(record).model_fields:
        if name in _SKIPPED:
            continue
        says = type(record).says(name)
        text = " ".join(_texts(getattr(record, name), reader))
        if text:
            anchor = says.section or _PLACES.get(record.kind, {}).get(name, "")
            weight = LEAD if name in _LEADS else TEXT
            yield Piece(says.label(reader.language), anchor, text, weight)


def _texts(value: Any, reader: Reader) -> Iterator[str]:
    for item in values(value):
        if isinstance(item, Prose):
            yield plain(item.in_(reader.code), reader)
        elif isinstance(item, Text):
            text = item.in_(reader.code)
            yield text if text[-1] in ".?!" else f"{text}."
        elif isinstance(item, Ref) and item.kind not in ("source", "own"):
            kind = item.kind if item.kind != "any" else reader.library.kind_of(item.id)
            yield f"{reader.title(kind or '', item.id)}."


def _worksheet(view: SheetView, reader: Reader) -> Document:
    words = reader.language
    return Document(
        WORKSHEET,
        view.id,
        view.title,
        Target(addresses.worksheet(words, view.id)),
        words=(words.word("kind_worksheet"),),
        pieces=(Piece(words.ui("search_question"), "", view.question, LEAD),),
    )


def _value(kind: str, value_id: str, value: Value, reader: Reader) -> Document:
    about = plain(value.description.in_(reader.code), reader) if value.description else ""
    return Document(
        kind,
        value_id,
        value.label.in_(reader.code),
        Target(addresses.page(reader.language, kind, value_id)),
        words=tuple(word.in_(reader.code) for word in value.synonyms),
        pieces=(Piece(Value.says("description").label(reader.language), "", about, LEAD),)
        if about
        else (),
    )


def _indexes(reader: Reader) -> Iterator[Document]:
    """Go through the pages that list: they are found by what they list."""
    words = reader.language
    listed = [kind for kind in reader.library.records if reader.listed(kind)]
    listed += [kind for kind in VOCABULARIES if reader.library.vocabularies.get(kind)]
    for kind in listed:
        to = Target(addresses.index(words, kind))
        yield _page(to, words.ui(f"title_{kind}"), words.ui(f"intro_{kind}"), reader)
    if comparable(reader):
        to = Target(addresses.comparing(words))
        yield _page(to, words.ui("title_compare"), words.ui("intro_compare"), reader)
    if reader.history.days:
        to = Target(addresses.changes(words))
        yield _page(to, words.ui("title_changes"), words.ui("intro_changes"), reader)
    sheets = sum(1 for _ in every_sheet(reader))
    if sheets:
        intro = words.ui("intro_worksheet", count=sheets)
        yield _page(Target(addresses.worksheets(words)), words.ui("title_worksheet"), intro, reader)
    if on_screen(reader):
        to = Target(place(reader))
        yield _page(to, words.ui("screen_title"), words.ui("screen_lead"), reader)
    found = pack(reader)
    if found is not None:
        to = Target(addresses.worksheet(words, words.ui("tryout_file")))
        yield _page(to, found.title, found.description, reader)
    if any(map(reader.listed, CARDED)):
        to = Target(addresses.decks(words))
        yield _page(to, words.ui("title_deck"), words.ui("intro_deck"), reader)


def _page(to: Target, title: str, text: str, reader: Reader) -> Document:
    label = reader.language.ui("search_about")
    return Document("page", to.page, title, to, pieces=(Piece(label, "", text, LEAD),))
