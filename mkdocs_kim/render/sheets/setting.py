"""A worksheet on paper: layout, blocks, frame and the other side, as data for the setter."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any

from ...colour import BRAND, turned
from ...language import Language
from ...library import canonical
from ...views.parts import Target
from ...views.sheets import SheetView
from . import pdf, qr
from .back import back, prose_of
from .content import block
from .content import field as filled_field
from .layout import (
    ABOVE,
    CODE,
    Layout,
    field_width,
    lay_out,
    print_room,
    step_room,
    title_room,
)
from .measuring import LINE

TINT = "#e9f1f0"
"""Behind what stands out on paper; turns with the colour of the site."""


@dataclass(frozen=True)
class Imprint:
    """What a site prints on every sheet and card."""

    words: Language
    site_name: str
    licence: str
    address: Callable[[Target], str]
    """Gives the whole address of a page; empty if the site has none."""
    title: Callable[[str], str]
    """Names a record by its id."""
    made_with: str = field(default_factory=pdf.maker)
    """Part of the name of every sheet: other tools make another sheet."""
    colour: str = BRAND
    """What papers with a coloured heading have it in."""

    @property
    def colours(self) -> dict[str, str]:
        """Give the colours of papers to the setter."""
        return {"brand": self.colour, "tint": turned(TINT, self.colour)}


def key(view: SheetView, name: str, filled: bool, imprint: Imprint) -> str:
    """Name a sheet by all that it is made of, without laying it out.

    Shape: ``name`` is a paper, or whatever else tells two forms of one sheet apart.
    """
    prose = [cited.passage for cited in prose_of(view.back)]
    links = {bit.target for passage in prose for bit in passage.references("cross_link")}
    own = {
        item.name: getattr(view, item.name)
        for item in fields(view)
        if item.name not in ("blocks", "back", "record", "version_page", "sheet", "around")
    }
    parts = [
        imprint.made_with,
        [name, filled, imprint.site_name, imprint.licence, imprint.address(view.version_page)],
        canonical(own),
        canonical(view.blocks),
        [[title for title, _ in view.back.steps], view.back.questions, view.back.numbered],
        [passage.text for passage in prose],
        sorted((link, imprint.title(link)) for link in links),
    ]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def sheet(view: SheetView, name: str, filled: bool, imprint: Imprint) -> dict[str, Any]:
    """Say all that stands on a sheet."""
    layout = lay_out(view, name, filled)
    on, paper, words = layout.on, layout.on.paper, imprint.words
    other = back(view, on, words, imprint.title)
    url = imprint.address(view.version_page)
    pages = 2 if other["sections"] else 1
    return {
        "lang": view.lang,
        "region": {"nl": "NL", "en": "GB"}[view.lang],
        "title": view.title,
        "words": on.words(view.title, title_room(on), bold=True, size=paper.heading),
        "question": on.words(view.question, title_room(on), size=paper.question),
        **{key: getattr(paper, key) for key in ("width", "height", "margin", "room", "scale")},
        **{key: getattr(paper, key) for key in ("body", "small", "heading")},
        "question_size": paper.question,
        "gutter": on.mm(6),
        "header": layout.header,
        "fields_width": field_width(paper),
        "field_height": on.mm(LINE),
        "fields": _fields(layout),
        "instruction": [on.words(text, step_room(view, on)) for text in view.instruction],
        "instruction_height": layout.instruction,
        "case": on.words(view.case_words, paper.room - on.mm(4)) if filled else "",
        "blocks": [block(place, on, words) for place in layout.places],
        "footer": layout.footer - on.mm(ABOVE),
        "url": url,
        "qr": qr.code(url) if url else "",
        "qr_size": on.mm(CODE),
        "qr_alt": words.ui("sheet_qr", url=url),
        "identity": view.identity(imprint.words, imprint.site_name),
        "pages": [words.ui("sheet_page", page=page + 1, pages=pages) for page in range(pages)],
        "rights": [
            on.words(text, print_room(on), size=paper.small)
            for text in view.rights(imprint.words, imprint.licence)
        ],
        "back": other,
    }


def _fields(layout: Layout) -> list[dict[str, Any]]:
    view, on = layout.view, layout.on
    values = list(view.case_fields) if on.filled else []
    values += [""] * (len(view.fields) - len(values))
    return [
        filled_field(label, value, on.mm(LINE))
        for label, value in zip(view.fields, values, strict=False)
    ]
