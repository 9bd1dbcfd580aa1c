"""What a method says, block by block, for paper: everything that is not prose stays whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..library import VOCABULARIES
from ..records import Intervention, Prose, Ref, compared, of_record
from .evidence import UNCONTROLLED, evidence
from .facts import age, duration
from .methods import STATES
from .parts import Cited, Judgement, Study
from .reader import Reader
from .saying import Said, plainly, said

ITEM = "–"
"""The mark of an item whose order means nothing."""
BELOW = " "
"""No mark of its own: what belongs to the item before it."""
COSTS_LIMIT = 330
"""Signs of what is said of costs at the head of a sheet; if there is more, all of it follows."""
CONTROLLED = ("effect-controlled", "review")
"""Kinds of study in which something was held against something, or that look over such studies."""
_ASIDE = ("nature", "themes", "levels", "frame", "instruments", "since", "phases")
"""Compared fields that no commissioner misses, or that another field tells of as well."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or an item of a list."""

    text: Said | None = None
    """What may be shortened; all else stays whole."""
    head: str = ""
    aside: str = ""
    """Behind the head, less loud."""
    mark: str = ""
    """Before an item: a number, ``ITEM``, ``BELOW``, or one of ``STATES``."""
    sources: tuple[str, ...] = ()
    """Cited behind head and aside."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under a heading; a block of the third level belongs under the last of the second."""

    key: str
    title: str
    lines: tuple[Line, ...]
    level: int = 2


def blocks(record: Intervention, reader: Reader) -> Iterator[Block]:
    """Yield what is known of a method, in the order in which a commissioner asks for it."""
    ui = reader.language.ui
    yield from _block("goal", ui("section_goal"), _prose(record.goal, reader))
    yield from _block("target_group", ui("section_target_group"), _for_whom(record, reader))
    group = record.target_group
    against = _prose(group.contra_indications if group else None, reader)
    yield from _block("contra_indications", ui("account_not_for"), against)
    yield from _block("approach", ui("section_approach"), _approach(record, reader))
    yield from _block(
        "working_elements", ui("section_working_elements"), elements(record, reader).values()
    )
    yield Block("evidence", ui("section_evidence"), ())
    yield from _evidence(record, reader)
    yield from _block("unknown", ui("account_unknown"), _unknown(record, reader))
    yield from _needs(record, reader)
    yield from _block("pitfalls", ui("section_pitfalls"), _pitfalls(record, reader))


def elements(record: Intervention, reader: Reader) -> Mapping[str, Line]:
    """Tell how a method does each element: id → line, the best documented first."""
    uses = sorted(record.working_elements, key=lambda use: STATES.index(use.state))
    return {
        use.element.id: Line(
            said(reader.cited(use.how, use.sources), reader),
            reader.title("element", use.element.id),
            f"{reader.language.choice('state', use.state)}.",
            use.state,
        )
        for use in uses
    }


def _block(key: str, title: str, lines: Iterable[Line], level: int = 2) -> Iterator[Block]:
    found = tuple(lines)
    if found:
        yield Block(key, title, found, level)


def _prose(prose: Prose | None, reader: Reader, mark: str = "") -> Iterator[Line]:
    if prose is not None:
        yield Line(said(reader.cited(prose), reader), mark=mark)


def _for_whom(record: Intervention, reader: Reader) -> Iterator[Line]:
    group = record.target_group
    words = [reader.title(ref.kind, ref.id) for ref in group.groups] if group else []
    words += [age(record.age, reader)] if record.age else []
    if words:
        yield Line(head=" · ".join(words))
    yield from _prose(group.final if group else None, reader)


def _approach(record: Intervention, reader: Reader) -> Iterator[Line]:
    """Yield the steps by name; where there are none, the prose, and then how long it takes."""
    if not record.phases:
        yield from _prose(record.approach, reader)
    for number, phase in enumerate(record.phases, 1):
        yield Line(plainly(phase.title.in_(reader.code)), mark=f"{number}.")
    found = ", ".join(chip.title for chip in duration(record.duration, reader))
    if found:
        label = Intervention.says("duration").label(reader.language)
        yield Line(plainly(found), head=f"{label}:")


def _evidence(record: Intervention, reader: Reader) -> Iterator[Block]:
    """Yield the judgement and the three kinds of knowledge; what is not known says so."""
    ui = reader.language.ui
    shown = evidence(record, reader)
    judged = [_judged(item, reader) for item in shown.judgements]
    judged += _cited(shown.note, reader)
    if not shown.judgements:
        judged.insert(0, Line(plainly(ui("not_assessed")), ui("no_recognition") + "."))
    yield Block("judgement", ui("judgement"), tuple(judged), 3)
    studies = [_study(study, reader) for study in shown.studies]
    if any(study.kind in UNCONTROLLED for study in record.research):
        studies.append(Line(plainly(ui("account_uncontrolled"))))
    unknown = [Line(plainly(ui("account_none_known")))]
    yield Block("research", ui("knowledge_research"), tuple(studies or unknown), 3)
    for key, cited in (("practice", shown.practice), ("clients", shown.clients)):
        lines = _cited(cited, reader) or unknown
        yield Block(key, ui(f"knowledge_{key}"), tuple(lines), 3)


def _cited(cited: Cited | None, reader: Reader) -> list[Line]:
    return [Line(said(cited, reader))] if cited else []


def _judged(judged: Judgement, reader: Reader) -> Line:
    words = ". ".join(part for part in (judged.words, judged.validity) if part)
    note = said(judged.note, reader) if judged.note else None
    return Line(note, judged.level.title, f"{words}.", sources=judged.sources)


def _study(study: Study, reader: Reader) -> Line:
    title = f"{study.title} ({study.year})" if study.year else study.title
    return Line(said(study.result, reader), title, f"{study.kind.title}.", ITEM)


def _unknown(record: Intervention, reader: Reader) -> Iterator[Line]:
    """Yield what nothing is said of, by the names of the fields."""
    ui = reader.language.ui
    for path, says in compared(Intervention):
        if path[-1] not in _ASIDE and of_record(record, path) in (None, []):
            yield Line(plainly(says.label(reader.language)), mark=ITEM)
    if record.costs and not record.costs.year:
        yield Line(plainly(ui("account_no_price_year")), mark=ITEM)
    if record.research and all(study.kind not in CONTROLLED for study in record.research):
        yield Line(plainly(ui("account_no_controlled")), mark=ITEM)
    if record.reviewed is None:
        yield Line(plainly(ui("account_not_reviewed")), mark=ITEM)


def _needs(record: Intervention, reader: Reader) -> Iterator[Block]:
    """Yield what has to be arranged, below one heading."""

    def label(name: str) -> str:
        return Intervention.says(name).label(reader.language)

    conditions = [line for item in record.conditions for line in _prose(item, reader, ITEM)]
    named = [_named(record.executors, "executors", reader)]
    named += [_named(record.settings, "settings", reader)]
    costs = list(_prose(record.costs.text if record.costs else None, reader))
    long = [line for line in costs if line.text and line.text.length > COSTS_LIMIT]
    found = [
        *_block("conditions", label("conditions"), conditions, 3),
        *_block("training", label("training"), _prose(record.training, reader), 3),
        *_block("costs", label("costs"), long, 3),
        *_block("who", reader.language.ui("section_about"), [n for n in named if n], 3),
    ]
    if found:
        yield Block("needs", reader.language.ui("section_needs"), ())
        yield from found


def _named(refs: list[Ref], name: str, reader: Reader) -> Line | None:
    """Name values of a vocabulary behind the label of their field."""
    words = ", ".join(reader.title(ref.kind, ref.id) for ref in refs if ref.kind in VOCABULARIES)
    label = Intervention.says(name).label(reader.language)
    return Line(plainly(words), head=f"{label}:") if words else None


def _pitfalls(record: Intervention, reader: Reader) -> Iterator[Line]:
    for item in record.pitfalls:
        yield from _prose(item.pitfall, reader, ITEM)
        if item.instead is not None:
            instead = said(reader.cited(item.instead), reader)
            yield Line(instead, head=reader.language.ui("instead"), mark=BELOW)
