"""Every type of page as readers meet it: without scripts, light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from building import built
from conftest import Tree
from in_full import IN_FULL
from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "index": "interventies/",
    "navigator": "wat-heb-je-nodig/",
    "intervention": "interventies/jim-aanpak/",
    "recognised intervention": "interventies/home-start/",
    "intervention that comes from others": "interventies/kim-methode/",
    "instrument": "instrumenten/ecogram/",
    "elements": "werkzame-elementen/",
    "element": "werkzame-elementen/eigen-regie/",
    "theme": "themas/jeugd-en-gezin/",
    "situation": "wat-heb-je-nodig/er-is-geweld-thuis/",
    "story": "verhalen/kim-vraagt-wie-er-mee-mag-denken/",
    "term": "begrippen/jim/",
    "glossary": "begrippen/",
    "vocabulary": "doelgroepen/",
    "value": "erkenning/goed-onderbouwd/",
    "sources": "bronnen/",
    "lineage": "stamboom/",
    "changes": "wijzigingen/",
    "search": "zoeken/",
    "value of a facet": "leeftijd/jongeren/",
    "value not known": "duur/niet-in-getallen-bekend/",
    "compare": "vergelijken/",
    "pair": "vergelijken/eigen-kracht-conferentie--jim-aanpak/",
    "worksheets": "werkbladen/",
    "instrument with several sheets": "instrumenten/krachtenveldanalyse/",
    "written": "handleiding/meehelpen/",
    "manual with tables": "handleiding/sleutels/",
    "manual with code": "handleiding/schrijven/",
}
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


@pytest.fixture(scope="module")
def readers(browser: Browser) -> Iterator[list[BrowserContext]]:
    """One with scripts and one without, whose browsers keep the styles and the letters."""
    both = [browser.new_context(java_script_enabled=scripts) for scripts in (True, False)]
    both[0].add_init_script(IN_FULL)
    yield both
    for context in both:
        context.close()


@pytest.mark.parametrize("path", [path for name, path in PAGES.items() if name != "compare"])
def test_without_scripts_all_content_is_there(
    readers: list[BrowserContext], address: str, path: str
) -> None:
    texts = []
    for context in readers:
        page = context.new_page()
        page.goto(address + path)
        # What scripts do with facets, search, adapting and the map has tests of its own.
        tools = "[data-kim-facets], [data-kim-chosen], [data-kim-adapt], .kim-find, noscript"
        tools += ", .kim-toggle, [data-kim-fold], [data-kim-tools], .kim-side__all"
        page.evaluate(f"document.querySelectorAll('{tools}').forEach(one => one.remove())")
        texts.append(page.locator("article.md-content__inner").inner_text())
        page.close()
    with_scripts, without = texts
    assert without == with_scripts
    assert len(without) > 100


@every_page
def test_page_asks_nobody_else_and_has_one_title_and_skips_no_heading(
    page: Page, address: str, path: str
) -> None:
    hosts: set[str | None] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.goto(address + path, wait_until="networkidle")
    levels = page.eval_on_selector_all(
        "article h1, article h2, article h3, article h4", "all => all.map(h => +h.tagName[1])"
    )
    jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert hosts - {None} == {"127.0.0.1"}
    assert (levels.count(1), levels[0], jumps) == (1, 1, [])


STARRED = """\
site_name: Proef
repo_url: https://github.com/example/kennisbank
use_directory_urls: false
theme: {name: material, language: nl, font: false}
plugins: [{kim: {cache: ''}}]
"""


def test_repository_on_github_is_not_asked_for_its_stars(page: Page, tree: Tree) -> None:
    folder = tree({"mkdocs.yml": STARRED, "docs/index.md": "# Hoi\n", "interventions/.keep": ""})
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).scheme))
    page.goto((built(folder) / "index.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert page.locator(".md-header .md-source").is_visible()
    assert asked == {"file"}


def test_citation_leads_to_its_source_and_back_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + PAGES["intervention"])
    page.locator(".kim-cite a").first.focus()
    page.keyboard.press("Enter")
    assert urlsplit(page.url).fragment == "bron-1"
    page.locator("#bron-1 .kim-notes__back").focus()
    page.keyboard.press("Enter")
    assert urlsplit(page.url).fragment == "verwijzing-1"


def test_print_shows_the_record_and_its_sources_without_the_shell(page: Page, address: str) -> None:
    page.goto(address + PAGES["intervention"])
    page.emulate_media(media="print")
    shown = {
        selector: page.locator(selector).first.is_visible()
        for selector in (
            ".md-header",
            ".md-footer",
            ".md-path",
            ".kim-edit",
            ".kim-bar",
            ".kim-gap .kim-help",
            ".kim-progress .kim-gap__how",
            ".kim-notes__back",
            "h1",
            ".kim-notes__url",
        )
    }
    assert shown == {
        ".md-header": False,
        ".md-footer": False,
        ".md-path": False,
        ".kim-edit": False,
        ".kim-bar": False,
        ".kim-gap .kim-help": False,
        ".kim-progress .kim-gap__how": False,
        ".kim-notes__back": False,
        "h1": True,
        ".kim-notes__url": True,
    }


def test_paper_is_white_also_for_who_reads_in_the_dark(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + PAGES["intervention"])
    page.emulate_media(media="print", color_scheme="dark")
    colours = {
        selector: page.locator(selector).first.evaluate("one => getComputedStyle(one).color")
        for selector in ("h1", "h2", "h3", ".kim-lead", ".kim-item__title a", ".kim-chip")
    }
    context.close()
    assert set(colours.values()) == {"rgb(17, 17, 17)"}


def test_site_works_from_a_disk(page: Page, disk_site: Path) -> None:
    page.goto((disk_site / "index.html").as_uri())
    page.get_by_role("link", name="Jeugd en gezin").first.click()
    page.get_by_role("link", name="JIM-aanpak").first.click()
    assert page.locator("h1").inner_text() == "JIM-aanpak"
    font = page.evaluate("getComputedStyle(document.body).fontFamily.split(',')[0]")
    loaded = page.evaluate(
        "document.fonts.ready.then(all => [...all].filter(f => f.status == 'loaded').length)"
    )
    assert (font, loaded > 0) == ('"Atkinson Hyperlegible"', True)
