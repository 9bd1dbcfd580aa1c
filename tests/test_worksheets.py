"""Worksheets before they are set: words that wrap, blocks that fit, names, cache, archives."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from textwrap import indent
from typing import Any, get_args

import pytest
from building import ROOT
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_kim import addresses, library, press
from mkdocs_kim.cache import Cache
from mkdocs_kim.diagnostics import Diagnostic, Position
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import LANGUAGES as CODES
from mkdocs_kim.language import language
from mkdocs_kim.records import read
from mkdocs_kim.records.worksheet import Line, every
from mkdocs_kim.records.worksheet.written import Symbol
from mkdocs_kim.render.drawing import draw as drawings
from mkdocs_kim.render.drawing.drawing import Drawing
from mkdocs_kim.render.drawing.strokes import sample, symbol
from mkdocs_kim.render.metrics import POINT, width, wrap
from mkdocs_kim.render.sheets import pdf
from mkdocs_kim.render.sheets.fit import check
from mkdocs_kim.render.sheets.layout import Layout, Place, grown, lay_out
from mkdocs_kim.render.sheets.needs import Need
from mkdocs_kim.render.sheets.setting import Imprint, sheet
from mkdocs_kim.source import parse
from mkdocs_kim.views import Reader
from mkdocs_kim.views.drawn import describe
from mkdocs_kim.views.sheets import PAPERS, SheetView, every_sheet, sheets_in

BODY = 10 * POINT
SIXTY = "netwerkberaadvoorbereidingsgesprekkenverslagformulierenmapje"
"""A word of sixty letters."""


# A worksheet is read from a few lines of YAML, or is one of the real ones.


def views_of(blocks: str, *, more: str = "", code: str = "nl") -> list[SheetView]:
    """Read a worksheet with these blocks; it has no faults of its own."""
    text = (
        "title: Ecogram\nsummary: Kort.\npurpose: Zien wie er is.\nworksheet:\n"
        "  - question: Wie zijn er?\n    orientation: portrait\n    layout: own\n"
        f"{indent(more, '    ')}    blocks:\n{indent(blocks, '      ')}"
    )
    node, faults = parse(text.encode(), "ecogram.yml")
    reading = read("instrument", "ecogram", "ecogram.yml", node)
    found = library.build([reading], code)
    assert (faults, found.diagnostics) == ([], ())
    return list(every_sheet(Reader(found, language(code), date.min)))


@cache
def real() -> dict[str, SheetView]:
    """Read every worksheet of the collection: id → worksheet."""
    found = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
    return {view.id: view for view in every_sheet(Reader(found, language("nl"), date.min))}


def sheets() -> Iterator[tuple[str, str, bool]]:
    """Go through every sheet of paper: worksheet, paper, filled."""
    for view in real().values():
        for name in PAPERS:
            yield from (
                (view.id, name, filled) for filled in (False, True)[: 1 + bool(view.case_words)]
            )


SHEETS = [
    pytest.param(*one, id=f"{one[0]}-{one[1]}-{'filled' if one[2] else 'blank'}")
    for one in sheets()
]
on_every_sheet = pytest.mark.parametrize(("sheet_id", "paper", "filled"), SHEETS)


def laid_out(sheet_id: str, paper: str, filled: bool) -> Layout:
    return lay_out(real()[sheet_id], paper, filled)


def imprint(code: str = "nl") -> Imprint:
    return Imprint(
        language(code),
        "Kennisbank",
        "CC BY 4.0",
        lambda page: f"https://example.org/{page.page}/",
        lambda record_id: record_id,
    )


def told(sheet_id: str, paper: str, filled: bool) -> dict[str, Any]:
    return sheet(real()[sheet_id], paper, filled, imprint())


# Words


def test_no_words_are_no_lines() -> None:
    assert [wrap(text, 50, BODY) for text in ("", " ", "\n")] == [[], [], []]


def test_one_word_is_one_line() -> None:
    assert wrap("Ecogram", 50, BODY) == ["Ecogram"]


def test_words_go_to_the_next_line_whole() -> None:
    assert wrap("Wie staan er om je heen?", 25, BODY) == ["Wie staan er", "om je heen?"]


def test_word_of_sixty_letters_is_cut_with_hyphens() -> None:
    lines = wrap(SIXTY, 30, BODY)
    *cut, last = lines
    assert (len(SIXTY), max(width(line, BODY) for line in lines) <= 30) == (60, True)
    assert "".join([line[:-1] for line in cut] + [last]) == SIXTY
    assert {line[-1] for line in cut} == {"-"}


def test_word_is_cut_at_a_hyphen_without_a_second_one() -> None:
    room = width("netwerkcirkel--", BODY)
    assert wrap("netwerkcirkel-werkbladen", room, BODY) == ["netwerkcirkel-", "werkbladen"]


def test_room_for_less_than_a_letter_takes_one_letter_at_a_time() -> None:
    assert wrap("abc", 0.1, BODY) == ["a-", "b-", "c"]


LETTERS = st.text(
    st.characters(categories=["L", "N"], max_codepoint=0x17F), min_size=1, max_size=70
)


@given(st.lists(LETTERS, max_size=8), st.floats(12, 200), st.booleans())
def test_lines_fit_the_room_and_lose_nothing(words: list[str], room: float, bold: bool) -> None:
    lines = wrap(" ".join(words), room, BODY, bold)
    assert [line for line in lines if width(line, BODY, bold) > room] == []
    assert re.sub("[- ]", "", "".join(lines)) == "".join(words)


# Where blocks stand


def test_every_worksheet_of_the_collection_is_tried_on_both_papers() -> None:
    assert {(paper, filled) for _, paper, filled in sheets()} == {
        ("a4", False),
        ("a4", True),
        ("a3", False),
        ("a3", True),
    }


@on_every_sheet
def test_blocks_stay_between_the_margins_and_above_the_footer(
    sheet_id: str, paper: str, filled: bool
) -> None:
    layout = laid_out(sheet_id, paper, filled)
    margin, floor = layout.on.paper.margin, layout.on.paper.height - layout.on.paper.margin
    outside = [
        place.block.block
        for place in layout.places
        if place.x < margin - 0.01
        or place.y < margin + layout.header - 0.01
        or place.x + place.width > layout.on.paper.width - margin + 0.01
        or place.y + place.height > floor - layout.footer + 0.01
    ]
    assert (outside, layout.faults) == ([], ())


def overlap(one: Place, two: Place) -> bool:
    across = min(one.x + one.width, two.x + two.width) - max(one.x, two.x)
    down = min(one.y + one.height, two.y + two.height) - max(one.y, two.y)
    return across > 0.01 and down > 0.01


@on_every_sheet
def test_blocks_stand_clear_of_each_other(sheet_id: str, paper: str, filled: bool) -> None:
    layout = laid_out(sheet_id, paper, filled)
    met = [
        (one.block.block, two.block.block)
        for one, two in combinations(layout.places, 2)
        if overlap(one, two)
    ]
    assert met == []


@on_every_sheet
def test_every_block_has_its_place_once(sheet_id: str, paper: str, filled: bool) -> None:
    layout = laid_out(sheet_id, paper, filled)
    assert [place.block for place in layout.places] == every(list(layout.view.blocks))


def lines_to_write_on(item: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Go through everything of a block that is written on: what it is, how high."""
    if item["kind"] == "table":
        yield from (("row", row["height"]) for row in item["rows"])
    elif item["kind"] in ("lines", "fields"):
        yield item["kind"], item["pitch"]
    elif item["kind"] == "questions":
        yield from (("answer", one["pitch"]) for one in item["items"])


@on_every_sheet
def test_every_line_to_write_on_is_eight_millimetres_high(
    sheet_id: str, paper: str, filled: bool
) -> None:
    data = told(sheet_id, paper, filled)
    found = [("head", data["field_height"])]
    found += [line for item in data["blocks"] for line in lines_to_write_on(item)]
    assert [line for line in found if line[1] < 8] == []


@on_every_sheet
def test_no_type_is_smaller_than_nine_points(sheet_id: str, paper: str, filled: bool) -> None:
    data = told(sheet_id, paper, filled)
    sizes = [data[key] for key in ("body", "small", "heading", "question_size")]
    sizes.append(data["back"]["size"])
    for item in data["blocks"]:
        sizes += [float(size) for size in re.findall(r'font-size="([^"]*)"', item.get("svg", ""))]
    assert [size for size in sizes if size < 9 * POINT - 0.01] == []


def used(item: dict[str, Any]) -> float:
    """Measure what the lines of a block take together; a drawing takes all there is."""
    match item["kind"]:
        case "table":
            return float(item["head"] + sum(row["height"] for row in item["rows"]))
        case "lines":
            return float(item["count"] * item["pitch"])
        case "fields":
            return float(-(-len(item["fields"]) // item["columns"]) * item["pitch"])
        case "questions":
            return float(sum(one["height"] for one in item["items"]))
        case "checklist" | "legend":
            return float(sum(item["rows"]))
    return 0.0


@on_every_sheet
def test_lines_of_a_block_fit_in_it(sheet_id: str, paper: str, filled: bool) -> None:
    over = {
        item["kind"]: round(used(item) - item["height"] + item["heading"], 2)
        for item in told(sheet_id, paper, filled)["blocks"]
    }
    assert {kind: excess for kind, excess in over.items() if excess > 0.05} == {}


# Sharing what is left over


def test_no_blocks_share_nothing() -> None:
    assert grown([], 100) == []


def test_block_without_weight_does_not_grow() -> None:
    assert grown([Need(20)], 100) == [20]


def test_blocks_grow_by_weight() -> None:
    assert grown([Need(10, 1), Need(10, 3)], 40) == [20, 40]


def test_what_one_block_cannot_use_goes_to_the_others() -> None:
    assert grown([Need(10, 1, 15), Need(10, 1), Need(30)], 40) == [15, 45, 30]


NEEDS = st.builds(
    lambda least, weight, more: Need(least, weight, least + more),
    st.floats(0, 200),
    st.sampled_from([0, 1, 2, 3, 4]),
    st.floats(0, 300),
)


@given(st.lists(NEEDS, max_size=6), st.floats(0, 400))
def test_all_room_is_shared_as_far_as_anybody_can_use_it(needs: list[Need], left: float) -> None:
    sizes = grown(needs, left)
    usable = sum(need.most - need.least for need in needs if need.weight)
    given_out = sum(sizes) - sum(need.least for need in needs)
    assert given_out == pytest.approx(min(left, usable), abs=0.1)
    assert [
        need
        for need, size in zip(needs, sizes, strict=True)
        if not need.least - 0.01 <= size <= need.most + 0.01
    ] == []


# Names of files


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            "nl",
            [
                "werkbladen/ecogram-a4.pdf",
                "werkbladen/ecogram-a3-voorbeeld.pdf",
                "werkbladen/ecogram.png",
                "werkbladen/multifocus.zip",
                "werkbladen/ecogram",
                "instrumenten/ecogram/v/1a2b3c4d",
            ],
        ),
        (
            "en",
            [
                "worksheets/ecogram-a4-en.pdf",
                "worksheets/ecogram-a3-example-en.pdf",
                "worksheets/ecogram.png",
                "worksheets/multifocus.zip",
                "worksheets/ecogram",
                "instruments/ecogram/v/1a2b3c4d",
            ],
        ),
    ],
)
def test_names_of_files(code: str, expected: list[str]) -> None:
    words = language(code)
    record = addresses.page(words, "instrument", "ecogram")
    assert [
        addresses.paper(words, "ecogram", "a4", False),
        addresses.paper(words, "ecogram", "a3", True),
        addresses.picture(words, "ecogram"),
        addresses.archive(words, "multifocus"),
        addresses.worksheet(words, "ecogram"),
        addresses.version(record, "1a2b3c4d"),
    ] == expected


def test_worksheet_with_an_example_has_four_papers_and_a_picture() -> None:
    views = views_of("- block: lines\n", more="example:\n  case: Samira woont hier pas.\n")
    assert sorted(job.path for job in press.jobs(views, imprint())) == [
        "werkbladen/ecogram-a3-voorbeeld.pdf",
        "werkbladen/ecogram-a3.pdf",
        "werkbladen/ecogram-a4-voorbeeld.pdf",
        "werkbladen/ecogram-a4.pdf",
        "werkbladen/ecogram.png",
    ]


def test_worksheet_without_an_example_has_only_blank_papers() -> None:
    views = views_of("- block: lines\n")
    assert sorted(job.path for job in press.jobs(views, imprint())) == [
        "werkbladen/ecogram-a3.pdf",
        "werkbladen/ecogram-a4.pdf",
        "werkbladen/ecogram.png",
    ]


def test_form_is_part_of_the_name() -> None:
    assert [view.id for view in views_of("- block: lines\n", more="form: kort\n")] == [
        "ecogram-kort"
    ]


def test_other_words_give_another_name_in_the_cache() -> None:
    names = {
        job.name
        for question in ("Mijn vraag", "Mijn wens")
        for job in press.jobs(views_of(f"- block: lines\n  title: {question}\n"), imprint())
    }
    assert len(names) == 6


# The cache


class Press:
    """Counts what it makes."""

    def __init__(self, content: bytes = b"%PDF") -> None:
        self.content = content
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return self.content


def test_what_was_made_is_kept(tmp_path: Path) -> None:
    make = Press()
    found = [Cache(tmp_path).get("a.pdf", make) for _ in range(2)]
    assert (found, make.made, Cache(tmp_path).has("a.pdf")) == ([b"%PDF", b"%PDF"], 1, True)


def test_another_name_is_made_anew(tmp_path: Path) -> None:
    make = Press()
    found = [Cache(tmp_path).get(name, make) for name in ("a.pdf", "b.pdf")]
    assert (found, make.made) == ([b"%PDF", b"%PDF"], 2)


@pytest.mark.parametrize("damage", [b"", b"half", b"x" * 32 + b"%PDF", b"\0" * 36])
def test_damaged_file_is_made_again(tmp_path: Path, damage: bytes) -> None:
    kept, make = Cache(tmp_path), Press()
    kept.get("a.pdf", make)
    (tmp_path / "a.pdf").write_bytes(damage)
    found = [kept.get("a.pdf", make) for _ in range(2)]
    assert (found, make.made) == ([b"%PDF", b"%PDF"], 2)


def test_folder_that_cannot_be_made_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where a folder should be")
    kept, make = Cache(tmp_path / "file" / "kim"), Press()
    found = [kept.get("a.pdf", make) for _ in range(2)]
    assert (found, make.made, kept.has("a.pdf")) == ([b"%PDF", b"%PDF"], 2, False)


def test_folder_in_the_place_of_a_file_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    make = Press()
    assert (Cache(tmp_path).get("a.pdf", make), make.made) == (b"%PDF", 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf"]


def test_without_a_folder_nothing_is_kept() -> None:
    make = Press()
    found = [Cache(None).get("a.pdf", make) for _ in range(2)]
    assert (found, make.made, Cache(None).has("a.pdf")) == ([b"%PDF", b"%PDF"], 2, False)


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    Cache(tmp_path / "kim").get("a.pdf", Press())
    assert [path.name for path in (tmp_path / "kim").iterdir()] == ["a.pdf"]


# Archives


def packed(files: dict[str, bytes]) -> dict[str, bytes]:
    views = views_of("- block: lines\n", more="example:\n  case: Samira woont hier pas.\n")
    of_method = {"multifocus": views, "jim": []}
    return press.archives(language("nl"), views, of_method, files)


FILES = {f"werkbladen/ecogram-{name}.pdf": name.encode() for name in ("a3", "a4")}
FILES |= {f"werkbladen/ecogram-{name}-voorbeeld.pdf": name.encode() for name in ("a3", "a4")}


def test_archive_holds_the_papers_sorted_by_name() -> None:
    found = {
        path: zipfile.ZipFile(io.BytesIO(content)).namelist()
        for path, content in packed(FILES).items()
    }
    names = [
        "ecogram-a3-voorbeeld.pdf",
        "ecogram-a3.pdf",
        "ecogram-a4-voorbeeld.pdf",
        "ecogram-a4.pdf",
    ]
    assert found == {
        "werkbladen/alle-werkbladen.zip": names,
        "werkbladen/multifocus.zip": names,
    }


def test_archive_gives_back_what_went_in() -> None:
    archive = zipfile.ZipFile(io.BytesIO(packed(FILES)["werkbladen/multifocus.zip"]))
    assert {f"werkbladen/{name}": archive.read(name) for name in archive.namelist()} == FILES


def test_same_files_give_the_same_archive_in_whatever_order() -> None:
    assert packed(FILES) == packed(dict(reversed(FILES.items())))


def test_no_worksheets_are_no_archives() -> None:
    assert press.archives(language("nl"), [], {"jim": []}, {}) == {}


# Drawings in words

DESCRIBED = {
    "rings": (
        """
- block: rings
  centre: Ik
  rings: [Dichtbij, Verder weg]
  sectors: [Familie, Buren]
  example:
    - name: Oma Truus
      ring: Dichtbij
      sector: Familie
      line: thick
      letters: G
      arrow: to
    - name: Wim
""",
        [
            "Ringen om een midden, 2 in getal, van binnen naar buiten: Dichtbij, Verder weg.",
            "In het midden staat: Ik.",
            "De ringen zijn verdeeld in vakken: Familie, Buren.",
            "In het voorbeeld: Oma Truus (Familie, Dichtbij, dikke lijn, G, pijl naar het midden);"
            " Wim.",
        ],
    ),
    "canvas": (
        """
- block: canvas
  centre: Ik
  groups:
    - letter: F
      text: familie
    - text: buren
  example:
    - name: Oma Truus
      sector: familie
    - name: Wim
  links:
    - from: Oma Truus
      to: Wim
      line: zigzag
""",
        [
            "Ruimte om te tekenen, met lege cirkels voor mensen.",
            "In het midden staat: Ik.",
            "Eromheen staan groepen: F: familie; buren.",
            "In het voorbeeld: Oma Truus (familie); Wim; Oma Truus naar Wim: zigzaglijn.",
        ],
    ),
    "web": (
        """
- block: web
  centre: Gezond
  spokes: [Wonen, Werk, Geld]
  steps: 5
  example:
    - label: Wonen
      at: 3.5
    - label: Geld
""",
        [
            "Een web met 3 spaken vanuit een midden.",
            "In het midden staat: Gezond.",
            "De spaken heten: Wonen, Werk, Geld.",
            "Elke spaak heeft 5 stappen, van binnen naar buiten.",
            "In het voorbeeld: Wonen: 3.5; Geld.",
        ],
    ),
    "scale": (
        """
- block: scale
  low: slecht
  high: goed
  markers: [Nu, Straks]
  example:
    - label: Nu
      at: 4
""",
        [
            "Een schaal van 0 (slecht) tot 10 (goed).",
            "Zet erop: Nu, Straks.",
            "In het voorbeeld: Nu: 4.",
        ],
    ),
    "timeline": (
        """
- block: timeline
  start: Geboren
  end: Nu
  above: fijn
  below: zwaar
  lines: [Werk]
  example:
    - at: 60
      height: -40
      text: Ontslagen
    - at: 20
      height: 50
      text: Eerste baan
""",
        [
            "Een tijdlijn van Geboren tot Nu.",
            "Boven de lijn: fijn. Onder de lijn: zwaar.",
            "Er zijn lijnen voor: Werk.",
            "In het voorbeeld: Eerste baan (fijn); Ontslagen (zwaar).",
        ],
    ),
    "pie": (
        """
- block: pie
  example:
    - text: moeder
      share: 62.5
    - text: buurvrouw
      share: 37.5
""",
        [
            "Een cirkel om in punten te verdelen.",
            "In het voorbeeld: moeder 62.5 %; buurvrouw 37.5 %.",
        ],
    ),
    "houses": (
        """
- block: houses
  houses:
    - title: Huis van zorgen
      inside: Waar maak je je zorgen over?
      path: De weg erheen
      example: [Papa boos, Mama moe]
""",
        [
            "Een huis: Huis van zorgen.",
            "Erin: Waar maak je je zorgen over?",
            "Op het pad: De weg erheen.",
            "In het voorbeeld: Huis van zorgen: Papa boos, Mama moe.",
        ],
    ),
    "tree": (
        """
- block: tree
  generations: [Grootouders, Ouders]
  example:
    - name: Oma Truus
      sex: woman
      generation: 1
      at: 40
      deceased: yes
    - name: Wim
      sex: man
      generation: 2
      at: 50
      age: 44
      parents: [Oma Truus]
  ties:
    - from: Oma Truus
      to: Wim
      tie: close
""",
        [
            "Ruimte voor een stamboom, met een laag per generatie: Grootouders, Ouders.",
            "In het voorbeeld: Oma Truus (cirkel, overleden); Wim (vierkant, 44 jaar, kind van Oma"
            " Truus); Oma Truus – Wim: heel hecht.",
        ],
    ),
}


@pytest.mark.parametrize("kind", DESCRIBED)
def test_drawing_is_described_in_sentences(kind: str) -> None:
    blocks, expected = DESCRIBED[kind]
    (view,) = views_of(blocks, more="example:\n  case: Samira woont hier pas.\n")
    assert list(describe(view.blocks[0], view.say, language("nl"), True)) == expected


@pytest.mark.parametrize("kind", DESCRIBED)
def test_blank_drawing_tells_nothing_of_the_example(kind: str) -> None:
    blocks, expected = DESCRIBED[kind]
    (view,) = views_of(blocks, more="example:\n  case: Samira woont hier pas.\n")
    assert list(describe(view.blocks[0], view.say, language("nl"), False)) == expected[:-1]


# Signs, and the places of what is wrong


def test_two_marks_on_one_spoke_need_no_values() -> None:
    blocks = """
- block: web
  spokes: [Wonen, Werk, Geld]
  example:
    - {label: Werk, at: 4}
    - {label: Werk}
"""
    (view,) = views_of(blocks, more="example:\n  case: Samira woont hier pas.\n")
    assert list(check(view, language("nl"), str)) == []


def test_every_sign_of_a_legend_looks_different() -> None:
    looks: dict[str, str] = {}
    for draw, kinds in ((sample, get_args(Line)), (symbol, get_args(Symbol))):
        for kind in kinds:
            drawing = Drawing(14, 5, BODY, str)
            draw(drawing, kind)
            looks[kind] = "".join(drawing.body)
    alike = [pair for pair in combinations(looks, 2) if looks[pair[0]] == looks[pair[1]]]
    assert alike == []


def test_place_of_a_key_is_where_its_value_begins() -> None:
    (view,) = views_of("- block: table\n  rows: 4\n  columns:\n    - title: Wie\n")
    (table,) = view.blocks
    places = [table.place(key) for key in ("rows", "columns", "title", "")]
    assert places == [
        Position("ecogram.yml", 10, 15),
        Position("ecogram.yml", 12, 20),
        Position("ecogram.yml", 9, 16),
        Position("ecogram.yml", 9, 16),
    ]


# Languages, drafts, signs without a shape

BOTH = """
- block: rings
  rings: [{nl: intimi, en: intimates}, {nl: verder, en: further}]
  sectors: [{nl: familie, en: family}, {nl: buurt, en: street}]
  example:
    - {name: Jo, ring: verder, sector: family}
- block: timeline
  start: toen
  end: nu
  above: goed
  below: moeilijk
  lines: [{nl: werk, en: work}]
  example:
    - {at: 10, height: 10, line: work}
- block: tree
  generations: [oud, jong]
  example:
    - {name: {nl: Oma, en: Gran}, sex: woman, generation: 1, at: 20}
    - {name: Jan, sex: man, generation: 2, at: 60, parents: [Gran]}
  ties:
    - {from: Oma, to: Jan, tie: close}
"""


CASE = "example:\n  case: Jo tekent.\n"


@pytest.mark.parametrize("code", ["nl", "en"])
def test_label_may_be_named_in_any_language(code: str) -> None:
    blocks = "- block: lines\n"
    for part in re.split(r"(?m)^(?=- )", BOTH.strip() + "\n")[1:]:
        (view,) = views_of(part, more=CASE, code=code)
        assert list(check(view, language(code), str)) == []
    assert views_of(blocks, code=code)[0].code == code


def test_label_is_worded_as_the_block_words_it() -> None:
    parts = re.split(r"(?m)^(?=- )", BOTH.strip() + "\n")[1:]
    (rings,), (tree,) = (views_of(parts[n], more=CASE, code="en") for n in (0, 2))
    told = [describe(view.blocks[0], view.say, language("en"), True)[-1] for view in (rings, tree)]
    assert told == [
        "In the example: Jo (family, further).",
        "In the example: Gran (circle); Jan (square, child of Gran); Gran – Jan: very close.",
    ]


SCALE = """
- block: scale
  low: {nl: slecht, en: bad}
  high: {nl: goed, en: good}
  markers: [{nl: nu, en: now}, +1]
  example:
    - {label: nu, at: 4}
    - {label: +1, at: 5}
"""


@pytest.mark.parametrize(("code", "words"), [("nl", ["nu", "+1"]), ("en", ["now", "+1"])])
def test_flags_on_a_scale_are_worded_as_its_markers(code: str, words: list[str]) -> None:
    (view,) = views_of(SCALE, more=CASE, code=code)
    (scale,) = view.blocks
    layout = lay_out(view, "a4", True)
    drawing = drawings.draw(scale, layout.on.frame(layout.places[0].width, layout.places[0].height))
    svg = str(drawing.svg("schaal", "", ""))
    flags = [text for text in re.findall(r"<text[^>]*>([^<]+)", svg) if text in ("nu", "now", "+1")]
    assert flags == [*words, *words]
    assert describe(scale, view.say, language(code), True)[-1].endswith(f"{words[0]}: 4; +1: 5.")


WIDE = "fields: [{nl: Naam, en: The name by which everybody around you knows you best}]\n"


@pytest.mark.parametrize(("more", "codes"), [("", []), (WIDE, ["label-too-long"])])
def test_sheet_in_another_language_that_fits_is_judged_once(
    more: str, codes: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []

    def counted(view: SheetView, *rest: Any) -> Iterator[Diagnostic]:
        judged.append(view.id)
        return check(view, *rest)

    monkeypatch.setattr(press.fit, "check", counted)
    views = views_of("- block: lines\n", more=more, code="en")
    found = [list(press.unfit_besides(views, imprint("en"), Cache(tmp_path))) for _ in range(2)]
    assert [[(fault.code, fault.language) for fault in faults] for faults in found] == [
        [(code, "en") for code in codes]
    ] * 2
    assert len(judged) == 1 + len(codes)


def test_sheets_in_another_language_are_those_that_say_something_in_it() -> None:
    one = "title: Eén\nsummary: Kort.\npurpose: Zien.\nworksheet:\n"
    form = (
        "  - {form: %s, question: %s, orientation: portrait, layout: own,"
        " blocks: [{block: lines}]}\n"
    )
    text = one + form % ("a", "Wie?") + form % ("b", "{nl: Wie?, en: Who?}")
    reading = read("instrument", "een", "een.yml", parse(text.encode(), "een.yml")[0])
    readers = [Reader(library.build([reading], code), language(code), date.min) for code in CODES]
    found = [[(v.id, v.code) for v in sheets_in(c, reader)] for reader in readers for c in CODES]
    assert found == [[], [("een-b", "en")], [("een-b", "nl")], []]


def test_draft_says_so_on_paper() -> None:
    (view,) = views_of("- block: lines\n")
    draft = replace(view, draft="Concept")
    identity = sheet(draft, "a4", False, imprint())["identity"]
    assert identity == f"CONCEPT · Kennisbank · ecogram · Versie {view.version}"


def test_sign_without_a_shape_in_the_name_of_a_site_costs_nobody_a_sheet() -> None:
    (view,) = views_of("- block: lines\n")
    named = replace(imprint(), site_name="Kennis 🙂bank")
    (one,) = pdf.document(sheet(view, "a4", False, named))["sheets"]
    assert one["identity"] == f"Kennis bank · ecogram · Versie {view.version}"
    assert pdf.pdf(pdf.document(sheet(view, "a4", False, named)))[:5] == b"%PDF-"


def test_archive_holds_plain_files_that_everybody_may_read() -> None:
    archive = zipfile.ZipFile(io.BytesIO(packed(FILES)["werkbladen/alle-werkbladen.zip"]))
    assert {(one.create_system, one.external_attr >> 16) for one in archive.infolist()} == {
        (3, 0o644)
    }
