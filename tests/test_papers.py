"""Every worksheet as it comes out of the press: what a reader, a printer and a phone make of it."""

from __future__ import annotations

import ctypes
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import combinations, pairwise, product
from textwrap import indent
from typing import Any

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
import zxingcpp
from building import ROOT
from pydantic import BaseModel

from mkdocs_kim import addresses, library, press
from mkdocs_kim.cache import Cache
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.records import Text, read
from mkdocs_kim.records.worksheet import Legend, every
from mkdocs_kim.render.sheets import pdf
from mkdocs_kim.render.sheets.fit import check
from mkdocs_kim.render.sheets.paper import paper
from mkdocs_kim.render.sheets.setting import Imprint, sheet
from mkdocs_kim.source import parse
from mkdocs_kim.views import Reader
from mkdocs_kim.views.parts import Target
from mkdocs_kim.views.sheets import PAPERS, SheetView, every_sheet

SITE = "https://example.org/kennisbank/"
MM = 72 / 25.4
"""Points in a millimetre."""
HAIR = 0.6
"""Millimetres that a sign may stand above or below its box; twice that beside it, as a j does."""
SIZES = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}
WORDS = language("nl")


def address(page: Target) -> str:
    return SITE + addresses.url(page.page, True)


@cache
def collection() -> Reader:
    found = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
    return Reader(found, WORDS, date.min)


def title(record_id: str) -> str:
    return collection().title(collection().library.kind_of(record_id) or "", record_id)


IMPRINT = Imprint(WORDS, "Kennisbank KIM", "CC BY 4.0", address, title)


@dataclass(frozen=True)
class Sheet:
    """One file to look at."""

    view: SheetView
    paper: str
    filled: bool

    @property
    def name(self) -> str:
        return f"{self.view.id}-{self.paper}-{'filled' if self.filled else 'blank'}"

    @property
    def path(self) -> str:
        return addresses.paper(WORDS, self.view.id, self.paper, self.filled)

    @property
    def size(self) -> tuple[float, float]:
        short, long = SIZES[self.paper]
        return (long, short) if self.view.orientation == "landscape" else (short, long)

    @property
    def margin(self) -> float:
        return paper(self.paper, self.view.orientation).margin


SHEETS = [
    Sheet(view, name, filled)
    for view in every_sheet(collection())
    for name in PAPERS
    for filled in ((False, True) if view.case_words else (False,))
]
on_every_sheet = pytest.mark.parametrize("one", SHEETS, ids=lambda one: one.name)


@dataclass(frozen=True)
class Glyph:
    """A sign on a page. Unit: millimetres from the top left; the size of its type in points."""

    sign: str
    number: int
    left: float
    top: float
    right: float
    bottom: float
    size: float


class Paper:
    """A file, opened once for all that is asked of it."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    @cached_property
    def pages(self) -> list[pypdfium2.PdfPage]:
        return list(pypdfium2.PdfDocument(self.content))

    @cached_property
    def text(self) -> str:
        """All letters and digits, in the order in which they are read."""
        return "".join(plain(p.get_textpage().get_text_bounded()) for p in self.pages)

    @cached_property
    def glyphs(self) -> list[list[Glyph]]:
        return [list(_glyphs(p)) for p in self.pages]


def _glyphs(one: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """Go through the signs of a page, without spaces."""
    text, high = one.get_textpage(), one.get_height()
    for number in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, number))
        if sign.isspace() or pdfium.FPDFText_IsGenerated(text, number) == 1:
            continue
        left, bottom, right, top = text.get_charbox(number)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, number, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(text, number) * abs(matrix.d)
        box = (left / MM, (high - top) / MM, right / MM, (high - bottom) / MM)
        yield Glyph(sign, number, *box, size)


def plain(text: str) -> str:
    """Keep letters and digits, so that it does not matter where lines end and words are cut."""
    return "".join(sign for sign in text if sign.isalnum())


@cache
def told(path: str) -> dict[str, Any]:
    """Give what is said to stand on a sheet."""
    (one,) = (one for one in SHEETS if one.path == path)
    return sheet(one.view, one.paper, one.filled, IMPRINT)


@pytest.fixture(scope="session")
def printed() -> dict[str, bytes]:
    """Make all files of all worksheets, as a site does."""
    todo = list(press.jobs(list(every_sheet(collection())), IMPRINT))
    return press.print_all(todo, WORDS, Cache(None), lambda _: None)


@pytest.fixture(scope="session")
def opened(printed: dict[str, bytes]) -> Callable[[Sheet], Paper]:
    """Open each file once."""
    papers = {path: Paper(content) for path, content in printed.items() if path.endswith(".pdf")}
    return lambda one: papers[one.path]


Opened = Callable[[Sheet], Paper]


# What every file is


def test_a_file_for_every_sheet_and_a_picture_for_every_worksheet(
    printed: dict[str, bytes],
) -> None:
    pictures = {addresses.picture(WORDS, one.view.id) for one in SHEETS}
    assert set(printed) == {one.path for one in SHEETS} | pictures


def test_pictures_are_png(printed: dict[str, bytes]) -> None:
    begins = {content[:8] for path, content in printed.items() if path.endswith(".png")}
    assert begins == {b"\x89PNG\r\n\x1a\n"}


@on_every_sheet
def test_paper_has_its_exact_size(one: Sheet, opened: Opened) -> None:
    found = [tuple(round(side / MM, 1) for side in p.get_size()) for p in opened(one).pages]
    assert found == [one.size, one.size]


@on_every_sheet
def test_document_tells_its_language_and_title_and_is_tagged(one: Sheet, opened: Opened) -> None:
    with pikepdf.open(io.BytesIO(opened(one).content)) as document:
        root = document.Root
        with document.open_metadata(set_pikepdf_as_editor=False) as about:
            found = {
                "language": str(root.Lang),
                "shows its title": bool(root.ViewerPreferences.DisplayDocTitle),
                "marked": bool(root.MarkInfo.Marked),
                "tree": str(root.StructTreeRoot.Type),
                "title": about["dc:title"],
                "part of PDF/UA": about["pdfuaid:part"],
            }
    assert found == {
        "language": "nl-NL",
        "shows its title": True,
        "marked": True,
        "tree": "/StructTreeRoot",
        "title": one.view.title,
        "part of PDF/UA": "1",
    }


@on_every_sheet
def test_document_is_accessible(one: Sheet, opened: Opened) -> None:
    report = page.validate_pdf_bytes(opened(one).content, profile=page.ValidationProfile.PDF_UA_1)
    failures = [(failure.rule_id, failure.message) for failure in report.failures]
    assert (report.is_compliant, failures) == (True, [])


@on_every_sheet
def test_every_typeface_travels_along(one: Sheet, opened: Opened) -> None:
    with pikepdf.open(io.BytesIO(opened(one).content)) as document:
        left_out = [
            str(found.BaseFont)
            for found in document.objects
            if isinstance(found, pikepdf.Dictionary)
            and found.get("/Type") == "/Font"
            and found.get("/Subtype") != "/Type0"
            and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(found.FontDescriptor.keys())
        ]
    assert left_out == []


@on_every_sheet
def test_file_is_small_enough_to_mail(one: Sheet, opened: Opened) -> None:
    assert max(0, len(opened(one).content) - 100_000) == 0


# What stands on it


def texts(value: Any, say: Callable[[Text], str], filled: bool) -> Iterator[str]:
    """Go through the words that a block puts on paper."""
    if isinstance(value, Text):
        yield say(value)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, say, filled)
    elif isinstance(value, BaseModel):
        for name, field in value:
            only_filled = name.startswith("example") or name in ("links", "ties")
            if name == "sector":  # names a label, which may say it in easier words
                continue
            if filled or not only_filled:
                yield from texts(field, say, filled)


def expected(one: Sheet) -> Iterator[str]:
    """Go through all that a reader has to find on a sheet."""
    view = one.view
    yield from (view.title, view.question, *view.fields, *view.instruction)
    yield from (address(view.version_page), view.layout, view.licence, view.version, "CC BY 4.0")
    if one.filled:
        yield from (view.case_words, *view.case_fields)
    for block in every(list(view.blocks)):
        yield from texts(block, view.say, one.filled)
    yield from (name for name, _ in view.back.steps)
    yield from view.back.questions


@on_every_sheet
def test_all_words_can_be_read_back(one: Sheet, opened: Opened) -> None:
    found = opened(one).text
    assert [words for words in expected(one) if plain(words) not in found] == []


@on_every_sheet
def test_blank_sheet_holds_nothing_of_the_example(one: Sheet, opened: Opened) -> None:
    wanted = {True: {plain(one.view.case_words)}, False: set()}[one.filled]
    told = {plain(one.view.case_words)} - {""}
    assert {words for words in told if words in opened(one).text} == wanted


@on_every_sheet
def test_no_type_is_smaller_than_nine_points(one: Sheet, opened: Opened) -> None:
    small = [
        (glyph.sign, round(glyph.size, 2))
        for glyphs in opened(one).glyphs
        for glyph in glyphs
        if glyph.size < 8.98
    ]
    assert small == []


def outside(
    glyphs: list[Glyph], left: float, top: float, right: float, bottom: float
) -> list[Glyph]:
    """List the signs that are not in a rectangle; a hair is no fault."""
    return [
        glyph
        for glyph in glyphs
        if glyph.left < left - 2 * HAIR
        or glyph.top < top - HAIR
        or glyph.right > right + 2 * HAIR
        or glyph.bottom > bottom + HAIR
    ]


@on_every_sheet
def test_no_words_stand_in_the_margins(one: Sheet, opened: Opened) -> None:
    (wide, tall), edge = one.size, one.margin
    found = [outside(glyphs, edge, edge, wide - edge, tall - edge) for glyphs in opened(one).glyphs]
    assert found == [[], []]


def covered(glyphs: list[Glyph]) -> list[tuple[str, str]]:
    """List the signs that stand over each other; neighbours in a word may touch."""
    grid: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    found = set()
    for glyph in glyphs:
        columns = {int(glyph.left // 5), int(glyph.right // 5)}
        rows = {int(glyph.top // 5), int(glyph.bottom // 5)}
        for cell in product(columns, rows):
            found |= {
                (other.sign, glyph.sign)
                for other in grid[cell]
                if glyph.number - other.number > 1
                and min(glyph.right, other.right) - max(glyph.left, other.left) > 0.25
                and min(glyph.bottom, other.bottom) - max(glyph.top, other.top) > 0.25
            }
            grid[cell].append(glyph)
    return sorted(found)


@on_every_sheet
def test_no_words_stand_over_other_words(one: Sheet, opened: Opened) -> None:
    assert [covered(glyphs) for glyphs in opened(one).glyphs] == [[], []]


def rules(one: pypdfium2.PdfPage, item: dict[str, Any]) -> list[float]:
    """Find the lines to write on of a block, in millimetres below its top, from above to below."""
    tall, left, right = one.get_height(), item["x"], item["x"] + item["width"]
    found = []
    for piece in one.get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
        x0, bottom, x1, top = (at / MM for at in piece.get_bounds())
        below = tall / MM - (bottom + top) / 2 - item["y"]
        is_rule = abs(x0 - left) < 0.5 and abs(x1 - right) < 0.5 and top - bottom < 0.8
        if is_rule and 0 < below < item["height"] + 3:
            found.append(round(below, 2))
    return sorted(found)


@on_every_sheet
def test_lines_to_write_on_fill_their_block_and_stay_in_it(one: Sheet, opened: Opened) -> None:
    first = opened(one).pages[0]
    lines = [item for item in told(one.path)["blocks"] if item["kind"] == "lines"]
    found = {item["title"]: (item, rules(first, item)) for item in lines}
    over = {title: round(at[-1] - item["height"], 1) for title, (item, at) in found.items()}
    near = [b - a for _, at in found.values() for a, b in pairwise(at) if b - a < 7.95]
    assert {title: by for title, by in over.items() if by > 0.3} == {}
    assert ([len(at) for _, at in found.values()], near) == ([i["count"] for i in lines], [])


@on_every_sheet
def test_code_leads_to_the_page_of_this_version(one: Sheet, opened: Opened) -> None:
    first = opened(one).pages[0]
    edge = one.margin * MM
    wide, tall = first.get_size()
    around = (edge - 6, edge - 6, wide - edge - 40 * MM, tall - edge - 40 * MM)
    picture = first.render(scale=300 / 72, crop=around, grayscale=True).to_pil()
    found = [code.text for code in zxingcpp.read_barcodes(picture)]
    record = addresses.page(WORDS, "instrument", one.view.instrument)
    assert found == [f"{SITE}{record}/v/{one.view.version}/"]


WITH_LEGENDS = [
    one
    for one in SHEETS
    if (one.paper, one.filled) == ("a4", False)
    and any(isinstance(block, Legend) for block in every(list(one.view.blocks)))
]


@pytest.mark.parametrize("one", WITH_LEGENDS, ids=lambda one: one.view.id)
def test_signs_of_a_legend_look_different_without_colour(one: Sheet) -> None:
    alike = []
    for item in told(one.path)["blocks"]:
        if item["kind"] == "legend":
            svgs = [re.sub("<(title|desc).*?</(title|desc)>", "", e["svg"]) for e in item["items"]]
            looks = list(zip((e["letter"] for e in item["items"]), svgs, strict=True))
            alike += [first for first, last in combinations(looks, 2) if first == last]
    assert alike == []


# The same bytes

FEW = ("ecogram", "sociogram-sociomatrix")
DIGESTS = """
import json, sys
sys.path.insert(0, "tests")
import test_papers as papers
print(json.dumps(papers.digests()))
"""


def digests() -> dict[str, str]:
    """Set a few worksheets on all papers and take the digest of each file."""
    views = [view for view in every_sheet(collection()) if view.id in FEW]
    files = press.print_all(list(press.jobs(views, IMPRINT)), WORDS, Cache(None), lambda _: None)
    return {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}


def test_same_bytes_for_the_same_records_whatever_the_hash_seed(printed: dict[str, bytes]) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", DIGESTS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            stdout=subprocess.PIPE,
        )
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"))
    ]
    found = [json.loads(run.communicate()[0]) for run in runs]
    own = {path: hashlib.sha256(printed[path]).hexdigest() for path in found[0]}
    assert (len(own), found) == (5 * len(FEW), [own, own])


# Long words

LONG = "netwerkberaadvoorbereiding"
SIXTY = "netwerkberaadvoorbereidingsgesprekkenverslagformulierenmapje"
KINDS = {
    "rings": """
- block: rings
  centre: {long}
  rings: [{long}, Verder weg]
  sectors: [{sixty}, Familie, {long}, Buren]
  example:
    - name: {sixty}
      ring: Verder weg
      sector: Familie
      letters: G
    - name: Oma Truus
      ring: Verder weg
      sector: Buren
""",
    "canvas": """
- block: canvas
  centre: {long}
  groups:
    - letter: N
      text: {sixty}
    - text: {long}
  example:
    - name: {sixty}
      sector: {long}
    - name: Oma Truus
      sector: {sixty}
""",
    "web": """
- block: web
  centre: {long}
  spokes: [{sixty}, {long}, Wonen, Werk]
  steps: 5
  example:
    - label: {sixty}
      at: 3
""",
    "blank-web": """
- block: web
  centre: {sixty}
  count: 5
  example:
    - label: {sixty}
    - label: {long}
""",
    "scale": """
- block: scale
  low: {sixty}
  high: {sixty}
  markers: [{sixty}, {long}]
  example:
    - label: {sixty}
      at: 3
    - label: {long}
      at: 4
""",
    "timeline": """
- block: timeline
  start: {long}
  end: {sixty}
  above: {sixty}
  below: {sixty}
  lines: [{sixty}, {long}]
  example:
    - at: 30
      height: 50
      text: {sixty}
      line: {long}
    - at: 60
      height: -50
      text: {long}
      line: {long}
""",
    "pie": """
- block: pie
  example:
    - text: {sixty}
      share: 50
    - text: {long}
      share: 45
    - text: {long}
      share: 5
""",
    "houses": """
- block: houses
  houses:
    - title: {long}
      inside: {sixty}
      around: {long}
      apart: {long}
      path: {long}
      example: [{sixty}]
      example_around: [{long}]
      example_apart: [{long}]
      example_path: [{long}]
      example_roof: [{long}]
    - title: {long}
""",
    "tree": """
- block: tree
  generations: [{sixty}, {long}]
  example:
    - name: {sixty}
      sex: woman
      generation: 1
      at: 50
    - name: {long}
      sex: man
      generation: 2
      at: 50
      parents: [{sixty}]
""",
    "table": """
- block: table
  title: {sixty}
  numbered: yes
  columns:
    - title: {long}
      width: 20
    - title: {sixty}
    - title: {sixty}
  example:
    - [{long}, {sixty}, {sixty}]
    - [{sixty}, {long}, {sixty}]
""",
    "table-with-row-headings": """
- block: table
  columns:
    - title: Wie
      width: 30
    - title: {sixty}
  row_heads: [{sixty}, {long}]
  example:
    - - {sixty}
    - - {sixty}
""",
    "matrix": """
- block: matrix
  corner: {long}
  rows: [{long}, {sixty}, Wim]
  example:
    - ["·", x, x]
""",
    "blank-matrix": """
- block: matrix
  corner: {sixty}
  size: 4
  example_names: [{long}, {sixty}]
  example:
    - ["·", {long}, x]
""",
    "lines": """
- block: lines
  title: {sixty}
  example: {sixty} {sixty} {sixty} {sixty}
""",
    "box": """
- block: box
  title: {sixty}
  hint: {sixty} {long} {sixty}
  example: {sixty} {sixty} {sixty} {sixty}
""",
    "fields": """
- block: fields
  labels: [{sixty}, {long}, Naam]
  example: [{long}, {sixty}, {sixty}]
""",
    "checklist": """
- block: checklist
  title: {sixty}
  items: [{sixty}, {long} {sixty}, {sixty} {sixty}, Buren]
  example: [1]
""",
    "questions": """
- block: questions
  items: [{sixty}, {long}, {sixty} {sixty}]
  example: [{sixty} {sixty}, {sixty} {sixty} {sixty} {sixty}]
""",
    "legend": """
- block: legend
  entries:
    - letter: N
      text: {sixty}
    - line: zigzag
      text: {long} {long}
    - symbol: dot
      text: {sixty} {sixty}
    - letter: {long}
      text: Buren
""",
    "text": """
- block: text
  title: {sixty}
  text: {sixty} {long} {sixty} {sixty}
""",
    "columns": """
- block: columns
  columns:
    - share: 0.2
      blocks:
        - block: lines
          title: {sixty}
          example: {sixty}
    - blocks:
        - block: fields
          labels: [{sixty}, {long}]
          example: [{long}, {sixty}]
        - block: box
          title: {sixty}
          hint: {sixty}
    - share: 0.4
      blocks:
        - block: checklist
          items: [{sixty}, {long}]
""",
}
FRAME = """title: Ecogram
summary: Kort.
purpose: Zien wie er is.
worksheet:
  - question: Wie zijn er om je heen?
    orientation: {orientation}
    layout: own
    example:
      case: Samira woont pas in deze buurt.
    blocks:
{blocks}"""
LONG_FRAME = """title: {long}
summary: Kort.
purpose: Zien wie er is.
worksheet:
  - question: {sixty}
    orientation: {orientation}
    layout: own
    fields: [{long}, Datum, {sixty}]
    instruction: [{sixty} {sixty}, Kort., {long} {long}]
    example:
      case: {sixty} woont pas in deze {long}.
      fields: [{long}, {sixty}]
    blocks:
      - block: lines
        example: {sixty} {sixty}
"""


def long_words(text: str, orientation: str) -> SheetView:
    """Make a worksheet full of long words; as a record it has no faults."""
    words = text.format(long=LONG, sixty=SIXTY, orientation=orientation)
    node, faults = parse(words.encode(), "lang.yml")
    reading = read("instrument", "lang", "lang.yml", node)
    found = library.build([reading], "nl")
    assert (faults, found.diagnostics) == ([], ())
    (view,) = every_sheet(Reader(found, WORDS, date.min))
    return view


def astray(view: SheetView, name: str, filled: bool) -> tuple[str, list[tuple[str, str]]]:
    """Set a sheet; list the signs outside blocks and frame, and those over each other."""
    data = sheet(view, name, filled, IMPRINT)
    (glyphs,) = Paper(pdf.pdf(pdf.document(data))).glyphs
    edge, wide, tall = data["margin"], data["width"], data["height"]
    top = edge + data["header"] + data["instruction_height"]
    bottom = tall - edge - data["footer"]
    boxes = [(edge, edge, wide - edge, top), (edge, bottom, wide - edge, tall - edge)]
    boxes += [
        (item["x"], item["y"], item["x"] + item["width"], item["y"] + item["height"])
        for item in data["blocks"]
    ]
    if data["case"]:
        boxes.append((edge, top, wide - edge, min(item["y"] for item in data["blocks"])))
    out = [glyph for glyph in glyphs if all(outside([glyph], *box) for box in boxes)]
    return "".join(glyph.sign for glyph in out), covered(glyphs)


on_small_and_large_paper = pytest.mark.parametrize(
    ("name", "orientation"), [("a4", "portrait"), ("a3", "landscape")]
)


@on_small_and_large_paper
@pytest.mark.parametrize("kind", KINDS)
def test_long_words_stay_in_their_block_or_are_a_fault(
    kind: str, name: str, orientation: str
) -> None:
    blocks = indent(KINDS[kind].strip("\n"), "      ")
    view = long_words(FRAME.replace("{blocks}", blocks), orientation)
    tried = () if list(check(view, WORDS, str)) else (False, True)
    assert [astray(view, name, filled) for filled in tried] == [("", [])] * len(tried)


@on_small_and_large_paper
def test_long_words_around_the_blocks_stay_in_their_place_or_are_a_fault(
    name: str, orientation: str
) -> None:
    view = long_words(LONG_FRAME, orientation)
    tried = () if list(check(view, WORDS, str)) else (False, True)
    assert [astray(view, name, filled) for filled in tried] == [("", [])] * len(tried)
