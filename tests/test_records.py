"""A node becomes a record."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from mkdocs_kim.library import version
from mkdocs_kim.library.version import canonical
from mkdocs_kim.records import FILES, KINDS, Reading, When, read
from mkdocs_kim.records.worksheet import Columns
from mkdocs_kim.records.worksheet.sheet import Simple
from mkdocs_kim.source import parse

COMMON = {
    "title": {"nl": "Titel", "en": "Title"},
    "synonyms": ["z"],
    "aliases": ["t"],
    "summary": "Kort.",
    "former_ids": ["oud"],
    "status": "withdrawn",
    "withdrawn": {"reason": "Oud.", "date": "2024-01", "replaced_by": "b"},
    "reviewed": "2024-05-06",
    "contributors": [{"name": "Anna", "role": "beschreef", "organisation": "O"}],
    "sources": ["s"],
}
FULL: dict[str, dict[str, object]] = {
    "intervention": {
        "card": {"front": "V.", "back": ["A."]},
        "nature": "model",
        "themes": ["t"],
        "levels": ["network"],
        "frame": ["voluntary"],
        "age": {"from": 12, "to": 23},
        "acronym": {"K": "Kracht"},
        "problem": "P.",
        "goal": "G.",
        "subgoals": ["S."],
        "target_group": {
            "final": "F.",
            "intermediary": "I.",
            "selection": "S.",
            "groups": ["g"],
            "contra_indications": "C.",
        },
        "approach": "A.",
        "phases": [{"title": "P", "text": "T.", "instruments": ["i"]}],
        "duration": {"text": "Een jaar", "meetings": 6, "months": 1.5},
        "materials": ["M."],
        "executors": ["e"],
        "settings": ["s"],
        "training": "T.",
        "access": "free",
        "costs": {"text": "C.", "year": 2020},
        "conditions": ["C."],
        "quality": "Q.",
        "implementation": "I.",
        "rationale": "R.",
        "research": [
            {"title": "R", "year": 2019, "kind": "review", "result": "R.", "sources": ["s"]}
        ],
        "practice_knowledge": "P.",
        "client_experience": "C.",
        "recognition": [
            {
                "level": "l",
                "committee": "C",
                "date": "2019-05",
                "valid_until": "2024",
                "note": "N.",
                "sources": ["s"],
            }
        ],
        "recognition_note": "N.",
        "working_elements": [{"element": "e", "state": "implied", "how": "H.", "sources": ["s"]}],
        "pitfalls": [{"pitfall": "P.", "instead": "I."}],
        "instruments": [{"instrument": "i", "why": "W."}],
        "related": [{"intervention": "i", "relation": "follows", "why": "W."}],
        "developers": ["D"],
        "licence_holders": ["L"],
        "organisations": ["O"],
        "since": 1990,
        "contact": {"name": "N", "url": "https://n.nl", "email": "n@n.nl", "phone": "06"},
        "website": "https://w.nl",
    },
    "instrument": {
        "card": {"front": "V.", "back": ["A."]},
        "purpose": "P.",
        "when": "W.",
        "who": "W.",
        "duration": "Een uur",
        "minutes": {"from": 10, "to": 30},
        "tasks": ["map_network"],
        "materials": ["pen"],
        "steps": [{"title": "T", "text": "T.", "short": "T."}],
        "questions": ["Wie?"],
        "tips": ["T."],
        "pitfalls": ["P."],
        "emotion": "E.",
        "origin": "O.",
        "licence": "L",
        "drawable": "describe_only",
        "drawable_reason": "R",
    },
    "element": {
        "card": {"front": "V.", "back": ["A."]},
        "definition": "D.",
        "scope": "general",
        "concerns": "content",
        "evidence": "E.",
        "depends_on": [{"condition": "setting", "why": "W.", "sources": ["s"]}],
        "instruments": [{"instrument": "i", "why": "W."}],
    },
    "theme": {"description": "D.", "synonyms": ["s"]},
    "situation": {
        "card": {"front": "V.", "back": ["A."]},
        "themes": ["t"],
        "question": "Wat?",
        "when": "W.",
        "advice": [{"intervention": "i", "why": "W."}, {"instrument": "i", "why": "W."}],
    },
    "story": {
        "composed": True,
        "interventions": ["i"],
        "instruments": ["i"],
        "phase": "P",
        "lines": [{"speaker": "A", "text": "T.", "element": "e"}],
    },
    "term": {"definition": "D.", "forms": ["f"], "abbreviation_of": "T", "explain": False},
}
BLOCKS: list[dict[str, object]] = [
    {
        "block": "rings",
        "title": "K",
        "shape": "ellipse",
        "centre": "M",
        "rings": ["a", "b"],
        "sectors": ["c", "d"],
        "example": [
            {
                "name": "N",
                "ring": "a",
                "sector": "c",
                "line": "thick",
                "letters": "G",
                "arrow": "both",
            }
        ],
    },
    {
        "block": "canvas",
        "title": "K",
        "centre": "M",
        "groups": [{"letter": "G", "text": "g"}],
        "circles": 3,
        "example": [{"name": "N", "sector": "g"}, {"name": "O"}],
        "links": [{"from": "N", "to": "O", "line": "zigzag"}],
    },
    {
        "block": "web",
        "title": "K",
        "centre": "M",
        "spokes": ["a", "b", "c"],
        "steps": 5,
        "example": [{"label": "a", "at": 2.5}],
    },
    {
        "block": "scale",
        "title": "K",
        "from": 1,
        "to": 5,
        "low": "L",
        "high": "H",
        "markers": ["nu"],
        "example": [{"label": "nu", "at": 3.0}],
    },
    {
        "block": "timeline",
        "title": "K",
        "start": "S",
        "end": "E",
        "above": "A",
        "below": "B",
        "lines": ["l"],
        "example": [{"at": 10.0, "height": 20.0, "text": "T", "line": "l"}],
    },
    {"block": "pie", "title": "K", "example": [{"text": "T", "share": 100.0}]},
    {
        "block": "houses",
        "title": "K",
        "houses": [
            {
                "title": "H",
                "inside": "I",
                "around": "A",
                "apart": "P",
                "path": "W",
                "example": ["a"],
                "example_around": ["b"],
                "example_apart": ["c"],
                "example_path": ["d"],
                "example_roof": ["e"],
            }
        ],
    },
    {
        "block": "tree",
        "title": "K",
        "generations": ["a", "b"],
        "example": [
            {
                "name": "A",
                "sex": "man",
                "generation": 1,
                "at": 50.0,
                "birth": 1950,
                "age": 70,
                "deceased": True,
                "main": True,
            },
            {"name": "B", "sex": "woman", "generation": 2, "at": 50.0, "parents": ["A"]},
        ],
        "ties": [{"from": "A", "to": "B", "tie": "close"}],
    },
    {
        "block": "table",
        "title": "K",
        "columns": [{"title": "a"}, {"title": "b", "width": 40.0}],
        "row_heads": ["r"],
        "row_height": 12.0,
        "numbered": True,
        "given": [["x"]],
        "example": [["y"]],
    },
    {
        "block": "matrix",
        "title": "K",
        "corner": "C",
        "size": 3,
        "example": [["x", "y"]],
        "example_names": ["n"],
    },
    {"block": "lines", "title": "K", "count": 2, "example": "T"},
    {"block": "box", "title": "K", "hint": "H", "height": 30.0, "example": "T"},
    {"block": "fields", "title": "K", "labels": ["a"], "example": ["b"]},
    {"block": "checklist", "title": "K", "items": ["a"], "example": [1]},
    {"block": "questions", "title": "K", "items": ["a"], "lines": 2, "example": ["b"]},
    {
        "block": "legend",
        "title": "K",
        "entries": [
            {"line": "dashed", "text": "a"},
            {"symbol": "dot", "text": "b"},
            {"letter": "P", "text": "c"},
        ],
    },
    {"block": "text", "title": "K", "text": "T"},
]
SHEET: dict[str, object] = {
    "form": "vorm",
    "title": "T",
    "question": "Q?",
    "orientation": "portrait",
    "layout": "adapted",
    "sources": ["s"],
    "fields": ["naam"],
    "instruction": ["doe dit"],
    "blocks": [*BLOCKS, {"block": "columns", "columns": [{"share": 2.0, "blocks": BLOCKS}] * 2}],
    "example": {"case": "C.", "fields": ["N"]},
}
LISTS: dict[str, dict[str, object]] = {
    "vocabularies.yml": {
        "target_groups": [
            {"id": "g", "label": "G", "description": "D.", "synonyms": ["s"], "sources": ["s"]}
        ],
        "settings": [{"id": "s", "label": "S"}],
        "executors": [{"id": "e", "label": "E"}],
        "recognition_levels": [
            {"id": "l", "label": "L", "order": 1, "years_valid": 3, "assessed_by": "P"}
        ],
    },
    "synonyms.yml": {"synonyms": [{"term": "a", "synonyms": ["b"], "sources": ["s"]}]},
    "tryout.yml": {
        "title": "T",
        "summary": "S.",
        "instruments": ["a", "b"],
        "tips": ["Tip."],
        "weeks": [{"title": "W", "text": "T", "tips": [1]}],
        "before": [SHEET],
        "after": [SHEET],
    },
    "sources.yml": {
        "sources": [
            {
                "id": "s",
                "type": "book",
                "title": "S",
                "authors": ["A", "B"],
                "publisher": "P",
                "year": 2020,
                "url": "https://s.nl",
                "note": "N",
            }
        ],
    },
    "look.yml": {"colour": "#2e6b1f"},
    "words.yml": {
        "instead": {"werkzaam element": "principe"},
        "labels": {"intervention.goal": "Aim", "title": {"nl": "Naam", "en": "Name"}},
        "paths": {"intervention": "teeltwijzen"},
        "facets": {"age": "jaren"},
        "choices": {"nature.model": "Plan"},
        "words": {"kind_intervention": "teeltwijze"},
        "ui": {"used_by": "{count} teeltwijzen"},
    },
}


def yaml(value: object) -> str:
    """Write values as YAML in one line, every text in quotes."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {yaml(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(yaml(item) for item in value) + "]"
        case bool():
            return "yes" if value else "no"
    return f'"{value}"' if isinstance(value, str) else str(value)


def reading(kind: str, text: str) -> Reading:
    node, faults = parse(text.encode(), "a.yml")
    assert faults == []
    return read(kind, "a", "a.yml", node)


@pytest.mark.parametrize("kind", KINDS)
def test_full_record_reads_and_comes_out_as_it_went_in(kind: str) -> None:
    record = {**COMMON, **FULL[kind]}
    assert canonical(reading(kind, yaml(record)).shape) == record


@pytest.mark.parametrize("kind", FILES)
def test_full_list_reads_and_comes_out_as_it_went_in(kind: str) -> None:
    assert canonical(reading(kind, yaml(LISTS[kind])).shape) == LISTS[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_full_record_leaves_no_field_out(kind: str) -> None:
    fields = {field.alias or name for name, field in KINDS[kind].model_fields.items()}
    one_of_two = {"story": {"text"}, "instrument": {"worksheet"}}
    assert fields - set(COMMON) - set(FULL[kind]) == one_of_two.get(kind, set())


def test_full_sheet_leaves_no_block_and_no_field_out() -> None:
    members = {one.__name__: one for one in get_args(get_args(Simple)[0])} | {"Columns": Columns}
    known = {
        (kind, field.alias or name)
        for kind, model in members.items()
        for name, field in model.model_fields.items()
    }
    told = [*BLOCKS, {"block": "columns", "title": "K", "columns": []}]
    kinds = {get_args(model.model_fields["block"].annotation)[0]: n for n, model in members.items()}
    used = {(kinds[block["block"]], key) for block in told for key in block}
    either = {("Web", "count"), ("Table", "rows"), ("Matrix", "rows"), ("Matrix", "columns")}
    assert known - used == either


@pytest.mark.parametrize(
    "other",
    [
        "# noot\ntitle:   'JIM' # naam\n\ndefinition: Een mentor uit het netwerk, zie é.\n",
        'definition: "Een mentor uit het netwerk, zie \\u00e9."\ntitle: JIM\n',
        "title: >-\n  JIM\ndefinition: |\n  Een mentor uit\n  het netwerk, zie é.\n",
        "title: JIM\ndefinition: |+\n  Een mentor\n  uit het netwerk, zie é.\n\n\n",
        "title: JIM\naliases: []\nforms:\ndefinition: Een mentor uit\n  het netwerk, zie é.\n",
        "\ufefftitle: JIM\r\ndefinition: Een mentor uit het netwerk, zie é.\r\n",
        "title: JIM\nstatus: published\ndefinition: Een mentor uit het netwerk, zie é.\n",
    ],
)
def test_layout_and_comments_do_not_change_the_version(other: str) -> None:
    plain = "title: JIM\ndefinition: Een mentor uit het netwerk, zie é.\n"
    assert version(reading("term", other).shape) == version(reading("term", plain).shape)


@pytest.mark.parametrize(
    "other",
    [
        "title: Jim\ndefinition: |\n  een\n  twee\n",
        "title: JIM\ndefinition: |\n  een\n\n  twee\n",
        "title: JIM\ndefinition: |\n  een\\\n  twee\n",
        "title: JIM\ndefinition: |\n  een\n  - twee\n",
        "title: JIM\ndefinition: {nl: een twee}\n",
        "title: JIM\ndefinition: een twee\nforms: [jim]\n",
    ],
)
def test_what_a_reader_sees_otherwise_changes_the_version(other: str) -> None:
    plain = "title: JIM\ndefinition: |\n  een\n  twee\n"
    assert version(reading("term", other).shape) != version(reading("term", plain).shape)


def test_version_is_for_ever() -> None:
    assert version(reading("term", "title: JIM\ndefinition: Een mentor.\n").shape) == "6cfcbdc9"


def test_record_with_a_fault_is_no_record() -> None:
    assert reading("term", "title: JIM\ndefinition: <b>\n").shape is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-05-06", date(2019, 5, 6), date(2019, 5, 6)),
    ],
)
def test_date_is_as_precise_as_it_is_written(text: str, first: date, last: date) -> None:
    shape = reading("term", f"title: J\ndefinition: D.\nreviewed: {text}\n").shape
    assert (shape.reviewed.first, shape.reviewed.last, str(shape.reviewed)) == (first, last, text)


@pytest.mark.parametrize(
    ("when", "years", "then"),
    [
        (When(2019), 5, When(2024)),
        (When(2019, 5), 3, When(2022, 5)),
        (When(2020, 2, 29), 5, When(2025, 2, 28)),
        (When(2020, 2, 29), 4, When(2024, 2, 29)),
    ],
)
def test_years_are_added_as_precisely_as_before(when: When, years: int, then: When) -> None:
    assert when.plus_years(years) == then


def test_text_is_found_in_the_language_asked_for_or_else_in_what_there_is() -> None:
    title = reading("term", "title: {en: YIM}\ndefinition: D.\n").shape.title
    both = reading("term", "title: {nl: JIM, en: YIM}\ndefinition: D.\n").shape.title
    found = (title.best("nl"), both.best("nl"), both.in_("en"))
    assert found == (("YIM", "en"), ("JIM", "nl"), "YIM")


def test_spaces_in_a_title_do_not_count() -> None:
    shape = reading("term", 'title: "  J   I M "\ndefinition: D.\n').shape
    assert shape.title.values == {"": "J I M"}


def test_only_the_first_hundred_faults_of_a_file_get_a_guess() -> None:
    content = "".join(f"titel{number}: x\n" for number in range(900)).encode()
    node, _ = parse(content, "a.yml")
    found = read("term", "a", "a.yml", node).diagnostics
    guesses = [fault.guess for fault in found if fault.code == "unknown-key"]
    assert len(guesses) == 900
    assert {bool(guess) for guess in guesses[100:]} == {False}
