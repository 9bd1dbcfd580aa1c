"""The accountability sheet of a method: measured, put in columns, and as data for the setter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...language import Language
from ...records import Intervention
from ...views.account import Account
from ...views.telling import COSTS_LIMIT, Block, Line
from ..metrics import POINT
from . import letterhead
from .flow import LEAST, Data, Piece, Run, column, even, fill, high
from .letterhead import COLUMN, COLUMNS, FOOTER, HEIGHT, MARGIN, Flag, Header, Print
from .pen import PAGES, STEPS, Pen, Step, addressed, fitting

FLAG = 11 * POINT
BAND = (43.0, 89.0, 54.0)
"""How wide the flags are; together the width between the margins."""


@dataclass(frozen=True, slots=True)
class Layout:
    step: Step
    header: Header
    pages: tuple[tuple[tuple[Piece, ...], ...], ...]
    """The columns of each page."""
    cut: bool
    over: bool
    """Whether something is taller than a whole column."""

    @property
    def count(self) -> int:
        """How many pages it takes; one more than allowed if no page can hold it."""
        return max(len(self.pages), PAGES + 1 if self.over else 0)


def lay_out(account: Account, step: Step, words: Language, where: str = "") -> Layout:
    """Put all that is told in columns, at one step of the plan."""
    pen = Pen(step, account.references)
    header = _header(account, pen, words)
    pieces = [piece for block in account.blocks for piece in _block(block, pen, words, where)]
    pieces += pen.sources(COLUMN, words)
    room = HEIGHT - 2 * MARGIN - FOOTER

    def most(number: int) -> float:
        return room - (header.tall if number < COLUMNS else 0)

    columns = fill(pieces, most)
    over = any(high(found) > most(number) for number, found in enumerate(columns))
    start = (len(columns) - 1) // COLUMNS * COLUMNS
    last = [piece for column in columns[start:] for piece in column]
    columns[start:] = columns[start:] if over else even(last, COLUMNS, most(start))
    pages = [columns[at : at + COLUMNS] for at in range(0, len(columns), COLUMNS)]
    shown = tuple(tuple(tuple(column) for column in page) for page in pages)
    return Layout(step, header, shown, pen.cut, over)


def _block(block: Block, pen: Pen, words: Language, where: str) -> Iterator[Piece]:
    """Give a block as pieces; what is not known stays together, with an invitation."""
    yield pen.heading(block.title, COLUMN, "heading" if block.level == 2 else "label")
    pieces = pen.lines(block.key, block.lines, COLUMN)
    if block.key != "unknown":
        yield from pieces
    else:
        yield from (replace(piece, held=True) for piece in pieces)
        before, _, after = words.ui("account_help", where="\0").partition("\0")
        there = Run(addressed(where), "link", where) if where else Run(words.ui("account_here"))
        yield pen.text((Run(before), there, Run(after)), COLUMN)


def _header(account: Account, pen: Pen, words: Language) -> Header:
    """Say what the method is, and before anything else whether one may and can use it."""
    parts = (words.ui("account_word"), account.nature, account.draft)
    lead = Line(account.lead)
    label = Intervention.says("costs").label(words)
    price = f" ({account.price_year})" if account.price_year else ""
    costs = pen.paragraphs(Line(account.costs), most=COSTS_LIMIT)
    access = [(Run(account.access, "bold"),)]
    judged = [(Run(account.judged, "bold"),)]
    flags = (
        Flag(words.ui("account_allowed"), access, FLAG, BAND[0]),
        Flag(f"{label}{price}", costs, LEAST, BAND[1]),
        Flag(words.ui("account_judged"), judged, LEAST, BAND[2]),
    )
    return letterhead.header(parts, account.title, lead, flags, pen)


def document(account: Account, words: Language, on: Print) -> Data:
    """Say all that stands on the sheet."""
    layout = fitting(lambda step: lay_out(account, step, words, on.page), lambda one: one.count)
    pages = [
        {
            "top": MARGIN + (0 if number else layout.header.tall),
            "rows": [],
            "columns": [column(pieces) for pieces in columns],
        }
        for number, columns in enumerate(layout.pages)
    ]
    return {
        **letterhead.document(words, on, layout.header, layout.step, pages),
        "identity": " · ".join(_identity(account, words, on)),
        "rights": letterhead.rights(words, on, layout.cut, "account_here"),
    }


def _identity(account: Account, words: Language, on: Print) -> Iterator[str]:
    yield on.site_name
    yield account.id
    yield words.ui("version", version=account.version).lower()
    if account.reviewed:
        yield words.ui("sheet_reviewed", date=account.reviewed)
    yield words.ui("account_as_of", date=account.as_of)


def least(account: Account, words: Language) -> int:
    """Count the pages when it is shortened as far as the plan goes."""
    return lay_out(account, STEPS[-1], words).count
