"""What the page with the form gives to its scripts, and a page with nothing but these scripts."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from building import ROOT
from hypothesis import strategies as st
from playwright.sync_api import Page

from mkdocs_kim.language import language
from mkdocs_kim.library import VOCABULARIES, Library
from mkdocs_kim.records import FOLDERS, ID, KINDS, LISTS, RESERVED, Field, Source, form

ASSETS = ROOT / "mkdocs_kim/assets"
SHOWN = "interventions"
WRITING = ("kim-yaml-text.js", "kim-yaml.js")
CHECKING = ("kim-closest.js", "kim-prose.js", "kim-valid-text.js", "kim-valid.js")


def forms(library: Library, code: str = "nl") -> dict[str, Any]:
    """Tell all that a form knows before a record is chosen."""
    words = language(code)
    kinds = {
        kind: {
            "kind": kind,
            "label": words.word(f"kind_{kind}").capitalize(),
            "folder": FOLDERS.get(kind, ""),
            "path": path_of(kind),
            "schema": f"{'../' if FOLDERS.get(kind) else ''}.schema/{kind}.json",
            "fields": [_field(field) for field in form(model)],
        }
        for kind, model in {**KINDS, "source": Source}.items()
    }
    named = {kind: library.vocabularies.get(kind, {}) for kind in VOCABULARIES}
    listed = {**library.records, **named, "source": library.sources}
    return {
        "kinds": kinds,
        "known": {kind: [[item, item] for item in ids] for kind, ids in listed.items()},
        "former": library.renamed,
        "id": ID.pattern,
        "reserved": RESERVED,
        "lists": LISTS,
        "messages": dict(words.sections["messages"]),
        "words": dict(words.sections["words"]),
    }


def path_of(kind: str) -> str:
    return "sources.yml" if kind == "source" else f"{FOLDERS[kind]}/{{id}}.yml".lstrip("/")


def _field(field: Field) -> dict[str, Any]:
    """Turn a field into plain data, labelled by its key: so sentences are those of kim check."""
    plain = {part.name: getattr(field, part.name) for part in fields(field)}
    blocks = {name: [_field(one) for one in of] for name, of in field.blocks.items()}
    inner = [_field(one) for one in field.fields]
    return {**plain, "label": field.key, "fields": inner, "blocks": blocks}


def open_scripts(page: Page, data: dict[str, Any], scripts: tuple[str, ...]) -> Page:
    """Open a page with these scripts and nothing else."""
    page.set_content("<!doctype html><title>t</title>")
    page.evaluate(f"() => {{ window.kim = {{forms: {json.dumps(data)}}} }}")
    for name in scripts:
        page.add_script_tag(path=Path(ASSETS / name))
    return page


def written(page: Page, kind: str, data: Any) -> str:
    """Write a record as the form does."""
    text: str = page.evaluate("([kind, data]) => kim.yaml.write(kind, data)", [kind, data])
    return text


NASTY = [
    "yes", "No", "null", "~", "1e3", "0x1F", "12:30", "010", ".5", "-1", "2020-01-01", "1_000",
    "=", "a: b", "a:", "a #b", "#a", "- a", "-", "? a", "[a]", "{a: b}", "*a", "&a", "!a", "|", ">",
    "%a", "@a", "`a`", "'a", '"a"', "a\\b", "👩‍👧 gezin", "é", "a\tb", " a  b ", "x" * 300,
    "a" + " b" * 90, "https://example.org/a?b=c&d=#e", "<<", "+31", "...", "---",
    "a,b", "a 'b' \"c\"", "\u00a0a", "Wie?", "a:?b", "a ? b", "***", "- - -",
    "===", "[a]: https://b.nl/c", "> ***", "-     a", "[a",
]  # fmt: skip
"""Texts that some reader of YAML takes for something else, or that are hard to lay out."""
SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\r")
LINES = st.text(SIGNS, max_size=60) | st.sampled_from(NASTY)
