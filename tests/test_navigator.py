"""The navigator: subjects, questions, answers, and all of them on one paper."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import navigating
import page as validation
import pikepdf
import pytest
import zxingcpp
from building import ROOT, broken_links, built, pages
from conftest import Tree
from navigating import situation
from test_papers import MM, Paper, covered, outside, plain

from mkdocs_kim import addresses, library, press
from mkdocs_kim.diagnostics import Diagnostic, Position
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.render.sheets import choicecard
from mkdocs_kim.render.sheets.setting import Imprint
from mkdocs_kim.settings import Settings
from mkdocs_kim.site import build, check
from mkdocs_kim.views import ChoiceCard, Page, Reader, choice_card, choosing
from mkdocs_kim.views import pages as pages_of
from mkdocs_kim.views.choicecard import CardQuestion, CardSubject
from mkdocs_kim.views.home import QUESTIONS
from mkdocs_kim.views.pages import HomePage, SituationPage
from mkdocs_kim.views.parts import Chip, Target
from mkdocs_kim.views.steps import Asked, Choice, QuestionsPage, SubjectsPage, Way

WORDS = language("nl")
URL = "https://example.org/kennisbank/wat-heb-je-nodig/"
IMPRINT = Imprint(WORDS, "Kennisbank KIM", "CC BY 4.0", lambda _: "", str)

Read = Callable[..., Reader]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read the small collection, with some files changed; None leaves one out."""

    def read(**changed: str | None) -> Reader:
        files = {**navigating.FILES, **{_path(name): text for name, text in changed.items()}}
        folder = navigating.write(tmp_path, {p: t for p, t in files.items() if t is not None})
        found = library.build(read_folder(folder, "interventions"), "nl")
        assert found.diagnostics == ()
        return Reader(found, WORDS, date.min)

    return read


def _path(name: str) -> str:
    return f"situations/{name}.yml"


def all_pages(reader: Reader) -> dict[str, Page]:
    return {page.address: page for page in pages_of(reader, "Proef", (), choosing(reader))}


def answer(name: str) -> Target:
    return Target(f"wat-heb-je-nodig/{name}")


START = Chip("Wat heb je nodig?", Target("wat-heb-je-nodig/index"))
CARD = Chip("Keuzekaart met alle vragen", Target("wat-heb-je-nodig/keuzekaart.pdf", is_file=True))
ALONE = Asked(
    Chip("Er is niemand. Waar begin ik?", answer("alleen")),
    "Iemand is alleen",
    "Iemand zegt dat er niemand is. Neem de tijd.",
)
HOME = Asked(Chip("Thuis loopt het vast. Wat nu?", answer("thuis")), "Thuis gaat het mis", "Kort.")
JOB = Asked(
    Chip("Iemand wil aan het werk. Hoe?", answer("baan")),
    "Iemand zoekt werk",
    "Kort.",
    (Chip("Concept", tone="caution"),),
)
OTHER = Asked(Chip("Dit past nergens bij. Wat dan?", answer("anders")), "Iets anders", "Kort.")


# The steps


def test_first_step_lists_the_subjects_that_have_questions(read: Read) -> None:
    reader = read()
    found = all_pages(reader)["wat-heb-je-nodig/index"]
    numbers = choosing(reader).numbers

    def asked(one: Asked, record_id: str) -> tuple[Asked, ...]:
        return (replace(one, item=numbers["situation", record_id]),)

    youth = Chip("Jeugd en gezin", answer("jeugd"))
    alone = asked(ALONE, "alleen")
    assert found.body == SubjectsPage(
        intro=WORDS.ui("intro_situation"),
        way=Way(1, "Stap 1 van 3", (), "Wat heb je nodig?"),
        choices=(
            Choice("jeugd", youth, "2 vragen", (ALONE, HOME)),
            Choice("netwerk", Chip("Sociale netwerken", ALONE.link.to), "1 vraag", (ALONE,)),
            Choice("werk", Chip("Werk", JOB.link.to), "1 vraag", (JOB,)),
            Choice("", Chip("Overige vragen", OTHER.link.to), "1 vraag", (OTHER,)),
        ),
        every=(
            Choice("jeugd", Chip("Jeugd en gezin", HOME.link.to), "1 vraag", asked(HOME, "thuis")),
            Choice("netwerk", Chip("Sociale netwerken", ALONE.link.to), "1 vraag", alone),
            Choice("werk", Chip("Werk", JOB.link.to), "1 vraag", asked(JOB, "baan")),
            Choice("", Chip("Overige vragen", OTHER.link.to), "1 vraag", asked(OTHER, "anders")),
        ),
        card=CARD,
    )


def test_second_step_lists_the_questions_of_a_subject(read: Read) -> None:
    found = all_pages(read())["wat-heb-je-nodig/jeugd"]
    assert (found.title, found.section) == ("Jeugd en gezin: wat herken je?", START.to.page)  # type: ignore[union-attr]
    assert found.body == QuestionsPage(
        intro="Kies de vraag die het meest lijkt op wat jij meemaakt.",
        way=Way(2, "Stap 2 van 3", (START,), "Jeugd en gezin"),
        asked=(ALONE, HOME),
        back=START,
        theme=Chip("Jeugd en gezin", Target("themas/jeugd")),
        card=CARD,
    )


def test_every_subject_has_its_page_and_the_rest_one_that_no_record_can_take(read: Read) -> None:
    addresses = [
        address
        for address, page in all_pages(read()).items()
        if isinstance(page.body, QuestionsPage)
    ]
    assert addresses == [
        "wat-heb-je-nodig/jeugd",
        "wat-heb-je-nodig/netwerk",
        "wat-heb-je-nodig/werk",
        "wat-heb-je-nodig/zonder/thema",
    ]


def test_third_step_is_the_answer_with_its_advice_in_order(read: Read) -> None:
    body = all_pages(read())["wat-heb-je-nodig/alleen"].body
    assert isinstance(body, SituationPage)
    network = Chip("Sociale netwerken", answer("netwerk"))
    youth = Chip("Jeugd en gezin", answer("jeugd"))
    assert (body.way, body.question, body.around, body.back, body.card) == (
        Way(3, "Stap 3 van 3", (START, network), "Iemand is alleen"),
        "Er is niemand. Waar begin ik?",
        (Choice("jeugd", youth, "", (HOME,)),),
        START,
        CARD,
    )
    (told,) = body.sections[-1].parts
    shown = [
        (item.link, item.kind, item.text.passage.text.strip(), [c.papers for c in item.sheets])
        for item in told.items  # type: ignore[union-attr]
    ]
    circle = [
        Chip(f"{paper}, leeg", Target(f"werkbladen/kring-{paper.lower()}.pdf", is_file=True))
        for paper in ("A4", "A3")
    ]
    assert shown == [
        (
            Chip("Groslijst", Target("instrumenten/lijst")),
            "Instrument",
            "De eerste stap [@boek].",
            [],
        ),
        (
            Chip("Netwerkcirkel (kring)", Target("instrumenten/kring")),
            "Instrument",
            "Daarna zie je wie dichtbij staat.",
            [tuple(circle)],
        ),
        (
            Chip("Oud blad (ingetrokken)", Target("instrumenten/oud")),
            "Instrument",
            "Dat deden we vroeger.",
            [],
        ),
        (
            Chip("KIM-methode", Target("interventies/kim")),
            "Handelingsmodel",
            "Voor het gesprek.",
            [],
        ),
    ]


def test_withdrawn_situation_only_says_so(read: Read) -> None:
    body = all_pages(read())["wat-heb-je-nodig/vroeger"].body
    assert isinstance(body, SituationPage)
    told = (body.way, body.question, body.sections, body.around, body.back, body.card)
    assert told == (None, "", (), (), START, None)


def test_without_subjects_there_are_questions_but_no_steps(read: Read) -> None:
    bare = {
        name: navigating.FILES[_path(name)].replace("themes:", "#")
        for name in ("alleen", "thuis", "baan", "anders")
    }
    found = all_pages(read(**bare))
    start, body = found["wat-heb-je-nodig/index"].body, found["wat-heb-je-nodig/thuis"].body
    assert isinstance(start, SubjectsPage)
    assert isinstance(body, SituationPage)
    assert (start.way, start.choices, body.way) == (None, (), None)
    assert [(choice.link.title, choice.count) for choice in start.every] == [
        ("Alle vragen", "4 vragen")
    ]
    assert [page for page in found.values() if isinstance(page.body, QuestionsPage)] == []


def test_with_withdrawn_questions_alone_the_navigator_is_empty(read: Read) -> None:
    reader = read(alleen=None, thuis=None, baan=None, anders=None)
    found = all_pages(reader)
    assert found["wat-heb-je-nodig/index"].body == SubjectsPage(
        WORDS.ui("intro_situation"), None, (), (), None
    )
    home = found["index"].body
    assert isinstance(home, HomePage)
    assert (home.questions, home.more_questions, choice_card(reader)) == ((), None, None)


def test_home_shows_a_few_questions_of_many_subjects_and_leads_to_all(read: Read) -> None:
    more = {f"meer-{n}": situation(f"Meer {n}", f"Vraag {n}?", "themes: [jeugd]\n") for n in "1234"}
    body = all_pages(read(**more))["index"].body
    assert isinstance(body, HomePage)
    assert body.more_questions == Chip("Alle 8 vragen, in drie stappen naar een antwoord", START.to)
    assert [chip.title for chip in body.questions] == [
        "Vraag 1?",
        "Er is niemand. Waar begin ik?",
        "Iemand wil aan het werk. Hoe?",
    ]
    assert len(body.questions) == QUESTIONS


def test_theme_lists_the_questions_about_it(read: Read) -> None:
    body = all_pages(read())["themas/jeugd"].body
    groups = {group.id: [card.link.title for card in group.cards] for group in body.groups}  # type: ignore[union-attr]
    assert groups["situations"] == ["Iemand is alleen", "Thuis gaat het mis"]


CONFIG = """\
site_name: Proef
theme: {name: material, language: nl, font: false}
plugins: [{kim: {records: .}}]
"""


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_link_of_the_navigator_leads_somewhere(tree: Tree, directory_urls: bool) -> None:
    records = {f"interventions/{path}": text for path, text in navigating.FILES.items()}
    config = CONFIG.replace("records: .", "records: interventions")
    folder = tree({"mkdocs.yml": config, "docs/x.md": "# X\n", **records})
    site = built(folder, use_directory_urls=directory_urls)
    assert broken_links(site) == []
    assert (site / "wat-heb-je-nodig/keuzekaart.pdf").read_bytes()[:5] == b"%PDF-"
    twice = {
        path: [i for i in page.ids if page.ids.count(i) > 1] for path, page in pages(site).items()
    }
    assert {path for path, ids in twice.items() if ids} == set()


# The choice card


def test_card_names_each_question_once_with_what_may_help(read: Read) -> None:
    found = choice_card(read())
    assert found == ChoiceCard(
        code="nl",
        title="Wat heb je nodig?",
        lead=WORDS.ui("card_lead"),
        subjects=(
            CardSubject(
                "Jeugd en gezin",
                (CardQuestion("Thuis loopt het vast. Wat nu?", ("KIM-methode",), at("thuis")),),
            ),
            CardSubject(
                "Sociale netwerken",
                (
                    CardQuestion(
                        "Er is niemand. Waar begin ik?",
                        ("Groslijst", "Netwerkcirkel", "KIM-methode"),
                        at("alleen"),
                    ),
                ),
            ),
            CardSubject(
                "Werk",
                (CardQuestion("Iemand wil aan het werk. Hoe?", ("KIM-methode",), at("baan")),),
            ),
            CardSubject(
                "Overige vragen",
                (CardQuestion("Dit past nergens bij. Wat dan?", ("KIM-methode",), at("anders")),),
            ),
        ),
        as_of="4 maart 2026",
        page=START.to,  # type: ignore[arg-type]
    )


def at(name: str) -> Position:
    return Position(f"interventions/situations/{name}.yml", 3, 11)


def test_version_of_the_card_changes_with_its_words_alone(read: Read) -> None:
    before = choice_card(read())
    reviewed = choice_card(read(thuis=navigating.FILES[_path("thuis")].replace("2025", "2026")))
    other = choice_card(read(thuis=navigating.FILES[_path("thuis")].replace("Wat nu", "Wat dan")))
    versions = [card.version for card in (before, reviewed, other) if card]
    assert [version == versions[0] for version in versions] == [True, True, False]


def collection() -> Reader:
    found = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
    return Reader(found, WORDS, date.min)


def printed(reader: Reader, url: str = URL) -> bytes:
    card = choice_card(reader)
    assert card is not None
    return press.of_card(card, url, IMPRINT).make()


@pytest.fixture(scope="module")
def real() -> Reader:
    return collection()


@pytest.fixture(scope="module")
def paper(real: Reader) -> Paper:
    return Paper(printed(real))


def test_card_of_the_collection_is_one_a4_without_faults(real: Reader, paper: Paper) -> None:
    card = choice_card(real)
    assert card is not None
    assert list(choicecard.check(card, WORDS)) == []
    assert [tuple(round(s / MM, 1) for s in p.get_size()) for p in paper.pages] == [(210.0, 297.0)]


def test_card_is_accessible_and_says_its_language_and_title(paper: Paper) -> None:
    report = validation.validate_pdf_bytes(
        paper.content, profile=validation.ValidationProfile.PDF_UA_1
    )
    assert (report.is_compliant, list(report.failures)) == (True, [])
    with pikepdf.open(io.BytesIO(paper.content)) as document:
        with document.open_metadata(set_pikepdf_as_editor=False) as about:
            told = (str(document.Root.Lang), about["dc:title"], about["pdfuaid:part"])
        fonts = [
            str(found.BaseFont)
            for found in document.objects
            if isinstance(found, pikepdf.Dictionary)
            and found.get("/Type") == "/Font"
            and found.get("/Subtype") != "/Type0"
            and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(found.FontDescriptor.keys())
        ]
    assert (told, fonts) == (("nl-NL", "Wat heb je nodig?", "1"), [])


def test_card_says_every_question_and_at_least_three_names_of_each(
    real: Reader, paper: Paper
) -> None:
    card = choice_card(real)
    assert card is not None
    wanted = [card.title, card.lead, card.version, card.as_of, "CC BY 4.0", URL]
    for subject in card.subjects:
        wanted.append(subject.title)
        for asked in subject.questions:
            wanted += [asked.words, *asked.names[:3]]
    assert [words for words in wanted if plain(words) not in paper.text] == []


def test_type_on_the_card_is_no_smaller_than_nine_points(paper: Paper) -> None:
    assert [g.sign for glyphs in paper.glyphs for g in glyphs if g.size < 8.98] == []


def test_words_on_the_card_stand_between_the_margins_and_not_over_each_other(
    paper: Paper,
) -> None:
    (glyphs,) = paper.glyphs
    edge = choicecard.MARGIN
    assert (outside(glyphs, edge, edge, 210 - edge, 297 - edge), covered(glyphs)) == ([], [])


def test_code_on_the_card_leads_to_the_navigator(paper: Paper) -> None:
    (first,) = paper.pages
    picture = first.render(scale=300 / 72, grayscale=True).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [URL]


def test_card_without_an_address_has_no_code(read: Read) -> None:
    (first,) = Paper(printed(read(), "")).pages
    picture = first.render(scale=150 / 72, grayscale=True).to_pil()
    assert zxingcpp.read_barcodes(picture) == []


DIGEST = """
import hashlib, sys
sys.path.insert(0, "tests")
import test_navigator as t
print(hashlib.sha256(t.printed(t.collection())).hexdigest())
"""


def test_same_bytes_whatever_the_hash_seed(paper: Paper) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"))
    ]
    assert runs == [hashlib.sha256(paper.content).hexdigest()] * 2


SIX = (("instrument", "lijst"), ("instrument", "kring"), ("intervention", "kim")) * 2
HARD = "Wat doe ik als het thuis en op het werk niet meer lukt"


def many(count: int, words: str = HARD) -> dict[str, str]:
    """Write situations, each with six names, over three subjects."""
    advice = "".join(f"  - {kind}: {name}\n    why: Past.\n" for kind, name in SIX)
    themes = ("jeugd", "netwerk", "werk")
    return {
        f"vraag-{number:02}": situation(
            f"Vraag {number:02}", f"{words}, {number}?", f"themes: [{themes[number % 3]}]\n", advice
        )
        for number in range(count)
    }


@pytest.mark.parametrize(
    ("count", "size", "names"), [(6, 10, 6), (20, 9.5, 6), (23, 10, 3), (27, 9.5, 3), (33, 9, 3)]
)
def test_type_shrinks_before_names_go_and_both_have_their_limit(
    read: Read, count: int, size: float, names: int
) -> None:
    card = choice_card(read(**many(count)))
    assert card is not None
    layout = choicecard.lay_out(card, WORDS)
    shown = [
        len(piece.data["names"])
        for column in layout.columns
        for piece in column.pieces
        if piece.asked and piece.asked.words.startswith(HARD)
    ]
    assert (round(layout.size / choicecard.POINT, 1), min(shown), layout.left) == (size, names, ())


def test_full_card_is_a_warning_and_goes_on_over_more_papers(read: Read) -> None:
    reader = read(**many(50))
    card = choice_card(reader)
    assert card is not None
    left = [p for column in choicecard.lay_out(card, WORDS).left for p in column.pieces if p.asked]
    (fault,) = choicecard.check(card, WORDS)
    assert (fault.code, fault.severity, fault.facts["count"]) == (
        "card-too-full",
        "warning",
        len(left),
    )
    assert left[0].asked is not None
    assert fault.at == left[0].asked.at
    paper = Paper(printed(reader))
    wanted = [asked.words for subject in card.subjects for asked in subject.questions]
    assert [words for words in wanted if plain(words) not in paper.text] == []
    edge = choicecard.MARGIN
    assert [
        (outside(glyphs, edge, edge, 210 - edge, 297 - edge), covered(glyphs))
        for glyphs in paper.glyphs
    ] == [([], [])] * 2


@pytest.mark.parametrize("count", range(8, 36, 6))
def test_however_many_questions_no_words_stand_over_others(read: Read, count: int) -> None:
    long = "Hoe maak ik netwerkberaadvoorbereidingsgespreksverslagen met deze mensen"
    edge = choicecard.MARGIN
    bottom = 297 - edge - choicecard.FOOTER + 2
    for glyphs in Paper(printed(read(**many(count, long)))).glyphs:
        above = [glyph for glyph in glyphs if glyph.bottom < bottom]
        assert (outside(above, edge, edge, 210 - edge, bottom), covered(glyphs)) == ([], [])


def test_very_long_title_and_question_still_have_their_place(read: Read) -> None:
    words = " ".join(["woord"] * 160)
    reader = read(lang=situation("x" * 300, words, "themes: [jeugd]\n"))
    (glyphs,) = Paper(printed(reader)).glyphs
    edge = choicecard.MARGIN
    assert (outside(glyphs, edge, edge, 210 - edge, 297 - edge), covered(glyphs)) == ([], [])


def test_sign_that_the_typeface_lacks_is_a_warning(read: Read) -> None:
    card = choice_card(read(thuis=situation("Thuis", "Gaat het 🙂 thuis?", "themes: [jeugd]\n")))
    assert card is not None
    assert list(choicecard.check(card, WORDS)) == [
        Diagnostic("sign-not-in-font", at("thuis"), {"sign": "🙂"}, severity="warning")
    ]


def test_site_gives_the_card_and_check_its_faults(tmp_path: Path) -> None:
    files = {**navigating.FILES, **{_path(name): text for name, text in many(50).items()}}
    folder = navigating.write(tmp_path / "interventions", files)
    cache = tmp_path / "cache"
    site = build(Settings(folder, "interventions", "Proef", cache=cache))
    again = build(Settings(folder, "interventions", "Proef", cache=cache))
    path = addresses.choice_card(WORDS)
    assert [fault.code for fault in check(folder, "interventions", "nl").diagnostics] == [
        "card-too-full"
    ]
    assert [fault.code for fault in site.diagnostics] == ["card-too-full"]
    assert site.files[path] == again.files[path]
    (start,) = (page for page in site.pages if page.address == "wat-heb-je-nodig/index")
    size = -(-len(site.files[path]) // 1000)
    assert f"(PDF, A4, {size} kB)" in start.html


def test_english_site_has_its_own_words_and_addresses(tmp_path: Path) -> None:
    folder = navigating.write(tmp_path, navigating.FILES)
    site = build(Settings(folder, "interventions", "Try", code="en"))
    steps = [page.address for page in site.pages if page.address.startswith("what-do-you-need")]
    assert sorted(step for step in steps if "/v/" not in step) == [
        "what-do-you-need/alleen",
        "what-do-you-need/anders",
        "what-do-you-need/baan",
        "what-do-you-need/index",
        "what-do-you-need/jeugd",
        "what-do-you-need/netwerk",
        "what-do-you-need/thuis",
        "what-do-you-need/vroeger",
        "what-do-you-need/werk",
        "what-do-you-need/without/theme",
    ]
    assert "what-do-you-need/choice-card.pdf" in site.files
