"""The accountability sheet of a method: measured, put in columns, and as data for the setter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...diagnostics import Diagnostic, Fact
from ...language import Language
from ...records import Intervention
from ...views.account import Account
from ...views.telling import COSTS_LIMIT, Block, Line
from ..metrics import POINT
from . import qr
from .flow import LEADING, LEAST, Data, Piece, Run, column, even, fill, high, tall, told
from .pen import (
    ABOVE,
    HEADING,
    INDENT,
    PAGES,
    STEPS,
    Pen,
    Step,
    addressed,
    fitting,
)

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 12.0
ROOM = WIDTH - 2 * MARGIN
COLUMNS, GUTTER = 2, 7.0
COLUMN = (ROOM - GUTTER) / COLUMNS
TITLES = (21 * POINT, 16 * POINT, 12 * POINT)
LEAD, FLAG = 10.5 * POINT, 11 * POINT
LEAD_LIMIT = 300
CODE, BESIDE = 18.0, 4.0
"""The square code, and the room left of it."""
BAND = (43.0, 89.0, 54.0)
"""How wide the cells of the band are; together the width between the margins."""
INSET, AROUND = 2.2, 3.5
"""In the cells of the band, and above and below it."""
FOOTER = 4 * LEAST * LEADING + 2.0
"""Always as tall, whatever a site has to say there."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a site prints on every sheet."""

    site_name: str
    licence: str
    url: str
    """The whole address of the page of this version; empty if the site has none."""
    page: str
    """The same of the page that is always current."""


@dataclass(frozen=True)
class Header:
    """Name and flags, across the columns."""

    tall: float
    data: Data


@dataclass(frozen=True)
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
    """Give a block as pieces; what is not known comes with an invitation."""
    yield from pen.block(block, COLUMN)
    if block.key == "unknown":
        before, _, after = words.ui("account_help", where="\0").partition("\0")
        there = Run(addressed(where), "link", where) if where else Run(words.ui("account_here"))
        yield pen.text((Run(before), there, Run(after)), COLUMN)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One of the flags in the band."""

    label: str
    paragraphs: Sequence[tuple[Run, ...]]
    size: float
    wide: float

    @property
    def tall(self) -> float:
        room = self.wide - 2 * INSET
        return tall([(Run(self.label),)], room, LEAST) + tall(self.paragraphs, room, self.size)

    @property
    def data(self) -> Data:
        shown = [told(runs) for runs in self.paragraphs]
        return {"label": self.label, "size": self.size, "paragraphs": shown}


def _header(account: Account, pen: Pen, words: Language) -> Header:
    """Say what the method is, and before anything else whether one may and can use it."""
    room = ROOM - CODE - BESIDE
    parts = (words.ui("account_word"), account.nature, account.draft)
    eyebrow = " · ".join(part for part in parts if part)
    title = [(Run(account.title, "bold"),)]
    sizes = (size for size in TITLES if tall(title, room, size) <= 2 * size * LEADING)
    size = next(sizes, TITLES[-1])
    lead = pen.paragraphs(Line(account.lead), most=LEAD_LIMIT)
    top = tall([(Run(eyebrow),)], room, LEAST) + tall(title, room, size) + tall(lead, room, LEAD)
    top = max(top, CODE)
    cells = _cells(account, pen, words)
    band = max(cell.tall for cell in cells) + 2 * INSET
    data = {
        "eyebrow": eyebrow,
        "title": account.title,
        "title_size": size,
        "lead": [told(runs) for runs in lead],
        "lead_lang": account.lead.lang,
        "room": room,
        "band_at": top + AROUND,
        "band": band,
        "cells": [cell.data for cell in cells],
    }
    return Header(top + 2 * AROUND + band, data)


def _cells(account: Account, pen: Pen, words: Language) -> tuple[_Cell, ...]:
    """Give the flags: whether one may, what it costs, what a committee said."""
    label = Intervention.says("costs").label(words.code)
    price = f" ({account.price_year})" if account.price_year else ""
    costs = pen.paragraphs(Line(account.costs), most=COSTS_LIMIT)
    access = [(Run(account.access, "bold"),)]
    judged = [(Run(account.judged, "bold"),)]
    return (
        _Cell(words.ui("account_allowed"), access, FLAG, BAND[0]),
        _Cell(f"{label}{price}", costs, LEAST, BAND[1]),
        _Cell(words.ui("account_judged"), judged, LEAST, BAND[2]),
    )


def document(account: Account, words: Language, on: Print) -> Data:
    """Say all that stands on the sheet."""
    layout = fitting(lambda step: lay_out(account, step, words, on.page), lambda one: one.count)
    pages = []
    for number, columns in enumerate(layout.pages, 1):
        top = MARGIN + (0 if number > 1 else layout.header.tall)
        pages.append({"top": top, "columns": [column(pieces) for pieces in columns]})
    return {
        **frame(words, on, account.title, len(pages)),
        "identity": " · ".join(_identity(account, words, on)),
        "rights": " ".join(rights(words, on, layout.cut, "account_here")),
        "size": layout.step.size,
        "header": layout.header.data,
        "pages": pages,
        "table_pages": [],
    }


def frame(words: Language, on: Print, title: str, pages: int) -> Data:
    """Say what every sheet of this kind has: measures, name, address and code."""
    return {
        "lang": words.code,
        "region": {"nl": "NL", "en": "GB"}[words.code],
        "title": words.ui("account_title", title=title),
        "description": "",
        "width": WIDTH,
        "height": HEIGHT,
        "margin": MARGIN,
        "column": COLUMN,
        "gutter": GUTTER,
        "sizes": {
            "lead": LEAD,
            "small": LEAST,
            "heading": HEADING,
        },
        "above": ABOVE,
        "indent": INDENT,
        "leading": LEADING - 1,
        "band": list(BAND),
        "inset": INSET,
        "footer": FOOTER,
        "url": on.url,
        "qr": qr.code(on.url) if on.url else "",
        "qr_size": CODE,
        "qr_alt": words.ui("sheet_qr", url=on.url),
        "numbers": [words.ui("sheet_page", page=n, pages=pages) for n in range(1, pages + 1)],
    }


def rights(words: Language, on: Print, cut: bool, here: str) -> Iterator[str]:
    """Say where all of it stands if anything was left out, and what may be done with the sheet."""
    if cut:
        yield words.ui("account_cut", where=addressed(on.page) if on.page else words.ui(here))
    if on.licence:
        yield words.ui("sheet_licence", licence=on.licence)


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


def check(account: Account, pages: int) -> Iterator[Diagnostic]:
    """Yield a sheet that takes too many pages at the least."""
    if pages > PAGES and account.at is not None:
        facts: dict[str, Fact] = {"limit": PAGES}
        yield Diagnostic("account-too-full", account.at, facts, severity="warning")
