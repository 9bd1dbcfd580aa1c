"""A site in a colour and words of its own, opened from a disk: light and dark, wide and narrow."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from building import ROOT, built
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("garden") / "site"
    shutil.copytree(ROOT / "tests/sites/garden", folder)
    return built(folder, strict=True, use_directory_urls=False)


def test_the_box_finds_by_own_words(page: Page, garden: Path) -> None:
    page.goto((garden / "index.html").as_uri())
    page.locator("form[data-kim-search] input").fill("snail")
    hits = page.locator("form[data-kim-search] .kim-hit__link")
    expect(hits.first).to_have_text("Slugs ate the lettuce")


def test_methods_are_chosen_by_own_words(page: Page, garden: Path) -> None:
    page.goto((garden / "side-by-side/index.html").as_uri() + "?ways=no-dig-bed,three-sisters")
    page.get_by_role("columnheader", name="Three sisters").first.wait_for()
    assert "Ways of growing" in page.locator("body").inner_text()


def test_header_is_in_the_own_colour(page: Page, garden: Path) -> None:
    page.goto((garden / "index.html").as_uri())
    header = page.locator(".md-header")
    colour = header.evaluate("header => getComputedStyle(header).backgroundColor")
    assert colour == "rgb(46, 107, 31)"
