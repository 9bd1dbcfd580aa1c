"""A method in short, for the one page of paper on which methods stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..records import Intervention, When
from .citing import enumerated, short
from .common import recognition_badge, shorten
from .evidence import evidence
from .methods import STATES, Head, Method, heads
from .reader import Reader
from .side import Side

LEVELS = (330, 210, 130, 80, 50)
"""How many signs a row may hold, from roomy to tight: the first with which all fits is taken."""
TIGHT = 2
"""From which of these a judgement is only a level with its date."""
SOURCES = (12, 7, 4, 2, 1)
"""How many sources are named at each of these; the others are counted."""
ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("whom", ("age", "target_group.groups", "target_group.final")),
    ("against", ("target_group.contra_indications",)),
    ("goal", ("goal",)),
    ("approach", ("approach",)),
    ("work", ("duration", "executors", "settings")),
    ("alone", ()),
    ("needs", ("access", "costs", "conditions")),
    ("sure", ()),
    ("gaps", ()),
    ("sources", ()),
)
"""The rows on paper, with what stands in each; shared elements come before those that are not."""
LINES = 42
"""How many lines fit below the names of the methods."""
ROW_EXTRA = 0.6
"""How much of a line each row takes beside its text; labels that wrap are in it."""
SIGNS_WIDE = 160
"""How many signs fit beside each other on the paper."""
NOTHING = "–"
"""What stands in a cell that rightly holds nothing."""

Said = dict[str, tuple[str, ...]]
"""Row → what a method says there, at each level."""


@dataclass(frozen=True, slots=True)
class Form:
    """What stands on paper."""

    rows: tuple[Head, ...]
    as_of: str
    last: int = len(LEVELS) - 1
    """The number of the tightest level."""
    level: int = 0
    """The first with which all fits on the page, as far as can be told without setting it."""
    titles: str = ""
    """The names of the methods, as a sentence has them."""
    said: dict[str, Said] = field(default_factory=dict)
    """Id of a method → what it says."""


def form(methods: Sequence[Method], side: Side, reader: Reader) -> Form:
    """Fill the paper in; without methods it holds what any methods share."""
    day = reader.today
    date = reader.when(When(day.year, day.month, day.day))
    said = {
        method.id: {**brief(method, reader), "alone": (_alone(method, side),) * len(LEVELS)}
        for method in methods
    }
    unknown = reader.language.ui("unknown")
    rows = tuple(
        Head(key, reader.language.ui(f"brief_{key}"))
        for key, _ in ROWS
        if not said or any(row[key][0] != unknown for row in said.values())
    )
    return Form(
        rows,
        reader.language.ui("brief_as_of", date=date),
        level=_level(rows, said, side),
        titles=enumerated([method.link.title for method in methods], reader),
        said=said,
    )


def _level(rows: Sequence[Head], said: Mapping[str, Said], side: Side) -> int:
    """Count lines, one that is nearly full as two, until they are few enough."""
    if not said:
        return 0
    signs = SIGNS_WIDE // len(said)
    for level in range(len(LEVELS)):
        texts = [[own[row.key][level] for own in said.values()] for row in rows]
        lines = sum(max(len(text) // signs + 1 for text in row) + ROW_EXTRA for row in texts)
        if lines + side.shared * (1 + ROW_EXTRA) <= LINES:
            return level
    return len(LEVELS) - 1


def _alone(method: Method, side: Side) -> str:
    """Name the elements that this method does not share, by what it says of them."""
    own = [row for row in side.elements if row.id in method.elements and not row.shared]
    named = {
        state: [row.link.title for row in own if method.elements[row.id].state == state]
        for state in STATES
    }
    told = [
        f"{side.states[state]}: {', '.join(titles)}." for state, titles in named.items() if titles
    ]
    return " ".join(told) or NOTHING


def brief(method: Method, reader: Reader) -> Said:
    """Say in short what a method says, whatever stands beside it; once for each reader."""
    known: dict[str, Said] = reader.kept.setdefault(brief, {})
    if method.id not in known:
        known[method.id] = _brief(method, reader)
    return known[method.id]


def _brief(method: Method, reader: Reader) -> Said:
    ui = reader.language.ui
    found: Said = {}
    for key, fields in ROWS:
        text = " ".join(_sentence(method.told[field].words) for field in fields).strip()
        found[key] = tuple(shorten(text, limit) if text else ui("unknown") for limit in LEVELS)
    roomy, tight = (" ".join(_sure(method, is_tight, reader)) for is_tight in (False, True))
    found["sure"] = (roomy,) * TIGHT + (tight,) * (len(LEVELS) - TIGHT)
    unknown = [head.label for head in heads(reader) if not method.told[head.key].words]
    found["gaps"] = (", ".join(unknown).lower() or NOTHING,) * len(LEVELS)
    found["sources"] = tuple(_sources(method, reader))
    return {key: texts for key, texts in found.items() if key != "alone"}


def _sentence(words: tuple[str, ...]) -> str:
    text = "; ".join(piece.strip().rstrip(".") for piece in words)
    return f"{text}." if text and text[-1] not in "?!" else text


def _sure(method: Method, tight: bool, reader: Reader) -> Iterator[str]:
    """Yield each judgement with its day, then the studies by kind; nothing is added up."""
    record = reader.library.records["intervention"][method.id]
    assert isinstance(record, Intervention)
    shown = evidence(record, reader)
    if tight:
        ranked = sorted(record.recognition, key=lambda item: item.date.last, reverse=True)
        yield from (f"{recognition_badge(item, reader).title}." for item in ranked)
    else:
        for item in shown.judgements:
            told = (item.level.title, item.words, item.validity)
            yield "; ".join(part for part in told if part) + "."
    if not shown.judgements:
        yield f"{reader.language.ui('no_recognition')}."
    kinds: dict[str, list[str]] = {}
    for study in shown.studies:
        kinds.setdefault(study.kind.title, []).append(study.year or reader.language.ui("no_year"))
    studies = "; ".join(f"{kind} ({', '.join(years)})" for kind, years in kinds.items())
    yield f"{studies}." if studies else reader.language.ui("brief_no_research")


def _sources(method: Method, reader: Reader) -> Iterator[str]:
    """Name the first sources in short and count the others, at each level."""
    names = dict.fromkeys(
        short(reader.library.sources[note.source_id], reader) for note in method.notes
    )
    for most in SOURCES:
        shown, left = "; ".join(list(names)[:most]), len(names) - most
        more = f" {reader.language.ui('brief_sources_more', count=left)}" if left > 0 else ""
        yield shown + more
