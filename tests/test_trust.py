"""What the pages for readers on access and on privacy say is so."""

from __future__ import annotations

import re

import yaml
from building import ROOT

ASSETS = ROOT / "mkdocs_kim/assets"
DOCS = ROOT / "docs"
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"


def test_privacy_page_names_what_scripts_keep() -> None:
    scripts = [file.read_text(encoding="utf-8") for file in sorted(ASSETS.glob("*.js"))]
    keeping = [text for text in scripts if "localStorage" in text]
    key = r'["`](kim(?:-[a-z]+:|[.][a-z]+:?))(?=["`$])'
    ours = {name for text in keeping for name in re.findall(key, text)}
    in_tab = [text for text in scripts if "sessionStorage" in text]
    ours |= {name for text in in_tab for name in re.findall(r'KEY = "([^"]+)"', text)}
    page = (DOCS / "privacy.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([^`]+)`", page, re.MULTILINE)
    assert sorted(named) == sorted(ours | {"__palette"})
    assert all("cookie" not in text for text in scripts)


def test_scripts_keep_and_save_by_one_door() -> None:
    direct = ("localStorage.", "sessionStorage.", "setItem", "createObjectURL")
    scripts = {file.name: file.read_text(encoding="utf-8") for file in ASSETS.glob("*.js")}
    found = [name for name, text in scripts.items() if any(one in text for one in direct)]
    assert found == ["kim-device.js"]


def test_page_on_access_gives_the_figures_that_were_written_down() -> None:
    figures = yaml.safe_load((DOCS / "toegankelijkheid.yml").read_text(encoding="utf-8"))
    page = (DOCS / "toegankelijkheid.md").read_text(encoding="utf-8")
    day = figures["date"]
    assert (
        f"Op {day.day} {MONTHS.split()[day.month - 1]} {day.year} keken wij met het programma axe "
        f"{figures['axe']}, in Chromium {figures['chromium'].split('.')[0]}, naar "
        f"{len(figures['looked_at'])} soorten pagina's in {figures['states']} toestanden. "
        f"Gevonden belemmeringen: {figures['barriers']}."
    ) in " ".join(page.split())
    other = (DOCS / "toegankelijkheid.en.md").read_text(encoding="utf-8")
    assert (
        f"On {day:%-d %B %Y} we looked with the program axe {figures['axe']}, in Chromium "
        f"{figures['chromium'].split('.')[0]}, at {len(figures['looked_at'])} kinds of pages in "
        f"{figures['states']} states. Barriers found: {figures['barriers']}."
    ) in " ".join(other.split())
