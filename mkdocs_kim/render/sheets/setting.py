"""A worksheet on paper: layout, blocks, frame and the other side, as data for the setter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ...diagnostics import Diagnostic, Fact, Position
from ...language import Language
from ...records.worksheet import DRAWN
from ...views.sheets import SheetView
from . import needs, qr
from .back import back
from .content import block, field
from .draw import draw
from .layout import ABOVE, CODE, Layout, field_width, lay_out
from .needs import LINE
from .paper import PAPERS


@dataclass(frozen=True)
class Imprint:
    """What a site prints on every sheet."""

    words: Language
    site_name: str
    licence: str
    address: Callable[[SheetView], str]
    """Gives the whole address of the page of this version; empty if the site has none."""
    title: Callable[[str], str]
    """Names a record by its id."""


def sheet(view: SheetView, name: str, filled: bool, imprint: Imprint) -> dict[str, Any]:
    """Say all that stands on a sheet."""
    layout = lay_out(view, name, filled)
    on, paper, words = layout.on, layout.on.paper, imprint.words
    other = back(view, on, words, imprint.title)
    url = imprint.address(view)
    pages = 2 if other["sections"] else 1
    return {
        "lang": view.code,
        "region": {"nl": "NL", "en": "GB"}[view.code],
        "title": view.title,
        "description": view.question,
        "question": view.question,
        **{key: getattr(paper, key) for key in ("width", "height", "margin", "room", "scale")},
        **{key: getattr(paper, key) for key in ("body", "small", "heading")},
        "question_size": paper.question,
        "gutter": on.mm(6),
        "header": layout.header,
        "fields_width": field_width(paper),
        "field_height": on.mm(LINE),
        "fields": _fields(layout),
        "instruction": list(view.instruction),
        "instruction_height": layout.instruction,
        "case": view.case_words if filled else "",
        "blocks": [block(place, on, words) for place in layout.places],
        "footer": layout.footer - on.mm(ABOVE),
        "url": url,
        "qr": qr.code(url) if url else "",
        "qr_size": on.mm(CODE),
        "qr_alt": words.ui("sheet_qr", url=url),
        "identity": _identity(view, imprint),
        "pages": [words.ui("sheet_page", page=page + 1, pages=pages) for page in range(pages)],
        "rights": _rights(view, imprint),
        "back": other,
    }


def _fields(layout: Layout) -> list[dict[str, Any]]:
    view, on = layout.view, layout.on
    values = list(view.case_fields) if on.filled else []
    values += [""] * (len(view.fields) - len(values))
    return [
        field(label, value, on.mm(LINE)) for label, value in zip(view.fields, values, strict=False)
    ]


def _identity(view: SheetView, imprint: Imprint) -> str:
    ui = imprint.words.ui
    parts = [imprint.site_name, view.id, ui("version", version=view.version)]
    if view.reviewed:
        parts.append(ui("sheet_reviewed", date=view.reviewed))
    return " · ".join(parts)


def _rights(view: SheetView, imprint: Imprint) -> list[str]:
    """Say what may be done with sheet and instrument, and where the layout comes from."""
    licence = imprint.words.ui("sheet_licence", licence=imprint.licence) if imprint.licence else ""
    return [text for text in (licence, view.layout, view.licence) if text]


def check(view: SheetView, words: Language, title: Callable[[str], str]) -> Iterator[Diagnostic]:
    """Yield what does not fit: of the first paper on which anything does not, blank or filled."""
    for name in PAPERS:
        for filled in (False, True) if view.case_words else (False,):
            faults = list(_unfit(lay_out(view, name, filled), words, title))
            if faults:
                yield from faults
                return


def _unfit(layout: Layout, words: Language, title: Callable[[str], str]) -> Iterator[Diagnostic]:
    """Yield what does not fit on one sheet; a drawing is only judged where it has its room."""
    yield from layout.faults
    for place in layout.places if not layout.faults else ():
        if isinstance(place.block, DRAWN):
            tall = place.height - needs.heading(place.block, place.width, layout.on)
            yield from draw(place.block, place.width, tall, layout.on).problems()
    over = back(layout.view, layout.on, words, title)["over"]
    if over:
        facts: dict[str, Fact] = {"excess": f"{over:.0f}", "paper": layout.on.paper.name.upper()}
        yield Diagnostic("back-too-long", Position(layout.view.origin), facts)
