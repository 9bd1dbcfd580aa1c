"""Methods side by side: choosing anywhere, the address, paper, keyboard, without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import siding
from building import built
from navigating import write
from playwright.sync_api import Browser, BrowserContext, Page, expect
from waiting import until

pytestmark = pytest.mark.browser

TWO = "vergelijken/?methoden=jim-aanpak,eigen-kracht-conferentie"
PAIR = "vergelijken/eigen-kracht-conferentie--jim-aanpak/"
LYING = (297, 210)
MANY = [
    "jim-aanpak,eigen-kracht-conferentie,multifocus",
    "kim-methode,krachtwerk,sociale-netwerk-versterking",
    "oplossingsgericht-werken,krachtwerk,multifocus,kwartiermaken",
    "jim-aanpak,home-start,de-luisterlijn,kim-methode",
]
CONFIG = """\
site_name: Proef
theme: {name: material, language: nl, font: false}
plugins: [kim]
extra: {generator: false}
"""
TABLE = """root => {
  const told = node => node.nodeType === 3 ? node.textContent.replace(/\\s+/g, " ").trim()
    : [node.tagName,
       [...node.attributes].filter(one => one.name !== "data-mounted")
         .map(one => [one.name, node[one.name] || one.value].map(String)).sort(),
       [...node.childNodes].map(told).filter(one => one !== "")]
  return told(root)
}"""
"""A table as nested lists: tags, attributes, texts; links as they resolve, spaces as they show."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with renamed and withdrawn methods, as it is carried on a stick."""
    folder = tmp_path_factory.mktemp("side")
    records = {f"interventions/{path}": text for path, text in siding.FILES.items()}
    write(folder, {"mkdocs.yml": CONFIG, "docs/over.md": "# Over\n", **records})
    return built(folder, use_directory_urls=False)


def sizes(page: Page, file: Path) -> list[tuple[int, int]]:
    page.pdf(path=file, prefer_css_page_size=True)
    found = pypdfium2.PdfDocument(file)
    return [
        (round(w / 72 * 25.4), round(h / 72 * 25.4)) for w, h in (one.get_size() for one in found)
    ]


def heads(page: Page) -> list[str]:
    return page.locator("[data-kim-table] .kim-side__name").all_inner_texts()


def test_choice_is_kept_while_browsing_and_its_address_works_for_others(
    page: Page, address: str, browser: Browser
) -> None:
    page.goto(address + "interventies/")
    page.get_by_role("button", name="JIM-aanpak vergelijken").click()
    tray = page.get_by_role("complementary", name="Om te vergelijken")
    expect(tray).to_contain_text("Kies er nog een.")
    page.goto(address + "interventies/eigen-kracht-conferentie/")
    toggle = page.get_by_role("button", name="Eigen Kracht-conferentie vergelijken", exact=True)
    toggle.first.click()
    expect(toggle.first).to_have_attribute("aria-pressed", "true")
    page.goto(address + "over/")
    tray.get_by_role("link", name="Vergelijk (2)").click()
    expect(page.locator("[data-kim-table]")).to_be_visible()
    shared = page.url
    other = browser.new_context()
    fresh = other.new_page()
    fresh.goto(shared)
    expect(fresh.locator("[data-kim-table]")).to_be_visible()
    kept = fresh.evaluate("localStorage.getItem('kim.compare')")
    found = (shared, heads(page), heads(fresh))
    other.close()
    assert found == (address + TWO, *[["JIM-aanpak", "Eigen Kracht-conferentie"]] * 2)
    assert "eigen-kracht-conferentie" in kept


def test_choice_reaches_other_tabs_and_no_more_than_four_fit(
    context: BrowserContext, address: str
) -> None:
    one, other = context.new_page(), context.new_page()
    other.goto(address)
    one.goto(address + "interventies/")
    toggles = one.locator(".kim-toggle")
    for number in range(5):
        toggles.nth(number).click()
    expect(one.locator(".kim-tray__words")).to_contain_text("Dit zijn er vier")
    assert one.locator(".kim-toggle[aria-pressed=true]").count() == 4
    expect(other.locator(".kim-tray__go")).to_have_text("Vergelijk (4)")
    other.get_by_role("button", name="Wis", exact=True).click()
    expect(one.locator(".kim-tray")).to_be_hidden()


def test_copies_of_cards_and_results_of_a_search_can_be_chosen(page: Page, address: str) -> None:
    page.goto(address + "interventies/?thema=werk")
    copies = page.locator(".kim-cards:not(.kim-aside) .kim-toggle")
    copies.first.click()
    expect(copies.first).to_have_attribute("aria-pressed", "true")
    page.goto(address + "zoeken/?q=jim")
    result = page.locator("[data-kim-results]")
    result.get_by_role("button", name="JIM-aanpak vergelijken").click()
    expect(page.locator(".kim-tray__go")).to_have_text("Vergelijk (2)")


def test_page_of_a_pair_and_the_address_show_the_same(page: Page, address: str) -> None:
    page.goto(address + PAIR)
    ready = page.locator("[data-kim-table]").evaluate(TABLE)
    paper = page.locator("[data-kim-brief]").evaluate(TABLE)
    sources = page.locator("[data-kim-sources]").evaluate(TABLE)
    page.goto(address + "vergelijken/?methoden=eigen-kracht-conferentie,jim-aanpak")
    expect(page.locator("[data-kim-table]")).to_be_visible()
    made = page.locator("[data-kim-table]").evaluate(TABLE)
    until(page, "document.fonts.status === 'loaded'")
    assert _without_places(made) == _without_places(ready)
    assert page.locator("[data-kim-brief]").evaluate(TABLE) == paper
    made = page.locator("[data-kim-sources]").evaluate(TABLE)
    assert _without_places(made) == _without_places(sources)


def _without_places(node: Any) -> Any:
    """Take away from which page a link to a place on that same page is seen."""
    if isinstance(node, list):
        return [_without_places(one) for one in node]
    return node.partition("#")[2] if isinstance(node, str) and "#" in node else node


def test_differences_only_is_counted_and_kept_in_the_address(page: Page, address: str) -> None:
    page.goto(address + TWO)
    box = page.get_by_role("checkbox", name="Toon alleen verschillen")
    count = page.locator("[data-kim-tools] [role=status]")
    expect(count).to_have_text("35 van 35 regels")
    box.check()
    rows = page.locator("[data-kim-table] .kim-side__row")
    shown = rows.locator("visible=true").count()
    expect(count).to_have_text(f"{shown} van 35 regels: daarin verschillen de methoden")
    expect(page).to_have_url(f"{address}{TWO}&verschillen=ja")
    assert page.locator("[data-same]").count() == 35 - shown > 0
    page.reload()
    expect(box).to_be_checked()
    page.goto(f"{address}{PAIR}?verschillen=ja")
    assert rows.locator("visible=true").count() == shown


def test_renamed_is_rewritten_withdrawn_and_unknown_are_named(page: Page, small: Path) -> None:
    place = (small / "vergelijken/index.html").as_uri()
    page.goto(f"{place}?methoden=anker-oud,vlot,niets,loopplank,cirkel,dijk,eiland")
    said = page.locator("[data-kim-said] p")
    expect(said).to_have_text(
        [
            "‘anker-oud’ heet nu Anker. Het adres is aangepast.",
            "‘loopplank’ heet nu Brug. Het adres is aangepast.",
            "Vlot is ingetrokken op 2 januari 2026. Niemand werkt er nog mee. "
            "Lees in plaats daarvan Anker. Vlot (ingetrokken)",
            "Een methode met de naam ‘niets’ kennen we niet.",
            "Naast elkaar passen er hoogstens vier. Weggelaten: Eiland.",
        ]
    )
    expect(page).to_have_url(f"{place}?methoden=anker,brug,cirkel,dijk")
    assert heads(page) == ["Anker", "Brug", "Cirkel <b>", "Dijk"]


def test_former_address_of_a_pair_leads_on(page: Page, small: Path) -> None:
    page.goto((small / "vergelijken/anker-oud--loopplank.html").as_uri())
    page.wait_for_url("**/anker--brug.html")
    assert heads(page) == ["Anker", "Brug"]


def test_with_too_few_one_can_choose_and_go_back(page: Page, small: Path) -> None:
    place = (small / "vergelijken/index.html").as_uri()
    page.goto(f"{place}?methoden=anker")
    expect(page.locator("[data-kim-said]")).to_have_text(
        "Kies minstens twee methoden om ze naast elkaar te zien."
    )
    page.get_by_label("Kies een methode").select_option("Dijk")
    page.get_by_role("button", name="Zet ernaast").click()
    expect(page.locator("[data-kim-table]")).to_be_visible()
    expect(page).to_have_url(f"{place}?methoden=anker,dijk")
    page.get_by_role("button", name="Anker niet meer vergelijken").click()
    expect(page.locator("[data-kim-table]")).to_be_hidden()
    page.go_back()
    expect(page.locator("[data-kim-table]")).to_be_visible()
    assert heads(page) == ["Anker", "Dijk"]
    page.get_by_role("link", name="Terug naar de kaart").click()
    expect(page.locator(".kim-lead")).to_be_visible()
    expect(page.locator(".kim-tray")).to_contain_text("Anker")


PICK = """(root, [first, second, put]) => {
  const select = root.querySelector("select")
  select.value = first
  root.querySelector("form").requestSubmit()
  select.value = second
  if (put) root.querySelector("form").requestSubmit()
}"""
"""Picks a second method before the first is there."""


@pytest.mark.parametrize(
    ("put", "shown", "picked"),
    [(True, ["Anker", "Dijk", "Brug"], ""), (False, ["Anker", "Dijk"], "brug")],
)
def test_who_is_quicker_than_the_page_loses_no_choice(
    page: Page, small: Path, put: bool, shown: list[str], picked: str
) -> None:
    page.goto((small / "vergelijken/index.html").as_uri() + "?methoden=anker")
    expect(page.locator("[data-kim-said]")).to_contain_text("minstens twee")
    page.locator("[data-kim-comparing]").evaluate(PICK, ["dijk", "brug", put])
    expect(page.locator("[data-kim-table] thead a:visible")).to_have_text(shown)
    expect(page.get_by_label("Kies een methode")).to_have_value(picked)


def test_what_is_unknown_says_so_and_asks_for_help(page: Page, address: str) -> None:
    page.goto(address + TWO)
    cell = page.locator("[data-head=costs] .kim-side__cell").first
    expect(cell).to_have_text("niet bekend Help mee")
    link = cell.get_by_role("link", name="Help mee: Kosten, JIM-aanpak")
    form = "../bijdragen/?soort=intervention&id=jim-aanpak"
    assert link.get_attribute("href") == f"{form}&veld=costs"
    other = page.get_by_role("link", name="Help mee: Eigen plantijd, JIM-aanpak")
    assert other.get_attribute("href") == (
        f"{form}&veld=working_elements&vul=element:eigen-plantijd"
    )


def test_everything_can_be_done_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + TWO)
    expect(page.locator("[data-kim-table]")).to_be_visible()
    page.get_by_role("checkbox", name="Toon alleen verschillen").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{address}{TWO}&verschillen=ja")
    first = page.locator("[data-element] summary").first
    first.focus()
    page.keyboard.press("Enter")
    expect(first.locator("xpath=..")).to_have_attribute("open", "")
    more = page.locator("[data-head=approach] .kim-side__all").first
    more.focus()
    page.keyboard.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="JIM-aanpak niet meer vergelijken").focus()
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("button", name="Eigen Kracht-conferentie niet meer vergelijken")
    ).to_be_focused()


def test_without_scripts_pairs_are_listed_and_complete(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "vergelijken/")
    pairs = page.locator(".kim-pairs__list a").count()
    page.get_by_role("link", name="Eigen Kracht-conferentie en JIM-aanpak").click()
    rows = page.locator("[data-kim-table] .kim-side__row").locator("visible=true").count()
    page.get_by_role("checkbox", name="Toon alleen verschillen").check()
    fewer = page.locator("[data-kim-table] .kim-side__row").locator("visible=true").count()
    buttons = page.locator("article button").locator("visible=true").count()
    context.close()
    assert (pairs, rows, buttons) == (25, 35, 0)
    assert fewer < rows


def test_every_pair_is_one_lying_page_also_without_scripts(
    browser: Browser, address: str, site: Path, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    found = {}
    for folder in sorted(file.parent for file in site.glob("vergelijken/*--*/index.html")):
        page.goto(f"{address}vergelijken/{folder.name}/")
        found[folder.name] = sizes(page, tmp_path / "pair.pdf")
    context.close()
    assert set(map(tuple, found.values())) == {(LYING,)}
    assert len(found) == 25


@pytest.mark.parametrize("ids", MANY)
def test_three_and_four_are_one_lying_page_on_which_nothing_is_cut(
    page: Page, address: str, tmp_path: Path, ids: str
) -> None:
    page.goto(f"{address}vergelijken/?methoden={ids}")
    expect(page.locator("[data-kim-table]")).to_be_visible()
    assert sizes(page, tmp_path / "some.pdf") == [LYING]
    printed = pypdfium2.PdfDocument(tmp_path / "some.pdf")[0].get_textpage().get_text_range()
    page.emulate_media(media="print")
    wanted = page.locator("[data-kim-brief]").inner_text()
    smallest = page.locator("[data-kim-brief]").evaluate(
        "root => Math.min(...[...root.querySelectorAll('*')].filter(one => one.textContent)"
        ".map(one => parseFloat(getComputedStyle(one).fontSize) * 0.75))"
    )
    assert _bare(printed) == _bare(wanted)
    assert smallest >= 8


def _bare(text: str) -> list[str]:
    """Give the signs of a text, in whatever order lines were read, without hyphens and spaces."""
    return sorted(sign for sign in text if sign.isalnum())
