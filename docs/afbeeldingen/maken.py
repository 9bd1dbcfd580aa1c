"""Make the pictures of the manual and of the README from a built site.

Build first (``mkdocs build``), then: ``python docs/afbeeldingen/maken.py site [browser]``.
What a site does not have is left as it is. The ways that readers go are those that tests walk.
"""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests"))

from journeys import HEIGHTS, JOURNEYS, Journey, Walk  # noqa: E402

PICTURES = {
    "niet-bekend": ("interventies/buurtgezinnen/", ".kim-glance"),
    "vakje": ("vergelijken/", ".kim-cell"),
}
"""Name → page, and the part of it that is shown."""
TALLEST = 720
"""Of a longer part only the top is shown."""


def serve(site: str) -> str:
    handler = partial(SimpleHTTPRequestHandler, directory=site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def take(page: Page, address: str, name: str) -> None:
    path, part = PICTURES[name]
    page.goto(address + path, wait_until="networkidle")
    if name == "vakje":
        page.get_by_role("link", name="JIM-aanpak, Erop af: niet beschreven").click()
    found = page.locator(part).first
    if not found.is_visible():
        print(f"{name}: {path} has no {part}")
        return
    found.scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, 0)")
    box = found.bounding_box()
    assert box is not None, "what is visible has a place"
    clip = {**box, "height": min(box["height"], TALLEST)}
    page.screenshot(path=HERE / f"{name}.png", clip=clip, full_page=True)  # type: ignore[arg-type]


def follow(journey: Journey, browser: Browser, address: str) -> None:
    """Picture what is seen on a way, where that shows what to do."""
    width = journey.pictured
    page = browser.new_page(viewport={"width": width, "height": HEIGHTS[width]})
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script("window.print = () => {}")
    page.goto(address + journey.start, wait_until="networkidle")
    walk = Walk(page)
    for step in journey.steps:
        step.do(walk)
        if step.picture:
            page.wait_for_load_state("networkidle")
            page.screenshot(path=HERE / "hoe" / f"{step.picture}.png")
    page.close()


def main(site: str, browser_path: str | None = None) -> None:
    address = serve(site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address, wait_until="networkidle")
        page.screenshot(path=HERE / "beginpagina.png")
        for name in PICTURES:
            take(page, address, name)
        for journey in JOURNEYS:
            follow(journey, browser, address)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:3])
