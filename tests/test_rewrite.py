"""Tidy YAML: one form for each record, which says the same to every reader of YAML."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import ROOT
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from mkdocs_kim import rewrite
from mkdocs_kim.files import read_folder
from mkdocs_kim.library import canonical
from mkdocs_kim.records import KINDS, Reading, form, read
from mkdocs_kim.rewrite.scalars import short
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


def as_yaml_1_1(text: str) -> Any:
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 1)
    return reader.load(text)


READERS: dict[str, Callable[[str], Any]] = {
    "PyYAML": lambda text: yaml.load(text, yaml.SafeLoader),
    "libyaml": lambda text: yaml.load(text, yaml.CSafeLoader),
    "YAML 1.1": as_yaml_1_1,
    "YAML 1.2": YAML(typ="safe", pure=True).load,
}


def as_yaml_1_2(data: Any) -> Any:
    """Give what YAML 1.1 reads as later readers do, for whom yes and no are texts."""
    if isinstance(data, bool):
        return "yes" if data else "no"
    if isinstance(data, dict):
        return {key: as_yaml_1_2(value) for key, value in data.items()}
    return [as_yaml_1_2(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("reading", SHIPPED, ids=lambda reading: str(reading.path))
def test_what_is_shipped_says_the_same_to_every_reader(reading: Reading) -> None:
    text = Path(ROOT, reading.path).read_text(encoding="utf-8")
    found = {name: as_yaml_1_2(load(text)) for name, load in READERS.items()}
    assert found == dict.fromkeys(READERS, found["libyaml"])


@example("Wie?")
@example("a:?b")
@given(st.one_of(st.text(), st.from_regex(r"[-+.\w: #,?0-9eExX_]{1,12}", fullmatch=True)))
def test_a_text_is_that_text_to_every_reader(text: str) -> None:
    flow = short(text, brackets=True)
    said = f"- {short(text)}\n- [{flow}, {flow}]\n- {{a: {flow}, b: {flow}}}\n"
    for load in READERS.values():
        assert load(said) == [text, [text, text], {"a": text, "b": text}]


UNFILLED = {"key-not-filled-in", "empty-value", "empty-item", "empty-list", "not-just-one"}


def as_told(text: str) -> str:
    """Take the hash and the space away from every key and hyphen, as the explanation says."""
    return re.sub(r"^# (?=\s*(?:- |-$)?(?:\w+:|\||$))", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_scaffold_only_wants_to_be_filled_in(kind: str) -> None:
    text = rewrite.scaffold(kind, "nieuw")
    found = []
    for said in (text, as_told(text)):
        node, faults = parse(said.encode(), "nieuw.yml")
        assert node is not None
        found.append({key.text for key, _ in node.entries})
        codes = {fault.code for fault in (*faults, *read(kind, "nieuw", "", node).diagnostics)}
        assert codes - UNFILLED == set()
    fields = {field.key: field.required for field in form(KINDS[kind])}
    required = {key for key, needed in fields.items() if needed}
    assert found == [required, set(fields) - {"former_ids", "withdrawn"}]


def test_a_scaffold_filled_in_is_a_record() -> None:
    text = rewrite.scaffold("instrument", "nieuw", "Een nieuw blad: de kring")
    for before, after in {
        "summary: |": "summary: |\n  Een tekening van wie er is.",
        "purpose: |": "purpose: |\n  Zien wie er is.",
        "# tasks: []": "tasks: [map_network, make_plan]",
        "# drawable:": "drawable: yes",
        "# tips:\n#   - |": "tips:\n  - |\n    Neem de tijd.",
        "# minutes:\n#   from:  # Vanaf. Minstens.\n# ": "minutes:\n  from: 20  # Vanaf.\n",
    }.items():
        text = text.replace(f"\n{before}", f"\n{after}")
    node, faults = parse(text.encode(), "nieuw.yml")
    reading = read("instrument", "nieuw", "nieuw.yml", node)
    assert (faults, reading.diagnostics, canonical(reading.shape)) == (
        [],
        (),
        {
            "title": "Een nieuw blad: de kring",
            "summary": "Een tekening van wie er is.",
            "purpose": "Zien wie er is.",
            "minutes": {"from": 20},
            "tasks": ["map_network", "make_plan"],
            "tips": ["Neem de tijd."],
        },
    )
