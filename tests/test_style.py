"""The page of the look shows what there is: every piece, chip, colour, size and sign, by name."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from building import ROOT
from conftest import Tree

from mkdocs_kim import library, style, views
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import LANGUAGES, language
from mkdocs_kim.render.html import Beside, HtmlPrinter, environment
from mkdocs_kim.tokens import Declared, declared
from mkdocs_kim.views.pages import Page
from mkdocs_kim.views.parts import Chip
from mkdocs_kim.views.stylelook import INKS, Sample, Sign, Size, Swatch
from mkdocs_kim.views.stylepage import SECTIONS, StylePage
from mkdocs_kim.views.stylepieces import FORMS, Told

ASSETS = ROOT / "mkdocs_kim/assets"
TEMPLATES = ROOT / "mkdocs_kim/templates"
BORROWED = {"kim", "kim-head", "kim-lead", "kim-worksheets", "kim-hits__list"}
BORROWED |= {"kim-empty", "kim-section"}
"""What the page takes over from others without a macro: what stands around pieces."""
FRAMES = {
    "head",
    "glance",
    "progress",
    "doors",
    "questions",
    "cards",
    "sheet_card",
    "counts",
    "gap",
}
FRAMES |= {"missed", "group", "notice", "translated", "table", "legend", "hit", "pager", "button"}
FRAMES |= {"toggle", "tray", "field", "combo", "check", "diagnostic"}
FRAMES |= {"judged-valid", "judged-lapsed", "judged-none"}
"""What the page shows besides the parts of records."""
LOOK = Declared(
    light={name: "#000000" for pair in INKS.values() for name in pair} | {"kim-paper": "#ffffff"},
    dark={name: "#ffffff" for pair in INKS.values() for name in pair} | {"kim-paper": "#767676"},
    sizes={"kim-gap": "0.8rem", "kim-step-1": "0.66rem", "kim-space-2": "0.15rem"},
    signs=("✓", "+"),
)


def reader_of(found: library.Library, code: str = "nl") -> views.Reader:
    return views.Reader(found, language(code), date(2026, 11, 22))


def page_of(reader: views.Reader, look: Declared) -> Page:
    batches = views.batches(reader, "Proef", (), lambda: views.choosing(reader), lambda: look)
    (page,) = next(batch for batch in batches if batch.name == ":style").make()
    return page


@cache
def real(code: str) -> views.Reader:
    return reader_of(
        library.build(read_folder(ROOT / "interventions", "interventions"), code), code
    )


@cache
def shown(code: str) -> tuple[StylePage, str]:
    """Give the page of the real library, and its HTML."""
    from mkdocs_kim import comparing
    from mkdocs_kim.settings import Settings

    reader = real(code)
    page = page_of(reader, declared(style.joined()))
    printers = comparing.printers(reader, Settings(ROOT / "interventions", "", "", code=code))
    beside = Beside(compared=printers)
    assert isinstance(page.body, StylePage)
    return page.body, HtmlPrinter(reader, True, beside).print(page).html


@pytest.fixture(params=LANGUAGES)
def both(request: pytest.FixtureRequest) -> tuple[StylePage, str]:
    return shown(request.param)


def test_there_is_no_page_unless_somebody_asks() -> None:
    reader = real("nl")
    batches = views.batches(reader, "Proef", (), lambda: views.choosing(reader))
    assert [batch.name for batch in batches if batch.name == ":style"] == []


@pytest.mark.parametrize(("code", "address"), [("nl", "over/stijl"), ("en", "about/style")])
def test_its_address_is_in_the_words_of_the_site(code: str, address: str) -> None:
    assert page_of(real(code), LOOK).address == address


def test_every_shape_of_part_is_shown_by_its_own_macro(both: tuple[StylePage, str]) -> None:
    body, html = both
    looks = environment().get_template("_parts.html.j2").module.looks  # type: ignore[attr-defined]
    assert sorted(FORMS) == sorted(looks)
    assert [piece.form for piece in body.pieces if piece.part is None] == []
    assert set(re.findall('data-piece="([^"]+)"', html)) == {*looks, *FRAMES}


def test_every_macro_of_parts_is_a_look_or_serves_one() -> None:
    text = (TEMPLATES / "_parts.html.j2").read_text(encoding="utf-8")
    looks = environment().get_template("_parts.html.j2").module.looks  # type: ignore[attr-defined]
    assert set(re.findall(r"{% macro (\w+)", text)) - set(looks) == {"judged", "knowledge", "show"}


def test_every_kind_of_chip_is_shown(both: tuple[StylePage, str]) -> None:
    body, html = both
    kinds = set(re.findall(r"kim-chip--([a-z_]+)", style.joined()))
    told = {one.chip.tone for one in body.chips}
    assert kinds <= told
    assert told - {""} <= set(re.findall(r"kim-chip--([a-z_]+)", html))


def test_every_colour_that_says_something_is_shown() -> None:
    look = declared(style.joined())
    own = {name for name in look.light if name.startswith("kim-") and "-draw-" not in name}
    named = {name for pair in INKS.values() for name in pair}
    assert own - named == {"kim-line"}


def test_every_text_that_is_shown_can_be_read() -> None:
    look = declared(style.joined())
    low = {name: look.contrast(*pair) for name, pair in INKS.items()}
    assert {name: found for name, found in low.items() if min(found) < 4.5} == {}


def test_page_has_its_sections_and_each_id_once(both: tuple[StylePage, str]) -> None:
    body, html = both
    ids = re.findall(r' id="([^"]+)"', html)
    sections = re.findall(r'<section class="kim-style__section" aria-labelledby="([^"]+)"', html)
    assert sections == list(SECTIONS)
    assert [place for place, _ in body.contents] == sections
    assert {one for one in ids if ids.count(one) > 1} == set()
    assert [to for to in re.findall(r'href="#([^"]+)"', html) if to not in ids] == []


def test_page_writes_no_piece_by_hand() -> None:
    files = [TEMPLATES / "style.html.j2", *TEMPLATES.glob("_style*.html.j2")]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    words = {word for said in re.findall(r'class="([^"]*)"', text) for word in said.split()}
    plain = {word for word in words if word.startswith("kim") and "kim-style" not in word}
    assert plain <= BORROWED


def test_look_is_read_from_style_sheets_and_worded(tree: Tree) -> None:
    reader = reader_of(library.build(read_folder(tree({"r/x.txt": ""}), "r"), "nl"))
    body: Any = page_of(reader, LOOK).body
    same = Sample("#000000", "#000000", "1")
    white = Sample("#ffffff", "#ffffff", "1")
    assert {one.id: (one.light, one.dark) for one in body.swatches} == {
        name: (
            (Sample("#000000", "#ffffff", "21"), Sample("#ffffff", "#767676", "4,5"))
            if name == "paper"
            else (same, white)
        )
        for name in INKS
    }
    assert body.swatches[0] == Swatch(
        "text",
        "md-default-fg-color",
        "md-default-bg-color",
        "Gewone tekst op de pagina.",
        same,
        white,
    )
    step = Size("kim-step-1", "0.66rem", "13,2", "Namen in een smalle tabel.")
    gap = Size("kim-gap", "0.8rem", "16", "Tussen kaarten en vlakken naast elkaar.")
    assert (body.steps, body.spaces, body.shapes) == (
        (step,),
        (Size("kim-space-2", "0.15rem", "3"),),
        (gap,),
    )
    assert body.signs == (Sign("✓", "Geldt, of is gekozen."), Sign("+", "Aanvullen of erbij doen."))


def test_empty_library_shows_what_it_can(tree: Tree) -> None:
    reader = reader_of(library.build(read_folder(tree({"r/x.txt": ""}), "r"), "nl"))
    page = page_of(reader, LOOK)
    body: Any = page.body
    assert {piece.part for piece in body.pieces} == {None}
    assert (body.head, body.side, body.sheet, body.cards, page.notes) == (None, None, None, (), ())
    assert [case.id for case in body.cases] == ["valid", "lapsed", "none"]
    valid = Told(Chip("Oordeel van een commissie", tone="valid"), "Een oordeel dat nog geldt.")
    assert body.chips[2] == valid
    html = HtmlPrinter(reader, True, Beside(compared=lambda _: None)).print(page).html
    assert html.count('<p class="kim-empty">In deze kennisbank') == len(FORMS)


def test_style_sheets_are_read_as_browsers_read_them() -> None:
    css = (
        ':root {\n  --kim-step-1: 0.6rem;\n}\n\n:root,\n[data-md-color-scheme="default"] {\n'
        "  --kim-good: #1d5b35;\n  --kim-line: #ddd3c2;\n}\n\n"
        '[data-md-color-scheme="slate"] {\n  --kim-good: #a9dcae;\n}\n\n'
        '.a::before {\n  content: "✓ " / "";\n}\n\n.b::after {\n  content: "\\00a0→" / "";\n}\n\n'
        '.c::after {\n  content: "✓";\n}\n'
    )
    light = {"kim-good": "#1d5b35", "kim-line": "#ddd3c2"}
    dark = {"kim-good": "#a9dcae", "kim-line": "#ddd3c2"}
    assert declared(css) == Declared(light, dark, {"kim-step-1": "0.6rem"}, ("✓", "→"))
