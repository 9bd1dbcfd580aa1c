"""What the form knows: every field, all that can be referred to, what each record says now."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from building import ROOT, built
from conftest import Tree

from mkdocs_kim import library
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.records import KINDS, Source, form
from mkdocs_kim.render import forms
from mkdocs_kim.views import Reader, contribute, fillable
from mkdocs_kim.views.parts import Target

FILES = {
    "terms/net.yml": (
        "title: {nl: Net, en: Net </script> & co}\nformer_ids: [kring]\ndefinition: Eén [@een].\n"
    ),
    "terms/oud.yml": (
        "title: Oud\ndefinition: Weg.\nstatus: withdrawn\n"
        "withdrawn: {reason: Weg., date: 2020, replaced_by: net}\n"
    ),
    "vocabularies.yml": (
        "target_groups: [{id: ouder, label: Ouders}]\nsettings: []\nexecutors: []\n"
        "recognition_levels: []\n"
    ),
    "sources.yml": (
        "sources: [{id: een, type: book, title: Een boek, authors: [Bos], year: 2019}]\n"
    ),
}
Made = Callable[[str], dict[str, Any]]


@pytest.fixture
def made(tree: Tree) -> Made:
    """Give every script as the data it holds: path → data."""

    def make(code: str) -> dict[str, Any]:
        found = library.build(read_folder(tree(FILES), "r"), code)
        scripts = forms.files(Reader(found, language(code), date(2026, 11, 22)))
        return {path: held(content.decode()) for path, content in scripts.items()}

    return make


def held(script: str) -> Any:
    """Read the data that a script gives away: what follows the last name."""
    start = re.search(r";window\.kim\.(?:forms|recorded\[[^]]+\])=", script)
    assert start is not None
    return json.loads(script[start.end() :].rstrip(";\n"))


def test_every_record_and_source_has_a_script_with_what_it_says(made: Made) -> None:
    scripts = made("nl")
    del scripts[forms.INDEX]
    assert scripts == {
        "form/term/net.js": {
            "title": {"en": "Net </script> & co", "nl": "Net"},
            "former_ids": ["kring"],
            "definition": "Eén [@een].",
        },
        "form/term/oud.js": {
            "title": "Oud",
            "status": "withdrawn",
            "withdrawn": {"reason": "Weg.", "date": "2020", "replaced_by": "net"},
            "definition": "Weg.",
        },
        "form/source/een.js": {
            "id": "een",
            "type": "book",
            "title": "Een boek",
            "authors": ["Bos"],
            "year": 2019,
        },
    }


def test_what_can_be_referred_to_has_its_title(made: Made) -> None:
    index = made("nl")[forms.INDEX]
    known = {of: pairs for of, pairs in index["known"].items() if pairs}
    assert known == {
        "term": [["net", "Net"], ["oud", "Oud (ingetrokken)"]],
        "target_group": [["ouder", "Ouders"]],
        "source": [["een", "Bos (2019). Een boek."]],
    }
    assert index["former"] == {"kring": "net"}
    assert sorted(index["recorded"]) == ["source/een", "term/net", "term/oud"]


def test_messages_are_those_that_the_form_can_give(made: Made) -> None:
    scripts = (ROOT / "mkdocs_kim/assets" / name for name in ("kim-valid.js", "kim-valid-text.js"))
    named = {code for script in scripts for code in re.findall(r'"([a-z-]+)"', script.read_text())}
    known = language("nl").sections["messages"]
    told = made("nl")[forms.INDEX]["messages"]
    reworded = {"duplicate-key": language("nl").ui("form_twice")}
    assert told == {**{code: known[code] for code in known if code in named}, **reworded}


def test_every_kind_has_its_place_and_its_schema(made: Made) -> None:
    kinds = made("nl")[forms.INDEX]["kinds"].values()
    assert [(kind["kind"], kind["path"], kind["schema"]) for kind in kinds] == [
        ("intervention", "{id}.yml", ".schema/intervention.json"),
        ("instrument", "instruments/{id}.yml", "../.schema/instrument.json"),
        ("element", "elements/{id}.yml", "../.schema/element.json"),
        ("theme", "themes/{id}.yml", "../.schema/theme.json"),
        ("situation", "situations/{id}.yml", "../.schema/situation.json"),
        ("story", "stories/{id}.yml", "../.schema/story.json"),
        ("term", "terms/{id}.yml", "../.schema/term.json"),
        ("source", "sources.yml", ".schema/sources.json"),
    ]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_fields_are_those_of_the_declarations_in_the_words_of_the_site(
    made: Made, code: str
) -> None:
    kinds = made(code)[forms.INDEX]["kinds"]
    shown = {kind: [(f["key"], f["label"]) for f in told["fields"]] for kind, told in kinds.items()}
    models = {**KINDS, "source": Source}
    assert shown == {
        kind: [(field.key, field.labels[code]) for field in form(model)]
        for kind, model in models.items()
    }


def test_a_choice_has_a_label_for_each_value(made: Made) -> None:
    fields = made("en")[forms.INDEX]["kinds"]["element"]["fields"]
    scope = next(field for field in fields if field["key"] == "scope")
    assert scope == {
        "key": "scope",
        "label": "Scope",
        "help": "",
        "suggests": [],
        "either": "",
        "holds": "choice",
        "required": True,
        "many": False,
        "choices": ["general", "specific"],
        "named": {"general": "Generally effective", "specific": "Specifically effective"},
        "of": "",
        "whole": False,
        "least": None,
        "most": None,
        "fewest": 0,
        "limit": None,
        "words": None,
        "fields": [],
        "blocks": {},
    }


def test_the_page_offers_every_kind(tree: Tree) -> None:
    found = library.build(read_folder(tree(FILES), "r"), "en")
    page = contribute.page(Reader(found, language("en"), date(2026, 11, 22)))
    assert page.address == "contribute/index"
    assert [start.to for start in page.body.starts] == [
        Target("contribute/index", query=f"kind={kind}") for kind in fillable.MODELS
    ]


def test_a_page_written_by_hand_stands_where_the_form_would(tree: Tree) -> None:
    records = {f"interventions/{path}": text for path, text in FILES.items()}
    config = (
        "site_name: Proef\ntheme: {name: material, language: nl, font: false}\nplugins: [kim]\n"
    )
    folder = tree({"mkdocs.yml": config, "docs/bijdragen.md": "# Bel ons\n", **records})
    html = (built(folder) / "bijdragen/index.html").read_text(encoding="utf-8")
    assert ("Bel ons</h1>" in html, "data-kim-form" in html) == (True, False)
