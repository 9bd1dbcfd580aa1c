"""What the element map costs in a browser: 200 methods against 60 elements, with the real scripts.

Run: ``python benchmarks/compare.py``. It prints the table that stands in the manual. It needs a
browser of Chromium's family and the packages of the tests.
Unit: milliseconds, the median and the longest of the rounds. The longest task is counted in time of
the processor, so that what else the machine does counts less; on the clock as the browser tells of
tasks of more than 50 ms.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import date
from importlib import resources
from pathlib import Path
from statistics import median

from browsers import executable
from facets import ACT, ROOT, SHELL, WATCH
from playwright.sync_api import Browser, Page, sync_playwright
from records import write as write_records

from mkdocs_kim import library, views
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.render.facets import FILE, script
from mkdocs_kim.render.html import HtmlPrinter
from mkdocs_kim.style import SCRIPTS, STYLE

METHODS, ELEMENTS = 200, 60
ROUNDS = 7
STEPS = (
    ("methoden filteren", ".kim-facets [name=thema]"),
    ("tweede filter", "[name=aard]:not(:disabled)"),
    ("filters wissen", ".kim-chosen__reset button"),
    ("methoden op een element zetten", "thead [data-id] > .kim-map__count"),
    ("methoden weer op naam", "thead [data-id] > .kim-map__count"),
    ("elementen op een methode zetten", "tbody tr:nth-child(3) .kim-map__count"),
    ("elementen weer op soort", "tbody tr:nth-child(3) .kim-map__count"),
    ("een element weglaten", ".kim-map__tools [name=element]"),
    ("alle elementen tonen", ".kim-map__reset button"),
    ("een soort dichtklappen", ".kim-map__kind button"),
    ("die soort openen", ".kim-map__kind button"),
    ("een vakje openen", ".kim-map__cell--none a"),
    ("de kaart draaien", ".kim-map__turn"),
    ("en terug", ".kim-map__turn"),
)


def write(folder: Path) -> Path:
    """Write the page to compare on, with all that it loads."""
    records = folder / "records"
    write_records(records, METHODS, elements=ELEMENTS)
    found = library.build(read_folder(records, "records"), "nl")
    reader = views.Reader(found, language("nl"), date(2026, 1, 1))
    choosing = views.choosing(reader)
    edit = "https://example.org/kennisbank-bron/edit/main/interventions/{}".format
    printer = HtmlPrinter(reader, False, edit, FILE)
    page = next(
        page
        for page in views.pages(reader, "Kennisbank", (), choosing)
        if page.address == "vergelijken/index"
    )
    theme = resources.files("material") / "templates/assets/stylesheets"
    own = ROOT / "mkdocs_kim/assets"
    shown = [item for item in theme.iterdir() if item.name.endswith(".min.css")]
    styles = [Path(str(item)) for item in sorted(shown, key=lambda item: item.name)]
    styles += [own / name for name in STYLE if (own / name).is_file()]
    place = folder / "vergelijken"
    place.mkdir()
    for file in (*styles, *(own / name for name in SCRIPTS)):
        shutil.copy(file, place / file.name)
    (folder / FILE).parent.mkdir(parents=True)
    (folder / FILE).write_bytes(script(choosing))
    html = SHELL.format(
        links="".join(f'<link rel="stylesheet" href="{file.name}">' for file in styles),
        body=printer.print(page).html,
        scripts="".join(f'<script src="{name}"></script>' for name in SCRIPTS),
    )
    target = place / "index.html"
    target.write_text(html, encoding="utf-8")
    return target


Measure = tuple[float, float, float, float]
"""Script, until painted, longest task on the clock, longest task of the processor."""


def rounds(browser: Browser, page: Page) -> dict[str, list[Measure]]:
    """Go through all steps, several times over; the first round warms up and does not count."""
    found: dict[str, list[Measure]] = {name: [] for name, _ in STEPS}
    for number in range(ROUNDS + 1):
        for name, selector in STEPS:
            browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
            spent, painted = page.evaluate(ACT, selector)
            page.evaluate("new Promise((told) => setTimeout(told, 700))")
            busiest = longest_task(browser.stop_tracing())
            if number:
                on_clock = max(page.evaluate("window.long"), default=0)
                found[name].append((spent, painted, on_clock, busiest))
    return found


def longest_task(trace: bytes) -> float:
    """Find the longest task of the page in a trace, in milliseconds of the processor."""
    events = json.loads(trace)["traceEvents"]
    pages = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    tasks = [
        one.get("tdur", 0) / 1000
        for one in events
        if one["name"].endswith("RunTask") and (one["pid"], one["tid"]) in pages
    ]
    return max(tasks, default=0)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        target = write(Path(name))
        size = target.stat().st_size
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=executable(), args=quiet)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(WATCH)
        page.goto(target.as_uri())
        page.wait_for_function("window.kim && window.kim.facets")
        page.wait_for_timeout(2_000)
        loading = page.evaluate("window.long")
        page.locator(".kim-map__box").scroll_into_view_if_needed()
        measured = rounds(browser, page)
        cells = page.locator(".kim-map__cell").count()
        browser.close()
    print(f"{cells} vakjes, pagina {size // 1024} kB, taken bij het laden: {loading}\n")
    print("| stap | script | tot getekend | langste taak, processor | op de klok, boven 50 |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for step, found in measured.items():
        spent, painted, clock, busiest = zip(*found, strict=True)
        told = [f"{median(one):.0f} ({max(one):.0f})" for one in (spent, painted, busiest)]
        print(f"| {step} | {' | '.join(told)} | {median(clock):.0f} ({max(clock):.0f}) |")


if __name__ == "__main__":
    main()
