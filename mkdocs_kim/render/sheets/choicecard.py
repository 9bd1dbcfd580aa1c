"""The choice card on paper: measured, put in two columns, and as data for the setter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...diagnostics import Diagnostic, Fact
from ...language import Language
from ...views.choicecard import CardQuestion, ChoiceCard
from ..metrics import POINT, SMALLEST, breakable, wrap
from . import qr, signs
from .measuring import HAIR

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 10.0
COLUMNS, GUTTER = 2, 7.0
COLUMN = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS
TITLE, LEAD = 22 * POINT, 11 * POINT
CODE, FOOTER = 17.0, 20.0
"""The square code, and all that stands below: always as tall, whatever a site has to say there."""
AFTER_HEAD = 1.0
LEADING = 1.24
"""Distance of lines, in parts of the type size: the lines are short, so they may stand closer."""
SUBJECT = 1.2
"""The name of a subject, in parts of the type size."""
ABOVE_SUBJECT, RULE, AFTER_SUBJECT, AFTER_QUESTION = 2.0, 1.2, 0.5, 1.9
EVERY = 1_000
"""More names than any advice has."""
TRIES = ((10, EVERY), (9.5, EVERY), (10, 3), (9.5, 3), (9, 3))
"""Points, and how many names: the first with which all fits on one paper; never under 9 points."""
Data = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """A subject or a question, measured."""

    tall: float
    data: Data
    asked: CardQuestion | None = None


@dataclass(frozen=True)
class Column:
    pieces: tuple[Piece, ...] = ()

    @property
    def tall(self) -> float:
        return sum(piece.tall for piece in self.pieces)


@dataclass(frozen=True)
class Layout:
    """The whole card: the columns of all its papers, after each other."""

    size: float
    room: float
    """How tall a column is."""
    columns: tuple[Column, ...]

    @property
    def left(self) -> tuple[Column, ...]:
        """What does not fit on one paper."""
        return self.columns[COLUMNS:]


def lay_out(card: ChoiceCard, words: Language) -> Layout:
    """Put all questions in columns, in the largest type in which they fit on one paper."""
    room = HEIGHT - 2 * MARGIN - FOOTER - _head(card)
    columns: list[Column] = []
    size = SMALLEST
    for points, names in TRIES:
        size = points * POINT
        for whole in (True, False):
            columns = _columns(card, size, names, words, room, whole)
            if len(columns) <= COLUMNS:
                low = _lowest(card, size, names, words, room, whole)
                return Layout(size, room, tuple(low))
    return Layout(size, room, tuple(columns))


def _head(card: ChoiceCard) -> float:
    wide = WIDTH - 2 * MARGIN
    return _lines(card.title, wide, TITLE, True) + _lines(card.lead, wide, LEAD) + AFTER_HEAD


def _lines(text: str, room: float, size: float, bold: bool = False) -> float:
    """Measure how tall a text is that wraps."""
    return len(wrap(text, room * HAIR, size, bold)) * size * LEADING


def _lowest(
    card: ChoiceCard, size: float, names: int, words: Language, room: float, whole: bool
) -> list[Column]:
    """Let the columns end as near to each other as they can: halve the room until it is too low."""
    low, high = 0.0, room
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(_columns(card, size, names, words, middle, whole)) <= COLUMNS:
            high = middle
        else:
            low = middle
    return _columns(card, size, names, words, high, whole)


def _columns(
    card: ChoiceCard, size: float, names: int, words: Language, room: float, whole: bool
) -> list[Column]:
    """Fill column after column; a subject that has to be parted is named again above the rest.

    Shape: with ``whole`` a subject is only parted if no column is tall enough for it.
    """
    columns: list[list[Piece]] = [[]]
    for subject in card.subjects:
        asked = [_question(item, size, names, words) for item in subject.questions]
        head = _subject(subject.title, size)
        total = head.tall + sum(piece.tall for piece in asked)
        if whole and columns[-1] and _tall(columns[-1]) + total > room:
            columns.append([])
        columns[-1].append(head)
        for number, piece in enumerate(asked):
            if _tall(columns[-1]) + piece.tall > room and len(columns[-1]) > 1:
                moved = [] if number else [columns[-1].pop()]
                again = _subject(words.ui("card_continued", title=subject.title), size)
                columns.append(moved or [again])
            columns[-1].append(piece)
    return [Column(tuple(pieces)) for pieces in columns]


def _tall(pieces: Sequence[Piece]) -> float:
    return sum(piece.tall for piece in pieces)


def _subject(title: str, size: float) -> Piece:
    large = size * SUBJECT
    tall = ABOVE_SUBJECT + RULE + _lines(title, COLUMN, large, True) + AFTER_SUBJECT
    return Piece(tall, {"kind": "subject", "words": breakable(title, COLUMN * HAIR, large, True)})


def _question(asked: CardQuestion, size: float, names: int, words: Language) -> Piece:
    shown = _shown(asked, size, names, words)
    rest = _rest(asked, shown, words)
    tall = _lines(asked.words, COLUMN, size, True) + _lines(
        _line(asked, shown, words), COLUMN, size
    )
    told = [
        {"number": str(number), "name": breakable(name, COLUMN * HAIR, size)}
        for number, name in enumerate(asked.names[:shown], 1)
    ]
    data = {
        "kind": "question",
        "words": breakable(asked.words, COLUMN * HAIR, size, True),
        "names": told,
        "more": rest,
    }
    return Piece(tall + AFTER_QUESTION, data, asked)


def _shown(asked: CardQuestion, size: float, names: int, words: Language) -> int:
    """Choose how many names stand on paper: so many, and more if that takes no line more."""
    tall = _lines(_line(asked, names, words), COLUMN, size)
    fitting = range(len(asked.names), names, -1)
    return next(
        (more for more in fitting if _lines(_line(asked, more, words), COLUMN, size) <= tall),
        min(names, len(asked.names)),
    )


def _line(asked: CardQuestion, shown: int, words: Language) -> str:
    """Word the names as they are read: ``1 Groslijst, 2 Ecogram, + 4 meer``."""
    told = [f"{number}\u00a0{name}" for number, name in enumerate(asked.names[:shown], 1)]
    rest = _rest(asked, shown, words)
    return ", ".join([*told, rest] if rest else told)


def _rest(asked: CardQuestion, shown: int, words: Language) -> str:
    left = len(asked.names) - shown
    return words.ui("card_more", count=left).replace(" ", "\u00a0") if left > 0 else ""


def document(card: ChoiceCard, words: Language, site: str, licence: str, url: str) -> Data:
    """Say all that stands on the card."""
    layout = lay_out(card, words)
    columns = layout.columns
    papers = [columns[at : at + COLUMNS] for at in range(0, len(columns), COLUMNS)]
    identity = [site, words.ui("card_file"), words.ui("version", version=card.version)]
    identity += [words.ui("card_as_of", date=card.as_of)] if card.as_of else []
    return {
        "lang": card.code,
        "region": {"nl": "NL", "en": "GB"}[card.code],
        "title": card.title,
        "description": card.lead,
        "width": WIDTH,
        "height": HEIGHT,
        "margin": MARGIN,
        "sizes": {
            "title": TITLE,
            "lead": LEAD,
            "body": layout.size,
            "subject": layout.size * SUBJECT,
            "small": SMALLEST,
        },
        "subject": {"above": ABOVE_SUBJECT, "rule": RULE},
        "column": COLUMN,
        "leading": LEADING - 1,
        "footer": FOOTER,
        "papers": [_paper(paper, _head(card)) for paper in papers],
        "url": url,
        "qr": qr.code(url) if url else "",
        "qr_size": CODE,
        "qr_alt": words.ui("sheet_qr", url=url),
        "identity": " · ".join(identity),
        "pages": [
            words.ui("sheet_page", page=number, pages=len(papers))
            for number in range(1, len(papers) + 1)
        ],
        "licence": words.ui("card_licence", licence=licence) if licence else "",
    }


def _paper(columns: Sequence[Column], head: float) -> list[Data]:
    """Give each piece of a paper its place. Unit: millimetres from the top left of the paper."""
    placed = []
    for number, column in enumerate(columns):
        y = MARGIN + head
        for piece in column.pieces:
            x = MARGIN + number * (COLUMN + GUTTER)
            placed.append({**piece.data, "x": x, "y": y, "height": piece.tall})
            y += piece.tall
    return placed


def check(card: ChoiceCard, words: Language) -> Iterator[Diagnostic]:
    """Yield what does not fit on one paper, and signs that the typeface does not have."""
    left = [piece for column in lay_out(card, words).left for piece in column.pieces]
    asked = [piece.asked for piece in left if piece.asked]
    if asked and asked[0].at is not None:
        facts: dict[str, Fact] = {"excess": f"{_tall(left):.0f}", "count": len(asked)}
        yield Diagnostic("card-too-full", asked[0].at, facts, severity="warning")
    told = [(item.words, item.at) for subject in card.subjects for item in subject.questions]
    yield from signs.unset(told, "warning")
