"""Worksheets to fill in, as people use them: typing, keeping, saving, clearing, printing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest
from browser.filing import saved
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SHEETS = {
    "table": "groslijst",
    "drawing": "ecogram",
    "scale": "schaalvraag",
    "matrix": "sociogram-sociomatrix",
    "boxes": "jim-gesprek",
}
every_sheet = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
KEY = "kim-werkblad:groslijst"
FIELD = "#b1-r1-c1"
STATUS = "[data-status]"


def url(address: str, sheet: str = "groslijst") -> str:
    return f"{address}werkbladen/{sheet}/"


@pytest.fixture
def sheet(page: Page, address: str) -> Iterator[Page]:
    """A blank worksheet; nothing goes wrong in its scripts while a test uses it."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(url(address))
    yield page
    assert faults == []


def kept(page: Page) -> object:
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return json.loads(text)["fields"] if text else None


def opened(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as found:
        page.get_by_role("button", name="Bestand openen").click()
    found.value.set_files(file)


def test_what_is_typed_is_still_there_after_a_reload(sheet: Page) -> None:
    sheet.fill(FIELD, "Oma Truus")
    sheet.fill("#f1", "Sem <b>")
    sheet.reload()
    expect(sheet.locator(STATUS)).to_have_text("Wat je eerder invulde, staat er nog.")
    values = [sheet.input_value(FIELD), sheet.input_value("#f1"), kept(sheet)]
    assert values == ["Oma Truus", "Sem <b>", {"b1-r1-c1": "Oma Truus", "f1": "Sem <b>"}]


def test_ticks_and_numbers_are_kept_too(page: Page, address: str) -> None:
    page.goto(url(address, "schaalvraag"))
    page.locator("input[type=checkbox]").first.check()
    page.locator("input[type=number]").first.fill("4")
    page.reload()
    state = [
        page.locator("input[type=checkbox]").first.is_checked(),
        page.locator("input[type=number]").first.input_value(),
    ]
    assert state == [True, "4"]


def test_file_holds_the_sheet_its_version_and_what_is_filled_in(
    sheet: Page, tmp_path: Path
) -> None:
    sheet.fill(FIELD, "Oma Truus")
    file = saved(sheet, tmp_path)
    version = sheet.locator("[data-sheet]").get_attribute("data-version")
    assert (file.name, json.loads(file.read_text(encoding="utf-8"))) == (
        "groslijst.json",
        {"sheet": "groslijst", "version": version, "fields": {"b1-r1-c1": "Oma Truus"}},
    )


def test_clearing_takes_everything_away_and_can_be_undone_twice(sheet: Page) -> None:
    sheet.fill(FIELD, "Oma Truus")
    undo = sheet.get_by_role("button", name="Ongedaan maken")
    expect(undo).to_be_hidden()
    sheet.get_by_role("button", name="Alles wissen").click()
    expect(sheet.locator(STATUS)).to_have_text("Alles is gewist, ook van dit apparaat.")
    cleared = (sheet.input_value(FIELD), kept(sheet))
    expect(undo).to_be_focused()
    undo.click()
    back = (sheet.input_value(FIELD), kept(sheet))
    undo.click()
    assert (cleared, back, sheet.input_value(FIELD)) == (
        ("", None),
        ("Oma Truus", {"b1-r1-c1": "Oma Truus"}),
        "",
    )


def test_who_comes_after_a_reload_cannot_undo_the_clearing(sheet: Page) -> None:
    sheet.fill(FIELD, "Oma Truus")
    sheet.get_by_role("button", name="Alles wissen").click()
    sheet.reload()
    expect(sheet.get_by_role("button", name="Ongedaan maken")).to_be_hidden()
    assert (sheet.input_value(FIELD), sheet.evaluate("localStorage.length")) == ("", 0)


def test_saved_file_brings_everything_back(sheet: Page, tmp_path: Path) -> None:
    sheet.fill(FIELD, "Oma Truus")
    file = saved(sheet, tmp_path)
    sheet.get_by_role("button", name="Alles wissen").click()
    sheet.fill("#f1", "Ander")
    opened(sheet, file)
    expect(sheet.locator(STATUS)).to_have_text("Het bestand is geopend.")
    assert (sheet.input_value(FIELD), sheet.input_value("#f1")) == ("Oma Truus", "")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            '{"sheet": "ecogram", "version": "1", "fields": {"f1": "X"}}',
            "Dit bestand hoort bij een ander werkblad. Er is niets veranderd.",
        ),
        ("{", "Dit bestand is geen opgeslagen werkblad. Er is niets veranderd."),
        ("null", "Dit bestand is geen opgeslagen werkblad. Er is niets veranderd."),
        (
            '{"sheet": "groslijst"}',
            "Dit bestand is geen opgeslagen werkblad. Er is niets veranderd.",
        ),
        (
            '{"sheet": "groslijst", "fields": ["X"]}',
            "Dit bestand is geen opgeslagen werkblad. Er is niets veranderd.",
        ),
        (" " * 1_048_577, "Dit bestand is te groot voor een werkblad. Er is niets veranderd."),
    ],
    ids=["other sheet", "broken", "nothing", "no fields", "a list", "too large"],
)
def test_wrong_file_is_refused(sheet: Page, tmp_path: Path, content: str, sentence: str) -> None:
    file = tmp_path / "bestand.json"
    file.write_text(content, encoding="utf-8")
    sheet.fill("#f1", "Sem")
    opened(sheet, file)
    expect(sheet.locator(STATUS)).to_have_text(sentence)
    assert kept(sheet) == {"f1": "Sem"}


def test_file_of_an_earlier_version_is_opened_with_a_word_of_care(
    sheet: Page, tmp_path: Path
) -> None:
    file = tmp_path / "groslijst.json"
    fields = {"f1": "<img src=x>", "gone-1": "blijft", "__proto__": "x", "f2": 3}
    file.write_text(json.dumps({"sheet": "groslijst", "version": "0", "fields": fields}))
    opened(sheet, file)
    expect(sheet.locator(STATUS)).to_have_text(
        "Je vulde een eerdere versie van dit blad in. Kijk of alles nog op de goede plaats staat."
    )
    assert (sheet.input_value("#f1"), kept(sheet)) == (
        "<img src=x>",
        {"f1": "<img src=x>", "gone-1": "blijft"},
    )


def test_same_sheet_in_another_tab_follows(sheet: Page, address: str) -> None:
    other = sheet.context.new_page()
    other.goto(url(address))
    sheet.fill(FIELD, "Oma Truus")
    expect(other.locator(FIELD)).to_have_value("Oma Truus")


def test_browser_that_keeps_nothing_says_so(page: Page, address: str) -> None:
    page.add_init_script(
        "delete window.localStorage; Storage.prototype.setItem = () => { throw 0 }"
    )
    page.goto(url(address))
    page.fill("#f1", "Sem")
    expect(page.locator(STATUS)).to_have_text(
        "Deze browser kan niets bewaren. Kies ‘Opslaan als bestand’ voordat je de pagina sluit."
    )


def pdf(page: Page) -> tuple[list[tuple[int, int]], list[str]]:
    """Print the page: the size of each sheet of paper in millimetres, and its words."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sizes = [tuple(round(side / 72 * 25.4) for side in one.get_size()) for one in document]
    texts = [one.get_textpage().get_text_range() for one in document]
    document.close()
    return [(wide, tall) for wide, tall in sizes], texts


def test_paper_shows_what_is_typed_and_nothing_of_the_tools(sheet: Page) -> None:
    long = "Oma Truus, die elke woensdag kookt en dan blijft slapen omdat de bus niet meer rijdt"
    sheet.fill(FIELD, long)
    sheet.fill("#f1", "Sem")
    _, (front, back) = pdf(sheet)
    words = " ".join(front.replace("-\r\n", "").split())
    shown = {
        text: text.replace(" ", "") in words.replace(" ", "")
        for text in (long, "Sem", "Groslijst", "Afdrukken", "Wat je invult", "Samengesteld")
    }
    assert (shown, back.startswith("Voor de begeleider: Groslijst")) == (
        {
            long: True,
            "Sem": True,
            "Groslijst": True,
            "Afdrukken": False,
            "Wat je invult": False,
            "Samengesteld": False,
        },
        True,
    )


@every_sheet
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_sheet_fits_on_one_side_and_the_facilitator_on_the_other(
    page: Page, address: str, sheet: str, paper: str
) -> None:
    page.goto(url(address, sheet))
    landscape = page.locator(".kim-main--landscape").count() == 1
    page.check(f"#papier-{paper}")
    size = {"a4": (210, 297), "a3": (297, 420)}[paper]
    assert pdf(page)[0] == [size[::-1] if landscape else size] * 2


def test_no_more_is_asked_than_the_files_of_the_page(
    page: Page, address: str, tmp_path: Path
) -> None:
    asked: set[tuple[str, str]] = set()
    page.on("request", lambda one: asked.add((one.method, one.url)))
    page.goto(url(address), wait_until="networkidle")
    page.fill(FIELD, "Oma Truus")
    opened(page, saved(page, tmp_path))
    page.get_by_role("button", name="Alles wissen").click()
    page.wait_for_load_state("networkidle")
    others = {
        (method, urlsplit(one).scheme, urlsplit(one).path)
        for method, one in asked
        if not (method == "GET" and one.startswith(f"{address}assets/kim/"))
    }
    page_itself = ("GET", "http", "/werkbladen/groslijst/")
    kinds = {(method, scheme) for method, scheme, _ in others - {page_itself}}
    assert (page_itself in others, kinds <= {("GET", "data"), ("GET", "blob")}) == (True, True)


def test_policy_refuses_to_send_anything(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(url(address))
    tried = page.evaluate(
        """() => Promise.all([
          fetch("/").then(() => "sent", () => "refused"),
          new Promise((told) => {
            const image = new Image()
            image.onload = () => told("sent")
            image.onerror = () => told("refused")
            image.src = "https://example.org/?what=typed"
          }),
        ])"""
    )
    page.close()
    assert tried == ["refused", "refused"]


def test_fields_work_without_a_network(sheet: Page, tmp_path: Path) -> None:
    sheet.context.set_offline(True)
    sheet.fill(FIELD, "Oma Truus")
    file = saved(sheet, tmp_path)
    sheet.get_by_role("button", name="Alles wissen").click()
    opened(sheet, file)
    expect(sheet.locator(FIELD)).to_have_value("Oma Truus")
    sheet.context.set_offline(False)


def test_worksheet_works_from_a_disk(page: Page, disk_site: Path) -> None:
    page.goto((disk_site / "werkbladen" / "groslijst.html").as_uri())
    page.fill(FIELD, "Oma Truus")
    page.reload()
    loaded = page.evaluate(
        "document.fonts.ready.then(all => [...all].filter(f => f.status == 'loaded').length)"
    )
    styled = page.evaluate("getComputedStyle(document.querySelector('.kim-sheet')).display")
    page.get_by_role("button", name="Alles wissen").click()
    assert (page.input_value(FIELD), loaded > 0, styled) == ("", True, "flex")


@every_sheet
@pytest.mark.parametrize("width", [320, 360, 768, 1920])
def test_nothing_sticks_out_of_the_screen(page: Page, address: str, sheet: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url(address, sheet))
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_buttons_are_large_enough_to_touch(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(url(address))
    sizes = page.eval_on_selector_all(
        "button:not([hidden]), .kim-papers__one, .kim-downloads a, .kim-top a",
        "all => all.map(one => one.getBoundingClientRect().height)",
    )
    assert [size for size in sizes if size < 44] == []


def test_phone_shows_the_next_rows_when_they_are_needed(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(url(address))
    shown = ".kim-table--open tbody tr:visible"
    before = page.locator(shown).count()
    page.fill("#b1-r1-c1", "Oma Truus")
    assert (before, page.locator(shown).count()) == (2, 3)


def test_without_scripts_everything_is_there_but_the_buttons(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url(address))
    page.fill(FIELD, "Oma Truus")
    page.locator("#papier-a3").check()
    sizes, texts = pdf(page)
    shown = (
        page.get_by_role("button").count(),
        page.locator("tbody tr:visible").count() > 10,
        page.locator(".kim-back li").count() > 5,
        page.get_by_text("Bekijk een ingevuld voorbeeld").is_visible(),
    )
    context.close()
    assert (shown, sizes[0], "Oma Truus" in texts[0]) == ((0, True, True, True), (297, 420), True)


def test_paper_is_white_also_for_who_fills_in_the_dark(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(url(address, "ecogram"))
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        """() => {
          const look = (one) => getComputedStyle(document.querySelector(one))
          return [
            look("body").backgroundColor,
            look(".kim-sheet").backgroundColor,
            look("h1").color,
            look(".kim-figure__room--wide .kim-draw__strong").stroke,
            look(".kim-figure__room--wide .kim-draw__paper").fill,
          ]
        }"""
    )
    context.close()
    white, black = "rgb(255, 255, 255)", "rgb(26, 26, 26)"
    assert colours == [white, white, black, black, white]


@pytest.mark.parametrize("sheet", ["ecogram", "veilige-huis", "levenslijn"])
def test_notes_with_a_drawing_keep_the_sheet_on_one_page(
    page: Page, address: str, tmp_path: Path, sheet: str
) -> None:
    page.goto(url(address, sheet))
    page.locator(".kim-notes textarea").first.fill("Een aantekening bij de tekening. " * 4)
    file = tmp_path / "sheet.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    assert len(pypdfium2.PdfDocument(file)) == 2
