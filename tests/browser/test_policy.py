"""The policy of pages as a browser holds to it: nothing of a stranger runs, news still comes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from test_serving import BED, serve

pytestmark = pytest.mark.browser

EVIL = """(holder) => {
  const text = document.querySelector("article")
  const script = document.createElement("script")
  script.textContent = "window.ran = 'script'"
  text.append(script)
  text.insertAdjacentHTML("beforeend", `<img src="x:" onerror="window.ran = 'handler'">
    <a id="evil" href="javascript:window.ran = 'link'">x</a>
    <p id="styled" style="color: rgb(1, 2, 3)">x</p>
    <iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
    <object data="data:text/html,<script>1</script>"></object>`)
  document.getElementById("evil").click()
  return fetch("/").then(() => "fetched", () => "refused")
}"""


@pytest.mark.parametrize("path", ["", "interventies/jim-aanpak/", "handleiding/meehelpen/"])
def test_nothing_that_is_put_into_a_page_runs(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()
    page.goto(address + path)
    fetched = page.evaluate(EVIL)
    colour = "getComputedStyle(document.getElementById('styled')).color"
    found = fetched, page.evaluate("window.ran"), page.evaluate(colour) == "rgb(1, 2, 3)"
    page.close()
    assert found == ("refused", None, False)


def test_theme_works_under_the_policy(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address + "handleiding/sleutels/")
    page.locator("label[for=__palette_1]").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.reload()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert page.locator("td.kim-align-right, td").first.is_visible()


def test_page_is_loaded_again_while_somebody_writes(page: Page, tmp_path: Path) -> None:
    server = serve(tmp_path / "garden")
    try:
        page.goto(f"{server.root}growing/no-dig-bed/")
        file = server.folder / "interventions" / BED
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Begin with the", "First comes the"), encoding="utf-8")
        page.get_by_text("First comes the").first.wait_for()
    finally:
        server.stop()
