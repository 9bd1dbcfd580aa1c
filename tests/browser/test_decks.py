"""Choosing cards on a page and printing them: the same sheets as the decks that lie ready."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from mkdocs_kim.render.sheets.decks import FORMATS
from mkdocs_kim.render.sheets.imposing import deal, imposed

pytestmark = pytest.mark.browser

CHOSEN = ["kim-methode", "eigen-regie", "ecogram", "jim-aanpak", "er-is-geweld-thuis"]
SHEET = ".kim-deck__page"


@pytest.fixture
def deck(page: Page, address: str) -> Iterator[Page]:
    """The page with five cards chosen; nothing goes wrong in its scripts while a test uses it."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(f"{address}kaarten/?kaarten={','.join(CHOSEN)}")
    expect(page.locator(SHEET)).to_have_count(4)
    yield page
    assert faults == []


def test_script_deals_as_the_decks_are_dealt(deck: Page) -> None:
    cases = [(count, places) for count in range(40) for places in (2, 4, 8)]
    found = deck.evaluate("cases => cases.map(one => window.kim.decks.deal(...one))", cases)
    assert found == [deal(*one) for one in cases]


def _layout(page: Page) -> list[dict[str, Any]]:
    """Give each side: its size, and the middle and the turn of each card, in millimetres."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".kim-deck__page")].map(page => ({
          size: [page.style.getPropertyValue("--wide"), page.style.getPropertyValue("--tall")],
          cards: [...page.querySelectorAll(".kim-card")].map(card => [
            card.querySelector(".kim-card__words--title, .kim-card__words--name").textContent,
            parseFloat(card.style.left) + 52.5, parseFloat(card.style.top) + 74,
            card.style.transform,
          ]),
        }))"""
    )


@pytest.mark.parametrize(("paper", "bleed"), FORMATS)
def test_sheets_are_those_of_the_decks_that_lie_ready(deck: Page, paper: str, bleed: bool) -> None:
    deck.get_by_label(paper.upper(), exact=True).check()
    deck.get_by_label("Met afloop", exact=True).set_checked(bleed)
    on = imposed(paper, bleed)
    sheets = deal(len(CHOSEN), len(on.fronts))
    expect(deck.locator(SHEET)).to_have_count(2 * len(sheets))
    titles = deck.evaluate(
        "ids => ids.map(id => Object.values(window.kim.cards).find(all => id in all)[id].title)",
        CHOSEN,
    )
    wanted = [
        {
            "size": [f"{on.width:g}mm", f"{on.height:g}mm"],
            "cards": [
                [titles[number].replace(" ", ""), at.x, at.y, f"rotate({at.turn}deg)"]
                for number, at in zip(sheet, places, strict=True)
                if number is not None
            ],
        }
        for sheet in sheets
        for places in (on.fronts, on.backs)
    ]
    found = _layout(deck)
    for side in found:
        side["cards"] = [[card[0].replace(" ", ""), *card[1:]] for card in side["cards"]]
    assert found == wanted


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_print_is_the_sheets_alone_each_one_page(deck: Page, paper: str) -> None:
    deck.get_by_label(paper, exact=True).check()
    size, sheets = {"A4": ((210, 297), 4), "A3": ((297, 420), 2)}[paper]
    expect(deck.locator(SHEET)).to_have_count(sheets)
    document = pypdfium2.PdfDocument(deck.pdf(prefer_css_page_size=True))
    sizes = [tuple(round(side / 72 * 25.4) for side in one.get_size()) for one in document]
    texts = [one.get_textpage().get_text_range() for one in document]
    first = document[0].get_textpage()
    left = first.get_charbox(first.get_text_range().index("Handelingsmodel"))
    document.close()
    tools = [text for text in texts if "Druk af" in text or "Zelf kiezen" in text]
    placed = abs(left[0] / 72 * 25.4 - 11) < 0.7 if paper == "A4" else True
    assert (sizes, tools, placed) == ([size] * sheets, [], True)


def test_choice_stands_in_the_address_in_the_order_of_choosing(deck: Page) -> None:
    deck.get_by_label("Groslijst", exact=True).check()
    deck.get_by_label("JIM-aanpak", exact=True).uncheck()
    wanted = [*CHOSEN[:3], CHOSEN[4], "groslijst"]
    expect(deck.locator("[data-status]")).to_have_text("5 kaarten, 2 vellen")
    address = deck.evaluate("location.search")
    deck.reload()
    expect(deck.locator(SHEET)).to_have_count(4)
    assert (address, deck.locator("[data-card]:checked").count()) == (
        f"?kaarten={','.join(wanted)}",
        5,
    )


def test_all_takes_what_is_shown_and_none_takes_it_away(page: Page, address: str) -> None:
    page.goto(f"{address}kaarten/")
    status, button = page.locator("[data-status]"), page.get_by_role("button", name="Druk af")
    expect(button).to_be_disabled()
    for kind in ("Methoden", "Werkzame elementen", "Instrumenten"):
        page.locator("[data-kind]").and_(page.get_by_label(kind, exact=True)).uncheck()
    shown = page.locator("[data-card]:visible").count()
    page.locator("[data-theme]").select_option("jeugd-en-gezin")
    fewer = page.locator("[data-card]:visible").count()
    page.get_by_role("button", name="Alles hieronder").click()
    expect(status).to_have_text("4 kaarten, 1 vel")
    expect(button).to_be_enabled()
    page.get_by_role("button", name="Niets").click()
    expect(status).to_have_text("Nog geen kaart gekozen")
    assert (fewer, shown > fewer, page.locator(SHEET).count()) == (4, True, 0)


def test_unknown_and_double_ids_in_the_address_are_left_out(page: Page, address: str) -> None:
    page.goto(f"{address}kaarten/?kaarten=bestaat-niet,ecogram,ecogram&papier=a3&afloop=1")
    expect(page.locator("[data-status]")).to_have_text("1 kaart, 1 vel")
    assert [side["size"] for side in _layout(page)] == [["297mm", "420mm"]] * 2


def test_without_scripts_all_decks_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}kaarten/")
    files = page.locator("a[href$='.pdf']:visible").count()
    chooser = page.locator("[data-deck]").is_visible()
    context.close()
    assert (files, chooser) == (16, False)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_sticks_out_of_the_screen(deck: Page, width: int) -> None:
    deck.set_viewport_size({"width": width, "height": 800})
    assert deck.evaluate("document.documentElement.scrollWidth") <= width


def test_page_works_from_a_disk(page: Page, disk_site: Any) -> None:
    page.goto((disk_site / "kaarten" / "index.html").as_uri() + "?kaarten=ecogram")
    expect(page.locator(SHEET)).to_have_count(2)


def test_record_leads_to_its_card(page: Page, address: str) -> None:
    page.goto(f"{address}instrumenten/ecogram/")
    page.get_by_role("link", name="Kaart om te printen").click()
    expect(page.locator("[data-status]")).to_have_text("1 kaart, 1 vel")
