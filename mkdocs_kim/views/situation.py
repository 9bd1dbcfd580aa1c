"""The page of a situation: the question, how it is recognised, and what may help, in order."""

from __future__ import annotations

from dataclasses import fields, replace

from ..records import Advice, Instrument, Intervention
from ..records import Situation as Record
from . import sheetcards
from .branches import address, around, choice_card, situation, staged, start, themes_of, title, way
from .frame import frame
from .pages import Page, RecordPage, SituationPage
from .parts import Chip, Section, SheetCard, Suggestion, Suggestions, Target
from .reader import Reader
from .sections import sections
from .sheets import PAPERS
from .steps import STEPS, Way


def page(record_id: str, reader: Reader) -> Page:
    """Make the page of a situation: the answer, the last step of the navigator."""
    record = situation(record_id, reader)
    told = Suggestions(tuple(_suggestion(item, reader) for item in record.advice))
    advice = Section("advice", reader.language.ui("section_advice"), (told,))
    made = frame(record, record_id, reader, sections=[*sections(record, reader), advice])
    assert isinstance(made.body, RecordPage)
    shared = {field.name: getattr(made.body, field.name) for field in fields(made.body)}
    withdrawn = record.status == "withdrawn"
    body = SituationPage(
        **shared,
        way=_way(record, reader),
        question="" if withdrawn else record.question.in_(reader.code),
        around=() if withdrawn else tuple(around(record_id, reader)),
        back=start(reader),
        card=None if withdrawn else choice_card(reader),
    )
    return replace(made, body=body)


def _way(record: Record, reader: Reader) -> Way | None:
    """Say where the answer stands, under its first subject; nowhere if there are no steps."""
    if record.status == "withdrawn" or not staged(reader):
        return None
    theme = themes_of(record, reader)[0]
    subject = Chip(title(theme, reader), Target(address(theme, reader)))
    return way(STEPS, (start(reader), subject), record.title.in_(reader.code), reader)


def _suggestion(advice: Advice, reader: Reader) -> Suggestion:
    ref = advice.intervention or advice.instrument
    assert ref is not None, "reading lets through advice with just one of the two"
    record = reader.library.records[ref.kind].get(ref.id)
    kind = reader.language.word(f"kind_{ref.kind}").capitalize()
    sheets: tuple[SheetCard, ...] = ()
    if isinstance(record, Intervention):
        kind = reader.language.choice("nature", record.nature)
    elif isinstance(record, Instrument) and record.status != "withdrawn":
        cards = sheetcards.cards(ref.id, reader)
        sheets = tuple(replace(card, papers=card.papers[: len(PAPERS)]) for card in cards)
    return Suggestion(reader.chip(ref.kind, ref.id), kind, reader.cited(advice.why), sheets)
