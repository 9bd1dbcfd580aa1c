"""The ZIP of the whole site, unpacked and used as readers do, with the network cut."""

from __future__ import annotations

import hashlib
import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

pytestmark = pytest.mark.browser

LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
REFUSED = (
    "addEventListener('securitypolicyviolation', (event) => "
    "console.error(`${event.effectiveDirective} ${event.blockedURI}`))"
)
KINDS = (
    "over.html",
    "zoeken/index.html",
    "wat-heb-je-nodig/index.html",
    "interventies/jim-aanpak.html",
    "interventies/jim-aanpak.html?aanpassen=plek",
    "instrumenten/ecogram.html",
    "werkzame-elementen/eigen-regie.html",
    "themas/jeugd-en-gezin.html",
    "vergelijken/index.html",
    "stamboom/index.html",
    "werkbladen/index.html",
    "werkbladen/ecogram.html",
    "begrippen/index.html",
    "bronnen/index.html",
    "wijzigingen/index.html",
    "leeftijd/jongeren.html",
    "handleiding/meenemen.html",
)
"""A page of every sort."""


@pytest.fixture
def cut(context: BrowserContext) -> Iterator[Page]:
    """A page of somebody without a network: nothing is asked for outside, and nothing fails."""
    asked: list[str] = []
    faults: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    context.set_offline(True)
    context.route(lambda url: urlsplit(url).scheme not in ("file", "data", "blob"), refuse)
    context.add_init_script(REFUSED)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield context.new_page()
    assert (asked, faults) == ([], [])


def opened(page: Page, disk: Path, path: str) -> Page:
    file, _, query = path.partition("?")
    page.goto((disk / "site" / file).as_uri() + (f"?{query}" if query else ""))
    return page


def test_double_click_opens_the_site_and_search_finds(cut: Page, disk: Path) -> None:
    cut.goto((disk / "index.html").as_uri())
    cut.wait_for_url((disk / "site/index.html").as_uri())
    cut.keyboard.press("/")
    cut.keyboard.type("netwerken in beeld")
    cut.locator("form[data-kim-search] .kim-hit__link").first.click()
    expect(cut.locator("h1")).to_have_text("Netwerk in beeld")


def test_who_has_not_unpacked_reads_what_to_do(page: Page, disk: Path, tmp_path: Path) -> None:
    shutil.copy(disk / "index.html", tmp_path)
    page.goto((tmp_path / "index.html").as_uri())
    assert page.url == (tmp_path / "index.html").as_uri()
    expect(page.get_by_text("nog niet uitgepakt")).to_be_visible()


def test_without_scripts_there_is_a_link(browser: Browser, disk: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((disk / "index.html").as_uri())
    page.get_by_role("link", name="Open de site").click()
    found = page.url
    context.close()
    assert found == (disk / "site/index.html").as_uri()


def test_methods_are_chosen_by_facet_and_compared(cut: Page, disk: Path) -> None:
    opened(cut, disk, "interventies/index.html?doelgroep=jongeren")
    cards = cut.locator(".kim-card:visible")
    expect(cut.locator("[data-word=doelgroep] [value=jongeren]").first).to_be_checked()
    every = cut.locator(".kim-card").count()
    cut.get_by_role("button", name="JIM-aanpak vergelijken").click()
    few = cards.count()
    opened(cut, disk, "interventies/eigen-kracht-conferentie.html")
    toggle = cut.get_by_role("button", name="Eigen Kracht-conferentie vergelijken", exact=True)
    toggle.first.click()
    cut.get_by_role("link", name="Vergelijk (2)").click()
    names = cut.locator("[data-kim-table] .kim-side__name")
    expect(names).to_have_text(["JIM-aanpak", "Eigen Kracht-conferentie"])
    assert 0 < few < every


def test_sheet_is_filled_in_saved_and_printed(cut: Page, disk: Path, tmp_path: Path) -> None:
    opened(cut, disk, "werkbladen/groslijst.html").fill("#b1-r1-c1", "Oma Truus")
    with cut.expect_download() as coming:
        cut.get_by_role("button", name="Opslaan als bestand").click()
    saved = Path(coming.value.path()).read_text(encoding="utf-8")
    cut.pdf(path=tmp_path / "filled.pdf", prefer_css_page_size=True)
    text = pypdfium2.PdfDocument(tmp_path / "filled.pdf")[0].get_textpage().get_text_bounded()
    assert ("Oma Truus" in saved, "Oma Truus" in text) == (True, True)


def test_sheets_and_papers_lie_ready(disk: Path) -> None:
    page = (disk / "site/werkbladen/index.html").read_text(encoding="utf-8")
    links = {link for link in LINK.findall(page) if link.endswith(".pdf")}
    found = {(disk / "site/werkbladen" / unquote(link)).read_bytes()[:5] for link in links}
    assert (len(links) > 10, found) == (True, {b"%PDF-"})


def test_form_writes_a_record(cut: Page, disk: Path) -> None:
    opened(cut, disk, "bijdragen/index.html?soort=instrument")
    cut.get_by_label("Titel", exact=False).first.fill("Kleine kring")
    cut.get_by_label("Samenvatting", exact=False).first.fill("Een kring.")
    cut.get_by_label("Waarvoor", exact=False).first.fill("Zien wie er is.")
    expect(cut.locator("[data-kim-faults]")).to_contain_text("niets meer")
    text = cut.locator("[data-kim-text]").evaluate("one => one.textContent")
    assert text.splitlines()[1:] == [
        "title: Kleine kring",
        "summary: |",
        "  Een kring.",
        "purpose: |",
        "  Zien wie er is.",
    ]


def test_change_of_a_method_is_told_and_packs_are_made(cut: Page, disk: Path) -> None:
    opened(cut, disk, "interventies/home-start.html")
    cut.locator(".kim-adapt__choose").get_by_label("Op een andere plek").click()
    expect(cut.locator(".kim-adapt__count")).to_contain_text("Gekozen: 1.")
    opened(cut, disk, "werkbladen/uitprobeerpakket.html")
    cut.get_by_role("checkbox", name="Ecogram", exact=True).uncheck()
    cut.get_by_role("checkbox", name="Genogram", exact=True).check()
    expect(cut.locator("[data-count-shown]")).to_contain_text("Dit zijn er drie.")
    assert "genogram" in urlsplit(cut.url).query


def test_every_sort_of_page_opens(cut: Page, disk: Path) -> None:
    heads = []
    for path in KINDS:
        opened(cut, disk, path).wait_for_load_state("load")
        heads.append(cut.locator("h1").count())
    assert heads == [1] * len(KINDS)


def test_every_link_leads_to_a_file_and_no_folder(disk: Path) -> None:
    there = {file.relative_to(disk).as_posix() for file in disk.rglob("*") if file.is_file()}
    pages = sorted(name for name in there if name.endswith(".html"))
    broken = []
    for name in pages:
        text = (disk / name).read_text(encoding="utf-8")
        for link in set(LINK.findall(text)):
            path = unquote(urldefrag(html.unescape(link))[0].partition("?")[0])
            if path and not urlsplit(path).scheme and _from(name, path) not in there:
                broken.append((name, link))
    assert (broken, len(pages) > 100) == ([], True)


def _from(name: str, path: str) -> str:
    """Follow a path from a page; one that leaves the folder stays as it is."""
    parts = name.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return path
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def test_sums_are_those_of_all_files(disk: Path) -> None:
    lines = (disk / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    files = {file.relative_to(disk).as_posix(): file for file in disk.rglob("*") if file.is_file()}
    del files["SHA256SUMS"]
    assert told == {
        name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items()
    }
