"""Records that nobody wrote: any that the declarations allow, as plain data and as YAML."""

from __future__ import annotations

import json
from typing import Any

import yaml
from hypothesis import strategies as st

from mkdocs_kim.records import FILES, KINDS, Field, form
from mkdocs_kim.source import CONTROL

TRAPS = [
    "yes", "No", "null", "~", "1e3", "0x1F", "12:30", "010", ".5", "-1", "2020-01-01", "1_000",
    "a: b", "a:", "a #b", "#a", "- a", "-", "? a", "[a]", "{a: b}", "*a*", "&a", "!a", "|", ">",
    "%a", "@a", "`a`", "'a'", '"a"', "a\\b", "é", "<<", "...", "---", "a,b", "Wie?", "a:?b", "===",
    "=", "+31", "[[a]]", "[@a]", "{{ a }}", "x" * 120, "a" + " bc" * 60, "…", "‘ja’",
]  # fmt: skip
"""Texts that some reader of YAML or of prose takes for something else."""
LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp", "Cf"]
)
WORD = st.text(LETTERS, min_size=1, max_size=12).filter(
    lambda text: not CONTROL.search(text) and any(sign.isalnum() for sign in text)
)
LINE = st.sampled_from(TRAPS) | st.lists(WORD, min_size=1, max_size=4).map(
    lambda words: " ".join(" ".join(words).split())
)
ID = st.sampled_from(["a", "ekc", "jim-aanpak", "b-2", "007", "no", "1e3"])
PLAIN = st.lists(st.sampled_from(["een", "twee drie", "Wie?", "é", "a: b", "3.", "#a"]), min_size=1)
PROSE = PLAIN.map(" ".join) | st.lists(PLAIN.map(" ".join), max_size=3, min_size=1).map("\n\n".join)


def value(field: Field, depth: int = 0) -> st.SearchStrategy[Any]:
    """Make what a field can hold, alone or as a list."""
    one = _one(field, depth)
    if not field.many:
        return one
    unique = json.dumps if field.holds in ("reference", "choice") else None
    most = field.limit or max(field.fewest, 3)
    return st.lists(one, min_size=max(field.fewest, 1), max_size=min(most, 4), unique_by=unique)


def _one(field: Field, depth: int) -> st.SearchStrategy[Any]:
    match field.holds:
        case "text":
            return LINE | LINE.map(lambda text: {"nl": text}) if depth < 2 else LINE
        case "prose":
            return PROSE
        case "address":
            return st.sampled_from(["https://example.org/a?b=c#d", "http://b.nl"])
        case "email":
            return st.just("wij@example.org")
        case "choice":
            return st.sampled_from(field.choices)
        case "yes_no":
            return st.booleans()
        case "reference":
            return ID
        case "number":
            return _number(field)
        case "date":
            return st.sampled_from(["2020", "2020-02", "2020-02-29"])
        case "words":
            return st.dictionaries(st.sampled_from("abcNY"), LINE, min_size=1, max_size=3)
        case "row":
            return st.lists(LINE, min_size=1, max_size=3)
        case "block":
            return shape(field.fields, depth + 1)
    return st.one_of([_block(name, inner, depth) for name, inner in field.blocks.items()])


def _number(field: Field) -> st.SearchStrategy[Any]:
    least, most = field.least or 0, field.most or 50
    if field.whole:
        return st.integers(int(least), int(most))
    return st.integers(int(least * 2) + 1, int(most * 2)).map(lambda half: half / 2)


def _block(name: str, fields: tuple[Field, ...], depth: int) -> st.SearchStrategy[Any]:
    if name == "columns" and depth > 3:
        return st.nothing()
    return shape(fields, depth + 1).map(lambda said: {"block": name, **said})


def shape(fields: tuple[Field, ...], depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """Make a mapping with all that is required, and some of the rest."""

    @st.composite
    def made(draw: st.DrawFn) -> dict[str, Any]:
        said: dict[str, Any] = {}
        passed: set[str] = set()
        for field in fields:
            if field.either:
                wanted = field.either in passed or draw(st.booleans())
                wanted = wanted and field.either not in said
            else:
                wanted = field.required or draw(st.integers(0, 3 + depth)) == 0
            if wanted:
                said[field.key] = draw(value(field, depth))
            passed.add(field.key)
        return said

    return made()


def record(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Make a record of a kind, or another file."""
    model = KINDS[kind] if kind in KINDS else FILES[kind]
    return shape(form(model)).map(_pack if kind == "tryout.yml" else _status)


def _pack(said: dict[str, Any]) -> dict[str, Any]:
    """Give every tip its week, and every sheet its name."""
    first, *others = said["weeks"]
    weeks = [{**first, "tips": list(range(1, len(said["tips"]) + 1))}]
    weeks += [{key: item for key, item in week.items() if key != "tips"} for week in others]
    named = {
        key: [{**one, "form": "a"} for one in said.get(key, ())] for key in ("before", "after")
    }
    return {**said, "weeks": weeks, **{key: sheets for key, sheets in named.items() if sheets}}


def _status(said: dict[str, Any]) -> dict[str, Any]:
    """Give the status that goes with what is said: who is withdrawn has a reason."""
    if "withdrawn" in said:
        return {**said, "status": "withdrawn"}
    return {**said, "status": "concept"} if said.get("status") == "withdrawn" else said


STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "allow_unicode": st.booleans(),
        "width": st.sampled_from([20, 80, 10_000]),
        "indent": st.sampled_from([2, 4, 7]),
        "default_flow_style": st.sampled_from([None, True, False]),
    }
)
"""Ways in which one thing can be written down."""


def dumped(data: Any, **style: Any) -> str:
    """Write data as YAML, in a way that an author or a program might."""
    return yaml.dump(_texts(data), sort_keys=False, **style)


def _texts(data: Any) -> Any:
    """Turn everything into the texts that a record holds: dates and truth as they are written."""
    if isinstance(data, dict):
        return {key: _texts(item) for key, item in data.items()}
    if isinstance(data, list):
        return [_texts(item) for item in data]
    if isinstance(data, bool):
        return "yes" if data else "no"
    return f"{data:g}" if isinstance(data, float) else str(data)
