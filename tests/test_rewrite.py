"""Tidy YAML: one form for each record, which says the same to every reader of YAML."""

from __future__ import annotations

import pytest
import yaml
from building import ROOT
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from mkdocs_kim import rewrite
from mkdocs_kim.files import read_folder
from mkdocs_kim.library import canonical, unwrapped
from mkdocs_kim.records import Reading, read
from mkdocs_kim.rewrite.scalars import short
from mkdocs_kim.rewrite.wrapping import wrapped
from mkdocs_kim.source import parse

SHIPPED = read_folder(ROOT / "interventions", "interventions")


@pytest.mark.parametrize("reading", SHIPPED, ids=lambda reading: str(reading.path))
def test_what_is_written_is_what_was_read(reading: Reading) -> None:
    said = canonical(reading.shape)
    written = rewrite.text(reading.kind, said)
    node, faults = parse(written.encode(), reading.path)
    again = read(reading.kind, reading.id, reading.path, node)
    assert (faults, again.diagnostics, canonical(again.shape)) == ([], (), said)


def test_a_record_stands_in_the_order_of_the_declarations() -> None:
    data = {
        "unheard": "of",
        "themes": ["wonen", "werk-en-inkomen"],
        "nature": "approach",
        "acronym": {"K": "Kracht", "N": "no"},
        "age": {"to": 23, "from": 12},
        "summary": "Een korte tekst. " * 7 + "Een korte tekst.\n\n- een\n- twee",
        "phases": [{"text": "Kijk.", "title": "Stap: 1", "instruments": ["ecogram"]}],
        "subgoals": ["Eerst dit."],
        "duration": {"months": 3.0, "meetings": 12},
        "title": {"nl": "Naam", "en": "Name"},
        "aliases": ["ja", "no", "12", "a: b", "x" * 101, "woord " * 20],
        "since": 1990,
        "organisations": [],
    }
    assert rewrite.text("intervention", data) == (
        "# yaml-language-server: $schema=.schema/intervention.json\n"
        "title:\n"
        "  nl: Naam\n"
        "  en: Name\n"
        "aliases:\n"
        "  - ja\n"
        '  - "no"\n'
        '  - "12"\n'
        '  - "a: b"\n'
        f"  - {'x' * 101}\n"
        "  - >-\n"
        f"    {'woord ' * 15}woord\n"
        f"    {'woord ' * 3}woord\n"
        "summary: |\n"
        f"  {'Een korte tekst. ' * 5}Een korte\n"
        "  tekst. Een korte tekst. Een korte tekst.\n"
        "\n"
        "  - een\n"
        "  - twee\n"
        "nature: approach\n"
        "themes: [wonen, werk-en-inkomen]\n"
        "age:\n"
        "  from: 12\n"
        "  to: 23\n"
        "acronym:\n"
        "  K: Kracht\n"
        '  "N": "no"\n'
        "subgoals:\n"
        "  - |\n"
        "    Eerst dit.\n"
        "phases:\n"
        '  - title: "Stap: 1"\n'
        "    text: |\n"
        "      Kijk.\n"
        "    instruments: [ecogram]\n"
        "duration:\n"
        "  meetings: 12\n"
        "  months: 3\n"
        "since: 1990\n"
        "unheard: of\n"
    )


def test_a_sheet_is_short_where_it_can_be() -> None:
    rings = {
        "rings": ["dichtbij", "verder"],
        "block": "rings",
        "example": [{"ring": "dichtbij", "name": "Bo, de buur"}, {"name": "Ans " * 30}],
    }
    table = {
        "block": "table",
        "columns": [{"title": "Wie"}, {"title": "Wat"}],
        "example": [["Bo", ""], ["x" * 90, "y"]],
        "numbered": True,
    }
    sheet = {"question": "Wie?", "fields": ["Naam"], "blocks": [rings, table]}
    assert rewrite.text("instrument", {"worksheet": [sheet]}).partition("\n")[2] == (
        "worksheet:\n"
        "  - question: Wie?\n"
        "    fields:\n"
        "      - Naam\n"
        "    blocks:\n"
        "      - block: rings\n"
        "        rings:\n"
        "          - dichtbij\n"
        "          - verder\n"
        "        example:\n"
        '          - {name: "Bo, de buur", ring: dichtbij}\n'
        "          - name: >-\n"
        f"              {'Ans ' * 20}Ans\n"
        f"              {'Ans ' * 8}Ans\n"
        "      - block: table\n"
        "        columns:\n"
        "          - {title: Wie}\n"
        "          - {title: Wat}\n"
        "        numbered: yes\n"
        "        example:\n"
        '          - [Bo, ""]\n'
        f"          - - {'x' * 90}\n"
        '            - "y"\n'
    )


def test_an_entry_of_the_bibliography_stands_as_among_the_others() -> None:
    data = {"title": "Een titel", "id": "een-titel", "type": "webpage", "authors": ["Jansen"]}
    assert rewrite.text("source", data) == (
        "  - id: een-titel\n    type: webpage\n    title: Een titel\n    authors:\n      - Jansen\n"
    )


WORDS = st.sampled_from(
    ["een", "*", "-", "1.", "12.5", "#", "[[ecogram|mijn ecogram]]", "=", "__", "a\\", ">", "`x"]
)


@given(st.lists(st.lists(WORDS, min_size=1).map(" ".join)).map("\n".join), st.integers(1, 40))
def test_unwrapping_gives_back_what_was_wrapped(text: str, width: int) -> None:
    said = unwrapped(text)
    assume(unwrapped(said) == said)  # a line of equals signs in prose is a heading: a fault
    assert unwrapped(wrapped(said, width)) == said


@given(st.one_of(st.text(), st.from_regex(r"[-+.\w: #,0-9eExX_]{1,12}", fullmatch=True)))
def test_a_text_is_that_text_to_every_reader(text: str) -> None:
    said = f"- {short(text)}\n- [{short(text, brackets=True)}]\n"
    assert yaml.safe_load(said) == [text, [text]]
    assert YAML(typ="safe", pure=True).load(said) == [text, [text]]
