"""A reference is copied as it is written; without the clipboard it is selected."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

RECORD = "interventies/kim-methode/"
ABOUT = "Kennisbank KIM (2026, 22 november). KIM-methode (versie "


def opened(page: Page, address: str) -> str:
    """Open the fold on the page of a record and give the line that it shows."""
    page.goto(address + RECORD)
    page.locator(".kim-citing summary").click()
    line = page.locator(".kim-citing__line")
    expect(line).to_be_visible()
    return (line.text_content() or "").strip()


def test_reference_is_copied_whole(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    line = opened(page, address)
    page.get_by_role("button", name="Kopieer de verwijzing").click()
    expect(page.locator(".kim-citing [role=status]")).to_have_text("Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert (copied, copied.startswith(ABOUT)) == (line, True)


def test_without_the_clipboard_the_reference_is_selected(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    line = opened(page, address)
    page.get_by_role("button", name="Kopieer de verwijzing").click()
    expect(page.locator(".kim-citing [role=status]")).to_contain_text("geselecteerd")
    assert page.evaluate("getSelection().toString()").strip() == line


def test_without_scripts_the_reference_and_its_files_are_there(
    context: BrowserContext, address: str
) -> None:
    assert context.browser is not None
    bare = context.browser.new_context(java_script_enabled=False)
    page = bare.new_page()
    assert opened(page, address).startswith(ABOUT)
    expect(page.locator(".kim-citing__copy")).to_be_hidden()
    files = page.locator(".kim-citing__files a")
    hrefs = [files.nth(number).get_attribute("href") for number in range(files.count())]
    assert hrefs == ["citeer.bib", "citeer.ris", "citeer.json"]
    bare.close()
