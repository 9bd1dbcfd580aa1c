"""Cards: what stands on them, whether it fits, and that fronts, backs and piles agree."""

from __future__ import annotations

import ctypes
import hashlib
import io
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import page as validation
import pikepdf
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
import pytest
import zxingcpp
from building import ROOT
from conftest import Tree
from pypdfium2 import PdfPage
from test_papers import MM, Glyph, Paper, covered, outside, plain

from mkdocs_kim import addresses, library, press
from mkdocs_kim.colour import contrast
from mkdocs_kim.diagnostics import Diagnostic, Position, in_order
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.render.metrics import broken, width
from mkdocs_kim.render.sheets import cardface, decks
from mkdocs_kim.render.sheets.imposing import BLEED, HEIGHT, WIDTH, Place, deal, imposed
from mkdocs_kim.render.sheets.setting import Imprint
from mkdocs_kim.settings import Settings
from mkdocs_kim.site import build, check
from mkdocs_kim.views import DeckCard, Reader
from mkdocs_kim.views import decks as decks_of
from mkdocs_kim.views.decks import CardField, CardItem
from mkdocs_kim.views.parts import Target

WORDS = language("nl")
SITE = "https://example.org/kennisbank/"
every_format = pytest.mark.parametrize(("paper", "bleed"), decks.FORMATS)


@cache
def collection() -> Reader:
    found = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
    return Reader(found, WORDS, date.min)


def address(page: Target) -> str:
    return SITE + addresses.url(page.page, True)


IMPRINT = Imprint(WORDS, "Kennisbank KIM", "CC BY 4.0", address, str)


@cache
def printed(kind: str, paper: str, bleed: bool) -> Paper:
    told = {kind: [decks.card(card, IMPRINT) for card in decks_of(collection())[kind]]}
    path = addresses.deck(WORDS, kind, paper, bleed)
    return Paper(next(job.make() for job in press.of_decks(told, IMPRINT) if job.path == path))


# Which card stands where


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 7, 8, 9, 26, 101])
@pytest.mark.parametrize("places", [2, 4, 8])
def test_piles_that_are_cut_and_laid_on_each_other_are_in_order(count: int, places: int) -> None:
    sheets = deal(count, places)
    piles = [[sheet[place] for sheet in sheets] for place in range(places)]
    assert [number for pile in piles for number in pile if number is not None] == list(range(count))


def test_sheets_hold_as_many_cards_as_fit() -> None:
    held = {one: len(imposed(*one).fronts) for one in decks.FORMATS}
    wanted = {("a4", False): 4, ("a4", True): 2, ("a3", False): 8, ("a3", True): 4}
    assert held == wanted


def _box(at: Place) -> tuple[float, float, float, float]:
    wide, tall = (HEIGHT, WIDTH) if at.turn % 180 else (WIDTH, HEIGHT)
    return at.x - wide / 2, at.y - tall / 2, at.x + wide / 2, at.y + tall / 2


def _up(at: Place) -> tuple[int, int]:
    """Tell where the top of a card points on the paper."""
    return {0: (0, -1), 90: (1, 0), 180: (0, 1), 270: (-1, 0)}[at.turn]


@every_format
def test_backs_lie_behind_their_fronts_and_stand_as_they_do(paper: str, bleed: bool) -> None:
    on = imposed(paper, bleed)
    through = [Place(on.width - back.x, back.y, back.turn) for back in on.backs]
    fronts = [(_box(one), _up(one)) for one in on.fronts]
    assert [(_box(one), (-_up(one)[0], _up(one)[1])) for one in through] == fronts


@every_format
def test_cards_stay_on_the_paper_and_off_each_other(paper: str, bleed: bool) -> None:
    on = imposed(paper, bleed)
    more = BLEED if bleed else 0.0
    boxes = [_box(one) for one in on.fronts]
    out = [
        box
        for box in boxes
        if min(box[:2]) < more or box[2] > on.width - more or box[3] > on.height - more
    ]
    over = [
        (one, other)
        for one, other in product(boxes, boxes)
        if one < other
        and min(one[2], other[2]) + more > max(one[0], other[0]) - more
        and min(one[3], other[3]) + more > max(one[1], other[1]) - more
        and (min(one[2], other[2]) > max(one[0], other[0]) or more)
        and (min(one[3], other[3]) > max(one[1], other[1]) or more)
    ]
    assert (out, over) == ([], [])


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_marks_stand_outside_the_bleed(paper: str) -> None:
    on = imposed(paper, bleed=True)
    boxes = [_box(one) for one in on.fronts]
    inside = [
        line
        for line in on.marks
        for left, top, right, bottom in boxes
        if max(line[0], line[2]) > left - BLEED
        and min(line[0], line[2]) < right + BLEED
        and max(line[1], line[3]) > top - BLEED
        and min(line[1], line[3]) < bottom + BLEED
    ]
    assert (len(on.marks), inside) == (8 * len(boxes), [])


# What is printed


@dataclass(frozen=True)
class Sign:
    """A sign and where its line begins to stand: on the baseline, at its left, in millimetres."""

    sign: str
    x: float
    y: float


def _signs(one: PdfPage) -> list[Sign]:
    text, found = one.get_textpage(), []
    for number in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, number, ctypes.byref(x), ctypes.byref(y))
        sign = chr(pdfium.FPDFText_GetUnicode(text, number))
        if not sign.isspace() and sign.isprintable():
            found.append(Sign(sign, x.value / MM, (one.get_height() - y.value) / MM))
    return found


def _middle(signs: list[Sign], at: Place, piece: dict[str, Any]) -> tuple[float, float]:
    """Find the middle of a card by one of its texts, of which the layout says where it stands."""
    words = "".join(piece["lines"][0].split()).rstrip("-")
    left, top, right, bottom = _box(at)
    text = "".join(one.sign for one in signs)
    across = WIDTH / 2 - piece["x"]
    down = HEIGHT / 2 - piece["y"] - 0.8 * cardface.ROLES[piece["role"]].size
    turn = {0: (across, down), 90: (-down, across), 270: (down, -across)}[at.turn]
    (found,) = (
        (one.x + turn[0], one.y + turn[1])
        for start, one in enumerate(signs)
        if text.startswith(words, start) and left < one.x < right and top < one.y < bottom
    )
    return found


@every_format
def test_id_on_the_back_lies_behind_the_title_on_the_front(paper: str, bleed: bool) -> None:
    """Title and id each tell where the middle of their card is; held to the light they agree."""
    on, cards = imposed(paper, bleed), decks_of(collection())["situation"]
    pages = [_signs(one) for one in printed("situation", paper, bleed).pages]
    apart = []
    for sheet, numbers in enumerate(deal(len(cards), len(on.fronts))):
        for place, number in enumerate(numbers):
            if number is not None:
                card = cards[number]
                told = cardface.identity(card, WORDS, IMPRINT.site_name, IMPRINT.licence)
                laid = cardface.faces(card, told)
                front = _middle(pages[2 * sheet], on.fronts[place], laid.front[1])
                named = next(piece for piece in laid.back if piece["role"] == "small")
                back = _middle(pages[2 * sheet + 1], on.backs[place], named)
                apart.append(max(abs(on.width - back[0] - front[0]), abs(back[1] - front[1])))
    assert (len(apart), max(apart) < 0.1) == (len(cards), True)


@every_format
def test_deck_is_accessible_and_each_page_has_its_paper(paper: str, bleed: bool) -> None:
    made = printed("situation", paper, bleed)
    report = validation.validate_pdf_bytes(
        made.content, profile=validation.ValidationProfile.PDF_UA_1
    )
    on = imposed(paper, bleed)
    sizes = {tuple(round(side / MM, 1) for side in one.get_size()) for one in made.pages}
    sheets = len(deal(len(decks_of(collection())["situation"]), len(on.fronts)))
    found = (report.is_compliant, list(report.failures), sizes, len(made.pages))
    assert found == (True, [], {(on.width, on.height)}, 2 * sheets)


@pytest.mark.parametrize("kind", decks.COLOURS)
def test_words_on_cards_keep_from_the_cut_and_off_each_other(kind: str) -> None:
    made = printed(kind, "a4", False)
    on = imposed("a4", False)
    for number, glyphs in enumerate(made.glyphs):
        places = on.backs if number % 2 else on.fronts
        inside: list[Glyph] = []
        for left, top, right, bottom in map(_box, places):
            own = [g for g in glyphs if left < g.left < right and top < g.top < bottom]
            edge = cardface.EDGE
            assert outside(own, left + edge, top + edge, right - edge, bottom - edge) == []
            inside += own
        assert (len(inside), covered(glyphs)) == (len(glyphs), [])


@pytest.mark.parametrize("kind", decks.COLOURS)
def test_title_on_the_back_stands_clear_of_the_rule(kind: str) -> None:
    """Its highest letters do, from the rule of half a millimetre on either side of the edge."""
    on = imposed("a4", False)
    tops = [_box(on.backs[place])[1] + cardface.EDGE + 0.5 for place in range(len(on.backs))]
    gaps = [
        round(min(glyph.top - top for glyph in glyphs if glyph.top > top), 1)
        for glyphs in printed(kind, "a4", False).glyphs[1::2]
        for top in tops
        if any(top < glyph.top < top + HEIGHT / 2 for glyph in glyphs)
    ]
    assert [gap for gap in gaps if not 2.5 <= gap <= 3.1] == []


@pytest.mark.parametrize("kind", decks.COLOURS)
def test_type_on_cards_is_never_smaller_than_nine_points(kind: str) -> None:
    made = printed(kind, "a3", True)
    assert [g.sign for glyphs in made.glyphs for g in glyphs if 0.1 < g.size < 8.98] == []


@pytest.mark.parametrize("kind", decks.COLOURS)
def test_deck_says_what_its_cards_say(kind: str) -> None:
    text = plain(printed(kind, "a4", False).text)
    missing = [
        words
        for card in decks_of(collection())[kind]
        for words in (
            card.title.items[0].text,
            card.id,
            card.version,
            *(
                item.text
                for field in (*card.front, *card.back)
                if not field.extra
                for item in field.items
            ),
        )
        if plain(words) not in text
    ]
    assert missing == []


def _tags(made: Paper) -> Counter[str]:
    """Count what the words of a file are to who reads it aloud."""
    with pikepdf.open(io.BytesIO(made.content)) as document:
        return Counter(str(tag.S)[1:] for tag in _tagged(document.Root.StructTreeRoot))


def _tagged(tag: Any) -> Iterator[Any]:
    """Go through the tags of a file in the order of reading."""
    if not isinstance(tag, pikepdf.Dictionary) or tag.get("/Type") in ("/MCR", "/OBJR"):
        return
    if "/S" in tag:
        yield tag
    below = tag.get("/K", [])
    for one in below if isinstance(below, pikepdf.Array) else [below]:
        yield from _tagged(one)


@pytest.mark.parametrize("kind", decks.COLOURS)
def test_paragraphs_and_lists_are_tagged_as_such(kind: str) -> None:
    told = [decks.card(card, IMPRINT) for card in decks_of(collection())[kind]]
    sides = [one[side] for one in told for side in ("front", "back")]
    roles = Counter(
        "LI" if piece["mark"] else {"title": "H1", "name": "H1", "head": "H2"}.get(role, "P")
        for side in sides
        for piece in side
        for role in [piece["role"]]
    )
    lists = sum(
        bool(piece["mark"]) and not before["mark"]
        for side in sides
        for before, piece in pairwise(side)
    )
    wanted = roles | {"L": lists, "Lbl": roles["LI"], "LBody": roles["LI"], "Figure": len(told)}
    found = _tags(printed(kind, "a4", False))
    assert {tag: found[tag] for tag in [*wanted, "Span"]} == {**wanted, "Span": 0}


def test_headings_keep_the_space_where_a_line_ends() -> None:
    wanted = [card.title.items[0].text for card in decks_of(collection())["instrument"]]
    with pikepdf.open(io.BytesIO(printed("instrument", "a4", False).content)) as document:
        tags = _tagged(document.Root.StructTreeRoot)
        found = [str(tag.T) for tag in tags if tag.S == "/H1"]
    assert sorted(found) == sorted(wanted * 2)


def test_code_on_the_back_leads_to_the_page_of_the_version() -> None:
    cards = decks_of(collection())["element"]
    back = printed("element", "a4", False).pages[1]
    picture = back.render(scale=300 / 72, grayscale=True).to_pil()
    wanted = {address(cards[n].version_page) for n in deal(len(cards), 4)[0] if n is not None}
    assert {code.text for code in zxingcpp.read_barcodes(picture)} == wanted


def test_white_can_be_read_on_every_band() -> None:
    assert [one for one in decks.COLOURS.values() if contrast(one, "#ffffff") < 7] == []


DIGEST = """
import hashlib, sys
sys.path.insert(0, "tests")
import test_decks as t
print(hashlib.sha256(t.printed("instrument", "a4", True).content).hexdigest())
"""


def test_same_bytes_whatever_the_hash_seed() -> None:
    made = subprocess.run(
        [sys.executable, "-c", DIGEST],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
        capture_output=True,
        check=True,
        text=True,
    ).stdout.strip()
    assert made == hashlib.sha256(printed("instrument", "a4", True).content).hexdigest()


# What fits


@pytest.mark.parametrize("code", ["nl", "en"])
def test_everything_of_the_collection_fits(code: str) -> None:
    reader = collection().in_(code)
    faults = [
        (fault.at.path, dict(fault.facts))
        for cards in decks_of(reader).values()
        for fault in decks.check(cards, reader.language)
    ]
    assert faults == []


def _card(front: str = "Kort.", back: str = "Kort.", title: str = "Titel") -> DeckCard:
    one = decks_of(collection())["intervention"][0]

    def said(key: str, text: str) -> CardField:
        return CardField(key, (CardItem(text),), at=one.title.at)

    return replace(
        one,
        title=said("title", title),
        front=(said("summary", front),),
        back=(said("goal", back),),
    )


LONG = "Dit is een zin van veertig tekens lang. " * 40


@pytest.mark.parametrize(
    ("card", "wanted"),
    [
        (_card(), []),
        (_card(front=LONG), [("front", "summary", 479)]),
        (_card(back=LONG), [("back", "goal", 344)]),
        (_card(title="Woord " * 40), [("front", "title", 143)]),
    ],
    ids=["short", "front", "back", "title"],
)
def test_what_is_too_long_is_told_by_side_and_field(
    card: DeckCard, wanted: list[tuple[str, str, int]]
) -> None:
    laid = cardface.faces(card, ())
    assert [(e.side, e.field.key, e.count) for e in laid.excess] == wanted


def test_what_is_too_long_is_cut_at_a_sentence() -> None:
    (*_, last) = cardface.faces(_card(front=LONG), ()).front
    assert last["lines"][-1].endswith("lang.")


def test_without_ends_of_sentences_it_is_cut_at_a_word() -> None:
    (*_, last) = cardface.faces(_card(front="woord " * 400), ()).front
    assert last["lines"][-1].endswith("woord …")


def test_no_type_shrinks_for_a_long_text() -> None:
    roles = {piece["role"] for piece in cardface.faces(_card(LONG, LONG, LONG), ()).front}
    assert roles == {"label", "title"} | ({"text"} & roles)


NAME = "Kennisbank van alle gemeenten en welzijnsorganisaties in de regio "
ID = "buitengewoon-" * 5 + "lang"


@pytest.mark.parametrize("site", ["Kennisbank KIM", NAME * 9, "www." + "kennisbank" * 30 + ".nl"])
@pytest.mark.parametrize("licence", ["CC BY 4.0", "https://example.org/" + "licentie-" * 40])
@pytest.mark.parametrize("record", ["kort", ID])
def test_foot_keeps_its_room_whatever_is_told_there(site: str, licence: str, record: str) -> None:
    card = replace(_card(back=LONG), id=record)
    told = cardface.identity(card, WORDS, site, licence)
    back = cardface.faces(card, told).back
    foot = [piece for piece in back if piece["role"] == "small"]
    above = max(_bottom(piece) for piece in back if piece["role"] != "small")
    said = ["".join(piece["lines"]) for piece in foot]
    assert (said[:3], len(said)) == (told[:3], 5)
    assert all(one == full or one.endswith("…") for one, full in zip(said, told, strict=True))
    assert (above + 0.9 < foot[0]["y"], _bottom(foot[-1]) <= HEIGHT - cardface.EDGE) == (True, True)


def _bottom(piece: dict[str, Any]) -> float:
    return float(piece["y"] + len(piece["lines"]) * cardface.ROLES[piece["role"]].pitch)


def test_text_gives_way_to_an_id_that_is_longer_than_the_foot() -> None:
    card = replace(_card(back=LONG), id="x" * 255)
    told = cardface.identity(card, WORDS, "Site", "CC BY 4.0")
    back = cardface.faces(card, told).back
    foot = [piece for piece in back if piece["role"] == "small"]
    above = max(_bottom(piece) for piece in back if piece["role"] != "small")
    said = ["".join(piece["lines"]) for piece in foot]
    assert (said, above < foot[0]["y"]) == (told[:2], True)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("buitengewoon-lange-naam", ["buitengewoon-", "lange-naam"]),
        ("buitengewoonlangenaam", ["buitengewoonla", "ngenaam"]),
        ("een buitengewoon lange naam", ["een ", "buitengewoon ", "lange naam"]),
    ],
)
def test_what_is_no_word_is_cut_without_another_hyphen(text: str, lines: list[str]) -> None:
    found = broken(text, 25.0, 3.5, joint="")
    assert (found, "".join(found)) == (lines, text)


@pytest.mark.parametrize("words", ["Een twee drie vier", "in- en uitstroom " * 3 + "van mensen"])
def test_lines_of_a_card_joined_are_its_text(words: str) -> None:
    (*_, last) = cardface.faces(_card(front=words * 4), ()).front
    assert "".join(last["lines"]) == words * 4


LABEL = "Werkwijze die nog lang niet overal in het land bekend is"


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("Methode", "Methode"),
        ("Methode · Concept", "Methode · Concept"),
        (LABEL, "Werkwijze die nog lang niet overal in het …"),
        (f"{LABEL} · Concept", "Werkwijze die nog lang niet overal … · Concept"),
        ("Werkwijze" * 9, None),
        ("Werkwijze" * 9 + " · Concept", None),
    ],
)
def test_label_stays_on_its_line_and_keeps_the_status(label: str, wanted: str | None) -> None:
    (told,) = (
        piece
        for piece in cardface.faces(replace(_card(), label=label), ()).front
        if piece["role"] == "label"
    )
    (line,) = told["lines"]
    status = label.partition(" · ")[2]
    assert width(line, cardface.ROLES["label"].size, True) <= cardface.ROOM - 6
    assert (wanted in (None, line), "…" in line, line.endswith(status)) == (
        True,
        len(label) > 40,
        True,
    )


def test_card_text_replaces_what_the_site_would_put_there(tree: Tree) -> None:
    folder = tree({**RECORDS, "interventions/elements/regie.yml": ELEMENT + OWN})
    (card,) = decks_of(_reader(folder))["element"]
    said = [
        [item.text for field in side for item in field.items] for side in (card.front, card.back)
    ]
    assert said == [["Eigen voorkant."], ["Eerst dit.", "Dan dat."]]


def test_record_without_a_card_text_keeps_its_version(tree: Tree) -> None:
    """The version is that of the record as it was before there were cards."""
    folder = tree({**RECORDS, "interventions/elements/regie.yml": ELEMENT})
    told = {
        "concerns": "content",
        "definition": "Wie kiest.\n\nZo doe je het.",
        "scope": "general",
        "summary": "Kort.",
        "title": "Regie",
    }
    assert _reader(folder).library.version("regie") == library.digest(told)


ELEMENT = """\
title: Regie
summary: Kort.
definition: |-
  Wie kiest.

  Zo doe je het.
scope: general
concerns: content
"""
OWN = """\
card:
  front: Eigen voorkant.
  back: [Eerst dit., Dan dat.]
"""
RECORDS = {
    "interventions/kim.yml": (
        "title: KIM\nsummary: Kort.\nnature: model\nthemes: [jeugd]\n"
        "working_elements:\n  - {element: regie, state: implied, how: Zo.}\n"
    ),
    "interventions/themes/jeugd.yml": "title: Jeugd\nsummary: Kort.\ndescription: Lang.\n",
}


def _reader(folder: Path) -> Reader:
    found = library.build(read_folder(folder / "interventions", "interventions"), "nl")
    return Reader(found, WORDS, date.min)


DEFINITIONS = {
    "paragraphs": ("Wie kiest.\n\nZo doe je het.", ["Wie kiest."], ["Zo doe je het."]),
    "a list first": ("- Een\n- Twee\n\nZo.", ["• Een", "• Twee"], ["Zo."]),
    "a list in a list": (
        "Zo:\n\n3. Een\n   - Half\n4. Twee",
        ["Zo:"],
        ["3. Een", "• Half", "4. Twee"],
    ),
    "nothing but a source": ("[@boek]", [], []),
}


@pytest.mark.parametrize(
    ("definition", "front", "back"), DEFINITIONS.values(), ids=DEFINITIONS.keys()
)
def test_element_tells_on_the_back_what_comes_after_what_it_is(
    tree: Tree, definition: str, front: list[str], back: list[str]
) -> None:
    told = ELEMENT.replace("Wie kiest.\n\n  Zo doe je het.", definition.replace("\n", "\n  "))
    folder = tree({**RECORDS, "interventions/elements/regie.yml": told})
    (card,) = decks_of(_reader(folder))["element"]
    said = [
        [f"{item.mark} {item.text}".strip() for field in side for item in field.items]
        for side in (card.front, card.back)
    ]
    assert (said, card.themes) == ([["Kort.", *front], back], ("jeugd",))


def test_site_holds_decks_scripts_and_the_page(tree: Tree) -> None:
    folder = tree({**RECORDS, "interventions/elements/regie.yml": ELEMENT})
    made = build(Settings(folder / "interventions", "interventions", "Proef", today=date.min))
    found = sorted(path for path in made.files if path.startswith("kaarten/"))
    decks_ = [
        f"kaarten/{kind}-{paper}{more}.pdf"
        for kind in ("interventies", "werkzame-elementen")
        for paper in ("a3", "a4")
        for more in ("-afloop", "")
    ]
    assert found == sorted(
        [*decks_, "kaarten/interventies.js", "kaarten/werkzame-elementen.js", "kaarten/index.html"]
    )
    head, _, told = made.files["kaarten/werkzame-elementen.js"].decode().partition(" = ")
    assert (head, list(json.loads(told))) == (
        '((window.kim ||= {}).cards ||= {})["element"]',
        ["regie"],
    )


# Signs that the typeface lacks


SMILE = "😀😀"
UNSHOWN = {
    "interventions/kim.yml": (
        f"title: {SMILE}\nsummary: Kort.\nnature: model\nthemes: [jeugd]\n"
        "working_elements:\n  - {element: regie, state: implied, how: Zo.}\n"
    ),
    "interventions/themes/jeugd.yml": f"title: {SMILE}\nsummary: Kort.\ndescription: Lang.\n",
    "interventions/elements/regie.yml": (
        f"title: {SMILE}\nsummary: Wie {SMILE} kiest.\ndefinition: {SMILE}\n"
        "scope: general\nconcerns: content\n"
    ),
    "interventions/instruments/lijst.yml": (
        f"title: {SMILE}\nsummary: Kort.\npurpose: Doel.\n"
        f"steps:\n  - {{title: Eerst, text: Zo.}}\n  - {{title: Dan {SMILE}, text: Zo.}}\n"
    ),
    "interventions/situations/vraag.yml": (
        f"title: {SMILE}\nsummary: Kort.\nquestion: {SMILE}\nthemes: [jeugd]\n"
        "advice:\n  - {intervention: kim, why: Past.}\n"
    ),
}


def test_signs_that_no_card_can_show_are_told_once_and_stop_no_build(tree: Tree) -> None:
    folder = tree(UNSHOWN)
    made = build(Settings(folder / "interventions", "interventions", "Proef", today=date.min))
    found = [(str(fault.at), fault.code, fault.severity) for fault in made.diagnostics]
    wanted = [
        "elements/regie.yml:1:8",
        "elements/regie.yml:2:10",
        "elements/regie.yml:3:13",
        "instruments/lijst.yml:1:8",
        "instruments/lijst.yml:6:13",
        "kim.yml:1:8",
        "situations/vraag.yml:1:8",
        "situations/vraag.yml:3:11",
    ]
    assert found == [(f"interventions/{at}", "sign-not-in-font", "warning") for at in wanted]
    names = [path for path in made.files if path.endswith((".pdf", ".js"))]
    assert len([path for path in names if path.startswith("kaarten/")]) == 4 * (4 + 1)


def test_sign_in_another_language_is_told_for_that_language(tree: Tree) -> None:
    told = ELEMENT.replace("title: Regie", f"title: {{nl: Regie, en: {SMILE}}}")
    folder = tree({**RECORDS, "interventions/elements/regie.yml": told})
    found = check(folder / "interventions", "interventions", "nl").diagnostics
    wanted = [("interventions/elements/regie.yml:1:13", "sign-not-in-font", "en")]
    assert [(str(fault.at), fault.code, fault.language) for fault in found] == wanted


def test_sign_that_a_worksheet_reports_as_an_error_stays_one() -> None:
    at, facts = Position("a.yml", 1, 8), {"sign": "x"}
    error = Diagnostic("sign-not-in-font", at, facts)
    warning = Diagnostic("sign-not-in-font", at, facts, severity="warning")
    assert [in_order(told) for told in ([error, warning], [warning, error])] == [[error]] * 2


def test_card_is_measured_and_told_without_signs_that_are_left_out() -> None:
    odd = _card(front=f"Een {SMILE} kaart{SMILE}.", back=f"- {SMILE * 200}", title=SMILE)
    odd = replace(
        odd, label=f"Methode {SMILE} · Concept", back=(*odd.back, *_card(back=SMILE).back)
    )
    even = _card(front="Een kaart.", back="-", title=odd.id)
    even = replace(even, label="Methode · Concept")
    imprints = [replace(IMPRINT, site_name=name) for name in (f"Site {SMILE}", "Site")]
    assert decks.card(odd, imprints[0]) == decks.card(even, imprints[1])
    assert list(decks.check([odd], WORDS)) == []


def test_every_code_leads_to_a_page_that_is_there(tree: Tree) -> None:
    folder = tree({**RECORDS, "interventions/elements/regie.yml": ELEMENT})
    made = build(Settings(folder / "interventions", "interventions", "Proef", today=date.min))
    cards = [card for cards in decks_of(_reader(folder)).values() for card in cards]
    there = {page.address for page in made.pages}
    assert [card.id for card in cards if card.version_page.page not in there] == []
