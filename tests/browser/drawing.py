"""Drawing on a screen as people do it: adding names, choosing, dragging, saving, opening."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page

PEOPLE = ["Oma Truus", "Daan", "Wim <b>"]
STATUS = "[data-status]"


def panel(page: Page, drawing: str) -> Locator:
    return page.locator(f"[data-panel='{drawing}']")


def turned(page: Page, drawing: str) -> Locator:
    """Turn to a drawing; to the list without a name."""
    page.locator(f"[data-tab='{drawing}']").click()
    return panel(page, drawing)


def add(page: Page, *names: str) -> None:
    """Put names on the list, in whatever stands on the page."""
    field = page.locator("[data-panel]:not([hidden]) [data-add] input")
    for name in names:
        field.fill(name)
        field.press("Enter")


def choose(page: Page, drawing: str, person: int, **chosen: str) -> None:
    """Choose somebody who has no place yet, and what is asked of them."""
    beside = panel(page, drawing)
    beside.locator(f"[data-chip='{person}']").click()
    for name, value in chosen.items():
        beside.locator(f"[data-chosen] select[data-set='{name}']").select_option(label=value)


def somebody(page: Page, drawing: str, person: int) -> Locator:
    return panel(page, drawing).locator(f".kim-layer [data-id='{person}']")


def middle(one: Locator) -> tuple[float, float]:
    box = one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def at(page: Page, drawing: str, x: float, y: float) -> tuple[float, float]:
    """Give the point of the page where a drawing is at parts of its width and height."""
    box = panel(page, drawing).locator(".kim-layer").bounding_box()
    assert box is not None
    return box["x"] + box["width"] * x, box["y"] + box["height"] * y


def kept(page: Page) -> Any:
    """Give what the tab keeps."""
    text = page.evaluate("sessionStorage.getItem('kim-tekening')")
    return json.loads(text) if text else None


def opened(page: Page, text: str | bytes, button: str = "Bestand openen") -> None:
    content = text if isinstance(text, bytes) else text.encode()
    with page.expect_file_chooser() as found:
        page.get_by_role("button", name=button).click()
    found.value.set_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": content},  # type: ignore[arg-type]
    )
