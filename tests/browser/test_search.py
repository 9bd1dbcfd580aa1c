"""Search in a real browser: the same engine for the box, the page and the set of queries."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import judging
import pytest
from building import ROOT
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from waiting import until

from mkdocs_kim import library
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.render.search.analysis import analyser, words
from mkdocs_kim.views import Reader, documents

pytestmark = pytest.mark.browser

HALVES = ("known", "held-out")
BOX = "form[data-kim-search]"
SHOWN = f"{BOX} .kim-hit__link"


class Query(NamedTuple):
    half: str
    sort: str
    text: str
    accepted: tuple[str, ...]


def queries() -> Iterator[Query]:
    for half in HALVES:
        for query in judging.queries(half):
            yield Query(half, query.sort, query.text, query.accepted)


class Hit(NamedTuple):
    kind: str
    id: str

    def answers(self, accepted: str) -> bool:
        """Tell whether this is what a query accepts: a record, a sheet or a page."""
        if accepted.startswith("docs:"):
            return self.kind == "page" and self.id.strip("/") == accepted[5:].removesuffix("/index")
        if accepted.startswith("sheet:"):
            name = accepted[6:]
            return self.kind == "worksheet" and (self.id == name or self.id.startswith(f"{name}-"))
        return self.id == accepted and self.kind not in ("worksheet", "page")


FIND = """
async (queries) => {
  const box = document.querySelector("form[data-kim-search]")
  const engine = await window.kim.search.open(box.dataset.data)
  const found = []
  for (const query of queries) {
    const { hits } = await engine.find(query)
    found.push(hits.map(({ number }) => [engine.all[number].kind, engine.all[number].id]))
  }
  return found
}
"""


READ = """
async () => {
  const box = document.querySelector("form[data-kim-search]")
  const engine = await window.kim.search.open(box.dataset.data)
  return [engine.all.map(({ id }) => id), engine.words.terms]
}
"""


def find(page: Page, asked: list[str]) -> list[list[Hit]]:
    return [[Hit(*hit) for hit in hits] for hits in page.evaluate(FIND, asked)]


@pytest.fixture
def home(page: Page, address: str) -> Page:
    page.goto(address)
    return page


@pytest.fixture(scope="module")
def answers(browser: Browser, address: str) -> dict[Query, list[Hit]]:
    page = browser.new_page()
    page.goto(address)
    asked = list(queries())
    found = find(page, [query.text for query in asked])
    page.close()
    return dict(zip(asked, found, strict=True))


def successes(answers: dict[Query, list[Hit]], first: int) -> list[Query]:
    """List the queries that have an accepted page among their first results."""
    return [
        query
        for query, hits in answers.items()
        if any(hit.answers(item) for hit in hits[:first] for item in query.accepted)
    ]


def told(missed: list[Query]) -> list[str]:
    """Name queries of the half that is known; of the other only say that there are some."""
    return [query.text if query.half == "known" else "(held out)" for query in missed]


def test_the_set_is_large_and_its_halves_are_apart() -> None:
    asked = list(queries())
    texts = [query.text.casefold() for query in asked]
    assert len(texts) == len(set(texts))
    assert [sum(query.half == half for query in asked) for half in HALVES] == [93, 83]
    assert sum(not query.accepted for query in asked) == 15


def test_the_right_page_comes_first(answers: dict[Query, list[Hit]]) -> None:
    asked = [query for query in answers if query.accepted]
    missed = [query for query in asked if query not in successes(answers, 1)]
    assert len(missed) <= 0.10 * len(asked), told(missed)


def test_the_right_page_is_among_the_first_three(answers: dict[Query, list[Hit]]) -> None:
    asked = [query for query in answers if query.accepted]
    missed = [query for query in asked if query not in successes(answers, 3)]
    assert len(missed) <= 0.03 * len(asked), told(missed)


def test_every_question_has_an_answer_and_nonsense_none(answers: dict[Query, list[Hit]]) -> None:
    without = [query for query, hits in answers.items() if query.accepted and not hits]
    nonsense = [query for query, hits in answers.items() if not query.accepted and hits]
    assert (told(without), told(nonsense)) == ([], [])


def test_browser_and_site_cut_words_alike(home: Page) -> None:
    files = sorted((ROOT / "interventions").rglob("*.yml")) + sorted((ROOT / "docs").rglob("*.md"))
    found = sorted({word for file in files for word in words(file.read_text("utf-8"))})
    dutch = analyser(language("nl"))
    home.evaluate(FIND, ["ecogram"])
    stems = home.evaluate("found => found.map(kim.words.vocabulary(kim.index, []).stem)", found)
    assert stems == [dutch.stem(word) for word in found]


def test_ids_and_words_are_read_back_as_they_were_written(home: Page) -> None:
    found = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
    known = list(documents(Reader(found, language("nl"), date(2026, 11, 22))))
    ids, terms = home.evaluate(READ)
    written = [item.id for item in known if item.kind != "page"]
    assert [ids[: len(written)], terms] == [written, sorted(set(terms))]


def test_browser_and_site_find_the_same_words_in_a_text(home: Page) -> None:
    texts = [
        "Cliënt’s foto's, coördinator!",
        "65+ én dak- en thuislozen",
        "ß ﬁ Ĳ 1½",
        "e\u0301e\u0301n",
    ]
    assert home.evaluate("texts => texts.map(kim.words.words)", texts) == [
        list(words(text)) for text in texts
    ]


def test_what_is_found_half_typed_is_found_when_complete(home: Page) -> None:
    """Of every record that holds a word of a title, from the third letter on."""
    found = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
    known = list(documents(Reader(found, language("nl"), date(2026, 11, 22))))
    held = {
        Hit(item.kind, item.id): set(words(" ".join([item.title, *(p.text for p in item.pieces)])))
        for item in known
    }
    typed = sorted({word for item in known[:60] for word in words(item.title) if len(word) > 3})
    starts = [(word, word[:length]) for word in typed for length in range(3, len(word))]
    whole = dict(zip(typed, find(home, typed), strict=True))
    half = find(home, [start for _, start in starts])
    lost = [
        (start, word, hit.id)
        for (word, start), hits in zip(starts, half, strict=True)
        for hit in set(hits) - set(whole[word])
        if word in held.get(hit, ())
    ]
    assert (len(typed) > 50, lost) == (True, [])


def test_slash_opens_arrows_move_enter_goes(home: Page) -> None:
    home.keyboard.press("/")
    home.keyboard.type("ecogram")
    expect(home.locator(SHOWN).first).to_have_text("Ecogram")
    home.keyboard.press("ArrowDown")
    expect(home.locator(SHOWN).nth(0)).to_be_focused()
    home.keyboard.press("ArrowDown")
    expect(home.locator(SHOWN).nth(1)).to_be_focused()
    home.keyboard.press("ArrowUp")
    home.keyboard.press("Enter")
    expect(home).to_have_url(f"{home.url.split('instrumenten')[0]}instrumenten/ecogram/")


def test_escape_closes_and_s_opens_again(home: Page) -> None:
    home.keyboard.press("s")
    home.keyboard.type("jim")
    expect(home.locator(f"{BOX} [data-kim-panel]")).to_be_visible()
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Escape")
    expect(home.locator(f"{BOX} [data-kim-panel]")).to_be_hidden()
    expect(home.locator(f"{BOX} input")).to_be_focused()


def test_answer_that_comes_after_escape_opens_nothing(page: Page, address: str) -> None:
    held: list[Route] = []
    open_ = threading.Event()
    page.route(
        "**/kim/search/*",
        lambda route: route.continue_() if open_.is_set() else held.append(route),
    )
    page.goto(address)
    page.locator(f"{BOX} input").press_sequentially("jim")
    expect(page.locator(f"{BOX} [data-kim-status]")).to_be_visible()
    page.keyboard.press("Escape")
    open_.set()
    for route in held:
        route.continue_()
    until(page, "window.kim.index")
    page.evaluate(ANSWERED, "jim")
    expect(page.locator(f"{BOX} [data-kim-panel]")).to_be_hidden()


ANSWERED = """async (query) => {
  const engine = await window.kim.hits.openIndex(document.querySelector("form[data-kim-search]"))
  await engine.find(query)
  await new Promise((done) => setTimeout(done))
}"""
"""Whoever asked before has an answer by now as well."""


def test_results_say_how_many_and_why(home: Page) -> None:
    home.locator(f"{BOX} input").fill("huiselijk geweld")
    expect(home.locator(f"{BOX} [data-kim-status]")).to_have_text(
        f"{len(find(home, ['huiselijk geweld'])[0])} resultaten"
    )
    first = home.locator(f"{BOX} .kim-hit").first
    expect(first.locator("mark").first).to_have_text("Huiselijk")
    expect(first.locator(".kim-hit__quote")).not_to_be_empty()


def test_nothing_found_is_said(home: Page) -> None:
    home.locator(f"{BOX} input").fill("xqzzvw")
    expect(home.locator(f"{BOX} [data-kim-status]")).to_have_text(
        "Niets gevonden voor ‘xqzzvw’. Probeer een ander woord, of kies zonder woorden."
    )
    expect(home.locator(SHOWN)).to_have_count(0)


def test_letters_in_a_field_do_not_open_search(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/")
    page.locator("form[data-kim-find] input[name=q]").fill("")
    page.locator("form[data-kim-find] input[name=q]").press_sequentially("ss/")
    expect(page.locator("form[data-kim-find] input[name=q]")).to_have_value("ss/")


def test_on_a_phone_the_box_opens_by_touch_and_closes(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(address)
    page.locator("[data-kim-open]").tap()
    expect(page.locator(f"{BOX} input")).to_be_focused()
    page.keyboard.type("groslijst")
    expect(page.locator(SHOWN).first).to_have_text("Groslijst")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.get_by_role("button", name="Zoeken sluiten").tap()
    expect(page.locator(f"{BOX} input")).to_be_hidden()
    context.close()
    assert wide == 360


def test_from_a_disk_search_finds_and_goes(context: BrowserContext, disk_site: Path) -> None:
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto((disk_site / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("netwerken in beeld")
    page.locator(SHOWN).first.click()
    expect(page.locator("h1")).to_have_text("Netwerk in beeld")
    assert [url for url in asked if not url.startswith("file://")] == []


def test_nothing_is_loaded_before_somebody_searches(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}interventies/jim-aanpak/", wait_until="networkidle")
    before = [url for url in asked if "/kim/search/" in url]
    page.keyboard.press("/")
    expect(page.locator(f"{BOX} input")).to_be_focused()
    until(page, "window.kim.index")
    loaded = [url.split("/search/")[1].split("?")[0] for url in asked if "/kim/search/" in url]
    assert (before, loaded) == ([], ["version.js", "index.js"])


def test_search_that_cannot_be_loaded_says_so(page: Page, address: str) -> None:
    page.route("**/kim/search/*", lambda route: route.abort())
    page.goto(address)
    page.locator(f"{BOX} input").fill("ecogram")
    expect(page.locator(f"{BOX} [data-kim-status]")).to_have_text(
        "De zoekgegevens konden niet worden geladen. Typ verder om het opnieuw te proberen."
    )


PAGE = "form[data-kim-find] input[name=q]"
FOUND = "[data-kim-results] .kim-hit__link"
STATUS = ".kim-chosen__status"


def test_words_and_choice_narrow_each_other(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/?q=ecogram&soort=instrumenten")
    hits = find(page, ["ecogram"])[0]
    instruments = [hit for hit in hits if hit.kind == "instrument"]
    expect(page.locator(STATUS)).to_have_text(f"{len(instruments)} van {len(hits)} resultaten")
    counts = {
        value: page.locator(
            f"[data-word=soort] [data-value={value}] .kim-facets__count"
        ).inner_text()
        for value in ("instrumenten", "interventies", "werkbladen")
    }
    assert counts == {
        "instrumenten": str(len(instruments)),
        "interventies": str(sum(hit.kind == "intervention" for hit in hits)),
        "werkbladen": str(sum(hit.kind == "worksheet" for hit in hits)),
    }
    expect(page.locator(FOUND).first).to_have_text("Ecogram")
    page.get_by_role("button", name="Wis alle filters").click()
    expect(page.locator(STATUS)).to_have_text(f"{len(hits)} resultaten")
    assert page.url == f"{address}zoeken/?q=ecogram"


def test_back_and_forward_go_from_question_to_question(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/?q=schulden")
    expect(page.locator(FOUND).first).to_be_visible()
    page.locator(PAGE).fill("eenzaamheid")
    page.keyboard.press("Enter")
    expect(page.locator(FOUND).first).to_have_text("Eenzaamheid")
    page.go_back()
    expect(page.locator(PAGE)).to_have_value("schulden")
    expect(page.locator(FOUND).first).not_to_have_text("Eenzaamheid")
    page.go_forward()
    expect(page.locator(FOUND).first).to_have_text("Eenzaamheid")


def test_words_that_find_nothing_leave_the_lists_to_choose_from(page: Page, address: str) -> None:
    page.goto(f"{address}zoeken/?q=xqzzvw%24%26")
    expect(page.locator("[data-kim-results] p")).to_have_text(
        [
            "Niets gevonden voor ‘xqzzvw$&’. Probeer een ander woord, of kies zonder woorden.",
            re.compile("^Staat het er nog niet[?]"),
        ]
    )
    expect(page.locator("[data-kim-browse]")).to_be_visible()
    page.get_by_role("button", name="Wis de woorden").click()
    expect(page.locator("[data-kim-results]")).to_be_hidden()
    expect(page.locator("[data-value=interventies] input")).to_be_enabled()
    assert page.url == f"{address}zoeken/"


def test_without_scripts_the_page_says_so_and_leads_to_every_value(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator(f"{BOX} input").fill("ecogram")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}zoeken/?q=ecogram")
    expect(page.locator("noscript")).to_be_visible()
    links = page.locator("[data-kim-facets] a").count()
    context.close()
    assert links > 50


def test_a_word_without_end_is_cut(home: Page) -> None:
    found = home.evaluate(
        """async () => {
          const box = document.querySelector("form[data-kim-search]")
          const engine = await window.kim.search.open(box.dataset.data)
          await engine.find("b".repeat(5000))
          return (await engine.find("e".repeat(5000) + "x")).hits.length
        }"""
    )
    assert found == 0


def test_only_what_was_asked_is_marked(home: Page) -> None:
    """Words of a synonym of several words are marked only where all of it stands."""
    home.locator(f"{BOX} input").fill("netwerk")
    expect(home.locator(f"{BOX} mark").nth(8)).to_be_visible()
    marked = {text.casefold() for text in home.locator(f"{BOX} mark").all_inner_texts()}
    assert {text for text in marked if "netwerk" not in text} <= {"steunsysteem", "achterban"}
