"""What search takes words for, who holds them, and the files that the browser searches in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_kim import library
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.render.search import data, packing
from mkdocs_kim.render.search.analysis import analyser, fold, words
from mkdocs_kim.render.search.index import LEVELS, index
from mkdocs_kim.render.search.written import document
from mkdocs_kim.views import Document, Reader, documents, items
from mkdocs_kim.views.documents import LEAD, TEXT, Piece
from mkdocs_kim.views.parts import Target

ROOT = Path(__file__).parents[1]
DUTCH = analyser(language("nl"))
ENGLISH = analyser(language("en"))


def doc(record_id: str, title: str, *, names: tuple[str, ...] = (), text: str = "") -> Document:
    pieces = (Piece("Doel", "goal", text),) if text else ()
    to = Target(f"themas/{record_id}")
    return Document("theme", record_id, title, to, names, ("thema",), ("Feit",), pieces)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cliënt, coördinator en financiële", ["client", "coordinator", "en", "financiele"]),
        ("foto's en JIM’s", ["foto", "en", "jim"]),
        ("Natuurlijk, een netwerkcoach!", ["natuurlijk", "een", "netwerkcoach"]),
        ("GRIP&GLANS", ["grip", "glans"]),
        ("dak- en thuislozen (65+)", ["dak", "en", "thuislozen", "65"]),
        ("snake_case", ["snake", "case"]),
        ("e i ʼ …", []),
        ("", []),
    ],
)
def test_words_are_folded(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


@pytest.mark.parametrize(
    "family",
    [
        "methode methodes methoden",
        "netwerk netwerken",
        "verhaal verhalen",
        "dakloos dakloze daklozen",
        "brief brieven",
        "huis huizen",
        "mens mensen",
        "kans kansen",
        "proces processen",
        "jongen jongens",
        "jongere jongeren",
        "ouder ouders",
        "oudere ouderen",
        "school scholen",
        "relatie relaties",
        "cursus cursussen",
        "betekenis betekenissen",
        "coach coaches",
        "idee ideeen",
        "kind kinderen",
        "mogelijkheid mogelijkheden",
        "goed goede",
        "prijs prijzen",
        "taak taken",
        "grens grenzen",
        "partij partijen",
        "zus zussen",
        "niveau niveaus",
        "lees lezen",
    ],
)
def test_forms_of_one_word_share_a_stem(family: str) -> None:
    assert len({DUTCH.stem(word) for word in family.split()}) == 1


def test_words_of_their_own_keep_a_stem_of_their_own() -> None:
    apart = "al alleen ouder oudere jong jonger kans kant werk werkt man mens thuis stress 2026"
    stems = [DUTCH.stem(word) for word in apart.split()]
    assert len(set(stems)) == len(stems)
    assert [DUTCH.stem(word) for word in ("thuis", "mens", "drie", "2026")] == [
        "thuis",
        "mens",
        "drie",
        "2026",
    ]


def test_english_has_its_own_endings() -> None:
    pairs = "method methods, story stories, coach coaches, child children, case cases"
    for pair in pairs.split(", "):
        assert len({ENGLISH.stem(word) for word in pair.split()}) == 1, pair


def test_stop_words_say_nothing() -> None:
    assert DUTCH.stems("Hoe breng ik het netwerk in beeld?") == ["breng", "netwerk", "beeld"]
    assert ENGLISH.stems("How do I map the networks?") == ["map", "network"]


@given(st.text())
def test_every_word_has_a_stem(text: str) -> None:
    assert all(DUTCH.stem(word) and ENGLISH.stem(word) for word in words(text))


@given(st.text())
def test_texts_are_taken_word_by_word(text: str) -> None:
    said = list(words(text))
    telling = [DUTCH.stem(word) for word in said if word not in DUTCH.stop]
    assert DUTCH.taken(text) == (telling, {DUTCH.stem(word) for word in said if word in DUTCH.stop})


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = list(words(text))
    assert list(words(" ".join(once))) == once


def test_numbers_take_one_sign_if_small() -> None:
    assert [packing.number(value) for value in (0, 1, 74, 75, 90, 91, 1000)] == [
        "#",
        "$",
        "n",
        "o#",
        "~#",
        "o$",
        "|]",
    ]


def test_words_are_written_without_what_they_share() -> None:
    signs = packing.SIGNS
    assert list(packing.fronts(["net", "netwerk", "netwerkcirkel", "no"])) == [
        f"{signs[0]}net",
        f"{signs[3]}werk",
        f"{signs[7]}cirkel",
        f"{signs[1]}o",
    ]


def test_levels_are_written_the_highest_first() -> None:
    assert packing.levels([(0, 2), (3, 7), (4, 7)], 8) == packing.number(8 + 7) + (
        packing.gaps([3, 4]) + packing.number(2) + packing.gaps([0])
    )


def test_title_outweighs_text_and_other_names_come_between() -> None:
    found = index(
        [
            doc("a", "Ecogram"),
            doc("b", "B", names=("ecogram",)),
            doc("c", "C", text="Een ecogram."),
        ],
        DUTCH,
    )
    levels = dict(found.postings[found.terms.index("ecogram")])
    assert list(levels) == [0, 1, 2]
    assert LEVELS > levels[0] >= levels[1] > levels[2] >= 0


def test_stop_words_are_held_at_the_lowest_level() -> None:
    found = index([doc("a", "Weten is nog geen doen"), doc("b", "Iets", text="Niets.")], DUTCH)
    held = dict(zip(found.terms, found.postings, strict=True))
    assert (held["nog"], held[DUTCH.stem("doen")]) == (((0, 0),), ((0, 0),))


def test_stop_words_are_plain_words() -> None:
    for known in (DUTCH, ENGLISH):
        text = language(known.code).ui("search_stop_words")
        assert text.split() == sorted(set(words(text)) | {w for w in text.split() if len(w) < 2})


def test_a_word_with_a_hyphen_is_one_word_too() -> None:
    found = index([doc("a", "Eigen Kracht-conferentie", names=("EK-c", "JIM-aanpak"))], DUTCH)
    joined = [DUTCH.stem(word) for word in ("krachtconferentie", "ekc", "jimaanpak")]
    assert {*joined, "jim", DUTCH.stem("aanpak")} <= set(found.terms)


def test_synonyms_are_words_even_if_no_page_holds_them() -> None:
    found = index([doc("a", "Genogram")], DUTCH, ["stambom"])
    assert dict(zip(found.terms, found.postings, strict=True))["stambom"] == ()


def head_of(files: data.Files) -> dict[str, object]:
    text = files["index.js"].decode()
    before = '(window.kim = window.kim || {})["index"] = '
    assert text.startswith(before)
    found = json.loads(text.removeprefix(before).rstrip(";\n"))
    assert isinstance(found, dict)
    return found


def test_files_hold_what_a_result_shows() -> None:
    page = Document("page", "over", "Over", Target("over"))
    made = data.files([doc("a", "A", names=("AA", "B")), page], (), language("nl"), True)
    head = head_of(made)
    assert head["kinds"] == [
        ["theme", "Thema's", "Thema", "themas/", "/", 1, 1],
        ["page", "Andere pagina's", "Pagina", "", "", 0, 1],
    ]
    shown = {key: head[key] for key in ("ids", "titles", "names", "facts", "told", "texts")}
    assert shown == {
        "ids": "\nover/",
        "titles": "A\nOver",
        "names": "AA\tB\n",
        "facts": ["Feit"],
        "told": "0\n",
        "texts": [0],
    }
    assert sorted(made) == ["index.js", "postings-0.js", "texts-0.js", "version.js"]


def test_addresses_are_files_where_there_is_no_server() -> None:
    page = Document("page", "over", "Over", Target("over"))
    head = head_of(data.files([doc("a", "A"), page], (), language("nl"), False))
    assert head["ids"] == "\nover.html"
    assert head["kinds"] == [
        ["theme", "Thema's", "Thema", "themas/", ".html", 1, 1],
        ["page", "Andere pagina's", "Pagina", "", "", 0, 1],
    ]


def test_version_changes_with_any_text() -> None:
    one, two, again = (
        data.files([doc("a", "A", text=text)], (), language("nl"), True)["version.js"]
        for text in ("Een.", "Twee.", "Een.")
    )
    assert one == again != two


def test_large_collections_are_split() -> None:
    many = [doc(f"d{n}", f"Titel {n}", text=f"woord{n} " * 400) for n in range(40)]
    made = data.files(many, (), language("nl"), True)
    head = head_of(made)
    firsts = head["texts"]
    assert isinstance(firsts, list)
    assert len(firsts) > 1
    assert sum(name.startswith("texts-") for name in made) == len(firsts)


def test_hand_written_pages_are_read_by_section() -> None:
    html = (
        "<h1>Helpen</h1><p>Begin <em>hier</em>.</p>"
        '<h2 id="git">Met git</h2><ul><li>een</li><li>twee</li></ul><script>niet()</script>'
    )
    found = document("bijdragen", "Bijdragen", html)
    assert (found.kind, found.id, found.title, found.to) == (
        "page",
        "bijdragen",
        "Bijdragen",
        Target("bijdragen"),
    )
    assert found.pieces == (
        Piece("Helpen", "", "Begin hier.", TEXT),
        Piece("Met git", "git", "Met git", LEAD),
        Piece("Met git", "git", "een twee", TEXT),
    )


@pytest.fixture(scope="module")
def reader() -> Reader:
    found = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
    return Reader(found, language("nl"), date(2026, 11, 22))


def test_what_facets_know_has_the_same_numbers_in_search(reader: Reader) -> None:
    known = [(found.kind, found.id) for found in documents(reader)]
    chosen = [(item.kind, item.id) for item in items(reader)]
    assert known[: len(chosen)] == chosen
    assert len(set(known)) == len(known)


def test_a_record_is_known_by_its_fields(reader: Reader) -> None:
    found = {item.id: item for item in documents(reader)}["jim-aanpak"]
    assert (found.title, found.names[0], found.words[0]) == ("JIM-aanpak", "JIM", "interventie")
    assert found.facts == ("Jeugd en gezin", "Sociale netwerken", "Erkenning niet bekend")
    assert [(piece.label, piece.anchor) for piece in found.pieces][:4] == [
        ("Samenvatting", ""),
        ("Thema's", ""),
        ("Letterwoord", ""),
        ("Probleem", "problem"),
    ]
    assert fold(found.pieces[0].text).startswith("een jongere met een hulpvraag")
