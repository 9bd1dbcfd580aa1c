"""What the page of the look shows that no record has, or not at one and the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .. import addresses
from ..diagnostics import Diagnostic, Position, Word, as_text
from ..prose import read
from ..records import When
from ..source import Scalar
from .methods import Method
from .pager import Pager, Step
from .pages import Notice, Page, Progress, RecordPage
from .parts import Chip, Cited, Evidence, Judgement, Missing, Target
from .reader import Reader
from .side import RowGroup, Side, side
from .within import cited


@dataclass(frozen=True, slots=True)
class Case:
    """Something in one of its states."""

    id: str
    words: str
    evidence: Evidence


def said(text: str) -> Cited:
    """Take a text for prose."""
    return Cited(read(Scalar(text, Position(""))))


def missing(reader: Reader, count: int) -> tuple[Missing, ...]:
    """Name fields that nobody filled in."""
    ui, keys = reader.language.ui, ("costs", "duration", "training")
    return tuple(Missing(ui(f"style_example_{key}"), key) for key in keys[:count])


def progress(bodies: Iterable[RecordPage], reader: Reader) -> Progress:
    """Take that of the first record that is not wholly described."""
    known = (body.progress for body in bodies if body.progress and body.progress.missing)
    composed = Progress(reader.language.ui("style_example_progress"), 9, 12, missing(reader, 3))
    return next(known, composed)


def cases(bodies: Iterable[RecordPage], reader: Reader) -> Iterator[Case]:
    """Show a judgement that holds, one that has lapsed, and none; the first two of records."""
    ui, nothing = reader.language.ui, Evidence((), None, (), None, None)
    known = _judged(bodies)
    for name in ("valid", "lapsed"):
        one = known.get(name) or _judgement(name, reader)
        yield Case(name, ui(f"style_evidence_{name}"), replace(nothing, judgements=(one,)))
    yield Case("none", ui("style_evidence_none"), nothing)


def _judged(bodies: Iterable[RecordPage]) -> dict[str, Judgement]:
    found: dict[str, Judgement] = {}
    for body in bodies:
        for part in (part for section in body.sections for part in section.parts):
            for one in part.judgements if isinstance(part, Evidence) else ():
                found.setdefault("lapsed" if one.lapsed else "valid", one)
    return found


def _judgement(tone: str, reader: Reader) -> Judgement:
    """Make one up, and say so."""
    ui, lapsed = reader.language.ui, tone == "lapsed"
    given = reader.today.year - (9 if lapsed else 1)
    return Judgement(
        Chip(ui("judgement"), tone=tone),
        ui("recognised_on", date=reader.on(When(given))),
        ui("lapsed_since" if lapsed else "valid_until", date=reader.when(When(given + 5))),
        lapsed,
        said(ui("style_example_judgement")),
        (),
    )


def notices(reader: Reader) -> Iterator[Notice]:
    """Say of a record that it is a draft, and of one that it is withdrawn."""
    ui, listed = reader.language.ui, reader.listed("intervention")
    yield Notice(ui("notice_concept"))
    instead = reader.chip("intervention", listed[0]) if listed else None
    yield Notice(
        ui("notice_withdrawn", date=ui("in_period", date="2025")),
        said(ui("style_example_reason")),
        instead,
    )


def beside(methods: tuple[Method, ...], reader: Reader) -> Side:
    """Lay methods side by side, but only the rows that show what a row can be."""
    whole = side(methods, reader)
    groups = [
        RowGroup(group.id, group.title, group.heads[:2], group.note)
        for group in whole.groups
        if group.id in ("what", "elements")
    ]
    return replace(whole, groups=tuple(groups), elements=whole.elements[:4])


def noted(methods: Iterable[Method], side: Side) -> Iterator[Method]:
    """Keep of the notes of methods those that the rows cite; nothing leads back to the text."""
    heads = [head.key for group in side.groups for head in group.heads]
    for one in methods:
        cells = [one.elements[row.id] for row in side.elements if row.id in one.elements]
        named = cited((tuple(one.told[key].parts for key in heads), tuple(cells)))
        kept = (replace(note, cited=False) for note in one.notes if note.source_id in named)
        yield replace(one, notes=tuple(kept))


def pager(reader: Reader) -> Pager:
    """Stand on the second page of a long list."""
    ui, to = reader.language.ui, Target(addresses.index(reader.language, "intervention"))
    steps = [Step(number, Chip(str(number), None if number == 2 else to)) for number in (1, 2, 3)]
    return Pager(
        ui("pager_words", number=2, last=9),
        Chip(ui("pager_before"), to),
        Chip(ui("pager_after"), to),
        (*steps, Step(0, Chip("…")), Step(9, Chip("9", to))),
    )


def faults(reader: Reader) -> str:
    """Word two mistakes as the terminal does."""
    path = "interventions/kring.yml"
    facts: dict[str, str | int | Word] = {"kind": Word("kind_element"), "id": "spiegelem"}
    found = [
        Diagnostic("unknown-key", Position(path, 1, 1), {"key": "tittle"}, "title"),
        Diagnostic("unknown-id", Position(path, 12, 14), facts, "spiegelen"),
    ]
    return as_text(found, reader.language)


def readable(pages: Iterable[Page]) -> Iterator[tuple[Page, RecordPage]]:
    """Go through the pages of records that can be read."""
    for page in pages:
        if isinstance(page.body, RecordPage) and page.body.sections:
            yield page, page.body
