"""The page on which a worksheet is filled in: complete HTML, everything named, nothing inline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

import pytest
from conftest import Tree
from pydantic import BaseModel

from mkdocs_kim import library
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.records import Text
from mkdocs_kim.render.sheets import twin
from mkdocs_kim.render.sheets.pieces import parts
from mkdocs_kim.views.reader import Reader
from mkdocs_kim.views.sheets import SheetView, of_instrument

BARE = "title: Blad\nsummary: Een blad.\npurpose: Iets zien.\n"
RECORD = f"""{BARE}\
steps: [{{title: Eerst, text: "Leg het uit [@bron-een]. Dan verder."}}]
questions: [Wie is dat?]
tips: ["Neem de tijd [@bron-een]."]
pitfalls: [Te snel gaan.]
emotion: Stop als het te veel is.
"""
SOURCES = "sources:\n  - {id: bron-een, type: book, title: Boek}\n"
SHEET = "worksheet:\n  - question: Hoe dan?\n    orientation: portrait\n    layout: own\n"


def views(tree: Tree, sheet: str, record: str = RECORD) -> list[SheetView]:
    """Read the worksheets of a small record."""
    folder = tree(
        {
            "interventions/instruments/blad.yml": record + SHEET + sheet,
            "interventions/sources.yml": SOURCES,
        }
    )
    found = library.build(read_folder(folder / "interventions", "interventions"), "nl")
    assert [fault for fault in found.diagnostics if fault.severity == "error"] == []
    return list(of_instrument("blad", Reader(found, language("nl"), date(2026, 11, 22))))


def printed(view: SheetView) -> str:
    """Print a page whose links tell where they lead."""
    around = twin.Surroundings(
        language("nl"),
        "Kennisbank",
        "CC BY 4.0",
        "../../",
        lambda target: f"/{target.page}",
        lambda record_id: (record_id.capitalize(), f"/{record_id}"),
        (("A4", "blad-a4.pdf"),),
    )
    return twin.page(view, around)


@dataclass
class Form(HTMLParser):
    """What there is to fill in on a page, and how it is named."""

    html: str
    controls: list[dict[str, str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    ids: Counter[str] = field(default_factory=Counter)
    attributes: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    _label: list[str] | None = None
    _for: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.attributes |= set(found)
        self.ids.update([found["id"]] if "id" in found else [])
        if tag == "meta" and "http-equiv" in found:
            self.metas[found["http-equiv"]] = found["content"]
        if tag == "label":
            self._label, self._for = [], found.get("for", "")
        if tag in ("input", "textarea", "select"):
            self.controls.append({"tag": tag, **found})
            if self._label is not None:
                self._for = found.get("id", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "label" and self._label is not None:
            self.labels[self._for] = " ".join("".join(self._label).split())
            self._label = None

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._label is not None:
            self._label.append(data)

    def named(self) -> dict[str, str]:
        """Give the name of every field that is kept, with what it is called."""
        return {
            one["name"]: one.get("aria-label") or self.labels.get(one.get("id", ""), "")
            for one in self.controls
            if one.get("type") not in ("file", "radio")
        }

    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


EVERY_BLOCK = """\
    fields: [Naam]
    instruction: [Begin hier., "Zet <b> & 'x' neer."]
    blocks:
      - block: rings
        centre: Ik
        rings: [dichtbij, ver]
        sectors: [familie, vrienden]
        example: [{name: Oma, ring: dichtbij, sector: familie}]
      - block: scale
        title: Schaal
        low: niets
        high: alles
        markers: [nu, straks]
        example: [{label: nu, at: 4}]
      - {block: scale, from: 1, to: 5, low: laag, high: hoog}
      - block: columns
        columns:
          - share: 2
            blocks:
              - block: table
                title: Mensen
                numbered: yes
                columns: [{title: Naam, width: 30}, {title: Wie?}]
                rows: 2
                example: [[Sem, mijn neef]]
              - block: table
                columns: [{title: Gebied}, {title: Kracht}]
                row_heads: [wonen, geld]
          - blocks:
              - block: matrix
                corner: Wie en wie
                size: 2
                example: [["-", x]]
                example_names: [Bo, Lin]
              - {block: matrix, corner: Vak, rows: [lezen], columns: [goed, beter]}
      - {block: lines, title: Verder, count: 3, example: Niets meer.}
      - {block: lines, count: 1}
      - {block: box, title: Wens, hint: Wat wil je?, example: Rust.}
      - {block: fields, labels: [Plaats, Tijd], example: [Thuis]}
      - {block: checklist, title: Gedaan, items: [bellen, vragen], example: [2]}
      - {block: questions, items: [Wie mist er?], lines: 1, example: [Niemand.]}
      - block: legend
        entries:
          - {line: thick, text: steun}
          - {symbol: dot, text: mens}
          - {letter: P, text: praktisch}
      - {block: text, text: Bewaar dit blad.}
    example: {case: Sem vult het in., fields: [Sem]}
"""


@pytest.fixture
def every(tree: Tree) -> SheetView:
    """A sheet with a block of every kind that is written in, and some that are drawn."""
    return views(tree, EVERY_BLOCK)[0]


def test_every_field_has_a_stable_name_and_says_what_it_is_for(every: SheetView) -> None:
    assert Form(printed(every)).named() == {
        "f1": "Naam",
        "b1": "Aantekeningen bij de tekening",
        "b2-m1": "nu (0 tot en met 10)",
        "b2-m2": "straks (0 tot en met 10)",
        "b3-m1": "Jouw cijfer (1 tot en met 5)",
        "b4-r1-c1": "Naam, rij 1",
        "b4-r1-c2": "Wie?, rij 1",
        "b4-r2-c1": "Naam, rij 2",
        "b4-r2-c2": "Wie?, rij 2",
        "b5-r1-c2": "Kracht, wonen",
        "b5-r2-c2": "Kracht, geld",
        "b6-r0-c1": "Naam boven kolom 1",
        "b6-r0-c2": "Naam boven kolom 2",
        "b6-r1-c0": "Naam bij rij 1",
        "b6-r1-c1": "kolom 1, rij 1",
        "b6-r1-c2": "kolom 2, rij 1",
        "b6-r2-c0": "Naam bij rij 2",
        "b6-r2-c1": "kolom 1, rij 2",
        "b6-r2-c2": "kolom 2, rij 2",
        "b7-r1-c1": "goed, lezen",
        "b7-r1-c2": "beter, lezen",
        "b8": "Verder",
        "b9": "Jouw tekst",
        "b10": "Wens",
        "b11-f1": "Plaats",
        "b11-f2": "Tijd",
        "b12-i1": "bellen",
        "b12-i2": "vragen",
        "b13-q1": "Wie mist er?",
    }


def test_ids_are_unique_and_references_lead_to_them(every: SheetView) -> None:
    html = printed(every)
    ids = Form(html).ids
    references = re.findall(r'(?:aria-labelledby|aria-describedby|for)="([^"]+)"', html)
    wanted = {one for found in references for one in found.split()}
    assert ([name for name, count in ids.items() if count > 1], wanted - set(ids)) == ([], set())


def test_policy_stands_in_the_page_and_nothing_in_it_is_inline(every: SheetView) -> None:
    html = printed(every)
    form = Form(html)
    inline = {name for name in form.attributes if name == "style" or name.startswith("on")}
    tags = set(re.findall(r"<(?:style|script|form|iframe|noscript)\b[^>]*>", html))
    assert (form.metas, inline, tags) == (
        {
            "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
            "font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
        },
        set(),
        {
            f'<script src="../../assets/kim/{name}.js" defer>'
            for name in ("kim-device", "kim-sheet", "kim-roles")
        },
    )


def test_every_text_of_the_sheet_is_on_the_page(every: SheetView) -> None:
    page = Form(printed(every)).text()
    spoken = [every.title, every.question, *every.fields, *every.instruction, every.case_words]
    spoken += [every.say(text) for block in every.blocks for text in texts(block)]
    lost = [words for words in spoken if words not in page]
    assert (lost, len(spoken) > 40) == ([], True)


def texts(item: object) -> Iterator[Text]:
    """Go through all texts of a block."""
    if isinstance(item, Text):
        yield item
    elif isinstance(item, BaseModel):
        for name in type(item).model_fields:
            yield from texts(getattr(item, name))
    elif isinstance(item, list):
        for inner in item:
            yield from texts(inner)


def test_facilitator_reads_the_record_without_its_citations(every: SheetView) -> None:
    html = printed(every)
    start = html.index('<section class="kim-back"')
    assert Form(html[start:]).text() == (
        "Voor de begeleider: Blad Lees dit met de bronnen erbij: Blad "
        "Stap voor stap Eerst Leg het uit. Dan verder. "
        "Vragen om te stellen Wie is dat? "
        "Tips Neem de tijd. "
        "Valkuilen Te snel gaan. "
        "Als het iets losmaakt Stop als het te veel is."
    )


def test_example_shows_what_is_filled_in(every: SheetView) -> None:
    html = printed(every)
    start = html.index('<details class="kim-example"')
    told = re.sub(r"<svg.*?</svg>", "", html[start : html.index('<section class="kim-back"')])
    assert Form(told).text() == (
        "Bekijk een ingevuld voorbeeld Samengesteld voorbeeld. Sem vult het in. Naam Sem "
        "Ringen In woorden "
        "Ringen om een midden, 2 in getal, van binnen naar buiten: dichtbij, ver. "
        "In het midden staat: Ik. De ringen zijn verdeeld in vakken: familie, vrienden. "
        "In het voorbeeld: Oma (familie, dichtbij). "
        "Schaal In woorden Een schaal van 0 (niets) tot 10 (alles). Zet erop: nu, straks. "
        "In het voorbeeld: nu: 4. "
        "Mensen Naam Wie? Sem mijn neef "
        "Matrix Wie en wie Bo Lin Bo - x Lin "
        "Verder Niets meer. Wens Rust. Velden Plaats Thuis "
        "Gedaan Aangekruist vragen Vragen Wie mist er? Niemand."
    )


def test_sheet_without_example_or_facilitator_part_leaves_them_out(tree: Tree) -> None:
    view = views(tree, "    blocks: [{block: lines, count: 1}]\n", BARE)[0]
    shapes = r'<(?:details|section|ol|article|div) class="(kim-(?:sheet|back|block)(?: [\w -]+)?)"'
    kinds = re.findall(shapes, printed(view))
    assert kinds == ["kim-sheet", "kim-block kim-block--lines"]


@pytest.mark.parametrize("words", ["<b>vet</b>", '"><script>', "a * b | c [x](y)", "é" * 500])
def test_texts_are_only_ever_text(tree: Tree, words: str) -> None:
    quoted = "'" + words + "'"
    view = views(tree, f"    blocks: [{{block: text, text: {quoted}}}]\n")[0]
    html = printed(view)
    assert (words in Form(html).text(), html.count("<script"), "<b>" in html) == (True, 3, False)


@pytest.mark.parametrize(
    ("sizes", "shares"),
    [
        ([1], [48]),
        ([1, 1], [24, 24]),
        ([2, 1], [32, 16]),
        ([1, 1, 1, 1, 1], [10, 10, 10, 9, 9]),
        ([1000, 1], [47, 1]),
    ],
)
def test_widths_are_shared_out_whole(sizes: list[float], shares: list[int]) -> None:
    assert parts(sizes) == shares


def test_page_is_in_the_language_of_the_sheet(every: SheetView) -> None:
    assert re.findall(r'<html lang="(\w+)"', printed(every)) == ["nl"]
