"""Whatever an author or an attacker writes, it becomes messages, never a traceback."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from examples import few
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_kim import library
from mkdocs_kim.diagnostics import Position, as_text
from mkdocs_kim.language import language
from mkdocs_kim.prose import read as read_prose
from mkdocs_kim.records import FILES, KINDS, read
from mkdocs_kim.settings import Settings
from mkdocs_kim.site import build
from mkdocs_kim.source import Scalar, parse

KEYS = sorted({key for model in (*KINDS.values(), *FILES.values()) for key in model.model_fields})
MARKS = [
    "[[",
    "]]",
    "[@",
    "]",
    "[",
    "](",
    ")",
    "|",
    "*",
    "**",
    "`",
    "<b>",
    "<",
    "#",
    "- ",
    "1. ",
    "> ",
    "    ",
    "\n",
    "\n\n",
    "\\",
    "![",
    "\t",
    "é",
    "𝔸",
    "a",
    "b c",
    "---",
    "```",
    "&#0;",
]
SIGNS = [
    "a",
    ":",
    " ",
    "- ",
    "\n",
    "\n  ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "|",
    ">",
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "#",
    "?",
    "<<",
    "\t",
    "---\n",
    "é",
    "\\",
    "0",
    "~",
    *KEYS[:8],
]


def library_of(content: bytes) -> str:
    readings = []
    for kind in (*KINDS, *FILES):
        node, faults = parse(content, "a.yml")
        reading = read(kind, "a", "a.yml", node)
        assert node is not None or faults
        readings.append(reading)
    return as_text(library.build(readings, "nl").diagnostics, language("nl"))


@given(st.binary(max_size=200))
@example(b"a: " + b"[" * 5000)
@example(b"title: {}\nsummary: {nl: }\n")
@example(b"since: 1e999\nage: {from: nan, to: inf}\nmonths: nan\n")
@example(b"since: " + b"9" * 5000)
def test_any_bytes_become_messages(content: bytes) -> None:
    library_of(content)


@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
@example("- &a [*a]")
@example("? - a\n: b")
@example('"\\ud800": a')
def test_any_yaml_becomes_messages(text: str) -> None:
    library_of(text.encode())


values = st.recursive(
    st.sampled_from(["", "a", "1", "-1", "yes", "2020-02-30", "[[a]]", '"[[a]] <b>"', '""']),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(
            lambda items: "[" + ", ".join(item or "''" for item in items) + "]"
        ),
        st.dictionaries(st.sampled_from([*KEYS, "nl", "en", "zz"]), inner, max_size=4).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        ),
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=8))
def test_any_value_under_any_key_becomes_messages(record: dict[str, str]) -> None:
    library_of("".join(f"{key}: {value}\n" for key, value in record.items()).encode())


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(MARKS), max_size=25).map("".join)))
@example("[" * 3000)
@example("[[" * 3000)
@example("> " * 3000)
@example("*a " * 3000)
@example("![a](" * 1000)
@example("\r\x1f")
def test_any_prose_reads(text: str) -> None:
    read_prose(Scalar(text, Position("a.yml")))


VALID = {
    "kim.yml": {"title": "KIM", "summary": "Kort [@a].", "nature": "model", "themes": "[werk]"},
    "themes/werk.yml": {"title": "Werk", "summary": "Kort.", "description": "Zie [[kim]]."},
    "terms/jim.yml": {"title": "JIM", "summary": "Kort.", "definition": "Een *mentor*."},
    "sources.yml": {"sources": "[{id: a, type: book, title: A}]"},
    "vocabularies.yml": {
        "target_groups": "[]",
        "settings": "[{id: thuis, label: Thuis}]",
        "executors": "[]",
        "recognition_levels": "[{id: goed, label: G, order: 1, years_valid: 50}]",
    },
}
MORE = {
    "kim.yml": [*KINDS["intervention"].model_fields],
    "terms/jim.yml": [*KINDS["term"].model_fields],
}
WORDS = st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from([*MARKS, "[[kim]]", "[@a]", "&nbsp;"]), max_size=12).map("".join),
)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def site_of(changed: dict[str, bytes]) -> None:
    """Build a site of valid records and some that are not; what is wrong must be left out."""
    with tempfile.TemporaryDirectory() as name:
        for path, keys in VALID.items():
            file = Path(name, path)
            file.parent.mkdir(exist_ok=True)
            text = "".join(f"{key}: {value}\n" for key, value in keys.items())
            file.write_bytes(changed.get(path, text.encode()))
        build(Settings(Path(name), "r", "Proef", today=date(2026, 1, 1), withhold=True))


@pytest.mark.parametrize("path", VALID)
@few(12, len(VALID))
@given(content=st.binary(max_size=60))
def test_any_bytes_in_a_file_leave_a_site(path: str, content: bytes) -> None:
    site_of({path: content})


@pytest.mark.parametrize("path", MORE)
@few(15, len(MORE))
@given(data=st.data())
def test_any_value_in_a_valid_record_leaves_a_site(path: str, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(MORE[path]))
    value = data.draw(st.one_of(WORDS.map(quoted), values))
    text = "".join(f"{k}: {v}\n" for k, v in {**VALID[path], key: value}.items())
    site_of({path: text.encode("utf-8", "replace")})


@pytest.mark.parametrize("year", ["9998", "0001", "2100", "1800"])
def test_any_year_leaves_a_site(year: str) -> None:
    recognition = f"[{{level: goed, date: {year}, sources: [a]}}]"
    keys = {**VALID["kim.yml"], "recognition": recognition}
    site_of({"kim.yml": "".join(f"{k}: {v}\n" for k, v in keys.items()).encode()})
