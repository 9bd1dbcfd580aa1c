"""A worksheet as a page to fill in: the same blocks as on paper, as HTML that stands alone.

It has no shell of a theme around it, so that its own security policy holds: what is filled in
cannot leave the page. The policy also holds from a disk: Chromium lets ``'self'`` stand for files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from ... import addresses
from ...language import Language
from ...records.worksheet import Block, every
from ...views.parts import Cited, Target
from ...views.sheets import PAPERS, SheetView
from ...views.tryout import Pack
from ..escaping import spoken
from ..html import environment
from ..prose import ProsePrinter
from ..switch import Link as SwitchLink
from .layout import Layout, lay_out
from .pieces import Maker
from .shown import shown

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
"""Nothing is asked or sent; ``default-src`` also covers connections."""

Href = Callable[[Target], str]
Link = Callable[[str], tuple[str, str | None]]
"""id → title and address; no address if the record cannot be reached now."""


@dataclass(frozen=True)
class Surroundings:
    """What the site knows of the page, and the sheet does not."""

    words: Language
    site_name: str
    licence: str
    """Of the sheets of this site; empty if there is none."""
    root: str
    """The way to the root of the site, as seen from the page: ``../../`` or nothing."""
    href: Href
    link: Link
    papers: tuple[tuple[str, str], ...] = ()
    """Label and address of each file to download."""
    links: tuple[SwitchLink, ...] = ()
    """Where it stands in the other languages of the site."""


def page(view: SheetView, around: Surroundings) -> str:
    """Print the page on which a worksheet is filled in.

    Shape: a whole document; field names such as ``b2-r3-c1`` stay the same as long as the blocks
    do, because they are what a reader's own file keeps.
    """
    words = around.words
    page = template("worksheet").render(
        around=around,
        policy=POLICY,
        ui=words.ui,
        papers=PAPERS,
        assets=f"{around.root}assets/kim/",
        all=around.href(Target(addresses.worksheets(words))),
        record=around.href(view.record),
        leaf=leaf(view, around),
        example=_example(view, words) if view.case_words else (),
        case_fields=list(zip(view.fields, view.case_fields, strict=False)),
    )
    return spoken(page)


def leaf(view: SheetView, around: Surroundings, number: int = 0) -> dict[str, Any]:
    """Say what stands on a sheet; ``number`` tells several on one page apart."""
    made = maker(view, lay_out(view, "a4", filled=False), around.words, 100 * number)
    prefix = f"f{number}-" if number else "f"
    fields = [{"name": f"{prefix}{n}", "label": text} for n, text in enumerate(view.fields, 1)]
    return {
        "view": view,
        "anchor": f"blad-{number}" if number else "blad",
        "fields": fields,
        "pieces": made.pieces(view.blocks),
        "imprint": [
            view.identity(around.words, around.site_name),
            *view.rights(around.words, around.licence),
        ],
        "back": _back(view, around.words, around.link),
        "record": around.href(view.record),
    }


def tryout(pack: Pack, around: Surroundings) -> str:
    """Print the page of the try-out pack: all choices, with that which lies ready shown."""
    words = around.words
    listed = [(view, "a4", "") for view in pack.before]
    for choice in pack.choices:
        listed += [(view, "a3", choice.id) for view in choice.sheets]
        listed += [(choice.starters, "a4", choice.id)] if choice.starters else []
    listed += [(view, "a4", "") for view in pack.after]
    page = template("tryout").render(
        pack=pack,
        code=words.code,
        name=words.ui("tryout_file"),
        version=pack.before[0].version,
        around=around,
        policy=POLICY,
        ui=words.ui,
        assets=f"{around.root}assets/kim/",
        all=around.href(Target(addresses.worksheets(words))),
        about=ProsePrinter({}, str, around.link).block(_uncited(pack.about)),
        choices=[(choice.id, choice.title) for choice in pack.choices],
        leaves_=[
            {**leaf(view, around, number), "paper": paper, "of": of}
            for number, (view, paper, of) in enumerate(listed, 1)
        ],
    )
    return spoken(page)


@cache
def template(name: str) -> Template:
    """Give the template of a page to fill in."""
    return environment().get_template(f"{name}.html.j2")


def maker(view: SheetView, layout: Layout, words: Language, before: int = 0) -> Maker:
    """Make pieces of a sheet; ``before`` is how many blocks stand before it on the page."""
    numbers = {id(block): number for number, block in enumerate(_all(view), before + 1)}
    places = {id(place.block): place for place in layout.places}
    return Maker(layout.on, words, numbers, places)


def _all(view: SheetView) -> list[Block]:
    return every(list(view.blocks))


def _example(view: SheetView, words: Language) -> list[dict[str, Any]]:
    """Show what the composed case fills in, block by block; what stays empty is left out."""
    made = maker(view, lay_out(view, "a4", filled=True), words)
    found = (shown(block, made) for block in _all(view))
    return [item for item in found if item is not None]


def _back(view: SheetView, words: Language, link: Link) -> list[dict[str, Any]]:
    """Say what the facilitator reads: the text of the record, without its sources."""
    printer = ProsePrinter({}, str, link)

    def printed(texts: Sequence[Cited]) -> list[Markup]:
        return [printer.inline(_uncited(text)) for text in texts]

    back = view.back
    steps = [{"title": title, "text": printer.block(_uncited(text))} for title, text in back.steps]
    found: list[tuple[str, Sequence[Any]]] = [
        ("steps", steps),
        ("questions", back.questions),
        ("tips", printed(back.tips)),
        ("pitfalls", printed(back.pitfalls)),
        ("emotion", [printer.block(_uncited(back.emotion))] if back.emotion else []),
    ]
    return [
        {
            "kind": kind,
            "title": words.ui(f"section_{kind}"),
            "lines": items,
            "list": "ol" if kind == "tips" and back.numbered else "ul",
        }
        for kind, items in found
        if items
    ]


def _uncited(cited: Cited) -> Cited:
    """Leave the citations out; they stand on the page of the record."""
    return replace(cited, passage=cited.passage.uncited(), sources=())
