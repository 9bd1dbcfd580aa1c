"""Whatever stands in an address, or was kept by the browser: pages read it, or leave it alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import hostile
import pytest
from examples import few
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from waiting import until

pytestmark = pytest.mark.browser

PAGES = {
    "zoeken/": ["q", "soort", "thema", "doelgroep", "leeftijd", "element", "erkenning"],
    "interventies/": ["thema", "niveau", "duur", "plek", "toegang"],
    "werkzame-elementen/": [
        "volgorde",
        "elementvolgorde",
        "zonder",
        "gedeeld",
        "gedraaid",
        "thema",
    ],
    "vergelijken/": ["methoden", "verschillen"],
    "interventies/jim-aanpak/": ["aanpassen"],
    "bijdragen/": ["soort", "id", "veld", "vul"],
    "werkbladen/": ["instrumenten"],
    "werkbladen/genogram/": ["methoden"],
}
"""Pages that read their address or what was kept, and the words that they look for in it."""
SAID = [
    "jim-aanpak", "kim-methode", "home-start", "ecogram", "eigen-regie", "theme", "intervention",
    "ja", "nee", "naam", "aantal", "dicht", "netwerk", "1", "-1", "constructor", "__proto__",
    "toString", "length", "steps.0.text", "themes:ecogram", "working_elements", *hostile.MARKUP,
]  # fmt: skip
TEXT = st.sampled_from(SAID) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUE = st.lists(TEXT, max_size=4).map(",".join).map(quote) | st.sampled_from(
    ["%", "%E0%A4%A", "%00", "%u0041", "+", "a=b", ",,,", "%3Cimg%20src=x%20onerror=kimRan(0)%3E"]
)
PARTS = st.lists(st.tuples(st.integers(0, 9), VALUE), max_size=5)
JSONISH = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "title", "f1", "f2", "__proto__"]), inner)
    ),
    max_leaves=6,
)
KEPT = (
    st.none()
    | TEXT
    | JSONISH.map(json.dumps)
    | st.lists(st.fixed_dictionaries({"id": TEXT, "title": TEXT}), max_size=12).map(json.dumps)
    | st.fixed_dictionaries(
        {},
        optional={
            "version": st.just(1) | TEXT,
            "sheet": st.just("genogram") | JSONISH,
            "chosen": JSONISH,
            "fields": JSONISH,
            "id": TEXT,
            "stamp": TEXT,
            "data": JSONISH,
        },
    ).map(json.dumps)
)
ANSWERED = """
  window.ran = []
  window.kimRan = (number) => window.ran.push(number)
  const kept = Storage.prototype.getItem
  Storage.prototype.getItem = function (key) {
    return key.startsWith("kim") ? JSON.parse(window.name || "null") : kept.call(this, key)
  }
"""
"""Whatever a script of ours once kept, this comes back: the name of a window outlives a page."""


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page without its policy, so that what ran would be seen, and all faults of its scripts."""
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(ANSWERED)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.goto(address)
    yield page, faults
    context.close()


@few(12)
@given(page=st.sampled_from(list(PAGES)), parts=PARTS, kept=KEPT, ending=TEXT.map(quote))
@example(page="vergelijken/", parts=[(0, "%E0%A4%A")], kept=None, ending="%")
@example(page="bijdragen/", parts=[(0, "__proto__"), (1, "constructor")], kept=None, ending="")
@example(page="bijdragen/", parts=[(0, "theme"), (2, "__proto__.a")], kept='{"data":1}', ending="")
@example(page="interventies/jim-aanpak/", parts=[(0, ",")], kept='{"fields":[]}', ending="a%20b")
def test_any_address_and_any_memory_opens_the_page(
    reader: tuple[Page, list[str]],
    address: str,
    page: str,
    parts: list[tuple[int, str]],
    kept: str | None,
    ending: str,
) -> None:
    shown, faults = reader
    words = PAGES[page]
    search = "&".join(f"{words[number % len(words)]}={value}" for number, value in parts)
    shown.evaluate("kept => { window.name = JSON.stringify(kept) }", kept)
    shown.goto("about:blank")  # one that differs in what follows # only is not opened anew
    shown.goto(f"{address}{page}?{search}#{ending}")
    until(shown, "document.readyState === 'complete' && document.querySelector('article h1')")
    assert (faults, shown.evaluate("window.ran")) == ([], [])
    assert urlsplit(shown.url).path == f"/{page}"


QUERY = st.lists(
    st.sampled_from(["netwerk", "Ecogram", "jim", "ik-jij", "de", "wie is", "é", '"', "*", "\\"])
    | st.text(max_size=8),
    max_size=8,
).map(" ".join)


@pytest.fixture(scope="module")
def searched(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{address}zoeken/")
    until(page, "window.kim && window.kim.hits")
    yield page
    page.close()


FIND = """async (asked) => {
  const engine = await window.kim.hits.openIndex(document.querySelector("form[data-kim-search]"))
  const { hits } = await engine.find(asked)
  return [engine.all.length, hits.map(({ number, score }) => [number, score])]
}"""


@given(QUERY)
@example("__proto__ constructor toString")
@example("a" * 5000)
def test_any_query_is_answered(searched: Page, asked: str) -> None:
    """Each page once, best first."""
    most, hits = searched.evaluate(FIND, asked.encode("utf-8", "replace").decode())
    numbers = [number for number, _ in hits]
    scores: list[Any] = [score for _, score in hits]
    assert len(set(numbers)) == len(numbers)
    assert all(0 <= number < most for number in numbers)
    assert scores == sorted(scores, reverse=True)
