"""A real browser on the real site. Without a browser these tests are left out, and counted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browsers import executable
from in_full import IN_FULL
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# Chromium asks its maker for news of its own accord; these tests are about what pages ask.
POLICY = "Content Security Policy"
"""What Chromium says when a page wants something that its policy forbids."""
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the log for faults."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    handler = partial(_Silent, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


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
