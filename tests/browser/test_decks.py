"""Choosing cards on a page and printing them: the same sheets as the decks that lie ready."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from mkdocs_kim import addresses
from mkdocs_kim.language import language
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
          cards: [...page.querySelectorAll(".kim-card")].map(card => {
            const [x, y, turn] = card.style.transform.match(/-?[\\d.]+/g).map(Number)
            return [
              card.querySelector(".kim-card__words--title, .kim-card__words--name").textContent,
              parseFloat(card.style.left) + 52.5 + x, parseFloat(card.style.top) + 74 + y, turn,
            ]
          }),
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
                [titles[number].replace(" ", ""), at.x, at.y, at.turn]
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


@pytest.mark.parametrize(("paper", "bleed"), FORMATS)
def test_print_is_the_deck_that_lies_ready(
    page: Page, address: str, site: Path, paper: str, bleed: bool
) -> None:
    ready = site / addresses.deck(language("nl"), "situation", paper, bleed)
    page.goto(f"{address}kaarten/")
    titles = page.locator("[data-of=situation] label").all_inner_texts()
    ids = page.locator("[data-of=situation] input").evaluate_all("all => all.map(one => one.value)")
    page.goto(f"{address}kaarten/?kaarten={','.join(ids)}&papier={paper}{'&afloop=1' * bleed}")
    expect(page.get_by_role("button", name="Druk af")).to_be_enabled()
    sides = [
        [words[number].strip() for number in sheet if number is not None]
        for sheet in deal(len(ids), len(imposed(paper, bleed).fronts))
        for words in ([title.strip()[:16] for title in titles], [id_[:20] for id_ in ids])
    ]
    wanted = _placed(ready.read_bytes(), sides)
    found = _placed(page.pdf(prefer_css_page_size=True), sides)
    far = [
        one
        for one, there in wanted.items()
        if max(abs(a - b) for a, b in zip(there, found[one], strict=True)) > 0.5
    ]
    assert (len(wanted), found.keys() ^ wanted.keys(), far) == (2 * len(ids), set(), [])


Placed = dict[tuple[int, str], tuple[float, float]]


def _placed(pdf: bytes, sides: list[list[str]]) -> Placed:
    """Tell where texts begin: page and text → millimetres from the bottom left."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == len(sides)
    found: Placed = {}
    for number, (side, marks) in enumerate(zip(document, sides, strict=True)):
        words = side.get_textpage()
        for mark in marks:
            match = words.search(mark, match_case=True).get_next()
            if match:
                left, bottom, _, _ = words.get_charbox(match[0])
                found[number, mark] = (left / 72 * 25.4, bottom / 72 * 25.4)
    document.close()
    return found


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


def test_unknown_ids_in_the_address_are_told_and_double_ones_left_out(
    page: Page, address: str
) -> None:
    page.goto(f"{address}kaarten/?kaarten=bestaat-niet,ecogram,%20ecogram&papier=a3&afloop=1")
    status = page.locator("[data-status]")
    expect(status).to_have_text("1 kaart, 1 vel. Wat het adres verder noemt, is hier niet (meer).")
    assert [side["size"] for side in _layout(page)] == [["297mm", "420mm"]] * 2


def test_going_back_shows_what_the_filters_say(deck: Page, address: str) -> None:
    theme = deck.locator("[data-theme]")
    theme.select_option("jeugd-en-gezin")
    deck.locator("[data-kind=intervention]").uncheck()
    shown = deck.locator("[data-card]:visible").count()
    deck.goto(f"{address}over/")
    deck.go_back()
    expect(deck.locator(SHEET)).to_have_count(4)
    expect(deck.locator("[data-card]:visible")).to_have_count(shown)
    assert theme.input_value() == "jeugd-en-gezin"
    for kind in ("element", "instrument", "situation"):
        deck.locator(f"[data-kind={kind}]").uncheck()
    expect(deck.locator("[data-empty]")).to_be_visible()


def test_cards_that_do_not_come_in_leave_no_others_to_print(page: Page, address: str) -> None:
    page.route("**/kaarten/instrumenten.js*", lambda route: route.abort())
    page.goto(f"{address}kaarten/?kaarten=kim-methode")
    expect(page.locator(SHEET)).to_have_count(2)
    page.get_by_label("Ecogram", exact=True).check()
    expect(page.locator("[data-status]")).to_contain_text("kwamen niet binnen")
    expect(page.locator(SHEET)).to_have_count(0)


def test_without_scripts_all_decks_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}kaarten/")
    files = page.locator("a[href$='.pdf']:visible").count()
    chooser = page.locator("[data-deck]").is_visible()
    context.close()
    assert (files, chooser) == (16, False)


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_sticks_out_of_the_screen(deck: Page, width: int, paper: str) -> None:
    deck.set_viewport_size({"width": width, "height": 800})
    deck.get_by_label(paper, exact=True).check()
    expect(deck.locator(f".kim-deck__page--{paper.lower()}").first).to_be_visible()
    wide, shape = deck.locator(SHEET).first.evaluate(
        "page => [page.getBoundingClientRect().right, page.offsetWidth / page.offsetHeight]"
    )
    assert deck.evaluate("document.documentElement.scrollWidth") <= width
    assert (wide <= width, round(shape, 2)) == (True, 0.71)


def test_page_works_from_a_disk(page: Page, disk_site: Any) -> None:
    page.goto((disk_site / "kaarten" / "index.html").as_uri() + "?kaarten=ecogram")
    expect(page.locator(SHEET)).to_have_count(2)


def test_record_leads_to_its_card(page: Page, address: str) -> None:
    page.goto(f"{address}instrumenten/ecogram/")
    page.get_by_role("link", name="Kaart om te printen").click()
    expect(page.locator("[data-status]")).to_have_text("1 kaart, 1 vel")
    expect(page.locator(SHEET).first).to_be_in_viewport()
