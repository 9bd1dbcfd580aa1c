"""What a large knowledge base costs who reads it, in a real browser, beside Material's own.

Run: ``python benchmarks/reading.py [COUNT] [--rounds ROUNDS]``. It builds a site of as many
synthetic interventions with MkDocs, and sites in which Material lists and searches the same pages
by itself: the titles of all of them as links, and its search. It prints the table of the manual.
Unit: kB of files, each compressed by gzip, that a browser asks for on its first visit; milliseconds
on the clock, medians of the rounds, in which the pages take turns. A page is ready once it has
loaded and the last long task is over; a long task is one of more than 50 ms, as the browser tells.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "tests"))  # the browser is that of the tests

import peers
import records
import yaml
from asking import LONG, QUIET, Served, files, served, weight
from browsers import executable
from engines import LUNR, OURS, Engine
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from playwright.sync_api import Page, sync_playwright
from search import table

from mkdocs_kim.records.fields import slug

COUNT, ROUNDS = 5_000, 5
SETTLE = 600
"""Milliseconds without a long task after which a page is left in peace."""
WATCH = """
window.tasks = []
new PerformanceObserver((all) => all.getEntries().forEach((one) =>
  window.tasks.push([one.startTime, one.duration]))).observe({ type: "longtask", buffered: true })
"""
READY = """
(settle) => new Promise((told) => {
  const look = () => {
    const [last] = window.tasks.map(([start, took]) => start + took).slice(-1)
    const loaded = performance.getEntriesByType("navigation")[0].loadEventEnd
    const over = Math.max(loaded, last || 0)
    if (!loaded || performance.now() < over + settle) setTimeout(look, 100)
    else told([over, window.tasks.map(([, took]) => took)])
  }
  look()
})
"""
CHOOSE = """
() => new Promise((told) => {
  const box = document.querySelector("[data-word=thema] input")
  const list = document.querySelector("[data-kim-far] ul")
  window.tasks.length = 0
  const begin = performance.now()
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(() =>
    told([performance.now() - begin, window.tasks.map(([, took]) => took)])))).observe(list, {
    childList: true,
  })
  box.click()
})
"""
ASK = """
async (query) => {
  window.tasks.length = 0
  const begin = performance.now()
  await ask(query, 3)
  return [performance.now() - begin, window.tasks.map(([, took]) => took)]
}
"""


Act = Callable[[Page], tuple[float, list[float]]]
"""Does something on a page; gives how long it took, and the long tasks."""


@dataclass(frozen=True)
class Visit:
    """Something that a reader does who comes for the first time."""

    name: str
    site: str
    path: str
    act: Act
    engine: Engine | None = None
    """What is asked, if something is searched."""


@dataclass
class Found:
    """What a visit cost, each time."""

    html: int = 0
    fetched: int = 0
    took: list[float] = field(default_factory=list)
    tasks: list[list[float]] = field(default_factory=list)


def load(page: Page) -> tuple[float, list[float]]:
    """Wait until a page is ready."""
    took, tasks = page.evaluate(READY, SETTLE)
    return took, tasks


def choose(page: Page) -> tuple[float, list[float]]:
    """Choose the first theme, until the first cards are painted."""
    page.wait_for_function("window.kim && 'chosen' in window.kim")
    took, tasks = page.evaluate(CHOOSE)
    return took, tasks


def asking(query: str) -> Act:
    """Make what asks the first query, until its results are there."""

    def ask(page: Page) -> tuple[float, list[float]]:
        took, tasks = page.evaluate(ASK, query)
        return took, tasks

    return ask


def made(folder: Path, target: Path, plugin: dict[str, Any], pages: Sequence[str]) -> MkDocsConfig:
    """Build a site with MkDocs, of the documents in a folder."""
    theme = {"name": "material", "language": "nl", "font": False}
    settings = {"site_name": "Proef", "theme": theme, "plugins": [plugin], "nav": list(pages)}
    settings["validation"] = {"links": {"not_found": "ignore", "unrecognized_links": "ignore"}}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(target))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return config


def sites(folder: Path, count: int) -> tuple[dict[str, Path], str, str]:
    """Build all sites: name → folder; with the path and the title of a method in the middle."""
    found = {name: folder / "sites" / name for name in ("ours", "list", "lunr")}
    for name in ("ours", "list"):
        (folder / name / "docs").mkdir(parents=True)
    titles = records.write(folder / "ours/interventions", count)
    plugin = {"kim": {"cache": "", "accounts": False, "pairs": False}}
    names = ("zoeken", "interventies", "vergelijken", "themas", "bronnen")
    nav = ["index.md", *(f"{name}/index.md" for name in names)]
    kim = made(folder / "ours", found["ours"], plugin, nav).plugins["kim"]
    listed = "".join(f"- [{title}](interventies/{slug(title)}/)\n" for title in sorted(titles))
    (folder / "list/docs/index.md").write_text(f"# Interventies\n\n{listed}", encoding="utf-8")
    made(folder / "list", found["list"], {"search": {"lang": "nl"}}, ["index.md"])
    pages = list(peers.bodies(kim.site, peers.host(folder / "bare")))
    peers.lunr(found["lunr"], pages)
    title = titles[count // 2]
    return found, f"interventies/{slug(title)}/", title


def visits(path: str, title: str) -> list[Visit]:
    """List what is measured."""
    ask = asking(title)
    return [
        Visit("Overzicht van interventies", "ours", "interventies/", load),
        Visit("Material: lijst met alle titels", "list", "", load),
        Visit("Pagina van een methode", "ours", path, load),
        Visit("Elementenkaart", "ours", "vergelijken/", load),
        Visit("Bronnen", "ours", "bronnen/", load),
        Visit("Kiezen op het overzicht", "ours", "interventies/", choose),
        Visit("Eerste zoekvraag", "ours", "", ask, OURS),
        Visit("Material: eerste zoekvraag", "lunr", "", ask, LUNR),
    ]


def once(visit: Visit, folder: Path, served_at: Served, found: Found) -> None:
    """Visit a page in a browser that was just started, and keep what it cost."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(LONG)
        page.add_init_script(WATCH + (visit.engine.script if visit.engine else ""))
        served_at.asked.clear()
        page.goto(served_at.address + visit.path)
        if visit.act is not load:
            load(page)
        if visit.act is choose:
            served_at.asked.clear()
        took, tasks = visit.act(page)
        page.wait_for_timeout(200)
        browser.close()
    found.took.append(took)
    found.tasks.append(tasks)
    asked = {folder / name for name in served_at.asked}
    asked = {file / "index.html" if file.is_dir() else file for file in asked}
    if visit.engine:
        asked &= files(folder, visit.engine.own)
    found.html = sum(weight(file) for file in asked if file.suffix == ".html")
    found.fetched = sum(weight(file) for file in asked if file.is_file())


def row(visit: Visit, found: Found) -> list[str]:
    """Write what a visit cost."""
    total = median(sum(tasks) for tasks in found.tasks)
    longest = max((task for tasks in found.tasks for task in tasks), default=0)
    return [
        visit.name,
        f"{found.html / 1000:.0f}" if found.html else "",
        f"{found.fetched / 1000:.0f}",
        f"{median(found.took):.0f}",
        f"{total:.0f}",
        f"{longest:.0f}" if longest else "geen",
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", nargs="?", type=int, default=COUNT)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = parser.parse_args()
    count = chosen.count
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folders, path, title = sites(Path(name), count)
        at = {site: stack.enter_context(served(folder)) for site, folder in folders.items()}
        measured = {visit: Found() for visit in visits(path, title)}
        for _ in range(chosen.rounds):
            for visit, found in measured.items():
                once(visit, folders[visit.site], at[visit.site], found)
    print(f"{count} interventies, {chosen.rounds} rondes\n")
    head = ["wat een lezer doet", "HTML, kB", "opgehaald, kB", "klaar, ms"]
    head += ["lange taken samen, ms", "langste taak, ms"]
    table(head, (row(visit, found) for visit, found in measured.items()))


if __name__ == "__main__":
    main()
