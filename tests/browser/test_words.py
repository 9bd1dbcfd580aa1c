"""Explained words in a browser: by pointer, by keyboard, by touch, without scripts, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

pytestmark = pytest.mark.browser

PATH = "interventies/jim-aanpak/"
TERM = "begrippen/jim/"


def jim(page: Page) -> Locator:
    """The word, with the text around it in sight."""
    word = page.locator("[data-kim-term=jim]")
    word.evaluate("word => word.scrollIntoView({block: 'center'})")
    return word


def told(page: Page) -> str:
    """What the page says of the word at its end."""
    return page.locator("#begrip-jim").text_content() or ""


def shown(page: Page) -> Locator:
    return page.locator(".kim-popover--open")


def rest(page: Page) -> None:
    """Take the pointer to a place where nothing is."""
    page.mouse.move(1, 1)


@pytest.fixture
def finger(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 700}, has_touch=True)
    yield context.new_page()
    context.close()


def test_pointer_opens_the_explanation_may_go_into_it_and_closes_it(
    page: Page, address: str
) -> None:
    page.goto(address + PATH)
    jim(page).hover()
    expect(shown(page).locator(".kim-popover__text")).to_have_text(told(page))
    expect(shown(page).locator(".kim-popover__title")).to_have_text("JIM")
    expect(shown(page).locator(".kim-popover__full")).to_have_text("Jouw Ingebrachte Mentor")
    more = shown(page).get_by_role("link", name="Lees meer over JIM")
    more.hover()
    page.clock.install()
    page.clock.run_for(2000)
    expect(shown(page)).to_be_visible()
    rest(page)
    page.clock.run_for(2000)
    expect(shown(page)).to_have_count(0)


def test_pointer_that_passes_by_opens_nothing(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(address + PATH)
    jim(page).hover()
    page.clock.run_for(100)
    rest(page)
    page.clock.run_for(2000)
    expect(shown(page)).to_have_count(0)


def test_explanation_leads_to_the_page_of_the_term(page: Page, address: str) -> None:
    page.goto(address + PATH)
    jim(page).hover()
    shown(page).get_by_role("link").click()
    expect(page).to_have_url(address + TERM)


def test_keyboard_opens_the_explanation_goes_into_it_and_escape_closes_it(
    page: Page, address: str
) -> None:
    page.goto(address + PATH)
    word = jim(page)
    word.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(word).to_be_focused()
    expect(shown(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown(page)).to_have_count(0)
    expect(word).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(shown(page).get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(shown(page)).to_have_count(0)
    expect(word).to_be_focused()
    page.keyboard.press("Tab")
    expect(shown(page)).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + TERM)


def test_escape_closes_what_the_pointer_opened(page: Page, address: str) -> None:
    page.goto(address + PATH)
    jim(page).hover()
    expect(shown(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown(page)).to_have_count(0)


def test_only_one_explanation_is_open(page: Page, address: str) -> None:
    page.goto(address + PATH)
    words = page.locator("[data-kim-term]")
    assert words.count() > 1
    for number in range(words.count()):
        words.nth(number).focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(shown(page)).to_have_count(1)


def test_word_is_described_by_its_explanation(page: Page, address: str) -> None:
    page.goto(address + PATH)
    expect(jim(page)).to_have_accessible_description(told(page))


def test_first_tap_explains_and_the_second_follows(finger: Page, address: str) -> None:
    finger.goto(address + PATH)
    word = jim(finger)
    word.tap()
    expect(shown(finger).locator(".kim-popover__text")).to_have_text(told(finger))
    assert finger.url == address + PATH
    finger.touchscreen.tap(5, 350)
    expect(shown(finger)).to_have_count(0)
    word.tap()
    expect(shown(finger)).to_be_visible()
    word.tap()
    expect(finger).to_have_url(address + TERM)


def test_tap_on_the_link_in_the_explanation_follows(finger: Page, address: str) -> None:
    finger.goto(address + PATH)
    jim(finger).tap()
    shown(finger).get_by_role("link").tap()
    expect(finger).to_have_url(address + TERM)


@pytest.mark.parametrize(
    ("width", "height", "block"),
    [(360, 640, "start"), (360, 640, "end"), (320, 256, "center"), (1280, 900, "end")],
)
def test_explanation_stays_inside_the_screen_and_beside_its_word(
    page: Page, address: str, width: int, height: int, block: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address + PATH)
    for number in range(page.locator("[data-kim-term]").count()):
        word = page.locator("[data-kim-term]").nth(number)
        word.focus()
        page.keyboard.press("Shift+Tab")
        word.evaluate(
            "(word, block) => { word.focus(); word.scrollIntoView({block, behavior: 'instant'});"
            " window.dispatchEvent(new Event('resize')) }",
            block,
        )
        box, at = shown(page).bounding_box(), word.bounding_box()
        assert box is not None
        assert at is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
        assert box["y"] >= at["y"] + at["height"] or box["y"] + box["height"] <= at["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_explanation_stands_at_the_line_of_a_word_that_is_pointed_at(
    page: Page, address: str
) -> None:
    page.goto(address + PATH)
    lines = jim(page).evaluate(
        "word => { word.textContent = 'Jouw Ingebrachte Mentor';"
        " word.parentElement.style.width = '11rem';"
        " return [...word.getClientRects()].map(({x, y, height}) => ({x, y, height})) }"
    )
    assert len(lines) > 1
    for line in (lines[0], lines[-1]):
        page.mouse.move(line["x"] + 5, line["y"] + line["height"] / 2)
        expect(shown(page)).to_be_visible()
        box = shown(page).bounding_box()
        assert box is not None
        assert abs(box["x"] - line["x"]) < 1
        rest(page)
        expect(shown(page)).to_have_count(0)


def test_script_may_run_twice(page: Page, address: str) -> None:
    page.goto(address + PATH)
    page.add_script_tag(url=f"{address}assets/kim/kim-terms.js")
    jim(page).hover()
    expect(shown(page)).to_have_count(1)
    rest(page)
    expect(shown(page)).to_have_count(0)


def test_browser_without_popovers_shows_the_explanation_too(
    context: BrowserContext, address: str
) -> None:
    context.add_init_script(
        "delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.hidePopover"
    )
    page = context.new_page()
    page.goto(address + PATH)
    word = jim(page)
    word.hover()
    box, at = shown(page).bounding_box(), word.bounding_box()
    assert box is not None
    assert at is not None
    assert 0 <= box["y"] - at["y"] - at["height"] < 10


def test_explanation_works_from_a_disk(page: Page, disk_site: Path) -> None:
    page.goto((disk_site / "interventies/jim-aanpak.html").as_uri())
    jim(page).hover()
    shown(page).get_by_role("link").click()
    expect(page).to_have_url((disk_site / "begrippen/jim.html").as_uri())


def test_without_scripts_a_word_is_a_link_to_its_term(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATH)
    listed = page.locator(".kim-words").is_visible()
    page.locator("[data-kim-term=jim]").click()
    url = page.url
    context.close()
    assert (listed, url) == (False, address + TERM)


def test_paper_has_the_explanations_as_notes(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + PATH)
    jim(page).hover()
    expect(shown(page)).to_be_visible()
    file = tmp_path / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    leaves = [one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(file)]
    text = " ".join(" ".join(leaves).split())
    note = page.locator("[data-kim-term=jim]").get_attribute("data-kim-note")
    assert text.count("Woorden op deze pagina") == 1
    assert text.count(f"{note} JIM (Jouw Ingebrachte Mentor): {told(page)}") == 1
    assert len(re.findall(rf"JIM{note}\b", text)) == 1
    assert "Lees meer over JIM" not in text


def test_letters_lead_to_their_terms(page: Page, address: str) -> None:
    page.goto(f"{address}begrippen/")
    page.get_by_role("navigation", name="Begrippen op letter").get_by_role("link", name="J").click()
    assert page.url == f"{address}begrippen/#letter-j"
    expect(page.get_by_role("heading", name="J", exact=True)).to_be_in_viewport()
