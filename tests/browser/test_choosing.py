"""Choosing worksheets: by purpose, duration and paper; and the instruments of the try-out pack."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SHOWN = "[data-kim-item]:not([hidden]) .kim-worksheet__title"


def shown(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(SHOWN).all_inner_texts()]


def test_values_of_one_group_widen_and_groups_narrow(page: Page, address: str) -> None:
    page.goto(f"{address}werkbladen/")
    total = len(shown(page))
    page.get_by_role("checkbox", name="Kinderen laten meepraten", exact=True).check()
    children = shown(page)
    page.get_by_role("checkbox", name="Zien hoe het ervoor staat", exact=True).check()
    both = shown(page)
    page.get_by_role("checkbox", name="Hoogstens 30 minuten", exact=True).check()
    none = shown(page)
    assert (children, both, none) == (
        ["Drie huizen", "Veilige huis"],
        ["Schaalvraag (voortgangsschaal)", "Drie huizen", "Veilige huis"],
        [],
    )
    expect(page.locator("output")).to_have_text(f"0 van {total} werkbladen")
    expect(page.get_by_text("Geen werkblad past bij deze keuze.")).to_be_visible()
    assert page.url == (f"{address}werkbladen/?doel=see_progress,hear_children&duur=short")


def test_choice_comes_back_from_its_address_and_can_be_cleared(page: Page, address: str) -> None:
    page.goto(f"{address}werkbladen/?doel=hear_children")
    chosen = shown(page)
    page.get_by_role("button", name="Keuze wissen").click()
    expect(page.locator("output")).to_contain_text("22 van 22")
    assert (chosen, page.url) == (["Drie huizen", "Veilige huis"], f"{address}werkbladen/")


def test_without_scripts_every_sheet_is_listed_and_nothing_asks_for_a_choice(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}werkbladen/")
    count, form = len(shown(page)), page.locator("form[data-kim-filter]").is_visible()
    page.goto(f"{address}werkbladen/uitprobeerpakket/")
    leaves = page.locator(".kim-leaf:not([hidden]) .kim-sheet__title").all_inner_texts()
    choice = page.locator("[data-choice]").is_visible()
    ready = page.get_by_role("link", name="Het pakket dat klaarligt (PDF)").get_attribute("href")
    context.close()
    assert (count, form, choice, ready) == (22, False, False, "../uitprobeerpakket.pdf")
    assert leaves == [
        "Uitprobeerpakket voor teams",
        "Oefen met je eigen netwerk",
        "Ecogram",
        "Gespreksstarters: Ecogram",
        "Netwerkcirkel",
        "Gespreksstarters: Netwerkcirkel (van Lensink)",
        "Groslijst",
        "Gespreksstarters: Groslijst",
        "Wie doet wat",
        "Terugkijken",
        "Delen wat werkt",
    ]


def test_pack_holds_the_chosen_instruments_and_prints_each_on_its_paper(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}werkbladen/uitprobeerpakket/")
    page.get_by_role("checkbox", name="Ecogram", exact=True).uncheck()
    page.get_by_role("checkbox", name="Netwerkcirkel (van Lensink)", exact=True).uncheck()
    expect(page.locator("[data-count-shown]")).to_have_text(
        "Kies er nog een: een team probeert er twee of drie uit."
    )
    page.get_by_role("checkbox", name="Genogram", exact=True).check()
    assert page.url.endswith("?instrumenten=groslijst,genogram")
    file = tmp_path / "pack.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    sizes = [
        tuple(round(side / 72 * 25.4) for side in one.get_size())
        for one in pypdfium2.PdfDocument(file)
    ]
    standing, lying = (210, 297), (297, 210)
    large = [(297, 420)] * 2, [(420, 297)] * 2
    assert sizes == [
        *[standing] * 3,
        *large[0],
        standing,
        *large[1],
        standing,
        lying,
        standing,
        lying,
    ]


def test_no_more_than_three_can_be_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}werkbladen/uitprobeerpakket/?instrumenten=genogram,ecogram,x")
    page.get_by_role("checkbox", name="Sociogram", exact=True).check()
    expect(page.locator("[data-count-shown]")).to_contain_text("Dit zijn er drie.")
    assert page.get_by_role("checkbox", name="Groslijst", exact=True).is_disabled()
