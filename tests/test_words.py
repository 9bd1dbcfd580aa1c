"""A site that calls things by its own words: in menus, fields, addresses, files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner
from conftest import Tree

from mkdocs_kim import site
from mkdocs_kim.cli import kim
from mkdocs_kim.language import language
from mkdocs_kim.records import KINDS
from mkdocs_kim.settings import Settings

WORDS = """\
labels:
  goal: Waarop je let
  intervention.approach: Hoe je plant
  theme.summary: {en: In short}
paths: {intervention: teeltwijzen, theme: {nl: bedden, en: beds}}
words: {kind_intervention: teeltwijze}
choices: {nature.model: Plan}
ui:
  title_intervention: Teeltwijzen
  section_goal: Waarom
"""
GARDEN = {
    "g/combineren.yml": (
        "title: Combineren\nsummary: Planten naast elkaar.\nnature: model\nthemes: [bodem]\n"
        "approach: Zaai ui naast wortel.\n"
    ),
    "g/themes/bodem.yml": "title: Bodem\nsummary: Kort.\ndescription: Lang.\n",
    "g/words.yml": WORDS,
}


def build(folder: Path, code: str = "nl") -> site.Site:
    return site.build(
        Settings(folder / "g", "g", "Tuin", code=code, today=date(2026, 11, 22), cache=None)
    )


def test_own_words_lie_over_those_of_the_locale() -> None:
    words = language("nl").with_({"ui": {"title_theme": "Bedden"}, "labels": {"goal": "Waarom"}})
    goal, title = KINDS["intervention"].says("goal"), KINDS["intervention"].says("title")
    assert [words.ui("title_theme"), words.ui("title_term")] == ["Bedden", "Begrippen"]
    assert [goal.label(words), title.label(words)] == ["Waarom", "Titel"]
    assert language("nl").ui("title_theme") == "Thema's"


def test_a_word_is_said_otherwise_everywhere() -> None:
    instead = {"werkzame elementen": "principes", "methoden": "teeltwijzen", "elementen": "delen"}
    words = language("nl").with_({"instead": instead, "ui": {"title_element": "Elementen"}})
    assert words.ui("side_elements") == "Principes"
    assert words.ui("title_element") == "Elementen"
    assert words.ui("taken_chosen", methods=1, all_methods=2, elements=3, all_elements=4) == (
        "1 van 2 teeltwijzen, 3 van 4 principes"
    )
    assert words.path("element") == "werkzame-elementen"
    assert words.ui("side_query") == "methoden"
    assert KINDS["intervention"].says("working_elements").label(words) == "Principes"


def test_a_label_of_one_kind_goes_before_that_of_all() -> None:
    words = language("nl").with_({"labels": {"summary": "Kort", "theme.summary": "Korter"}})
    assert {kind: model.says("summary").label(words) for kind, model in KINDS.items()} == {
        **dict.fromkeys(KINDS, "Kort"),
        "theme": "Korter",
    }


def test_pages_stand_at_addresses_of_the_sites_own(tree: Tree) -> None:
    made = build(tree(GARDEN))
    assert made.diagnostics == ()
    pages = {page.address: page.title for page in made.pages}
    assert pages["teeltwijzen/index"] == "Teeltwijzen"
    assert pages["teeltwijzen/combineren"] == "Combineren"
    assert pages["bedden/bodem"] == "Bodem"
    assert not [address for address in pages if address.startswith(("interventies", "themas"))]


def test_each_language_has_its_own_words_or_those_for_all(tree: Tree) -> None:
    pages = {page.address for page in build(tree(GARDEN), "en").pages}
    assert {"teeltwijzen/combineren", "beds/bodem"} <= pages


def test_words_with_a_fault_stop_the_build(tree: Tree) -> None:
    made = build(tree({**GARDEN, "g/words.yml": "ui: {used_by: methoden}\n"}))
    assert ([fault.code for fault in made.diagnostics], made.pages) == (["missing-fact"], ())


def test_words_are_found_with_their_keys() -> None:
    found = CliRunner().invoke(kim, ["words", "half jaar"], catch_exceptions=False)
    assert (found.exit_code, found.output) == (
        1,
        "Geen enkele tekst van de site zegt ‘half jaar’.\n",
    )
    found = CliRunner().invoke(kim, ["words", "met het netwerk"], catch_exceptions=False)
    assert found.output == 'choices:\n  levels.network: "Met het netwerk"\n'


def test_what_is_found_can_stand_in_the_file(tree: Tree) -> None:
    found = CliRunner().invoke(kim, ["words", "--lang", "en", "e"], catch_exceptions=False)
    made = build(tree({**GARDEN, "g/words.yml": found.output}), "en")
    assert made.diagnostics == ()
