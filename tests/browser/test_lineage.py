"""The picture of lineage as readers meet it: on a phone, by keyboard, in the typeface, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from waiting import until

pytestmark = pytest.mark.browser

PATH = "stamboom/"


def test_words_stay_inside_their_boxes(page: Page, address: str) -> None:
    page.goto(address + PATH)
    page.evaluate("document.fonts.ready")
    outside = page.eval_on_selector_all(
        ".kim-tree__method",
        """all => all.filter(one => {
            const box = one.querySelector("rect").getBBox();
            const words = one.querySelector("text").getBBox();
            return words.x < box.x || words.y < box.y
                || words.x + words.width > box.x + box.width
                || words.y + words.height > box.y + box.height;
        }).map(one => one.textContent)""",
    )
    assert outside == []
    assert page.locator(".kim-tree__method").count() > 10


def test_on_a_phone_the_picture_keeps_its_size_and_follows_the_keyboard(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(address + PATH)
    box = page.locator(".kim-lineage__scroll").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth && box.scrollLeft === 0")
    size = box.get_by_role("link").first.bounding_box()
    assert size is not None
    assert size["height"] >= 24
    far = box.get_by_role("link", name="KIM-methode")
    far.focus()
    expect(far).to_be_in_viewport()
    assert box.evaluate("box => box.scrollLeft") > 0
    box.evaluate("box => { box.scrollLeft = 0; }")
    box.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.kim-lineage__scroll').scrollLeft > 0")


def test_box_leads_to_its_method(page: Page, address: str) -> None:
    page.goto(address + PATH)
    page.locator(".kim-lineage__scroll").first.get_by_role("link", name="JIM-aanpak").click()
    assert page.url == f"{address}interventies/jim-aanpak/"
    page.get_by_role("link", name="Bekijk deze verbanden in de stamboom").click()
    assert page.url == address + PATH


def test_on_paper_the_whole_picture_is_there(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 700, "height": 1000})
    page.emulate_media(media="print")
    page.goto(address + PATH)
    sizes = page.eval_on_selector_all(
        ".kim-lineage__scroll", "all => all.map(box => [box.scrollWidth, box.clientWidth])"
    )
    assert [wide for wide, room in sizes if wide > room] == []
