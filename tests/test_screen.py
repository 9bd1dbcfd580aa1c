"""What can be drawn on a screen, and what the page knows of it."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from building import ROOT
from conftest import Tree

from mkdocs_kim import library
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.render.drawing.strokes import STROKES
from mkdocs_kim.render.sheets.desk import Desk
from mkdocs_kim.render.switch import Trees
from mkdocs_kim.views import Reader, on_screen

INSTRUMENT = """\
title: {title}
summary: Wie er is.
purpose: Zien wie er is.
worksheet:
  - question: Wie?
    {on_screen}
    orientation: portrait
    layout: own
    blocks:
{blocks}
"""
CIRCLE = """\
      - block: rings
        rings: [dicht, ver]
        sectors: [links, rechts]
      - block: legend
        entries:
          - {letter: dicht, text: het dichtst bij}
          - {letter: H, text: helpt}
          - {line: dotted, text: soms}
          - {line: arrow, text: mag dichterbij}
"""
TABLE = """\
      - block: table
        columns: [{title: Wie}, {title: Waarvan}, {title: Hoe vaak}]
"""


def reader_of(folder: Path, code: str = "nl") -> Reader:
    found = library.build(read_folder(folder, "interventions"), code)
    return Reader(found, language(code), date(2026, 11, 23))


def instrument(title: str, on: str, blocks: str) -> str:
    return INSTRUMENT.format(title=title, on_screen=on and f"on_screen: {on}", blocks=blocks)


def page_of(reader: Reader) -> str:
    shown = on_screen(reader)
    assert shown is not None
    desk = Desk(reader, "Proef", "", True, Trees(reader.code, (), True))
    return desk.screen(shown).decode()


def facts_of(page: str) -> dict[str, Any]:
    (text,) = re.findall(r"data-facts>(.*?)</script>", page, re.DOTALL)
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def real() -> Reader:
    return reader_of(ROOT / "interventions")


def test_library_that_says_nothing_of_a_screen_has_no_page(tree: Tree) -> None:
    folder = tree({"interventions/instruments/kring.yml": instrument("Kring", "", CIRCLE)})
    assert on_screen(reader_of(folder / "interventions")) is None


def test_drawing_without_a_list_asks_for_a_name(tree: Tree) -> None:
    folder = tree({"interventions/instruments/kring.yml": instrument("Kring", "drawing", CIRCLE)})
    shown = on_screen(reader_of(folder / "interventions"))
    assert shown is not None
    (drawing,) = shown.drawings
    assert (shown.people, shown.heads) == (None, ())
    assert [entry.line for entry in drawing.lines] == ["dotted"]
    assert [drawing.view.say(entry.letter) for entry in drawing.letters if entry.letter] == ["H"]
    assert drawing.has_arrows


def test_list_gives_the_drawings_its_words(tree: Tree) -> None:
    folder = tree(
        {
            "interventions/instruments/kring.yml": instrument("Kring", "drawing", CIRCLE),
            "interventions/instruments/lijst.yml": instrument("Lijst", "list", TABLE),
        }
    )
    shown = on_screen(reader_of(folder / "interventions"))
    assert shown is not None
    assert shown.people is not None
    assert (shown.people.id, shown.heads) == ("lijst", ("Wie", "Waarvan"))


def test_shipped_drawings_are_those_of_their_sheets(real: Reader) -> None:
    facts = facts_of(page_of(real))
    star, circle = facts["drawings"]
    assert [star["id"], circle["id"]] == ["ecogram", "netwerkcirkel"]
    assert [group["letter"] for group in star["groups"]] == list("GFVKBRZ")
    assert star["lines"] == {"thick": "steun", "dotted": "neutraal", "zigzag": "spanning"}
    assert list(star["letters"]) == ["A", "E", "G", "P"]
    assert circle["rings"] == ["intimi", "vrienden", "bekenden", "diensten"]
    assert [group["text"] for group in circle["groups"]] == [
        "familie",
        "medecliënten",
        "professionals",
        "samenleving",
    ]
    assert (circle["lines"], circle["letters"]) == ({}, {})
    assert facts["strokes"].keys() == STROKES.keys()
    versions = [real.library.version(name) for name in ("ecogram", "netwerkcirkel")]
    assert [star["version"], circle["version"]] == versions


def test_in_english_the_same_drawings_have_english_words(real: Reader) -> None:
    dutch, english = facts_of(page_of(real)), facts_of(page_of(real.in_("en")))
    assert english["drawings"][1]["rings"] == ["intimates", "friends", "acquaintances", "services"]
    assert english["strokes"] == dutch["strokes"]
    assert english["words"].keys() == dutch["words"].keys()
    assert not {*english["words"].values()} & {*dutch["words"].values()} - {
        "{name}: {place}.",
        "{name}: {line}",
    }


def test_policy_of_the_page_forbids_every_connection(real: Reader) -> None:
    page = page_of(real)
    (text,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    policy = html.unescape(text)
    assert "connect-src 'none'" in policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert re.findall(r"<(?:form|a|link|img|script)[^>]*\bhttps?://", page) == []


def test_words_of_a_record_cannot_end_the_data_of_the_page(tree: Tree) -> None:
    evil = CIRCLE.replace("dicht, ver", '"</script><script>x()", ver').replace(
        "letter: dicht", "letter: D"
    )
    folder = tree({"interventions/instruments/kring.yml": instrument("Kring", "drawing", evil)})
    page = page_of(reader_of(folder / "interventions"))
    assert "<script>x()" not in page
    assert facts_of(page)["drawings"][0]["rings"] == ["</script><script>x()", "ver"]
