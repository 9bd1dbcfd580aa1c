"""Readers see what their organisation has, and choose by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from barriers import barriers
from building import ROOT, built
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CONFIG = f"""\
site_name: Proef
theme:
  name: material
  language: nl
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {{icon: material/weather-night, name: Donker maken}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {{icon: material/weather-sunny, name: Licht maken}}
extra: {{generator: false}}
use_directory_urls: false
plugins:
  - kim:
      records: '{ROOT.as_posix()}/interventions'
      local: lokaal
      cache: !ENV [KIM_CACHE, .cache/kim]
"""
NOTES = {
    "lokaal/kim-methode.yml": (
        "available: yes\navailable_note: In Noord.\n"
        "contact: [{name: Team Noord, email: noord@example.org, phone: 013 123 45 67}]\n"
        "links: [{title: Werkinstructie, file: stukken/instructie.pdf}]\nnote: Vraag ons.\n"
    ),
    "lokaal/jim-aanpak.yml": "available: planned\n",
    "lokaal/stukken/instructie.pdf": "%PDF",
}


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real records with notes beside them, as opened from a disk."""
    folder = tmp_path_factory.mktemp("noted")
    for path, text in {"mkdocs.yml": CONFIG, "docs/over.md": "# Over\n", **NOTES}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return built(folder)


@pytest.mark.parametrize("path", ["interventies/kim-methode.html", "interventies/index.html"])
def test_box_and_badges_have_no_barriers(page: Page, noted: Path, path: str) -> None:
    page.goto((noted / path).as_uri())
    assert barriers(page) == []


def test_reader_chooses_what_is_available_and_finds_whom_to_ask(page: Page, noted: Path) -> None:
    page.goto((noted / "interventies/index.html").as_uri())
    page.get_by_role("checkbox", name="Beschikbaar", exact=True).check()
    cards = page.locator(".kim-card:visible")
    expect(cards).to_have_count(1)
    expect(cards.locator(".kim-chip--local")).to_have_text("Bij ons beschikbaar")
    assert page.url.endswith("?bij-ons=beschikbaar")
    cards.get_by_role("link", name="KIM-methode").click()
    box = page.get_by_role("complementary", name="Bij ons")
    expect(box.get_by_role("link", name="013 123 45 67")).to_have_attribute(
        "href", "tel:0131234567"
    )
    file = box.get_by_role("link", name="Werkinstructie (PDF)")
    expect(file).to_have_attribute("href", "../lokaal/stukken/instructie.pdf")
