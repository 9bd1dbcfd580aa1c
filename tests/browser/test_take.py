"""Taking along what a page shows: files made in the browser are those that the site makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from counting import fitting
from playwright.sync_api import Browser, Page, expect
from test_exports import HOSTILE, PAIR, rows_of

from mkdocs_kim.library import sort_key
from mkdocs_kim.render.export.writing import csv_file

pytestmark = pytest.mark.browser

MAP = "vergelijken/"
SHOWN = "[data-kim-map] tr:not([hidden]) > [data-kim-{}]:not([hidden])"
"""The heads that the map shows."""
STATUS = ".kim-take:visible .kim-take__status"
PARTLY = "doelgroep=jongeren&zonder=eigen-regie,ontmoeten"
"""A choice of methods by a facet, and of elements by leaving some out."""
METHODS = fitting({"doelgroep": ["jongeren"]})


def taken(page: Page, makes: str) -> tuple[str, bytes]:
    """Press a button and read the file that comes: its name, its content."""
    with page.expect_download() as coming:
        page.locator(f"[data-kim-makes={makes}]").click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def show(page: Page, address: str, search: str, site: Path) -> list[str]:
    """Open the map partly shown; give the titles of the elements that it shows."""
    data = json.loads((site / MAP / "elementenkaart.json").read_bytes())
    left = [one["title"] for one in data["elements"] if one["id"] not in search]
    page.goto(f"{address}{MAP}?{search}")
    expect(page.locator(SHOWN.format("method"))).to_have_count(len(METHODS))
    expect(page.locator(SHOWN.format("element"))).to_have_count(len(left))
    return left


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


@pytest.mark.parametrize("more", ["", "&gedraaid=ja"], ids=["upright", "turned"])
def test_a_selection_holds_what_is_shown(page: Page, address: str, site: Path, more: str) -> None:
    left = show(page, address, PARTLY + more, site)
    name, content = taken(page, "matrix")
    made, whole = rows_of(content), rows_of((site / MAP / "elementenkaart.csv").read_bytes())
    kept = [n for n, cell in enumerate(whole[0]) if n < 6 or cell in left]
    wanted = [[row[n] for n in kept] for row in whole[: whole.index([])]]
    assert name == "elementenkaart-keuze.csv"
    assert made[: made.index([])] == [row for row in wanted if row[1] in ("Methode", *METHODS)]
    counts = len(METHODS), len(wanted) - 1, len(left), len(left) + 2
    told = dict(made[made.index([]) + 1 :])  # type: ignore[arg-type]
    assert told["Keuze"] == "{} van {} methoden, {} van {} werkzame elementen".format(*counts)
    assert told["Adres"].endswith(f"/vergelijken/?{PARTLY}{more}")
    said = f"Opgeslagen bij je downloads: {name} ({told['Keuze']})."
    expect(page.locator(STATUS)).to_have_text(said)


def test_a_selection_comes_in_the_order_that_is_shown(page: Page, address: str, site: Path) -> None:
    show(page, address, f"{PARTLY}&volgorde=aantal&elementvolgorde=naam", site)
    names = sorted(page.locator(SHOWN.format("element") + " a").all_inner_texts(), key=sort_key)
    methods = page.locator(SHOWN.format("method") + " a").all_inner_texts()
    _, content = taken(page, "matrix")
    made = rows_of(content)
    assert (made[0][6:], [row[1] for row in made[1 : made.index([])]]) == (names, methods)


def test_a_selection_as_json_names_only_what_it_holds(page: Page, address: str, site: Path) -> None:
    left = show(page, address, PARTLY, site)
    _, content = taken(page, "map")
    data: dict[str, Any] = json.loads(content)
    uses = [use for one in data["interventions"] for use in one["working_elements"]]
    assert [one["title"] for one in data["interventions"]] == METHODS
    assert [one["title"] for one in data["elements"]] == left
    assert {use["element"] for use in uses} <= {one["id"] for one in data["elements"]}
    assert {s["id"] for s in data["sources"]} == {s for use in uses for s in use["sources"]}


def test_methods_side_by_side_are_the_files_of_the_pair(
    page: Page, address: str, site: Path
) -> None:
    ids = PAIR.split("--")
    page.goto(f"{address}{MAP}?methoden={','.join(ids)}")
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
    expect(page.locator(STATUS)).to_have_text(said)
