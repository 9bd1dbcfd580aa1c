"""The try-out pack: choosing its instruments, printing it; without scripts it lies ready."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def test_without_scripts_every_sheet_is_listed_and_the_pack_lies_ready(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}werkbladen/")
    count, boxes = page.locator("[data-kim-item]:visible").count(), page.get_by_role("checkbox")
    form = boxes.locator("visible=true").count()
    page.goto(f"{address}werkbladen/uitprobeerpakket/")
    leaves = page.locator(".kim-leaf:not([hidden]) .kim-sheet__title").all_inner_texts()
    choice = page.locator("[data-choice]").is_visible()
    ready = page.get_by_role("link", name="Het pakket dat klaarligt (PDF)").get_attribute("href")
    context.close()
    assert (count, form, choice, ready) == (25, 0, False, "../uitprobeerpakket.pdf")
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
