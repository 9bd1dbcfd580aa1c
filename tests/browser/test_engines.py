"""Search, facets and comparing in sites that other engines built from what was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from building_by import ENGINES
from hosting import hosted
from playwright.sync_api import Page, Request, expect

pytestmark = pytest.mark.browser

BOX = ".md-header form[data-kim-search]"
CARDS = "[data-kim-item]:visible .kim-card__title"


@pytest.fixture(scope="module", params=ENGINES)
def there(request: pytest.FixtureRequest, engine_sites: dict[str, Path]) -> Iterator[str]:
    with hosted(engine_sites[request.param]) as found:
        yield found


def test_search_facets_and_comparing_work_and_nobody_else_is_asked(page: Page, there: str) -> None:
    asked: list[str] = []
    missed: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.on("response", lambda said: missed.append(said.url) if said.status >= 400 else None)

    # From a page that somebody wrote by hand, two folders deep.
    page.goto(f"{there}handleiding/schrijven/")
    expect(page.locator("form[data-kim-search]")).to_have_count(1)
    expect(page.locator(".md-search")).to_have_count(0)
    page.locator(f"{BOX} input").fill("ecogram")
    page.locator(f"{BOX} .kim-hit__link", has_text="Ecogram").first.click()
    page.wait_for_url(f"{there}instrumenten/ecogram/")
    expect(page.locator("h1")).to_have_text("Ecogram")

    page.goto(f"{there}zoeken/?q=netwerkberaad")
    expect(page.locator("main .kim-hit__link", has_text="Netwerkberaad").first).to_be_visible()

    page.goto(f"{there}interventies/")
    everything = page.locator(CARDS).count()
    page.locator("input[name='thema']").first.check()
    expect(page.locator(".kim-chosen__status")).to_be_visible()
    assert 0 < page.locator(CARDS).count() < everything

    page.locator(".kim-toggle:visible").nth(0).click()
    page.locator(".kim-toggle:visible").nth(1).click()
    page.locator(".kim-tray__go").click()
    page.wait_for_url(f"{there}vergelijken/?**")
    expect(page.locator("#naast-elkaar")).to_be_visible()

    assert [url for url in asked if not url.startswith((there, "data:", "blob:"))] == []
    assert missed == []
