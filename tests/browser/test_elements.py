"""Working elements in a browser: side by side, folded, on paper, chosen."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ELEMENT = "werkzame-elementen/eigen-regie/"
REFUSED = "werkzame-elementen/getrainde-vrijwilliger/"
LIST = "werkzame-elementen/"
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"


def columns(page: Page) -> int:
    """Count the places from left to right at which wordings begin."""
    found = page.locator(".kim-wordings--described .kim-wording")
    return len(set(found.evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")))


@pytest.mark.parametrize(
    ("width", "wanted"), [(360, 1), (1440, 3)], ids=["stacked on a phone", "side by side"]
)
def test_wordings_stand_side_by_side_where_there_is_room(
    page: Page, address: str, width: int, wanted: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + ELEMENT)
    assert columns(page) == wanted


def test_count_at_the_top_leads_to_its_wordings(page: Page, address: str) -> None:
    page.goto(address + REFUSED)
    page.locator(".kim-head").get_by_role("link", name="1 bewust niet").click()
    expect(page.get_by_role("heading", name=re.compile("^Bewust niet"))).to_be_in_viewport()
    assert urlsplit(page.url).fragment == "state-deliberately_not"


def test_wording_leads_to_its_place_on_the_page_of_the_method(page: Page, address: str) -> None:
    page.goto(address + REFUSED)
    page.locator(".kim-wordings--deliberately_not").get_by_role("link", name="JIM-aanpak").click()
    expect(page.locator("#element-getrainde-vrijwilliger")).to_be_in_viewport()
    assert urlsplit(page.url).path == "/interventies/jim-aanpak/"


def test_methods_of_which_nothing_is_said_are_folded_and_open_by_keyboard(
    page: Page, address: str
) -> None:
    page.goto(address + ELEMENT)
    names = page.locator(".kim-silence")
    expect(names).to_be_hidden()
    page.locator("#state-silent summary").focus()
    page.keyboard.press("Enter")
    expect(names.get_by_role("link", name="Welzijn op Recept")).to_be_visible()


def test_note_leads_back_into_what_is_folded(page: Page, address: str) -> None:
    page.goto(address + ELEMENT)
    folded = page.locator(".kim-section--kinds .kim-cite a").first
    expect(folded).to_be_hidden()
    number = folded.get_attribute("id") or ""
    page.locator(f".kim-notes__back[href='#{number}']").click()
    expect(folded).to_be_in_viewport()


def test_targets_are_large_enough_to_touch(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address + ELEMENT)
    page.evaluate(UNFOLD)
    small = page.eval_on_selector_all(
        ".kim-actions a, .kim-silence a, .kim-unfold > summary, .kim-head a.kim-chip",
        """all => all.filter(one => one.getBoundingClientRect().height < 24)
          .map(one => one.outerHTML)""",
    )
    assert small == []


def test_paper_shows_two_columns_and_what_is_folded(page: Page, address: str) -> None:
    page.goto(address + ELEMENT)
    methods = page.locator(".kim-wording__title, .kim-silence li").all_text_contents()
    paper = list(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(one.get_textpage().get_text_bounded() for one in paper).split())
    page.emulate_media(media="print")
    assert (
        [name.strip() for name in methods if name.strip() not in text],
        {round(one.get_width()) for one in paper},
        columns(page),
        page.locator(".kim-actions").is_visible(),
    ) == ([], {595}, 2, False)


def test_elements_are_chosen_with_the_headings_of_their_kinds(page: Page, address: str) -> None:
    page.goto(f"{address}{LIST}?instrument=ecogram")
    expect(page.locator(".kim-chosen__status")).to_contain_text("van 24")
    shown = page.locator("[data-kim-item]:visible .kim-card__title").all_inner_texts()
    assert (
        [text.strip() for text in shown],
        page.locator(".kim-choose h2:visible").all_inner_texts(),
    ) == (
        [
            "Een steunfiguur die de cliënt zelf kiest",
            "Het netwerk breed in beeld",
            "Praktisch ondersteunen",
        ],
        ["Filters", "Specifiek werkzaam: over de inhoud"],
    )
