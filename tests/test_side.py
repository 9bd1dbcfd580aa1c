"""Methods side by side: which rows, what is the same, what is shared, which addresses."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import navigating
import pytest
import siding
from building import broken_links, built
from conftest import Tree

from mkdocs_kim import library
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.records import Intervention, compared
from mkdocs_kim.settings import Settings
from mkdocs_kim.site import build
from mkdocs_kim.views import Reader, former_pairs, heads, method
from mkdocs_kim.views.brief import LEVELS, ROWS, brief, form
from mkdocs_kim.views.pairs import pairs
from mkdocs_kim.views.side import alike, side


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    folder = navigating.write(tmp_path, siding.FILES)
    found = library.build(read_folder(folder, "interventions"), "nl")
    assert found.diagnostics == ()
    return Reader(found, language("nl"), date(2026, 11, 22))


def test_every_compared_field_has_its_row_once(reader: Reader) -> None:
    laid = side([method("anker", reader), method("brug", reader)], reader)
    rows = [head.key for group in laid.groups for head in group.heads]
    assert sorted(rows) == sorted(".".join(path) for path, _ in compared(Intervention))
    assert [group.id for group in laid.groups] == [
        "what",
        "whom",
        "do",
        "elements",
        "needs",
        "sure",
    ]


def test_shared_elements_come_first_and_those_of_nobody_are_left_out(reader: Reader) -> None:
    laid = side([method("anker", reader), method("brug", reader)], reader)
    assert [(row.id, row.shared, row.same) for row in laid.elements] == [
        ("doen", 2, False),
        ("zien", 2, True),
        ("horen", 0, False),
        ("vragen", 0, True),
    ]


def test_what_all_say_is_the_same_but_for_spaces_and_signs(reader: Reader) -> None:
    laid = side([method("anker", reader), method("brug", reader)], reader)
    different = {head.key for head in heads(reader)} - set(laid.same)
    assert different == {"access", "since"}


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ([(), ()], True),
        ([("Ja.",), (" ja ",)], True),
        ([("a", "b"), ("b", "a")], True),
        ([("a", "b"), ("a",)], False),
        ([("a",), ()], False),
        ([("a",), ("a",), ("b",)], False),
    ],
)
def test_alike(said: list[tuple[str, ...]], same: bool) -> None:
    assert alike(said) == same


def test_pairs_are_those_that_one_of_the_two_relates(reader: Reader) -> None:
    assert pairs(reader) == (("anker", "brug"),)
    assert sorted(former_pairs(reader)) == [
        (f"vergelijken/{old}", "vergelijken/anker--brug", "Anker en Brug")
        for old in ("anker--loopplank", "anker-oud--brug", "anker-oud--loopplank")
    ]


def test_paper_says_the_same_at_every_level_or_less(reader: Reader) -> None:
    said = brief(method("anker", reader), reader)
    assert list(said) == [key for key, _ in ROWS if key != "alone"]
    assert said["goal"] == ("Mensen vinden houvast.",) * len(LEVELS)
    assert said["sources"] == ("Het boek (2014)",) * len(LEVELS)
    assert said["sure"] == ("Erkenning niet bekend. Onderzoek niet bekend.",) * len(LEVELS)


def test_paper_leaves_out_rows_of_which_nothing_is_known(reader: Reader) -> None:
    methods = [method("anker", reader), method("brug", reader)]
    filled = form(methods, side(methods, reader), reader)
    assert [row.key for row in filled.rows] == ["goal", "alone", "needs", "sure", "gaps", "sources"]
    assert (filled.titles, filled.as_of) == ("Anker en Brug", "Stand van 22 november 2026")
    assert [filled.said[item]["alone"][0] for item in ("anker", "brug")] == [
        "Bewust niet: Vragen.",
        "Geïmpliceerd: Horen. Bewust niet: Vragen.",
    ]


def test_script_tells_of_every_id_that_a_method_has_or_had(tmp_path: Path) -> None:
    folder = navigating.write(tmp_path, siding.FILES)
    files = build(Settings(folder, "interventions", "Proef")).files
    words = files["assets/kim/methods/index.js"].decode()
    known = json.loads(words.removeprefix("window.kim=window.kim||{};window.kim.known=")[:-2])
    assert [one["id"] for one in known["methods"]] == ["anker", "brug", "cirkel", "dijk", "eiland"]
    assert known["former"] == {"anker-oud": "anker", "loopplank": "brug"}
    assert known["withdrawn"] == {
        "vlot": {
            "title": "Vlot (ingetrokken)",
            "words": "Vlot is ingetrokken op 2 januari 2026. Niemand werkt er nog mee.",
            "href": "../interventies/vlot/",
            "instead": "anker",
        }
    }
    assert all(
        f"assets/kim/methods/{one['file'].split('?')[0]}" in files for one in known["methods"]
    )


def test_every_link_leads_somewhere_and_every_id_is_there_once(tree: Tree) -> None:
    records = {f"interventions/{path}": text for path, text in siding.FILES.items()}
    config = (
        "site_name: Proef\ntheme: {name: material, font: false, language: nl}\nplugins: [kim]\n"
    )
    site = built(tree({"mkdocs.yml": config, "docs/over.md": "# Over\n", **records}), strict=True)
    made = sorted(path.parent.name for path in (site / "vergelijken").glob("*/index.html"))
    assert made == [
        "anker--brug",
        "anker--loopplank",
        "anker-oud--brug",
        "anker-oud--loopplank",
    ]
    assert broken_links(site) == []


def test_a_site_without_pages_of_pairs_leads_to_the_page_to_compare_on(tree: Tree) -> None:
    records = {f"interventions/{path}": text for path, text in siding.FILES.items()}
    config = (
        "site_name: Proef\ntheme: {name: material, font: false, language: nl}\n"
        "plugins: [{kim: {pairs: false}}]\n"
    )
    site = built(tree({"mkdocs.yml": config, "docs/over.md": "# Over\n", **records}), strict=True)
    made = sorted(path.relative_to(site).as_posix() for path in site.glob("vergelijken/**/*"))
    assert made == [
        "vergelijken/elementenkaart-cellen.csv",
        "vergelijken/elementenkaart.csv",
        "vergelijken/elementenkaart.json",
        "vergelijken/index.html",
    ]
    for item, other in (("anker", "brug"), ("brug", "anker")):
        page = (site / "interventies" / item / "index.html").read_text(encoding="utf-8")
        assert f'href="../../vergelijken/?methoden={item},{other}"' in page
    assert broken_links(site) == []
