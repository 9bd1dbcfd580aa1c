"""The whole road: from an empty form to a page, and what stood on the way is what came of it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from building import built
from playwright.sync_api import Page, expect

from mkdocs_kim import site

pytestmark = pytest.mark.browser

FILES = {
    "mkdocs.yml": (
        "site_name: Proef\nrepo_url: https://github.com/wij/kennis\nedit_uri: edit/main/docs/\n"
        "use_directory_urls: false\n"
        "theme: {name: material, language: nl, font: false}\nplugins: [kim]\n"
    ),
    "docs/over.md": "# Over\n",
    "interventions/net.yml": (
        "title: Netwerk eerst\nnature: approach\nthemes: [werk]\nsummary: Eerst het netwerk.\n"
        "goal: Niemand staat er alleen voor.\nworking_elements:\n  - element: regie\n"
        "    state: described\n    how: De cliënt beslist.\n"
    ),
    "interventions/themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Werk.\n",
    "interventions/elements/regie.yml": (
        "title: Regie\nsummary: Kort.\ndefinition: Zelf.\nscope: general\nconcerns: content\n"
    ),
    "interventions/sources.yml": (
        "sources:\n  - id: boek\n    type: book\n    title: Het boek\n    year: 2020\n"
    ),
}
TOLD = """root => ({
  text: root.textContent.replace(/\\s+/g, " ").trim(),
  links: [...root.querySelectorAll("a")].map(link => link.textContent),
})"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def opened(page: Page, made: Path, query: str) -> None:
    page.goto(f"{(made / 'bijdragen/index.html').as_uri()}?{query}")


def section(page: Page, title: str) -> str:
    """Give what stands below a heading, on the page or in the preview."""
    # The invitation at what is not known leads to the form, where the preview stands already.
    part = page.locator(".kim-section", has=page.locator("h2, h4", has_text=title)).first
    return " ".join(part.inner_text().replace("Help mee", "").split())


def test_a_new_instrument_becomes_the_page_that_was_promised(folder: Path, page: Page) -> None:
    opened(page, built(folder, strict=True), "soort=instrument")
    page.get_by_label("Titel", exact=False).first.fill("Steunkaart: wie & wat?")
    page.get_by_label("Samenvatting", exact=False).first.fill("Een *kaart* met steun [@boek].")
    page.get_by_label("Waarvoor", exact=False).first.fill("Zien wie er is.\n\n- thuis\n- elders")
    expect(page.locator("[data-kim-faults]")).to_contain_text("niets meer")
    promised = page.eval_on_selector("[data-kim-card] .kim-card", TOLD)
    lead = page.locator("[data-kim-page] .kim-lead").inner_text()
    link = page.locator("[data-kim-way=host]").get_attribute("href") or ""
    text = page.locator("[data-kim-text]").evaluate("one => one.textContent")
    address = urlsplit(link)
    assert address.path == "/wij/kennis/new/main/interventions/instruments"
    assert parse_qs(address.query) == {"filename": ["steunkaart-wie-wat.yml"], "value": [text]}

    record = folder / "interventions/instruments/steunkaart-wie-wat.yml"
    record.parent.mkdir()
    record.write_text(text, encoding="utf-8", newline="\n")
    assert site.check(folder / "interventions", "interventions", "nl").diagnostics == ()
    made = built(folder, strict=True)
    page.goto((made / "instrumenten/index.html").as_uri())
    assert page.eval_on_selector(".kim-cards .kim-card", TOLD) == promised
    page.goto((made / "instrumenten/steunkaart-wie-wat.html").as_uri())
    assert page.locator("h1").inner_text() == "Steunkaart: wie & wat?"
    assert page.locator(".kim-lead").inner_text() == lead
    expect(page.locator(".kim-section li")).to_have_text(["thuis", "elders"])


def test_a_change_of_a_method_becomes_the_page_that_was_promised(folder: Path, page: Page) -> None:
    opened(page, built(folder, strict=True), "soort=intervention&id=net&veld=goal")
    page.locator("[data-key=goal] textarea").fill("Iedereen heeft **iemand** [@boek].")
    page.locator("[data-kim-text]").filter(has_text="Iedereen heeft").wait_for(state="attached")
    promised = section(page, "Doel")
    link = page.locator("[data-kim-way=host]").get_attribute("href")
    text = page.locator("[data-kim-text]").evaluate("one => one.textContent")
    assert link == "https://github.com/wij/kennis/edit/main/interventions/net.yml"

    record = folder / "interventions/net.yml"
    record.write_text(text, encoding="utf-8", newline="\n")
    assert site.check(folder / "interventions", "interventions", "nl").diagnostics == ()
    made = built(folder, strict=True)
    page.goto((made / "interventies/net.html").as_uri())
    assert "Iedereen heeft iemand" in promised
    assert section(page, "Doel") == promised
    assert "De cliënt beslist." in page.locator("article").inner_text()
