"""The accountability sheet of two methods: side by side in one table, and then the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...language import Language
from ...records import Intervention
from ...views.account import Account, Pair
from ...views.saying import plainly
from ...views.telling import BELOW, ITEM, Block, Line
from . import letterhead
from .flow import Data, Piece, column, even, fill, high
from .letterhead import COLUMN, COLUMNS, FOOTER, HEIGHT, MARGIN, ROOM, Header, Print
from .pen import PAGES, STEPS, Pen, Step, fitting

LABEL = 28.0
"""The first column of the table."""
CELL = (ROOM - LABEL) / 2
PAD = 0.9
"""Above and below what stands in a row; beside it twice as much."""
LEAST_ROW = 20.0
"""Less room than this is not worth beginning a row in that goes on on the next page."""
LEAST_ROOM = 30.0
"""Less room than this below the table is not worth beginning the sources in."""
ROWS = (
    ("account_aim", ("goal", "target_group", "contra_indications", "approach")),
    ("section_evidence", ("judgement", "research", "practice", "clients", "unknown")),
    ("section_needs", ("conditions", "training", "who", "pitfalls")),
)
"""Heading of a part of the table → the blocks that are its rows."""
RUNNING = ("approach", "unknown")
"""Blocks with items of a few words."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something that both methods are asked; a row without cells is the heading of a part."""

    label: tuple[Piece, ...]
    cells: tuple[tuple[Piece, ...], ...] = ()

    @property
    def tall(self) -> float:
        columns = [pieces for pieces in (self.label, *self.cells) if pieces]
        return max(high(pieces) - pieces[0].spare for pieces in columns) + 2 * PAD

    def parted(self, room: float) -> tuple[Row | None, Row]:
        """Part a row into what fits in so much room, or nothing, and the rest."""
        counts = [_fitting(pieces, room - 2 * PAD) for pieces in self.cells]
        here = Row(self.label, tuple(p[:n] for p, n in zip(self.cells, counts, strict=True)))
        rest = Row(self.label, tuple(p[n:] for p, n in zip(self.cells, counts, strict=True)))
        begun = all(n or not pieces for n, pieces in zip(counts, self.cells, strict=True))
        if room < LEAST_ROW or not begun or here.tall > room:
            return None, self
        return here, rest

    @property
    def data(self) -> Data:
        return {"label": column(self.label), "cells": [column(pieces) for pieces in self.cells]}


def _fitting(pieces: Sequence[Piece], room: float) -> int:
    """Count how many pieces fit above each other."""
    left = room + (pieces[0].spare if pieces else 0.0)
    for number, piece in enumerate(pieces):
        left -= piece.tall
        if left < 0:
            return number
    return len(pieces)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: rows of the table, and below them columns of sources."""

    rows: tuple[Row, ...] = ()
    columns: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    step: Step
    header: Header
    head: Row
    pages: tuple[Sheet, ...]
    cut: bool
    over: bool
    """Whether a row is taller than a page."""

    @property
    def count(self) -> int:
        """How many pages it takes; one more than allowed if no page can hold it."""
        return max(len(self.pages), PAGES + 1 if self.over else 0)


def lay_out(pair: Pair, step: Step, words: Language) -> Layout:
    """Put two methods side by side, at one step of the plan."""
    pen = Pen(step, {**pair.one.references, **pair.other.references})
    title = words.ui("account_pair_title", one=pair.one.title, other=pair.other.title)
    parts = (words.ui("account_word"), words.ui("account_pair_word"))
    lead = Line(plainly(words.ui("account_pair_lead")))
    header = letterhead.header(parts, title, lead, (), pen)
    head = _row(words.ui("account_part"), [[_name(pair.one)], [_name(pair.other)]], pen)
    rows = [*_flags(pair, pen, words), *_elements(pair, pen, words), *_blocks(pair, pen, words)]
    rows.append(_versions(pair, pen, words))
    room = HEIGHT - 2 * MARGIN - FOOTER - head.tall
    pages = _paged(rows, room, header.tall)
    full = [room - header.tall, *[room] * len(pages)]
    over = any(sum(r.tall for r in page) > most for page, most in zip(pages, full, strict=False))
    left = room - sum(row.tall for row in pages[-1]) - (header.tall if len(pages) == 1 else 0)
    sources = _sources(list(pen.sources(COLUMN, words)), left, room + head.tall)
    sheets = [Sheet(tuple(page)) for page in pages]
    sheets[-1] = replace(sheets[-1], columns=sources[0])
    sheets += [Sheet(columns=columns) for columns in sources[1:]]
    return Layout(step, header, head, tuple(sheets), pen.cut, over)


def _paged(rows: Sequence[Row], room: float, first: float) -> list[list[Row]]:
    """Deal the rows out over pages; the heading of a part goes along with its first row.

    Shape: a row that does not fit goes on on the next page, under the same name.
    """
    pages: list[list[Row]] = [[]]
    left, waiting = room - first, list[Row]()
    for whole in rows:
        if not whole.cells:
            waiting.append(whole)
            continue
        row = whole
        heads = sum(item.tall for item in waiting)
        while heads + row.tall > left:
            here, rest = row.parted(left - heads)
            if here is not None:
                pages[-1] += [*waiting, here]
                waiting, heads = [], 0.0
            elif not pages[-1]:
                break
            row, left = rest, room
            pages.append([])
        pages[-1] += [*waiting, row]
        left, waiting = left - heads - row.tall, []
    return pages


def _sources(
    pieces: Sequence[Piece], left: float, room: float
) -> list[tuple[tuple[Piece, ...], ...]]:
    """Put the sources in columns: what is left of a page, and then whole pages."""
    left = left if left > LEAST_ROOM else 0.0
    found = fill(pieces, lambda number: left if number < COLUMNS else room) if left else []
    if not left:
        found = [[], [], *fill(pieces, lambda _: room)]
    pages = [found[at : at + COLUMNS] for at in range(0, len(found), COLUMNS)]
    last = [piece for one in pages[-1] for piece in one]
    pages[-1] = even(last, COLUMNS, left if len(pages) == 1 else room)
    return [tuple(tuple(one) for one in page) for page in pages]


def _row(label: str, cells: Iterable[Sequence[Line]], pen: Pen, key: str = "") -> Row:
    room = CELL - 4 * PAD
    told_ = tuple(tuple(pen.lines(key, lines, room)) for lines in cells)
    return Row((pen.heading(label, LABEL - 4 * PAD, "label"),), told_)


def _part(title: str, pen: Pen) -> Row:
    return Row((pen.heading(title, ROOM - 4 * PAD),))


def _name(account: Account) -> Line:
    parts = (account.nature, account.draft)
    return Line(head=account.title, aside=" · ".join(part for part in parts if part))


def _flags(pair: Pair, pen: Pen, words: Language) -> Iterator[Row]:
    """Yield before anything else whether one may and can use them."""
    both = (pair.one, pair.other)
    yield _row(words.ui("account_allowed"), [[Line(head=one.access)] for one in both], pen)
    label = Intervention.says("costs").label(words)
    costs = [[Line(one.costs, aside=_ended(one.price_year))] for one in both]
    yield _row(label, costs, pen, "costs")
    yield _row(words.ui("account_judged"), [[Line(plainly(one.judged))] for one in both], pen)


def _ended(words: str) -> str:
    """Make a sentence of a few words."""
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _elements(pair: Pair, pen: Pen, words: Language) -> Iterator[Row]:
    """Yield the elements that both have, then those of one of them."""
    one, other = pair.one.elements, pair.other.elements
    shared = [item for item in one if item in other]
    if shared:
        yield _part(words.ui("account_shared"), pen)
    for item in shared:
        cells = [[replace(of[item], head="")] for of in (one, other)]
        yield _row(one[item].head, cells, pen, "working_elements")
    own = [[of[item] for item in of if item not in shared] for of in (one, other)]
    if any(own):
        yield _part(words.ui("account_apart"), pen)
        none = [Line(aside=words.ui("account_no_other"))]
        yield _row(words.ui("account_only"), [lines or none for lines in own], pen)


def _blocks(pair: Pair, pen: Pen, words: Language) -> Iterator[Row]:
    """Yield what one of them says under each heading; what the other does not is not known."""
    unknown = (Line(aside=words.ui("account_none_known")),)
    for title, keys in ROWS:
        rows = []
        for key in keys:
            blocks = [account.block(key) for account in (pair.one, pair.other)]
            label = next((block.title for block in blocks if block), "")
            if label:
                cells = [_brief(block) if block else unknown for block in blocks]
                rows.append(_row(label, cells, pen, key))
        if rows:
            yield _part(words.ui(title), pen)
            yield from rows


def _brief(block: Block) -> tuple[Line, ...]:
    """Take from a block what two columns have room for: short items run on behind each other."""
    lines = [line for line in block.lines if line.mark != BELOW]
    if block.key not in RUNNING:
        return tuple(lines)
    items = [line for line in lines if line.mark and line.text]
    found = " · ".join(f"{line.mark} {_words(line)}".removeprefix(f"{ITEM} ") for line in items)
    rest = [line for line in lines if line not in items]
    return (*([Line(aside=found)] if found else []), *rest)


def _words(line: Line) -> str:
    told = line.text.paragraphs if line.text else ()
    return " ".join(sentence.words for sentences in told for sentence in sentences)


def _versions(pair: Pair, pen: Pen, words: Language) -> Row:
    """Name the versions that stand side by side, for who reads this later."""

    def line(account: Account) -> Line:
        reviewed = words.ui("sheet_reviewed", date=account.reviewed) if account.reviewed else ""
        told_ = ", ".join(part for part in (account.version, reviewed) if part)
        return Line(plainly(told_))

    return _row(words.ui("account_version"), [[line(pair.one)], [line(pair.other)]], pen)


def document(pair: Pair, words: Language, on: Print) -> Data:
    """Say all that stands on the sheet."""
    layout = fitting(lambda step: lay_out(pair, step, words), lambda one: one.count)
    pages = [
        {
            "top": MARGIN + (0 if number else layout.header.tall),
            "rows": [layout.head.data, *(row.data for row in page.rows)] if page.rows else [],
            "columns": [column(pieces) for pieces in page.columns],
        }
        for number, page in enumerate(layout.pages)
    ]
    names = (on.site_name, f"{pair.one.id}--{pair.other.id}")
    return {
        **letterhead.document(words, on, layout.header, layout.step, pages),
        "identity": " · ".join([*names, words.ui("account_as_of", date=pair.one.as_of)]),
        "rights": letterhead.rights(words, on, layout.cut, "account_pair_here"),
        "table": [LABEL, CELL, CELL],
        "pad": PAD,
    }


def least(pair: Pair, words: Language) -> int:
    """Count the pages when it is shortened as far as the plan goes."""
    return lay_out(pair, STEPS[-1], words).count
