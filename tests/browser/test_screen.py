"""The ecogram and the circle on a screen: by mouse, finger and keyboard, from one list."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from browser.drawing import (
    PEOPLE,
    STATUS,
    add,
    at,
    choose,
    kept,
    middle,
    opened,
    panel,
    somebody,
    turned,
)
from browser.filing import saved
from playwright.sync_api import Browser, Page, expect

from mkdocs_kim.render.drawing.drawing import Drawing
from mkdocs_kim.render.drawing.strokes import STROKES, stroke

pytestmark = pytest.mark.browser


@pytest.fixture
def screen(page: Page, address: str) -> Iterator[Page]:
    """The page, with nothing on it; nothing goes wrong in its scripts, and nobody else is asked."""
    faults: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}werkbladen/tekenen/")
    yield page
    others = [url for url in asked if not url.startswith((address, f"blob:{address}"))]
    assert (faults, others) == ([], [])


def told(page: Page, drawing: str, person: int) -> str:
    return somebody(page, drawing, person).get_attribute("aria-label") or ""


def test_lines_are_drawn_as_on_paper(screen: Page) -> None:
    rolled = random.Random(7)
    ways = [[[rolled.uniform(0, 200) for _ in "xy"] for _ in range(2)] for _ in range(12)]
    script = """([kinds, ways]) => {
      const { strokes } = JSON.parse(document.querySelector('[data-facts]').textContent)
      const paths = (kind, [start, end]) => window.kim.strokes.stroke(strokes[kind], start, end)
      return kinds.map((kind) => ways.map((way) => paths(kind, way).map((one) => one.d)))
    }"""
    drawn = screen.evaluate(script, [list(STROKES), ways])
    for kind, of_kind in zip(STROKES, drawn, strict=True):
        for way, paths in zip(ways, of_kind, strict=True):
            drawing = Drawing(200, 200, 4, str)
            stroke(drawing, tuple(way[0]), tuple(way[1]), kind)
            wanted = [part.split('d="')[1].split('"')[0] for part in drawing.body]
            assert [_numbers(path) for path in paths] == [
                pytest.approx(_numbers(path), abs=0.011) for path in wanted
            ]


def _numbers(path: str) -> list[float]:
    return [float(number) for number in path.replace("M", "").replace("L", "").split()]


def test_by_mouse(screen: Page) -> None:
    add(screen, *PEOPLE)
    eco = turned(screen, "ecogram")
    screen.mouse.move(*middle(eco.locator("[data-chip='1']")))
    screen.mouse.down()
    screen.mouse.move(*at(screen, "ecogram", 0.5, 0.3), steps=4)
    screen.mouse.up()
    assert told(screen, "ecogram", 1) == "Oma Truus: gezin van herkomst"
    screen.mouse.move(*middle(somebody(screen, "ecogram", 1)))
    screen.mouse.down()
    screen.mouse.move(*at(screen, "ecogram", 0.75, 0.55), steps=4)
    screen.mouse.up()
    expect(screen.locator(STATUS)).to_have_text("Oma Truus: vrienden.")
    eco.get_by_role("radio", name="steun").check()
    eco.get_by_label("E emotionele steun").check()
    eco.get_by_role("combobox", name="Pijl").select_option("both")
    wanted = "Oma Truus: vrienden, steun, emotionele steun, pijl naar twee kanten"
    assert told(screen, "ecogram", 1) == wanted
    eco.locator("[data-chip='2']").click()
    screen.mouse.click(*at(screen, "ecogram", 0.2, 0.2))
    assert told(screen, "ecogram", 2) == "Daan: zorgverleners"
    eco.get_by_label("Naar wie?").select_option(label="Oma Truus")
    eco.get_by_label("Welke lijn?").select_option(label="spanning")
    eco.get_by_role("button", name="Trek de lijn").click()
    assert kept(screen)["drawings"]["ecogram"]["links"] == [{"from": 2, "to": 1, "line": "zigzag"}]


def test_undoing_while_somebody_is_moved_ends_the_move(screen: Page) -> None:
    add(screen, "Oma Truus")
    eco = turned(screen, "ecogram")
    choose(screen, "ecogram", 1, group="vrienden")
    screen.mouse.move(*middle(somebody(screen, "ecogram", 1)))
    screen.mouse.down()
    screen.mouse.move(*at(screen, "ecogram", 0.5, 0.25), steps=3)
    screen.keyboard.press("Control+z")
    screen.mouse.up()
    expect(eco.locator("[data-chip='1']")).to_be_visible()
    assert kept(screen)["drawings"] == {}


def test_name_that_is_let_go_beside_the_drawing_stays_where_it_was(screen: Page) -> None:
    add(screen, "Oma Truus")
    eco = turned(screen, "ecogram")
    for _ in range(2):
        screen.get_by_role("button", name="Groter").click()
    screen.mouse.move(*middle(eco.locator("[data-chip='1']")))
    screen.mouse.down()
    screen.mouse.move(*at(screen, "ecogram", 0.3, 0.3), steps=3)
    screen.mouse.move(*middle(eco.locator("h2").first), steps=3)
    screen.mouse.up()
    expect(eco.locator("[data-chip='1']")).to_be_visible()
    assert kept(screen)["drawings"] == {}


def test_every_step_is_undone_and_done_again(screen: Page) -> None:
    add(screen, "Oma Truus")
    turned(screen, "netwerkcirkel")
    choose(screen, "netwerkcirkel", 1, ring="vrienden", group="familie")
    assert told(screen, "netwerkcirkel", 1) == "Oma Truus: familie, vrienden"
    states = [kept(screen)]
    undo, redo = (screen.locator(f"[data-do={name}]") for name in ("undo", "redo"))
    while undo.is_enabled():
        undo.click()
        states.append(kept(screen))
    assert (len(states), states[-1]) == (4, None)
    while redo.is_enabled():
        redo.click()
        states.append(kept(screen))
    assert states == [*states[:4], *states[2::-1]]
    screen.locator("body").press("Control+z")
    expect(screen.locator(STATUS)).to_have_text("Ongedaan gemaakt.")


def test_by_finger(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 1024, "height": 1100})
    page = context.new_page()
    page.goto(f"{address}werkbladen/tekenen/#netwerkcirkel")
    add(page, "Oma Truus", "Daan")
    circle = panel(page, "netwerkcirkel")
    circle.locator("[data-chip='1']").tap()
    page.touchscreen.tap(*at(page, "netwerkcirkel", 0.38, 0.38))
    assert told(page, "netwerkcirkel", 1) == "Oma Truus: familie, intimi"
    circle.locator("[data-chip='2']").tap()
    page.touchscreen.tap(*at(page, "netwerkcirkel", 0.62, 0.38))
    first, other = (middle(somebody(page, "netwerkcirkel", number)) for number in (1, 2))
    end = at(page, "netwerkcirkel", 0.74, 0.72)
    # A second finger on somebody else moves nobody: one at a time.
    _touch(
        page,
        ("touchStart", [first]),
        ("touchStart", [first, other]),
        ("touchMove", [end, first]),
        ("touchEnd", []),
    )
    assert [told(page, "netwerkcirkel", number) for number in (1, 2)] == [
        "Oma Truus: professionals, bekenden",
        "Daan: medecliënten, intimi",
    ]
    sizes = page.evaluate(
        """[...document.querySelectorAll(
          'button, select, summary, input[type=text], label:has([type=radio]), .kim-person')]
        .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())
        .map(({ width, height }) => Math.min(width, height)).filter((size) => size < 44)"""
    )
    assert sizes == []
    context.close()


def _touch(page: Page, *moves: tuple[str, list[tuple[float, float]]]) -> None:
    devtools = page.context.new_cdp_session(page)
    for kind, fingers in moves:
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(fingers)]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_drawing_grows_and_shrinks_as_is_said(screen: Page) -> None:
    board = turned(screen, "netwerkcirkel").locator("[data-board]")
    wide = screen.evaluate("(one) => one.offsetWidth", board.element_handle())
    seen = []
    for name in ("Groter", "Kleiner", "Kleiner"):
        screen.get_by_role("button", name=name).click()
        grown = screen.evaluate("(one) => one.offsetWidth", board.element_handle()) / wide
        seen.append((screen.locator(STATUS).text_content(), round(grown, 2)))
    told = [f"Grootte: {percent} procent." for percent in (140, 100, 100)]
    assert seen == list(zip(told, (1.4, 1, 1), strict=True))


def test_who_is_of_one_group_has_one_colour(screen: Page) -> None:
    add(screen, *PEOPLE)
    turned(screen, "ecogram")
    for number, group in enumerate(("vrienden", "buren", "vrienden"), 1):
        choose(screen, "ecogram", number, group=group)
    first, other, third = (
        somebody(screen, "ecogram", number)
        .locator(".kim-person__dot")
        .evaluate("(dot) => getComputedStyle(dot).fill")
        for number in (1, 2, 3)
    )
    assert (first == third, first == other) == (True, False)


def test_by_keyboard(screen: Page) -> None:
    screen.locator("[data-tab='']").press("ArrowRight")
    expect(screen.locator("[data-tab=ecogram]")).to_be_focused()
    add(screen, "Oma Truus")
    eco = panel(screen, "ecogram")
    eco.locator("[data-chip='1']").press("Enter")
    eco.get_by_role("combobox", name="Groep").select_option(label="buren")
    one = somebody(screen, "ecogram", 1)
    one.focus()
    before = kept(screen)["drawings"]["ecogram"]["places"]["1"]
    for key in ("ArrowRight", "Shift+ArrowUp"):
        one.press(key)
    after = kept(screen)["drawings"]["ecogram"]["places"]["1"]
    assert (after["x"] > before["x"], after["y"] < before["y"]) == (True, True)
    one.press("Enter")
    expect(eco.get_by_role("combobox", name="Groep")).to_be_focused()
    one.press("Delete")
    expect(eco.locator("[data-add] input")).to_be_focused()
    assert kept(screen)["drawings"]["ecogram"]["places"] == {}


def test_list_says_and_does_all_that_the_drawings_do(screen: Page) -> None:
    add(screen, *PEOPLE)
    row = panel(screen, "").locator("[data-people] > li").nth(1)
    row.locator("[data-who]").fill("mijn vriend")
    row.locator("summary").nth(0).click()
    row.get_by_role("combobox", name="Groep").select_option(label="vrienden")
    row.get_by_role("radio", name="neutraal").check()
    row.get_by_label("G gezelschap").check()
    expect(row.locator("summary").nth(0)).to_have_text("Ecogram vrienden, neutraal, gezelschap")
    turned(screen, "ecogram")
    assert told(screen, "ecogram", 2) == "Daan: vrienden, neutraal, gezelschap"
    turned(screen, "")
    row.get_by_role("button", name="Haal van de tekening").click()
    expect(row.locator("summary").nth(0)).to_have_text("Ecogram nog niet op de tekening")
    row.get_by_role("button", name="Verwijder: Daan").click()
    names = [one.input_value() for one in panel(screen, "").locator("[data-name]").all()]
    assert names == ["Oma Truus", "Wim <b>"]


def _filled(page: Page) -> None:
    """Put people in both drawings."""
    add(page, *PEOPLE)
    turned(page, "ecogram")
    choose(page, "ecogram", 1, group="overige familie", arrow="pijl naar het midden")
    choose(page, "ecogram", 2, group="vrienden")
    turned(page, "netwerkcirkel")
    choose(page, "netwerkcirkel", 1, ring="intimi", group="familie")
    panel(page, "netwerkcirkel").get_by_label("Naam", exact=True).fill("Sem")


def test_file_comes_back_equal(screen: Page, tmp_path: Path) -> None:
    _filled(screen)
    before, file = kept(screen), saved(screen, tmp_path)
    text = file.read_text(encoding="utf-8")
    assert json.loads(text) == before
    assert (before["format"], before["version"], before["fields"]) == ("kim-network", 2, ["Sem"])
    screen.get_by_role("button", name="Alles wissen").click()
    assert kept(screen) is None
    opened(screen, text)
    expect(screen.locator(STATUS)).to_have_text("De tekening is geopend.")
    assert kept(screen) == before
    assert told(screen, "netwerkcirkel", 1) == "Oma Truus: familie, intimi"


FIRST: dict[str, Any] = {
    "format": "kim-network",
    "version": 1,
    "fields": ["Sem", "", ""],
    "people": [{"id": 4, "name": "Oma Truus", "who": "mijn oma"}],
    "drawings": {
        "ecogram": {
            "version": "0a1b2c3d",
            "places": {"4": {"x": 0.4, "y": 0, "line": "thick", "letters": ["E"], "arrow": ""}},
        }
    },
}
"""A file of the first version, in which no line joined two people."""


def test_file_of_an_older_version_opens(screen: Page) -> None:
    opened(screen, json.dumps(FIRST))
    expect(screen.locator(STATUS)).to_contain_text("gemaakt op een eerdere versie van het blad")
    turned(screen, "ecogram")
    assert told(screen, "ecogram", 4) == "Oma Truus: vrienden, steun, emotionele steun"
    drawing = kept(screen)["drawings"]["ecogram"]
    assert (kept(screen)["version"], drawing["links"]) == (2, [])
    assert drawing["places"] == FIRST["drawings"]["ecogram"]["places"]


def _with(**change: Any) -> str:
    return json.dumps(FIRST | {"version": 2} | change)


def _drawn(**change: Any) -> str:
    drawing = {**FIRST["drawings"]["ecogram"], "links": []} | change
    return _with(drawings={"ecogram": drawing})


def _placed(**change: Any) -> str:
    place = FIRST["drawings"]["ecogram"]["places"]["4"] | change
    return _drawn(places={"4": place})


PERSON = FIRST["people"][0]
HOSTILE: dict[str, str | bytes] = {
    "nothing": "",
    "no data": "<script>alert(1)</script>",
    "another format": json.dumps({"sheet": "ecogram", "fields": {}}),
    "a list": "[]",
    "nested deeply": "[" * 100_000,
    "bytes": bytes(range(256)),
    "no people": json.dumps({"format": "kim-network", "version": 2}),
    "people who are no people": _with(people=["Oma"]),
    "a name that is data": _with(people=[PERSON | {"name": {"toString": 1}}]),
    "a name of a million signs": _with(people=[PERSON | {"name": "x" * 100_000}]),
    "a name that turns its letters around": _with(people=[PERSON | {"name": "Oma \u202e"}]),
    "one number for two": _with(people=[PERSON, PERSON]),
    "a number below nought": _with(people=[PERSON | {"id": -1}]),
    "a thousand people": _with(people=[PERSON | {"id": n} for n in range(1, 1000)]),
    "a drawing called __proto__": '{"format":"kim-network","version":2,"fields":[],"people":[],'
    '"drawings":{"__proto__":{"version":"","places":{},"links":[]}}}',
    "a drawing called as a path": _with(drawings={"../x": {}}),
    "a place outside": _placed(x=1e9),
    "a place that is no number": _placed(x="0; alert(1)"),
    "an arrow that is none": _placed(arrow="<svg onload=alert(1)>"),
    "letters that are one text": _placed(letters="PE"),
    "a place of nobody": _drawn(places={"9": FIRST["drawings"]["ecogram"]["places"]["4"]}),
    "a line to nobody": _drawn(links=[{"from": 4, "to": 9, "line": "thick"}]),
    "a line to oneself": _drawn(links=[{"from": 4, "to": 4, "line": "thick"}]),
    "a version that is markup": _drawn(version="<b>"),
    "a line that is no word": _placed(line="<svg onload=alert(1)>"),
}


def test_hostile_file_changes_nothing(screen: Page) -> None:
    add(screen, "Oma Truus")
    before = kept(screen)
    broken = "Dit bestand is geen opgeslagen tekening. Er is niets veranderd."
    for name, text in HOSTILE.items():
        screen.locator(STATUS).evaluate("one => { one.textContent = '' }")
        opened(screen, text)
        expect(screen.locator(STATUS), name).to_have_text(broken)
        assert (name, kept(screen)) == (name, before)
    opened(screen, _with(version=3))
    expect(screen.locator(STATUS)).to_contain_text("uit een nieuwere versie")
    opened(screen, " " * 1024 * 1024 + "{}")
    expect(screen.locator(STATUS)).to_contain_text("te groot")
    assert kept(screen) == before
    assert screen.evaluate("({}).version") is None


def test_words_that_every_object_has_are_words_like_others(screen: Page) -> None:
    drawings = json.loads(_placed(line="constructor", letters=["toString"]))["drawings"]
    drawings["constructor"] = {"version": "", "places": {}, "links": []}
    opened(screen, _with(drawings=drawings))
    expect(screen.locator(STATUS)).to_contain_text("De tekening is geopend.")
    turned(screen, "ecogram")
    assert told(screen, "ecogram", 4) == "Oma Truus: vrienden, toString"
    add(screen, "Daan")
    screen.reload()
    assert [one["name"] for one in kept(screen)["people"]] == ["Oma Truus", "Daan"]


def test_whatever_is_drawn_can_be_read_back(screen: Page) -> None:
    wrong = screen.evaluate(
        """() => {
          const { next, fresh, empty, read, write } = window.kim.network
          let seed = 11
          const rolled = (most) => { seed = (seed * 16807) % 2147483647; return seed % most }
          const bare = ["Oma", "<b>", "", "x".repeat(500)]
          const texts = [...bare, "\\u2068Sanne\\u2069", "a\\u000bb", "\\ud83d\\ude00"]
          const wrong = []
          for (let run = 0; run < 30; run += 1) {
            let state = empty()
            for (let step = 0; step < 60; step += 1) {
              const id = state.people[rolled(200) % (state.people.length || 1)]?.id
              const act = [
                { kind: "add", id: fresh(state), name: texts[rolled(7)] },
                { kind: "field", number: rolled(4), value: texts[rolled(7)] },
                ...(id ? [
                  { kind: "edit", id, change: { who: texts[rolled(7)] } },
                  { kind: "place", on: "ecogram", id, change: { x: rolled(3) - 1, y: 0.25 } },
                  { kind: "off", on: "ecogram", id },
                  { kind: "remove", id },
                ] : []),
              ]
              state = next(state, act[rolled(act.length)])
              const found = read(write(state, {}))
              if (JSON.stringify(found.state) !== JSON.stringify(state)) wrong.push(found)
            }
          }
          return wrong
        }"""
    )
    assert wrong == []


def test_names_are_text_whatever_they_look_like(screen: Page) -> None:
    evil = "<img src=x onerror=window.bad=1>\"'&"
    add(screen, evil)
    for drawing in ("ecogram", "netwerkcirkel"):
        turned(screen, drawing)
        choose(screen, drawing, 1, group=("vrienden" if drawing == "ecogram" else "familie"))
        assert told(screen, drawing, 1).startswith(f"{evil}: ")
    assert screen.evaluate("window.bad") is None


SPOTS = """(layer) => [...layer.querySelectorAll('.kim-person')].map((one) => {
  const parts = [...one.querySelectorAll('text, circle, .kim-person__pill')]
  const boxes = parts.map((part) => part.getBoundingClientRect())
  return [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top)),
    Math.max(...boxes.map((b) => b.right)), Math.max(...boxes.map((b) => b.bottom))]
})"""


@pytest.mark.parametrize("drawing", ["ecogram", "netwerkcirkel"])
def test_60_people_stay_readable(screen: Page, drawing: str) -> None:
    names = ["Oma Truus", "Oom Ali", "Ria van beneden", "Meneer de Vries", "Juf Marloes"]
    facts = json.loads(screen.locator("[data-facts]").text_content() or "")
    groups = next(len(one["groups"]) for one in facts["drawings"] if one["id"] == drawing)
    add(screen, *(f"{names[n % 5]} {n // 5 + 1}" for n in range(60)))
    beside = turned(screen, drawing)
    for n in range(60):
        beside.locator(f"[data-chip='{n + 1}']").click()
        if drawing == "netwerkcirkel":
            ring = (0, 1, 1, 2, 2, 2, 3, 3, 3, 3)[n % 10]
            beside.locator("[data-chosen] [data-set=ring]").select_option(index=ring + 1)
        group = (n * 3 + n // groups) % groups
        beside.locator("[data-chosen] [data-set=group]").select_option(index=group + 1)
    boxes = beside.locator(".kim-layer").evaluate(SPOTS)
    covered = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > 1
        and min(one[3], other[3]) - max(one[1], other[1]) > 1
    ]
    assert (len(boxes), covered) == (60, [])
    high = beside.locator(".kim-person text").first.evaluate(
        "one => one.getScreenCTM().a * Number(one.getAttribute('font-size'))"
    )
    assert high >= 11


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("drawing", ["ecogram", "netwerkcirkel"])
def test_paper_shows_what_the_screen_shows(
    screen: Page, tmp_path: Path, drawing: str, paper: str
) -> None:
    _filled(screen)
    turned(screen, drawing)
    screen.locator(f"#papier-{paper}").check()
    names = ("Ik", "Oma Truus", {"ecogram": "buren", "netwerkcirkel": "diensten"}[drawing])
    shown = [
        complex(*middle(panel(screen, drawing).locator("svg text").get_by_text(name, exact=True)))
        for name in names
    ]
    screen.pdf(path=tmp_path / "x.pdf", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as document:
        (sheet,) = document
        size, printed = sheet.get_size(), [_found(sheet, name) for name in names]
    long = {"a4": 297, "a3": 420}[paper] / 25.4 * 72
    assert max(size) == pytest.approx(long, abs=1)
    assert (size[0] > size[1]) == (drawing == "ecogram")
    assert _seen(printed).conjugate() == pytest.approx(_seen(shown), abs=0.03)


def _found(sheet: pypdfium2.PdfPage, name: str) -> complex:
    """Find the middle of some words on a sheet of paper."""
    text = sheet.get_textpage()
    first, count = text.search(name, match_case=True, match_whole_word=True).get_next()
    boxes = [text.get_charbox(at) for at in (first, first + count - 1)]
    return complex(boxes[0][0] + boxes[1][2], boxes[0][1] + boxes[0][3]) / 2


def _seen(places: list[complex]) -> complex:
    """Say where somebody is seen from the middle, whatever the size of it all."""
    return (places[1] - places[0]) / (places[2] - places[0])


def test_earlier_drawing_lies_underneath_and_what_changed_is_said(screen: Page) -> None:
    before = FIRST | {"people": [*FIRST["people"], {"id": 5, "name": "Daan", "who": ""}]}
    places = FIRST["drawings"]["ecogram"]["places"]
    gone = {"x": -0.4, "y": 0.1, "line": "", "letters": [], "arrow": ""}
    before["drawings"] = {"ecogram": {"version": "", "places": {**places, "5": gone}}}
    eco = turned(screen, "ecogram")
    opened(screen, json.dumps(before), "Eerdere tekening eronder")
    expect(screen.locator(STATUS)).to_have_text("De eerdere tekening ligt er in het grijs onder.")
    assert eco.locator(".kim-under text").all_text_contents() == ["Oma Truus", "Daan"]
    assert kept(screen) is None
    add(screen, "oma truus", "Esra")
    choose(screen, "ecogram", 1, group="buren")
    choose(screen, "ecogram", 2, group="vrienden")
    assert eco.locator("[data-changes] li").all_text_contents() == [
        "oma truus: eerst vrienden, steun, emotionele steun; nu buren.",
        "Esra is erbij gekomen: vrienden.",
        "Daan staat er niet meer op.",
    ]
    eco.get_by_role("button", name="Haal de eerdere tekening weg").click()
    expect(eco.locator("[data-changes]")).to_be_hidden()
    assert eco.locator(".kim-under").inner_html() == ""


def test_nothing_is_left_after_clearing_and_leaving(screen: Page, address: str) -> None:
    _filled(screen)
    screen.reload()
    expect(screen.locator(STATUS)).to_have_text("Wat je eerder tekende, staat er nog.")
    screen.get_by_role("button", name="Alles wissen").click()
    assert [screen.evaluate("[sessionStorage.length, localStorage.length]"), kept(screen)] == [
        [0, 0],
        None,
    ]
    screen.get_by_role("button", name="Ongedaan maken").click()
    assert kept(screen)["fields"] == ["Sem"]
    screen.get_by_role("button", name="Alles wissen").click()
    screen.goto(f"{address}over/")
    screen.go_back()
    expect(screen.locator("[data-do=undo]")).to_be_disabled()
    assert kept(screen) is None


def test_page_cannot_ask_anybody(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}werkbladen/tekenen/")
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    ways = """async (url) => {
      const socket = new WebSocket(url.replace("http", "ws"))
      await new Promise((done) => { socket.onerror = done })
      navigator.sendBeacon(url, "x")
      return fetch(url).then(() => "sent", () => "refused")
    }"""
    assert (page.evaluate(ways, address), asked) == ("refused", [])
    page.close()


def test_from_a_disk_with_the_network_cut(browser: Browser, disk: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((disk / "site/werkbladen/tekenen.html").as_uri())
    _filled(page)
    assert told(page, "netwerkcirkel", 1) == "Oma Truus: familie, intimi"
    page.reload()
    expect(page.locator(STATUS)).to_have_text("Wat je eerder tekende, staat er nog.")
    context.close()


def test_without_scripts_the_drawings_and_the_way_to_paper_are_there(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}werkbladen/tekenen/")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("svg.kim-draw:visible")).not_to_have_count(0)
    expect(page.get_by_role("link", name="Liever op papier? Ecogram als werkblad")).to_be_visible()
    expect(page.locator("[data-tools]")).to_be_hidden()
    context.close()
