"""A list that takes several pages: read without scripts, chosen from as a whole with them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from barriers import barriers
from building import built
from playwright.sync_api import Browser, Page, expect
from waiting import until

pytestmark = pytest.mark.browser

SECOND = "interventies/pagina/2.html"
CARDS = "[data-kim-item]:visible .kim-card__title"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build a site with 200 methods that opens from a disk, and give its address."""
    folder = tmp_path_factory.mktemp("long")
    records = folder / "interventions"
    (records / "themes").mkdir(parents=True)
    (folder / "docs").mkdir()
    (records / "themes/werk.yml").write_text("title: Werk\nsummary: Kort.\ndescription: Zie.\n")
    for number in range(200):
        (records / f"m-{number:03}.yml").write_text(
            f"title: Methode {number:03}\nsummary: Dit is nummer {number}.\nthemes: [werk]\n"
            f"nature: {'model' if number % 2 else 'theory'}\n"
            f"age: {{from: {number // 5}, to: {number // 5}}}\n"
        )
    (folder / "mkdocs.yml").write_text(
        "site_name: Proef\nuse_directory_urls: false\n"
        "theme:\n  name: material\n  language: nl\n  font: false\n  palette:\n"
        "  - {media: '(prefers-color-scheme: light)', primary: custom, accent: custom}\n"
        "  - {media: '(prefers-color-scheme: dark)', scheme: slate, primary: custom,"
        " accent: custom}\nplugins: [{kim: {cache: ''}}]\n"
    )
    return f"{built(folder).as_uri()}/"


@pytest.fixture
def second(page: Page, long: str) -> Page:
    page.goto(long + SECOND)
    until(page, "window.kim && 'chosen' in window.kim")
    return page


def titles(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(CARDS).all_inner_texts()]


def choose(page: Page, word: str, value: str) -> None:
    page.evaluate("(word) => (document.querySelector(`[data-word=${word}]`).open = true)", word)
    page.locator(f"input[name={word}][value={value}]").check()


def test_choice_on_a_page_is_from_the_whole_list(second: Page) -> None:
    choose(second, "aard", "handelingsmodel")
    expect(second.locator(".kim-chosen__status")).to_have_text("100 van 200 resultaten")
    expect(second.locator(CARDS)).to_have_count(36)
    assert titles(second) == [f"Methode {number:03}" for number in range(1, 73, 2)]
    expect(second.locator(".kim-pager")).to_be_hidden()
    second.get_by_role("button", name="Toon meer").click()
    expect(second.locator(CARDS)).to_have_count(72)
    assert second.evaluate("document.activeElement.textContent") == "Methode 073"
    second.get_by_role("button", name="Wis alle filters").click()
    expect(second.locator(".kim-pager")).to_be_visible()
    assert titles(second) == [f"Methode {number:03}" for number in range(96, 192)]


def card(page: Page) -> str:
    """Give a card as it stands on the page, its links with their whole addresses."""
    return page.locator("[data-kim-item='3']:visible").evaluate(
        """(one) => {
          one.querySelectorAll("a").forEach((link) => (link.href = link.href))
          return one.outerHTML.replace(/\\s*\\n\\s*/g, "")
        }"""
    )


def test_card_of_another_page_is_as_its_own_page_shows_it(second: Page, long: str) -> None:
    choose(second, "leeftijd", "kinderen")
    expect(second.locator(CARDS)).to_have_count(36)
    made = card(second)
    second.goto(f"{long}interventies/index.html")
    until(second, "window.kim && 'chosen' in window.kim")
    assert made == card(second)


def test_choice_in_the_address_is_made_at_once(page: Page, long: str) -> None:
    page.goto(f"{long}{SECOND}?leeftijd=jongeren&aard=theorie")
    expect(page.locator(".kim-chosen__status")).to_have_text("15 van 200 resultaten")
    assert titles(page) == [f"Methode {number:03}" for number in range(60, 90, 2)]


def test_part_that_does_not_load_leaves_the_list(second: Page) -> None:
    second.evaluate("document.querySelector('[data-kim-far]').dataset.src = 'nowhere/{number}.js'")
    choose(second, "aard", "handelingsmodel")
    words = second.get_by_text("Dit deel van de lijst kon niet worden geladen.")
    expect(words).to_be_visible()
    expect(second.locator(".kim-pager")).to_be_visible()


def test_page_of_a_list_has_no_barriers(page: Page, long: str) -> None:
    page.goto(long + SECOND)
    assert barriers(page, "#inhoud") == []


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_every_page_leads_on(plain: Page, long: str) -> None:
    plain.goto(f"{long}interventies/index.html")
    found = []
    for _ in range(3):
        found += plain.locator(".kim-card__title").all_inner_texts()
        onward = plain.locator("a[rel=next]")
        if onward.count():
            onward.click()
    assert found == [f"Methode {number:03}" for number in range(200)]
