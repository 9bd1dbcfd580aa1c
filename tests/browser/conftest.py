"""A real browser on the real site. Without a browser these tests are left out, and counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsers import executable
from hosting import hosted
from in_full import IN_FULL
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# Chromium asks its maker for news of its own accord; these tests are about what pages ask.
POLICY = "Content Security Policy"
"""What Chromium says when a page wants something that its policy forbids."""
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with hosted(site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        yield found
        found.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader of their own; whatever they do, no page wants what its policy forbids."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(IN_FULL)
    refused: list[str] = []
    context.on("console", lambda said: refused.append(said.text) if POLICY in said.text else None)
    yield context
    context.close()
    assert refused == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
