"""What is filled in or drawn, saved as a file as people do it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page


def saved(page: Page, folder: Path) -> Path:
    """Save as a file and give it."""
    with page.expect_download() as found:
        page.get_by_role("button", name="Opslaan als bestand").click()
    file = folder / found.value.suggested_filename
    found.value.save_as(file)
    return file
