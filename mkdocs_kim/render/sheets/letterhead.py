"""What the accountability sheets share: the paper, the head of the first page, the imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...diagnostics import Diagnostic, Fact, Word
from ...language import Language
from ...records import Record, values
from ...views.account import Account, Pair
from ...views.telling import Line
from ..metrics import POINT
from . import qr, signs
from .flow import LEADING, LEAST, Data, Run, lines, tall, told
from .pen import ABOVE, HEADING, INDENT, PAGES, Pen, Step, addressed

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 12.0
ROOM = WIDTH - 2 * MARGIN
COLUMNS, GUTTER = 2, 7.0
COLUMN = (ROOM - GUTTER) / COLUMNS
TITLES = ((21 * POINT, 1), (18 * POINT, 1), (15.5 * POINT, 2), (12 * POINT, 99))
"""Sizes of a title, and how many lines it may take in each: the first that holds it."""
LEAD = 10.5 * POINT
LEAD_LIMIT = 300
"""Signs of the first sentences."""
CODE, BESIDE = 18.0, 4.0
"""The square code, and the room left of it."""
INSET, AROUND = 2.2, 3.5
"""In the cells of the band, and above and below it."""
UNSHOWN = ("aliases", "synonyms", "contributors")
"""Fields that no sheet shows, whatever signs they hold."""
FOOTER = 4 * LEAST * LEADING + 2.0
"""Always as tall, whatever a site has to say there."""


@dataclass(frozen=True, slots=True)
class Print:
    """What a site prints on a sheet."""

    site_name: str
    licence: str
    url: str
    """The whole address that the code leads to; empty if the site has none."""
    page: str
    """The same of the page on which everything stands."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A cell of the band below the title."""

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
        return {"label": self.label, "size": self.size, "wide": self.wide, "paragraphs": shown}


@dataclass(frozen=True, slots=True)
class Header:
    """Title, first sentences and flags, across the columns."""

    tall: float
    data: Data


def header(parts: Sequence[str], title: str, lead: Line, flags: Sequence[Flag], pen: Pen) -> Header:
    """Lay the head of the first page out; there is always room for the code."""
    room = ROOM - CODE - BESIDE
    eyebrow = " · ".join(part for part in parts if part)
    name = [(Run(title, "bold"),)]
    size = next(size for size, most in TITLES if lines(name[0], room, size) <= most)
    first = pen.paragraphs(lead, most=LEAD_LIMIT)
    top = tall([(Run(eyebrow),)], room, LEAST) + tall(name, room, size) + tall(first, room, LEAD)
    top = max(top, CODE)
    band = max((flag.tall + 2 * INSET for flag in flags), default=0.0)
    data = {
        "eyebrow": eyebrow,
        "title": title,
        "title_size": size,
        "lead": [told(runs) for runs in first],
        "lead_lang": lead.text.lang if lead.text else "",
        "room": room,
        "band_at": top + AROUND,
        "band": band,
        "flags": [flag.data for flag in flags],
    }
    return Header(top + AROUND + (band + AROUND if band else 0), data)


def document(
    words: Language, on: Print, head: Header, step: Step, pages: Sequence[Data]
) -> dict[str, Any]:
    """Say what every sheet of this kind has."""
    count = len(pages)
    return {
        "lang": words.code,
        "region": {"nl": "NL", "en": "GB"}[words.code],
        "title": words.ui("account_title", title=head.data["title"]),
        "description": words.ui("account_link"),
        "width": WIDTH,
        "height": HEIGHT,
        "margin": MARGIN,
        "column": COLUMN,
        "gutter": GUTTER,
        "size": step.size,
        "sizes": {"lead": LEAD, "small": LEAST, "heading": HEADING},
        "above": ABOVE,
        "indent": INDENT,
        "leading": LEADING - 1,
        "inset": INSET,
        "header": head.data,
        "pages": list(pages),
        "footer": FOOTER,
        "url": on.url,
        "qr": qr.code(on.url) if on.url else "",
        "qr_size": CODE,
        "qr_alt": words.ui("sheet_qr", url=on.url),
        "numbers": [words.ui("sheet_page", page=n, pages=count) for n in range(1, count + 1)],
    }


def rights(words: Language, on: Print, cut: bool, here: str) -> str:
    """Say where all of it stands if anything was left out, and what may be done with the sheet."""
    where = addressed(on.page) if on.page else words.ui(here)
    told_ = [words.ui("account_cut", where=where)] if cut else []
    told_ += [words.ui("sheet_licence", licence=on.licence)] if on.licence else []
    return " ".join(told_)


def overfull(told_: Account | Pair, pages: int) -> Iterator[Diagnostic]:
    """Yield a sheet that takes too many pages at the least."""
    if pages > PAGES and told_.at is not None:
        what = Word("this_method" if isinstance(told_, Account) else "these_methods")
        facts: dict[str, Fact] = {"what": what, "limit": PAGES}
        yield Diagnostic("account-too-full", told_.at, facts, severity="warning")


def unset(account: Account, record: Record) -> Iterator[Diagnostic]:
    """Yield each text of a record with a sign that the typeface lacks and the sheet would show."""
    missing = signs.lacking(repr(replace(account, at=None)))
    shown = (getattr(record, name) for name in type(record).model_fields if name not in UNSHOWN)
    if missing:
        yield from signs.unset(signs.said(values(list(shown)), account.code), "warning", missing)
