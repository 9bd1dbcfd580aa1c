"""A record in short: folded, opened one by one, found, linked to, printed, and read in full."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

pytestmark = pytest.mark.browser

METHOD = "interventies/jim-aanpak/"
INSTRUMENT = "instrumenten/ecogram/"
ELEMENT = "werkzame-elementen/eigen-regie/"
FACTS = [
    "Doelgroep",
    "Leeftijd",
    "Thema's",
    "Niveau",
    "Kader",
    "Uitvoerders",
    "Plekken",
    "Duur",
    "Toegang",
    "Erkenning",
]


@pytest.fixture
def fresh(browser: Browser, address: str) -> Iterator[Page]:
    """Somebody who comes for the first time, with a telephone."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + METHOD)
    yield page
    context.close()


def opened(page: Page) -> list[str]:
    """List the sections that are open, by their headings."""
    return page.eval_on_selector_all(
        ".kim-fold[aria-expanded=true]", "all => all.map(one => one.textContent)"
    )


def test_ten_facts_stand_on_the_first_screen_of_a_telephone(fresh: Page) -> None:
    labels = fresh.locator(".kim-glance dt")
    last = fresh.locator(".kim-glance .kim-fact").last.bounding_box()
    assert last is not None
    assert labels.all_inner_texts() == FACTS
    assert last["y"] + last["height"] <= 740


def test_a_method_comes_folded_and_a_heading_opens_its_section(fresh: Page) -> None:
    assert opened(fresh) == []
    expect(fresh.get_by_text("Je houdt vast aan je rol als deskundige").last).to_be_hidden()
    button = fresh.get_by_role("heading", name="Valkuilen").get_by_role("button")
    button.focus()
    fresh.keyboard.press("Enter")
    assert opened(fresh) == ["Valkuilen"]
    expect(fresh.locator(".kim-warning").first).to_be_visible()
    fresh.keyboard.press("Enter")
    assert opened(fresh) == []


def test_a_folded_section_says_in_a_line_what_it_holds(fresh: Page) -> None:
    said = {
        heading: fresh.locator(f"section[aria-labelledby={heading}] .kim-fold__gist").inner_text()
        for heading in ("instruments", "aanpassen", "bronnen")
    }
    titles = fresh.locator(".kim-section--instruments .kim-item__title > :first-child")
    asked = fresh.locator(".kim-adapt__intro").text_content() or ""
    count = fresh.locator(".kim-notes__list > li").count()
    assert said == {
        "instruments": " · ".join(titles.all_text_contents()),
        "aanpassen": asked[:240].strip(),
        "bronnen": f"{count} bronnen",
    }


@pytest.mark.parametrize(("path", "open_"), [(INSTRUMENT, "Werkblad"), (ELEMENT, "Wat het is")])
def test_what_people_come_for_stays_open(fresh: Page, address: str, path: str, open_: str) -> None:
    fresh.goto(address + path)
    assert opened(fresh) == [open_]


@pytest.mark.parametrize("place", ["pitfalls", "bron-3", "element-eigen-regie"])
def test_an_address_of_a_place_opens_what_it_is_in(fresh: Page, address: str, place: str) -> None:
    fresh.goto("about:blank")
    fresh.goto(f"{address}{METHOD}#{place}")
    expect(fresh.locator(f"[id={place}]")).to_be_in_viewport()
    assert len(opened(fresh)) == 1


def test_a_citation_opens_the_list_of_sources_and_leads_back(fresh: Page) -> None:
    citation = fresh.locator(".kim-lead .kim-cite a").first
    citation.click()
    expect(fresh.locator("#bron-1")).to_be_in_viewport()
    assert opened(fresh) == ["Bronnen"]
    fresh.go_back()
    expect(citation).to_be_in_viewport()


def test_contents_stay_in_sight_and_lead_into_what_is_folded(fresh: Page) -> None:
    fresh.mouse.wheel(0, 2000)
    summary = fresh.locator(".kim-toc summary")
    expect(summary).to_be_in_viewport()
    summary.click()
    fresh.locator(".kim-toc").get_by_role("link", name="Valkuilen").click()
    expect(fresh.locator("#pitfalls")).to_be_in_viewport()
    assert opened(fresh) == ["Valkuilen"]
    expect(fresh.locator(".kim-toc")).not_to_have_attribute("open", "")


def test_who_reads_in_full_chooses_so_once(fresh: Page, address: str) -> None:
    everything = fresh.locator(".kim-fold").count()
    fresh.get_by_role("radio", name="Uitgebreid").check()
    assert len(opened(fresh)) == everything
    fresh.goto(address + INSTRUMENT)
    assert len(opened(fresh)) == fresh.locator(".kim-fold").count()
    fresh.get_by_role("radio", name="Kort").check()
    assert opened(fresh) == ["Werkblad"]
    assert fresh.evaluate("localStorage.getItem('kim.reading')") is None


def test_paper_holds_what_is_folded_and_the_screen_folds_it_again(fresh: Page) -> None:
    told = fresh.locator(".kim-warning > p").first
    paper = PdfDocument(fresh.pdf())
    words = " ".join(page.get_textpage().get_text_bounded() for page in paper).split()
    assert " ".join((told.text_content() or "?").split()[:4]) in " ".join(words)
    assert (told.is_visible(), opened(fresh)) == (False, [])
