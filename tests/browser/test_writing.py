"""What the form writes is what the site reads: tidy YAML, and the sentences of kim check."""

from __future__ import annotations

from typing import Any

import pytest
from building import ROOT
from filling import (
    CHECKING,
    LINES,
    NASTY,
    SHOWN,
    SIGNS,
    WRITING,
    forms,
    open_scripts,
    path_of,
    written,
)
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from mkdocs_kim import library
from mkdocs_kim.diagnostics import sentence
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.library import Library, canonical
from mkdocs_kim.prose import Bit, Passage
from mkdocs_kim.records import Prose, Reading, read
from mkdocs_kim.records.record import values
from mkdocs_kim.source import CONTROL, parse

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return tuple(read_folder(ROOT / SHOWN, SHOWN))


@pytest.fixture(scope="module")
def known(readings: tuple[Reading, ...]) -> Library:
    return library.build(readings, "nl")


@pytest.fixture(scope="module")
def writer(browser: Browser, known: Library) -> Page:
    return open_scripts(browser.new_page(), forms(known), WRITING + CHECKING)


def read_back(kind: str, record_id: str, text: str) -> Reading:
    file = "sources.yml" if kind == "source" else kind
    whole = f"sources:\n{text}" if kind == "source" else text
    path = f"{SHOWN}/{path_of(kind).format(id=record_id)}"
    node, faults = parse(whole.encode(), path)
    assert faults == []
    return read(file, record_id, path, node)


def test_every_record_is_written_as_it_is_meant(writer: Page, known: Library) -> None:
    for kind, record_id, record in known.all():
        data = canonical(record)
        assert canonical(read_back(kind, record_id, written(writer, kind, data)).shape) == data


def test_every_source_is_written_as_it_is_meant(writer: Page, known: Library) -> None:
    for source_id, source in known.sources.items():
        data = canonical(source)
        shape = read_back("source", source_id, written(writer, "source", data)).shape
        assert [canonical(one) for one in shape.sources] == [data]


ITEM = """  - id: a-2020
    type: book
    title: "Kleur: blauw"
    authors:
      - A. de Vries
    year: 2020
"""


def test_a_source_is_an_item_of_its_list(writer: Page) -> None:
    data = {"title": " Kleur:  blauw ", "year": 2020, "id": "a-2020", "type": "book"}
    assert written(writer, "source", {**data, "authors": ["", "A. de Vries"], "note": " "}) == ITEM


SHEET = """# yaml-language-server: $schema=../.schema/instrument.json
title: Proef
summary: |
  Kort.
tasks: [look_back, make_plan]
worksheet:
  - question: Wie?
    orientation: portrait
    blocks:
      - block: table
        columns:
          - {title: Wie, width: 40}
          - {title: "Wat, en waar"}
        numbered: no
        example:
          - [Bo, "", "a, b"]
          - ["12", "yes"]
      - block: text
        text: >-
          Een lange regel die niet past op honderd tekens en die daarom hieronder verder gaat, met
          alle woorden in hun eigen volgorde.
      - block: checklist
        items:
          - een
          - "twee: drie"
        example: [1, 2]
"""


def test_a_sheet_is_written_by_its_blocks(writer: Page) -> None:
    long = (
        "Een lange regel die niet past op honderd tekens en die daarom hieronder verder gaat, "
        "met alle woorden in hun eigen volgorde."
    )
    columns = [{"title": "Wie", "width": 40.0}, {"width": None, "title": "Wat, en waar"}]
    rows = [["Bo", "", "a, b", ""], ["12", "yes"]]
    table = {"example": rows, "block": "table", "columns": columns, "numbered": False}
    ticks = {"block": "checklist", "items": ["een", "twee: drie"], "example": [1, 2]}
    blocks = [table, {"block": "text", "text": long}, ticks]
    sheet = {"blocks": blocks, "question": "Wie?", "orientation": "portrait", "fields": []}
    data = {"worksheet": [sheet], "tasks": ["look_back", "make_plan"], "summary": "Kort.\n"}
    assert written(writer, "instrument", {**data, "title": "Proef", "minutes": {}}) == SHEET


def test_what_would_become_markup_stays_where_it_is(writer: Page) -> None:
    words = "woord " * 14
    told = f"{words}bijna aan het einde - 2020. en [[jim-aanpak|de hele aanpak]] # | > 3) ***"
    text = written(writer, "theme", {"description": told})
    lines = text.split("description: |\n")[1].splitlines()
    assert [line.strip()[:20] for line in lines] == ["woord woord woord wo", "einde - 2020. en [[j"]
    assert " ".join(line.strip() for line in lines) == told


def allowed(text: str) -> bool:
    return not CONTROL.search(text)


@given(st.lists(LINES.filter(allowed).map(lambda t: " ".join(t.split())), max_size=5))
@example(NASTY)
def test_any_text_comes_back(writer: Page, texts: list[str]) -> None:
    kept = [" ".join(text.split()) for text in texts if text.strip()]
    source = {"id": "a", "type": "book", "title": "t", "authors": kept}
    shape = read_back("source", "a", written(writer, "source", source))
    node, _ = parse(f"sources:\n{written(writer, 'source', source)}".encode(), "a.yml")
    assert shape.kind == "sources.yml"
    assert node is not None
    entry = node.entries[0][1].items[0].get("authors")
    assert [one.text for one in (entry[1].items if entry else ())] == kept


PROSE = st.lists(st.text(SIGNS, max_size=40) | st.sampled_from([*NASTY, "", "  ", "```", "> a"]))


@given(PROSE.map("\n".join), st.sampled_from([" ", "\n"]))
@example(" ".join(NASTY * 3), " ")
def test_any_prose_comes_back(writer: Page, told: str, between: str) -> None:
    whole = told.replace("\n", between).strip()
    if not whole or CONTROL.search(whole):
        return
    meant = unwrapped(whole)
    node, faults = parse(written(writer, "theme", {"description": whole}).encode(), "a.yml")
    assert node is not None
    assert faults == []
    back = node.entries[0][1].text  # type: ignore[union-attr]
    assert unwrapped(back) == meant


def unwrapped(text: str) -> str:
    """Give what a text means, whatever its layout."""
    meant: str = canonical(Prose({"": Passage(text, Bit("prose"))}))
    return meant


def test_what_turns_reading_is_refused(writer: Page) -> None:
    text = written(writer, "theme", {"title": "a\u202eb", "description": "c\u202ed"})
    assert text.splitlines()[1:] == ['title: "a\\u202eb"', 'description: "c\\u202ed"']
    _, faults = parse(text.encode(), "a.yml")
    assert [fault.code for fault in faults] == ["control-character"] * 2


def found(writer: Page, kind: str, record_id: str, data: Any, fresh: bool = False) -> Any:
    return writer.evaluate("(asked) => kim.valid.check(...asked)", [kind, record_id, data, fresh])


def test_what_is_shipped_has_no_faults(writer: Page, known: Library) -> None:
    told = [(kind, record_id, canonical(record)) for kind, record_id, record in known.all()]
    told += [("source", source_id, canonical(one)) for source_id, one in known.sources.items()]
    assert [fault for one in told for fault in found(writer, *one)] == []


def test_words_are_counted_as_the_site_counts_them(writer: Page, known: Library) -> None:
    passages = [
        passage
        for _, _, record in known.all()
        for value in values(record)
        if isinstance(value, Prose)
        for passage in value.values.values()
    ]
    texts = [passage.text for passage in passages]
    counts = writer.evaluate("(texts) => texts.map(kim.validText.words)", texts)
    assert counts == [passage.words for passage in passages]


INTERVENTION = {"title": "T", "summary": "S", "nature": "model", "themes": ["jeugd-en-gezin"]}
INSTRUMENT = {"title": "T", "summary": "S", "purpose": "P"}
SHEETS = {"question": "Q", "orientation": "portrait", "layout": "own", "blocks": [{"block": "box"}]}
SITUATION = {"title": "T", "summary": "S", "question": "Q"}
LINES_TOO = {"lines": [{"text": "L"}]}
ONE = {"instrument": "ecogram"}
BOTH = {"intervention": "jim-aanpak", **ONE}
MATRIX = {"block": "matrix", "corner": "C", "rows": ["A", "B"], "size": 2}
FAULTY: list[tuple[str, dict[str, Any]]] = [
    ("theme", {"title": "T"}),
    ("theme", {"title": "x" * 1001, "summary": "S", "description": "D"}),
    ("theme", {"title": "a\nb", "summary": "S", "description": "D"}),
    ("theme", {"title": "\u2800", "summary": "S", "description": "D"}),
    ("theme", {"title": {"en": "\u2800"}, "summary": "S", "description": "\u2800"}),
    ("theme", {"title": {"nl": "x" * 1001}, "summary": {"en": "w " * 151}, "description": "D"}),
    ("theme", {"title": "T", "summary": "één [[jim-aanpak|a b]] [@x] " * 60, "description": "D"}),
    ("theme", {"title": "T", "summary": "S", "description": "x" * 10_001}),
    ("theme", {"title": "T", "summary": "Zie [[jim-aanpk]] of [[a|b", "description": "[@bron"}),
    ("theme", {"title": "T", "summary": "a <b>vet</b>", "description": "`<b>` \\[[x]]\n\n# Kop"}),
    (
        "theme",
        {"title": "T", "summary": "![a](https://b.nl/c.png)", "description": "[a](www.b.nl)"},
    ),
    ("theme", {"title": "T", "summary": "S", "description": "[a](https://b.nl) <https://c.nl>"}),
    ("theme", {"title": "T", "summary": "tekst\n---", "description": "tekst\n==="}),
    ("theme", {"title": "T", "summary": "tekst\n-", "description": "tekst\n=\nmeer"}),
    ("theme", {"title": "T", "summary": "- # Kop", "description": "> tekst\n> ---"}),
    ("theme", {"title": "T", "summary": "- tekst\n===", "description": "tekst\n***\n- - -\nmeer"}),
    ("theme", {"title": "T", "summary": "---", "description": "-"}),
    ("theme", {"title": "T", "summary": "1.", "description": "* * *"}),
    ("theme", {"title": "T", "summary": "[^1]: noot", "description": "[a]: https://b.nl 'c'"}),
    ("theme", {"title": "T", "summary": "a[^1]\n\n[^1]: noot", "description": "[b][c]\n\n[c]: d"}),
    ("theme", {"title": "T", "summary": "[a](<b-c>)", "description": "[](d) ![e](f) <g:h>"}),
    ("theme", {"title": "T", "summary": "\\---", "description": "[a]\n\n[a]: https://b.nl"}),
    ("instrument", {**INSTRUMENT, "tips": ["T", "---", "tekst\n---"]}),
    ("intervention", {**INTERVENTION, "phases": [{"title": "A", "text": "---"}]}),
    ("intervention", {**INTERVENTION, "nature": "methode"}),
    ("intervention", {**INTERVENTION, "nature": "zomaar"}),
    ("intervention", {**INTERVENTION, "levels": ["individueel", "network"]}),
    ("intervention", {**INTERVENTION, "themes": ["wone", "jim-aanpak", "xyzzy"]}),
    ("intervention", {**INTERVENTION, "executors": ["vrijwiliger"], "sources": ["zzz"]}),
    ("intervention", {**INTERVENTION, "age": {"from": -1, "to": 121}}),
    ("intervention", {**INTERVENTION, "age": {"from": "twaalf", "to": 1.5}}),
    ("intervention", {**INTERVENTION, "duration": {"months": 0.1, "meetings": "1e3"}}),
    ("intervention", {**INTERVENTION, "duration": {"months": "een", "meetings": 2000}}),
    ("intervention", {**INTERVENTION, "reviewed": "31-12-2020", "since": 1700}),
    ("intervention", {**INTERVENTION, "reviewed": "2021-02-29"}),
    ("intervention", {**INTERVENTION, "reviewed": "1492"}),
    ("intervention", {**INTERVENTION, "reviewed": "2101-01"}),
    ("intervention", {**INTERVENTION, "reviewed": "2020/1/5"}),
    ("intervention", {**INTERVENTION, "website": "www.voorbeeld.nl/a"}),
    ("intervention", {**INTERVENTION, "website": "een site", "contact": {"email": "a@b"}}),
    ("intervention", {**INTERVENTION, "acronym": {"K": "x" * 1001, "I": ""}}),
    ("intervention", {**INTERVENTION, "phases": [{}, {"title": "A"}, {"text": "B"}]}),
    ("intervention", {**INTERVENTION, "working_elements": [{"element": "jongeren"}]}),
    ("intervention", {**INTERVENTION, "former_ids": ["Oude Naam", "index", "jim-aanpak"]}),
    ("intervention", {**INTERVENTION, "withdrawn": {"reason": "R", "replaced_by": "jim"}}),
    ("instrument", {**INSTRUMENT, "minutes": {"from": 0}, "tasks": ["look"]}),
    ("instrument", {**INSTRUMENT, "worksheet": [{"question": "Q"}]}),
    ("instrument", {**INSTRUMENT, "worksheet": [{**SHEETS, "form": "Mijn Vorm"}]}),
    ("instrument", {**INSTRUMENT, "worksheet": [{**SHEETS, "fields": list("abcde")}]}),
    ("instrument", {**INSTRUMENT, "worksheet": [{**SHEETS, "blocks": [{"block": "rang"}]}]}),
    (
        "instrument",
        {
            **INSTRUMENT,
            "worksheet": [
                {**SHEETS, "blocks": [{"block": "columns", "columns": [{"blocks": []}]}]},
            ],
        },
    ),
    (
        "instrument",
        {
            **INSTRUMENT,
            "worksheet": [
                {
                    **SHEETS,
                    "blocks": [
                        {
                            "block": "table",
                            "columns": [{"title": "A"}, {"title": "B", "width": 1}],
                            "numbered": "misschien",
                            "given": [["", "b"]],
                        }
                    ],
                }
            ],
        },
    ),
    ("story", {"title": "T", "summary": "S", "text": "T", "composed": "soms"}),
    ("story", {"title": "T", "summary": "S", "composed": False}),
    ("story", {"title": "T", "summary": "S", "composed": False, "text": "T", **LINES_TOO}),
    ("situation", {**SITUATION, "advice": [{"why": "W"}]}),
    ("situation", {**SITUATION, "advice": [{"why": "W", **BOTH}, {"why": "W", **ONE}]}),
    ("instrument", {**INSTRUMENT, "worksheet": [{**SHEETS, "blocks": [{"block": "web"}]}]}),
    ("instrument", {**INSTRUMENT, "worksheet": [{**SHEETS, "blocks": [MATRIX]}]}),
    ("source", {"id": "Bron 1", "type": "book", "title": "T"}),
    ("source", {"id": "bron-1", "type": "boek", "title": "T", "year": "2020a", "url": "x"}),
    ("source", {"type": "report"}),
]
BEYOND = ("not-withdrawn", "reference-twice", "self-reference")
"""What is told by the record as a whole, which is left to kim check."""


CASES = range(len(FAULTY))


@pytest.fixture(scope="module")
def checked(writer: Page, readings: tuple[Reading, ...]) -> list[set[tuple[str, str]]]:
    """What kim check says of each case: code and sentence."""
    cases = [
        read_back(kind, f"geval-{number}", written(writer, kind, data))
        for number, (kind, data) in enumerate(FAULTY)
    ]
    records = [case for case in cases if case.kind != "sources.yml"]
    of_records = library.build([*readings, *records], "nl").diagnostics
    return [
        {
            (fault.code, sentence(fault, language("nl")).replace(f" {SHOWN}/", " "))
            for fault in (
                of_records if case in records else library.build([case], "nl").diagnostics
            )
            if fault.at.path == case.path and fault.code not in BEYOND
        }
        for case in cases
    ]


@pytest.mark.parametrize("number", CASES)
def test_faults_are_those_of_kim_check(
    writer: Page, checked: list[set[tuple[str, str]]], number: int
) -> None:
    kind, data = FAULTY[number]
    record_id = "" if kind == "source" else f"geval-{number}"
    ours = found(writer, kind, record_id, data)
    assert {(fault["code"], fault["text"]) for fault in ours} == checked[number]


def test_a_fault_knows_its_place(writer: Page) -> None:
    phases = [{}, {"title": "A"}, {"title": "B", "text": {"nl": "[[x-y]]"}}]
    data = {**INTERVENTION, "phases": phases, "age": {"to": 121}, "acronym": {"K": "\u2800"}}
    places = [fault["path"] for fault in found(writer, "intervention", "geval", data)]
    assert places == [
        ["age", "to"],
        ["acronym", "K"],
        ["phases", 1, "text"],
        ["phases", 2, "text", "nl"],
    ]


BAD_NAME = (
    "De bestandsnaam ‘Mijn thema!.yml’ kan geen id zijn. Gebruik kleine letters, cijfers en "
    "streepjes, zoals kim-methode.yml. Bedoelde je ‘mijn-thema.yml’?"
)
RESERVED = (
    "‘{}’ is al de naam van iets anders: van een lijst, een overzicht of een apparaat in Windows. "
    "Kies een ander id."
)
TAKEN = "Het id ‘ecogram’ bestaat al, in instruments/ecogram.yml. Geef dit bestand een andere naam."


@pytest.mark.parametrize(
    ("kind", "record_id", "fresh", "told"),
    [
        ("theme", "", True, ["De verplichte sleutel ‘id’ ontbreekt."]),
        ("theme", "Mijn thema!", True, [BAD_NAME]),
        ("theme", "index", True, [RESERVED.format("index")]),
        ("theme", "con", True, [RESERVED.format("con")]),
        ("theme", "sources", True, []),
        ("intervention", "sources", True, [RESERVED.format("sources")]),
        ("theme", "ecogram", True, [TAKEN]),
        ("theme", "ecogram", False, []),
        ("theme", "nieuw-thema", True, []),
    ],
)
def test_the_name_of_a_file_is_checked(
    writer: Page, kind: str, record_id: str, fresh: bool, told: list[str]
) -> None:
    data = {"title": "T", "summary": "S", "description": "D"}
    faults = found(writer, kind, record_id, data, fresh)
    assert [one["text"] for one in faults if one["path"] == ["id"]] == told


@pytest.mark.parametrize(
    ("kind", "told"), [("theme", [["title"], ["description"]]), ("source", [["type"], ["title"]])]
)
def test_a_name_is_not_missed_before_there_is_a_title(
    writer: Page, kind: str, told: list[list[str]]
) -> None:
    data = {"summary": "S"}
    assert [one["path"] for one in found(writer, kind, "", data, True)] == told
