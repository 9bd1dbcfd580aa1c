"""The map of elements as readers use it: look, order, narrow, fold, turn, share, print."""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import records as synthetic
from building import built
from playwright.sync_api import Browser, Page, expect
from waiting import until

pytestmark = pytest.mark.browser

MAP = "vergelijken/"
HEADS = "thead th:not(.kim-map__kind) .kim-map__name"
ROWS = "tbody tr:not([hidden]) > th .kim-map__name a"
STATUS = ".kim-map__status"
PRESSED = (
    ("Tab", "Buurtgezinnen, Een goede werkrelatie: niet beschreven"),
    ("ArrowDown", "De Life Goals Aanpak, Een goede werkrelatie: niet beschreven"),
    ("ArrowLeft", "De Life Goals Aanpak vergelijken"),
    ("ArrowLeft", "2 elementen. Zet elementen op volgorde van: De Life Goals Aanpak"),
    ("ArrowLeft", "De Life Goals Aanpak"),
    ("End", "De Life Goals Aanpak, Samenwerken als gelijken: niet beschreven"),
    ("ArrowUp", "Buurtgezinnen, Samenwerken als gelijken: niet beschreven"),
    ("ArrowUp", "11 methoden. Zet methoden op volgorde van: Samenwerken als gelijken"),
    ("ArrowUp", "Samenwerken als gelijken"),
    ("Control+End", "Zelfhulpcursus Werk en Mantelzorg, Samenwerken als gelijken: niet beschreven"),
    ("PageUp", "Multifocus, Samenwerken als gelijken: niet beschreven"),
    ("Home", "Multifocus"),
    ("Control+Home", "Buurtgezinnen"),
)
"""Keys pressed one after another, each with the name of what then has the focus."""


def opened(page: Page, address: str, query: str = "") -> Page:
    """Open the map and wait until it can be counted with and nothing moves any more."""
    page.goto(address + MAP + query)
    until(page, "window.kim && 'chosen' in window.kim")
    settled(page)
    return page


def settled(page: Page) -> None:
    page.evaluate("document.querySelector('[data-kim-map]').dispatchEvent(new Event('kim:finish'))")


def texts(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in page.locator(selector).all_text_contents()]


def search(page: Page) -> str:
    return unquote(urlsplit(page.url).query)


def focused(page: Page) -> str:
    return page.evaluate(
        "(one => (one.ariaLabel || one.textContent).trim())(document.activeElement)"
    )


def cells(page: Page) -> dict[str, str]:
    """Give what is shown as the names of cells with where they lead, whichever way the map lies."""
    found: dict[str, str] = page.eval_on_selector_all(
        "tbody tr:not([hidden]) .kim-map__cell a",
        "all => Object.fromEntries(all.map(one => [one.ariaLabel, one.getAttribute('href')]))",
    )
    return found


def test_map_holds_the_same_with_and_without_scripts_and_turned(
    browser: Browser, address: str
) -> None:
    found = []
    for scripts, query in ((False, ""), (True, ""), (True, "?gedraaid=ja&elementvolgorde=aantal")):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        if scripts:
            opened(page, address, query)
        else:
            page.goto(address + MAP)
        found.append(cells(page))
        context.close()
    without, with_scripts, turned = found
    assert len(without) > 500
    assert with_scripts == without
    assert turned == without


def test_keys_go_from_cell_to_cell_and_tab_passes_by(page: Page, address: str) -> None:
    opened(page, address)
    page.locator(".kim-map__choice summary").focus()
    found = []
    for key, _ in PRESSED:
        page.keyboard.press(key)
        found.append((key, focused(page)))
    assert found == list(PRESSED)
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.kim-map__table') !== null")


def test_cell_opens_with_its_sources_and_gives_the_focus_back(page: Page, address: str) -> None:
    opened(page, address)
    cell = page.get_by_role("link", name="JIM-aanpak, De cliënt houdt de regie: geïmpliceerd")
    cell.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="De cliënt houdt de regie bij JIM-aanpak")
    expect(panel.get_by_role("heading", level=3)).to_be_focused()
    expect(panel.locator(".kim-cell__how")).to_contain_text("De jongere bepaalt wie de JIM wordt")
    notes = panel.locator("li[id^='cel-bron-jim-aanpak-']")
    cited = panel.locator(".kim-cell__how .kim-cite a")
    assert {link.get_attribute("href") for link in cited.all()} == {
        f"#{note.get_attribute('id')}" for note in notes.all()
    }
    assert all(note.locator("a").count() for note in notes.all())
    method = panel.get_by_role("link", name="Lees dit op de pagina van JIM-aanpak")
    assert str(method.evaluate("one => one.href")).endswith("/jim-aanpak/#element-eigen-regie")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("dialog")).to_have_accessible_name(
        "Een rol die ertoe doet bij JIM-aanpak"
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert focused(page) == "JIM-aanpak, Een rol die ertoe doet: geïmpliceerd"


def test_empty_cell_leads_into_the_form_or_gives_the_lines_for_just_this_cell(
    page: Page, address: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, address)
    page.get_by_role("link", name="JIM-aanpak, Erop af: niet beschreven").click()
    panel = page.get_by_role("dialog", name="Erop af bij JIM-aanpak")
    expect(panel).to_contain_text("Niet beschreven betekent niet: de methode doet het niet.")
    expect(panel.get_by_role("link", name="Vul dit vakje in")).to_have_attribute(
        "href",
        f"{address}bijdragen/?soort=intervention&id=jim-aanpak"
        "&veld=working_elements&vul=element:erop-af",
    )
    panel.get_by_text("Of schrijf het zelf in het bestand").click()
    panel.get_by_role("button", name="Kopieer de regels").click()
    expect(panel.get_by_role("status")).to_have_text("Gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()").splitlines()[:2] == [
        "  - element: erop-af",
        "    state: described  # of: implied, deliberately_not",
    ]
    expect(panel.get_by_role("link", name="Open het bestand")).to_have_attribute(
        "href", "https://example.org/kennisbank-bron/edit/main/interventions/jim-aanpak.yml"
    )


def test_number_at_a_head_orders_and_says_so(page: Page, address: str) -> None:
    opened(page, address)
    by_title = texts(page, ROWS)
    head = page.locator("thead th[data-id='betekenisvolle-rol']")
    sort = head.get_by_role("button")
    sort.click()
    settled(page)
    states = page.eval_on_selector_all(
        "tbody tr:not([hidden])",
        """rows => rows.map(row => [...row.cells].find(
          cell => cell.textContent.startsWith("Een rol die ertoe doet")
        ).className.split("--")[1])""",
    )
    order = ["described", "implied", "deliberately_not", "none"]
    assert states == sorted(states, key=order.index)
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(sort).to_be_focused()
    assert search(page) == "volgorde=betekenisvolle-rol"
    sort.click()
    settled(page)
    assert (texts(page, ROWS), search(page)) == (by_title, "")


def test_facets_narrow_rows_and_shared_elements_narrow_columns(page: Page, address: str) -> None:
    opened(page, address, "?thema=eenzaamheid&gedeeld=ja&volgorde=aantal")
    rows, heads = texts(page, ROWS), texts(page, HEADS)
    page.goto(f"{address}interventies/?thema=eenzaamheid")
    until(page, "window.kim && 'chosen' in window.kim")
    assert sorted(rows) == sorted(texts(page, "[data-kim-item]:visible .kim-card__title a"))
    opened(page, address, "?thema=eenzaamheid&gedeeld=ja")
    counts = [int(text) for text in texts(page, "thead th[data-id] .kim-map__count")]
    assert 0 < len(heads) < 24
    assert min(counts) >= 2


def test_elements_are_chosen_one_by_one_and_by_facet(page: Page, address: str) -> None:
    opened(page, address)
    page.locator(".kim-map__choice summary").click()
    page.get_by_role("checkbox", name="Over de uitvoering").check()
    page.locator(".kim-map__choices").get_by_role("checkbox", name="Erop af").uncheck()
    settled(page)
    shown = texts(page, HEADS)
    assert search(page) == "element-gaat-over=over-de-uitvoering&zonder=erop-af"
    assert "Erop af" not in shown
    assert "Samenwerken als gelijken" in shown
    expect(page.locator(STATUS)).to_have_text(f"Methoden: 26. Elementen: {len(shown)}.")
    page.get_by_role("button", name="Toon alle elementen").click()
    settled(page)
    assert (len(texts(page, HEADS)), search(page)) == (24, "")


def test_view_is_shared_by_its_address_and_back_goes_back(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("button", name="Draai de kaart").click()
    page.locator(".kim-map__kind button").nth(1).click()
    page.locator(".kim-map__order select").first.select_option("aantal")
    settled(page)
    shared = (search(page), texts(page, HEADS), texts(page, ROWS))
    assert shared[0] == "volgorde=aantal&dicht=specific-content&gedraaid=ja"
    opened(page, address, f"?{shared[0]}")
    assert (search(page), texts(page, HEADS), texts(page, ROWS)) == shared
    page.get_by_role("button", name="Draai de kaart").click()
    page.go_back()
    settled(page)
    assert (search(page), texts(page, HEADS), texts(page, ROWS)) == shared


def test_folded_kind_keeps_its_numbers(page: Page, address: str) -> None:
    opened(page, address)
    kind = page.get_by_role("button", name="Specifiek werkzaam: over de uitvoering")
    before = page.locator("tbody .kim-map__total").all_text_contents()
    kind.click()
    settled(page)
    expect(kind).to_have_attribute("aria-expanded", "false")
    expect(kind).to_be_focused()
    assert len(texts(page, HEADS)) == 17
    assert page.locator("tbody .kim-map__total").all_text_contents() == before


@pytest.mark.parametrize("scripts", [True, False])
def test_narrow_screen_shows_a_list_per_method(
    browser: Browser, address: str, scripts: bool
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, java_script_enabled=scripts
    )
    page = context.new_page()
    page.goto(address + MAP)
    row = page.locator("tbody tr", has=page.locator("[data-kim-method='de-luisterlijn']"))
    row.scroll_into_view_if_needed()
    said = "Betekenisvol contact: beschreven"
    shown = row.inner_text()
    assert said in shown
    assert "niet beschreven" not in shown
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("checkbox", name="Toon ook wat niet beschreven is").check()
    row.scroll_into_view_if_needed()
    expect(row.locator(".kim-map__cell--none a:visible")).to_have_count(22)
    heights = row.locator("a:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights[1:]) >= 24
    context.close()


def test_heads_of_columns_are_read_whole(page: Page, address: str) -> None:
    opened(page, address)
    cut = page.eval_on_selector_all(
        "thead .kim-map__name",
        """all => all.filter(one => {
          const inner = one.getBoundingClientRect(), outer = one.parentNode.getBoundingClientRect()
          return one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1
            || inner.left < outer.left - 1 || inner.right > outer.right + 1
        }).map(one => one.textContent)""",
    )
    assert cut == []


def pdf(page: Page, target: Path) -> list[str]:
    """Print a page and give the words of each paper, from left to right and down."""
    page.pdf(path=target, prefer_css_page_size=True)
    done = subprocess.run(["pdftotext", target, "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


@pytest.mark.parametrize("scripts", [True, False])
def test_map_is_printed_whole_on_a3(
    browser: Browser, address: str, tmp_path: Path, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address + MAP)
    methods, elements = texts(page, ROWS), texts(page, HEADS)
    papers = pdf(page, tmp_path / "map.pdf")
    context.close()
    info = subprocess.run(
        ["pdfinfo", tmp_path / "map.pdf"], capture_output=True, text=True, check=True
    ).stdout
    words = " ".join(" ".join(papers).split())
    assert "(A3)" in info
    assert [title for title in methods if title not in words] == []
    assert [title for paper in papers for title in elements if title not in flat(paper)] == []
    assert "Kennisbank KIM · Stand van" in words
    assert "Draai de kaart" not in words


def flat(paper: str) -> str:
    return " ".join(paper.split())


def test_map_with_many_columns_is_cut_into_parts_with_all_heads(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    titles = synthetic.write(folder / "interventions", 50, elements=40)
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Welkom\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Veel\ntheme: {name: material, language: nl, font: false}\n"
        "plugins: [kim: {accounts: false, pairs: false}]\n"
        "use_directory_urls: false\n",
        encoding="utf-8",
    )
    page.goto((built(folder) / "vergelijken/index.html").as_uri())
    until(page, "window.kim && 'chosen' in window.kim")
    elements = texts(page, HEADS)
    papers = [flat(paper) for paper in pdf(page, tmp_path / "many.pdf")]
    parts = [number for number, paper in enumerate(papers) if "Deel " in paper]
    assert [f"Deel {n} van 2" in papers[at] for n, at in enumerate(parts, 1)] == [True, True]
    for part in (papers[: parts[1]], papers[parts[1] :]):
        assert [title for title in titles if not any(title in paper for paper in part)] == []
        heads = [[title for title in elements if title in paper] for paper in part]
        assert all(found == heads[0] for found in heads)
    assert page.locator(".kim-map__papers").count() == 0


def test_source_number_in_an_open_cell_leads_to_its_source(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("link", name="JIM-aanpak, De professional als passant: beschreven").click()
    number = page.locator(".kim-cell__how sup a").first
    wanted = f"cel-bron-jim-aanpak-{number.inner_text()}"
    number.click()
    assert urlsplit(page.url).fragment == wanted
    assert page.evaluate("document.querySelector('.kim-cell :target').id") == wanted


def test_words_of_elements_in_the_address_are_not_those_of_methods(
    page: Page, address: str
) -> None:
    opened(page, address)
    methods = set(
        page.locator("[data-word]").evaluate_all("all => all.map((one) => one.dataset.word)")
    )
    elements = set(
        page.locator("[data-group]").evaluate_all("all => all.map((one) => one.dataset.group)")
    )
    assert methods & elements == set()
    assert elements == {"element-bereik", "element-gaat-over", "element-instrument"}
