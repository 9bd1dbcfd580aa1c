"""The choice card: every question of the navigator on one paper, with what may help."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Position
from ..records import Ref
from .branches import branches, situation, start, title
from .common import shorten
from .parts import Target
from .reader import Reader

LONGEST = 80
"""Signs of a name on paper; who writes longer ones finds the rest on the page."""


@dataclass(frozen=True, slots=True)
class CardQuestion:
    """A question, and what may help by name, in order."""

    words: str
    names: tuple[str, ...]
    at: Position | None
    """Where the question stands in the record."""


@dataclass(frozen=True, slots=True)
class CardSubject:
    title: str
    questions: tuple[CardQuestion, ...]


@dataclass(frozen=True, slots=True)
class ChoiceCard:
    """All that stands on the card, but for the site's own name, address and licence."""

    code: str
    """The language."""
    title: str
    lead: str
    subjects: tuple[CardSubject, ...]
    as_of: str
    """The last day on which one of the situations was reviewed, in words; empty if none was."""
    page: Target

    @property
    def version(self) -> str:
        """Name what it says: other words, another version."""
        told = [
            [subject.title, [[asked.words, asked.names] for asked in subject.questions]]
            for subject in self.subjects
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:8]


def choice_card(reader: Reader) -> ChoiceCard | None:
    """Gather the choice card; None if there is no question."""
    subjects = tuple(
        CardSubject(
            title(branch.theme, reader), tuple(_question(item, reader) for item in branch.first)
        )
        for branch in branches(reader)
        if branch.first
    )
    if not subjects:
        return None
    ui = reader.language.ui
    to = start(reader)
    assert to.to is not None, "the first step is always there"
    return ChoiceCard(reader.code, to.title, ui("card_lead"), subjects, _as_of(reader), to.to)


def _question(record_id: str, reader: Reader) -> CardQuestion:
    record = situation(record_id, reader)
    refs = [advice.intervention or advice.instrument for advice in record.advice]
    names = tuple(name for ref in refs if ref for name in _name(ref, reader))
    return CardQuestion(record.question.in_(reader.code), names, record.question.at)


def _name(ref: Ref, reader: Reader) -> Iterator[str]:
    """Name what may help as short as it can be: ``Schaalvraag``; a withdrawn one not at all."""
    record = reader.library.records[ref.kind].get(ref.id)
    if record is not None and record.status != "withdrawn":
        title = record.title.in_(reader.code)
        yield shorten(_ASIDE.sub("", title), LONGEST)


_ASIDE = re.compile(r"(?<=\S) \([^()]*\)$")
"""What a title adds between brackets: an abbreviation, another name."""


def _as_of(reader: Reader) -> str:
    records = [situation(item, reader) for item in reader.listed("situation")]
    days = [record.reviewed for record in records if record.reviewed]
    return reader.when(max(days, key=lambda day: day.last)) if days else ""
