"""What choosing costs in a browser: a list of 5,000 records with the real panel and scripts.

The list takes many pages; the first is shown, and what is chosen comes from all of them.

Run: ``python benchmarks/facets.py``. It prints the table that stands in the manual. It needs a
browser of Chromium's family and the packages of the tests.
Unit: milliseconds on the clock, the median and the longest of the rounds; a long task is one of
more than 50 ms, as the browser itself tells.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from mkdocs_kim import library, views
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.records import Reading, read
from mkdocs_kim.render import cards
from mkdocs_kim.render.facets import FILE, script
from mkdocs_kim.render.html import Beside, HtmlPrinter, href
from mkdocs_kim.source import parse
from mkdocs_kim.style import SCRIPTS, STYLE

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from browsers import executable

COUNT = 5_000
ROUNDS = 7
STEPS = (
    ("eerste waarde kiezen", "[name=thema][value=sociale-netwerken]"),
    ("tweede in dezelfde groep", "[name=thema][value=jeugd-en-gezin]"),
    ("waarde in een andere groep", "[name=doelgroep][value=jongeren]"),
    ("en in een derde", "[name=leeftijd][value=jongeren]"),
    ("alles wissen", ".kim-chosen__reset button"),
)
WATCH = """
window.long = [];
new PerformanceObserver((all) => all.getEntries().forEach((one) => window.long.push(one.duration)))
  .observe({ type: "longtask" });
"""
ACT = """
(selector) => new Promise((told) => {
  window.long.length = 0;
  const begin = performance.now();
  document.querySelector(selector).click();
  const script = performance.now() - begin;
  const list = document.querySelector("[data-kim-far] ul");
  const painted = () => requestAnimationFrame(() =>
    setTimeout(() => told([script, performance.now() - begin])));
  const watch = new MutationObserver(() => (watch.disconnect(), painted()));
  watch.observe(list, { childList: true });
})
"""
SHELL = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<title>Interventies</title>
{links}
<body data-md-color-scheme="default">
<div class="md-container"><main class="md-main"><div class="md-main__inner md-grid">
<div class="md-content"><article class="md-content__inner md-typeset">{body}</article></div>
</div></main></div>
{scripts}
</html>
"""


def synthetic(real: list[Reading]) -> Iterator[Reading]:
    """Make interventions that choose at random from what the real records refer to."""
    chance = random.Random(0)
    lists = next(reading.shape for reading in real if reading.kind == "vocabularies.yml")
    ids = {
        kind: [reading.id for reading in real if reading.kind == kind]
        for kind in ("theme", "element", "instrument")
    }
    groups, settings, executors, levels = (
        [value.id.id for value in getattr(lists, name)]
        for name in ("target_groups", "settings", "executors", "recognition_levels")
    )

    def some(values: list[str], most: int) -> str:
        return ", ".join(chance.sample(values, chance.randint(1, most)))

    for number in range(COUNT):
        first = chance.randint(0, 60)
        elements = "".join(
            f"\n- element: {item}\n  state: described\n  how: Zo."
            for item in chance.sample(ids["element"], 5)
        )
        text = (
            f"title: Methode {number}\nnature: {chance.choice(['intervention', 'approach'])}\n"
            f"summary: {'Een samenvatting van een paar regels. ' * 4}\n"
            f"themes: [{some(ids['theme'], 3)}]\nlevels: [individual]\n"
            f"age: {{from: {first}, to: {first + chance.randint(0, 60)}}}\n"
            f"target_group: {{groups: [{some(groups, 3)}]}}\n"
            f"duration: {{months: {chance.randint(1, 24)}}}\n"
            f"settings: [{some(settings, 3)}]\nexecutors: [{some(executors, 3)}]\n"
            f"access: {chance.choice(['free', 'handbook', 'training', 'licence'])}\n"
            f"recognition:\n- {{level: {chance.choice(levels)}, date: 2020, sources: [x]}}\n"
            f"working_elements:{elements}\n"
            f"instruments: [{{instrument: {chance.choice(ids['instrument'])}}}]\n"
        )
        node, faults = parse(text.encode(), f"m{number}.yml")
        assert not faults, faults
        reading = read("intervention", f"m{number}", f"m{number}.yml", node)
        assert reading.shape is not None, reading.diagnostics
        yield reading


def write(folder: Path) -> Path:
    """Write the list of interventions as a page, with all that it loads."""
    real = [
        reading
        for reading in read_folder(ROOT / "interventions", "interventions")
        if reading.kind != "intervention"
    ]
    found = library.build([*real, *synthetic(real)], "nl")
    reader = views.Reader(found, language("nl"), date(2026, 1, 1))
    choosing = views.choosing(reader)
    far = cards.scripts(views.far_cards(reader, choosing), lambda to: href("index", to, False))
    beside = Beside(facets=lambda: FILE, cards=lambda: cards.stamped(far))
    printer = HtmlPrinter(reader, False, beside)
    page = next(
        page
        for page in views.pages(reader, "Kennisbank", (), choosing)
        if page.address == "interventies/index"
    )
    theme = resources.files("material") / "templates/assets/stylesheets"
    own = ROOT / "mkdocs_kim/assets"
    shown = [item for item in theme.iterdir() if item.name.endswith(".min.css")]
    styles = [Path(str(item)) for item in sorted(shown, key=lambda item: item.name)]
    styles += [own / name for name in STYLE if (own / name).is_file()]
    place = folder / "interventies"
    for file in (*styles, *(own / name for name in SCRIPTS)):
        place.mkdir(exist_ok=True)
        shutil.copy(file, place / file.name)
    for name, content in {FILE: script(choosing), **far}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    html = SHELL.format(
        links="".join(f'<link rel="stylesheet" href="{file.name}">' for file in styles),
        body=printer.print(page).html,
        scripts="".join(f'<script src="{name}"></script>' for name in SCRIPTS),
    )
    target = place / "index.html"
    target.write_text(html, encoding="utf-8")
    return target


def rounds(page: Page) -> dict[str, list[tuple[float, float, float]]]:
    """Choose and clear, several times over: script, until painted, longest task of the browser."""
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name, _ in STEPS}
    for _ in range(ROUNDS):
        for name, selector in STEPS:
            spent, painted = page.evaluate(ACT, selector)
            page.evaluate("new Promise((told) => setTimeout(told, 200))")
            found[name].append((spent, painted, max(page.evaluate("window.long"), default=0)))
    return found


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        target = write(Path(name))
        size = (Path(name) / FILE).stat().st_size
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=executable(), args=quiet)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(WATCH)
        page.goto(target.as_uri())
        page.wait_for_function("window.kim && window.kim.facets")
        page.wait_for_timeout(2_000)
        measured = rounds(page)
        values = page.locator("[data-value]").count()
        browser.close()
    print(f"{COUNT} records, {values} waarden, gegevens {size // 1024} kB\n")
    print("| stap | script, ms | tot getekend, ms | langste taak boven 50 ms |")
    print("| --- | ---: | ---: | ---: |")
    for step, found in measured.items():
        spent, painted, longest = zip(*found, strict=True)
        tasks = f"{max(longest):.0f} ms" if max(longest) else "geen"
        print(
            f"| {step} | {median(spent):.1f} (hoogstens {max(spent):.1f}) "
            f"| {median(painted):.1f} (hoogstens {max(painted):.1f}) | {tasks} |"
        )


if __name__ == "__main__":
    main()
