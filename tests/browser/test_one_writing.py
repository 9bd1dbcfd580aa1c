"""What the form writes and what kim fmt makes is one text, sign by sign."""

from __future__ import annotations

from typing import Any

import pytest
from building import ROOT
from filling import LINES, NASTY, SHOWN, WRITING, forms, open_scripts, written
from hypothesis import assume, example, given
from hypothesis import strategies as st
from layouts import LAYOUTS
from playwright.sync_api import Browser, Page

from mkdocs_kim import library, rewrite
from mkdocs_kim.files import read_folder
from mkdocs_kim.library import Library, canonical
from mkdocs_kim.source import CONTROL

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def known() -> Library:
    return library.build(read_folder(ROOT / SHOWN, SHOWN), "nl")


@pytest.fixture(scope="module")
def writer(browser: Browser, known: Library) -> Page:
    return open_scripts(browser.new_page(), forms(known), WRITING)


def test_all_that_is_shipped_is_written_the_same(writer: Page, known: Library) -> None:
    records = [(kind, canonical(record)) for kind, _, record in known.all()]
    sources = [("source", canonical(source)) for source in known.sources.values()]
    told = [*records, *sources]
    texts = writer.evaluate("(all) => all.map((one) => kim.yaml.write(...one))", told)
    assert texts == [rewrite.text(kind, data) for kind, data in told]


@given(LINES, LINES, st.lists(LINES, max_size=4), st.sampled_from([" ", "\n", "\n\n"]))
@example("a: b", "yes", NASTY, " ")
@example("x" * 80 + " y", "[[a|b c]] " * 20, NASTY, "\n")
def test_any_text_is_written_the_same(
    writer: Page, one: str, other: str, more: list[str], between: str
) -> None:
    assume(not CONTROL.search("".join([one, other, *more])))
    lines = [" ".join(text.split()) or "leeg" for text in (one, other)]
    prose = between.join([one, other, *more]).strip() or "leeg"
    block = {"block": "table", "columns": [{"title": lines[0], "width": 40.5}], "example": [lines]}
    cases: list[tuple[str, dict[str, Any]]] = [
        ("source", {"id": "a", "type": "book", "title": lines[0], "publisher": {"nl": lines[1]}}),
        ("theme", {"title": lines[0], "summary": prose, "description": {"nl": prose, "en": prose}}),
        ("instrument", {"worksheet": [{"question": lines[1], "blocks": [block]}], "tips": [prose]}),
    ]
    for kind, data in cases:
        assert written(writer, kind, data) == rewrite.text(kind, data)


@given(LAYOUTS)
@example("a\n***\nb")
@example("[x]: http://y.nl\n'titel'\ntekst\ntekst\n\nalinea\nalinea")
@example("[een\n    in\ntwee]: http://y.nl\ntekst\ntekst")
@example(f"{'woord ' * 16}\n=== {'woord ' * 16}\n- ***\nwoord\n-\nwoord")
def test_any_layout_of_prose_is_written_the_same(writer: Page, text: str) -> None:
    data = {"description": text.strip() or "leeg"}
    assert written(writer, "theme", data) == rewrite.text("theme", data)
