"""Waiting for what scripts of a page do, on pages whose policy lets nobody evaluate text."""

from __future__ import annotations

from playwright.sync_api import Page

LOOK = """() => new Promise((done, fail) => {
  const last = performance.now() + 30000
  const look = () => {
    if (CONDITION) done()
    else if (performance.now() > last) fail(new Error("never came: " + document.title))
    else setTimeout(look, 20)
  }
  look()
})"""


def until(page: Page, condition: str) -> None:
    """Wait until something is so in a page; ``wait_for_function`` looks a second time by eval."""
    page.evaluate(LOOK.replace("CONDITION", condition))
