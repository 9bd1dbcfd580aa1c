"""The page of the look: every colour, size, sign and piece, each shown as pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from .. import addresses
from ..tokens import Declared
from .citing import notes
from .common import card, shorten, state
from .invite import Place
from .methods import STATES, Method, comparable, method
from .pager import Pager
from .pages import Card, Group, HomePage, Notice, Page, Progress, RecordPage, Row
from .parts import Chip, Missing, SheetCard, Worksheets
from .reader import Reader
from .side import Side
from .styleexamples import (
    Case,
    beside,
    cases,
    faults,
    missing,
    noted,
    notices,
    pager,
    progress,
    readable,
)
from .stylelook import Sign, Size, Swatch, signs, sizes, swatches
from .stylepieces import Piece, Told, chips, pieces

SECTIONS = {
    "kleuren": "colours",
    "letters": "type",
    "ruimte": "room",
    "tekens": "signs",
    "labels": "chips",
    "kop": "heads",
    "kaarten": "cards",
    "delen": "parts",
    "zekerheid": "evidence",
    "open-plekken": "gaps",
    "berichten": "notices",
    "tabellen": "tables",
    "zoeken": "search",
    "knoppen": "buttons",
    "invullen": "fields",
    "fouten": "faults",
}
"""Id of a section → how its words are called."""


@dataclass(frozen=True, slots=True)
class StylePage:
    template: ClassVar[str] = "style"
    intro: str
    contents: tuple[tuple[str, str], ...]
    """Id and title of each section."""
    swatches: tuple[Swatch, ...]
    steps: tuple[Size, ...]
    spaces: tuple[Size, ...]
    shapes: tuple[Size, ...]
    """Sizes that have a name of their own."""
    signs: tuple[Sign, ...]
    chips: tuple[Told, ...]
    title: str
    head: RecordPage | None
    """A record with this title, whose head and facts are shown."""
    unknown: Row
    progress: Progress
    home: HomePage
    cards: tuple[Card, ...]
    none: Group
    sheet: SheetCard | None
    pieces: tuple[Piece, ...]
    cases: tuple[Case, ...]
    """How sure something can be."""
    missing: tuple[tuple[Missing, ...], ...]
    notices: tuple[Notice, ...]
    translation: str
    legend: tuple[Chip, ...]
    methods: tuple[Method, ...]
    side: Side | None
    """Methods side by side; None if there are none."""
    noted: tuple[Method, ...]
    """The same methods with the sources that are cited there."""
    pager: Pager
    faults: str


def page(reader: Reader, home: HomePage, made: Iterable[Page], declared: Declared) -> Page:
    """Show the look, with pieces of the records.

    Shape: ``made`` gives the pages of records, ``declared`` what the style sheets say.
    """
    ui, found = reader.language.ui, list(readable(made))
    bodies = [body for _, body in found]
    two = reader.listed("intervention")[:2] if comparable(reader) else ()
    methods = tuple(method(item, reader) for item in two)
    shown = pieces(found, reader)
    heads = ((page.title, body) for page, body in found if body.facts and body.badges)
    title, head = next(heads, ("", None))
    laid = beside(methods, reader) if methods else None
    body = StylePage(
        intro=ui("style_intro"),
        contents=tuple((place, ui(f"style_{name}")) for place, name in SECTIONS.items()),
        swatches=tuple(swatches(declared, reader)),
        steps=tuple(sizes("kim-step-", declared, reader)),
        spaces=tuple(sizes("kim-space-", declared, reader)),
        shapes=tuple(size for size in sizes("", declared, reader) if size.name.count("-") == 1),
        signs=tuple(signs(declared, reader)),
        chips=chips(reader),
        title=title,
        head=head,
        unknown=Row(ui("style_example_fact"), (), key="costs"),
        progress=progress(bodies, reader),
        home=home,
        cards=tuple(card("intervention", one.id, reader) for one in methods),
        none=Group("lege-lijst", ui("style_empty_title"), (), ui("style_empty_words")),
        sheet=_sheet(shown),
        pieces=shown,
        cases=tuple(cases(bodies, reader)),
        missing=(missing(reader, 1), missing(reader, 3)),
        notices=tuple(notices(reader)),
        translation=ui("translated_none", language=ui("language_name")),
        legend=(*(state(name, reader) for name in STATES), Chip(ui("map_none"), tone="none")),
        methods=methods,
        side=laid,
        noted=tuple(noted(methods, laid)) if laid else (),
        pager=pager(reader),
        faults=faults(reader),
    )
    address = addresses.style(reader.language)
    cited = notes((head.facts if head else (), body.pieces, body.cases), reader)
    about, place = shorten(body.intro), Place("intervention")
    return Page(address, ui("style_title"), about, body, address, "", cited, place)


def _sheet(shown: Iterable[Piece]) -> SheetCard | None:
    found = (piece.part.cards for piece in shown if isinstance(piece.part, Worksheets))
    return next((cards[0] for cards in found), None)
