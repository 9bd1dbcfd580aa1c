"""Taking along what a page shows: files made in the browser are those that the site makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from test_exports import HOSTILE, PAIR, rows_of

from mkdocs_kim.render.export.writing import csv_file

pytestmark = pytest.mark.browser

MAP = "vergelijken/"
METHODS = ["jim-aanpak", "eigen-kracht-conferentie", "multifocus"]
ELEMENTS = ["eigen-regie", "netwerk-breed-in-beeld"]


def taken(page: Page, makes: str) -> tuple[str, bytes]:
    """Press a button and read the file that comes: its name, its content."""
    with page.expect_download() as coming:
        page.locator(f"[data-kim-makes={makes}]").click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def leave(page: Page) -> None:
    """Leave some rows and columns in the map, as filters do."""
    page.evaluate(
        """(kept) => {
          for (const name of ["method", "element"]) {
            for (const node of document.querySelectorAll(`[data-kim-map] [data-kim-${name}]`)) {
              node.hidden = !kept.includes(node.getAttribute(`data-kim-${name}`))
            }
          }
        }""",
        [*METHODS, *ELEMENTS],
    )


def test_a_hostile_table_is_written_the_same(page: Page, address: str) -> None:
    page.goto(address + MAP)
    table = {"head": HOSTILE.head, "rows": HOSTILE.rows, "about": HOSTILE.about}
    made = page.evaluate("(table) => window.kim.csv.csv(table)", table)
    assert made.encode() == csv_file(HOSTILE)


@pytest.mark.parametrize(
    ("makes", "name"),
    [
        ("matrix", "elementenkaart.csv"),
        ("cells", "elementenkaart-cellen.csv"),
        ("map", "elementenkaart.json"),
    ],
)
def test_when_all_is_shown_it_is_the_file_that_lies_ready(
    page: Page, address: str, site: Path, makes: str, name: str
) -> None:
    page.goto(address + MAP)
    assert taken(page, makes) == (name, (site / MAP / name).read_bytes())


def test_a_selection_holds_what_is_shown(page: Page, address: str, site: Path) -> None:
    page.goto(f"{address}{MAP}?doelgroep=jongeren")
    leave(page)
    name, content = taken(page, "matrix")
    made, whole = rows_of(content), rows_of((site / MAP / "elementenkaart.csv").read_bytes())
    data = json.loads((site / MAP / "elementenkaart.json").read_bytes())
    titles = {element["id"]: element["title"] for element in data["elements"]}
    kept = [n for n, cell in enumerate(whole[0]) if n < 6 or cell in map(titles.get, ELEMENTS)]
    wanted = [[row[n] for n in kept] for row in whole[: whole.index([])]]
    assert name == "elementenkaart-keuze.csv"
    assert made[: made.index([])] == [row for row in wanted if row[0] in ("Methode-id", *METHODS)]
    total = len(data["interventions"])
    told = dict(made[made.index([]) + 1 :])  # type: ignore[arg-type]
    assert told["Keuze"] == f"3 van {total} methoden, 2 van {len(titles)} werkzame elementen"
    assert told["Adres"].endswith("/vergelijken/?doelgroep=jongeren")
    said = f"Opgeslagen bij je downloads: {name} ({told['Keuze']})."
    expect(page.locator(".kim-take__status")).to_have_text(said)


def test_a_selection_as_json_names_only_what_it_holds(page: Page, address: str) -> None:
    page.goto(address + MAP)
    leave(page)
    _, content = taken(page, "map")
    data: dict[str, Any] = json.loads(content)
    uses = [use for one in data["interventions"] for use in one["working_elements"]]
    assert sorted(one["id"] for one in data["interventions"]) == sorted(METHODS)
    assert {use["element"] for use in uses} <= set(ELEMENTS)
    assert {s["id"] for s in data["sources"]} == {s for use in uses for s in use["sources"]}


def test_methods_side_by_side_are_the_files_of_the_pair(
    page: Page, address: str, site: Path
) -> None:
    ids = PAIR.split("--")
    page.goto(f"{address}{MAP}?methoden={','.join(ids)}")
    for item in ids:
        page.add_script_tag(url=f"{address}assets/kim/methods/{item}.js")
    # The page shows the button for this where it shows the methods; here another stands in for it.
    page.evaluate("document.querySelector('[data-kim-makes=matrix]').dataset.kimMakes = 'beside'")
    page.evaluate("document.querySelector('[data-kim-makes=map]').dataset.kimMakes = 'compared'")
    made = taken(page, "beside"), taken(page, "compared")
    assert [name for name, _ in made] == [f"{PAIR}.csv", f"{PAIR}.json"]
    for name, content in made:
        ready = (site / MAP / name).read_bytes()
        here = f"{MAP}?methoden={','.join(ids)}".encode()
        assert content.replace(here, f"{MAP}{PAIR}/".encode()) == ready


def test_it_works_from_a_disk(page: Page, disk_site: Path) -> None:
    page.goto((disk_site / "vergelijken/index.html").as_uri())
    ready = disk_site / "vergelijken/elementenkaart-cellen.csv"
    assert taken(page, "cells") == (ready.name, ready.read_bytes())


def test_files_of_everything_need_no_script(browser: Browser, address: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + MAP)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Alles (JSON").click()
    ready = site / MAP / "elementenkaart.json"
    assert Path(coming.value.path()).read_bytes() == ready.read_bytes()
    assert page.locator("[data-kim-makes]:visible").count() == 0
    context.close()


def test_what_cannot_be_loaded_is_said(page: Page, address: str) -> None:
    page.route("**/assets/kim/export.js*", lambda route: route.abort())
    page.goto(address + MAP)
    page.locator("[data-kim-makes=matrix]").click()
    said = "Dit lukte niet. Probeer het nog eens, of neem het hele bestand."
    expect(page.locator(".kim-take__status")).to_have_text(said)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anybody(browser: Browser, address: str, scheme: Any) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address + MAP)
    page.locator("[data-kim-makes=matrix]").wait_for()
    found = Axe().run(page, context=".kim-take")
    assert found.response["violations"] == []
    heights = page.locator(".kim-take__way").evaluate_all(
        "(ways) => ways.map((way) => way.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24
    context.close()
