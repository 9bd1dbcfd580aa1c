"""The navigator as readers meet it: from a disk, by keyboard, without scripts, on paper."""

from __future__ import annotations

from pathlib import Path

import navigating
import pypdfium2
import pytest
from barriers import barriers
from building import ROOT, built
from playwright.sync_api import Browser, Page, expect

from mkdocs_kim import library
from mkdocs_kim.files import read_folder

pytestmark = pytest.mark.browser

CONFIG = """\
site_name: Proef
theme:
  name: material
  language: nl
  font: false
  features: [navigation.tabs, navigation.path]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {icon: material/weather-night, name: Donker maken}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {icon: material/weather-sunny, name: Licht maken}
plugins: [kim]
extra: {generator: false}
nav:
  - index.md
  - Wat heb je nodig?:
      - wat-heb-je-nodig/index.md
"""
STEPS = {
    "subjects": "wat-heb-je-nodig/index.html",
    "questions": "wat-heb-je-nodig/jeugd.html",
    "answer": "wat-heb-je-nodig/alleen.html",
    "rest": "wat-heb-je-nodig/zonder/thema.html",
}
SHIPPED = sorted(
    library.build(read_folder(ROOT / "interventions", "interventions"), "nl").records["situation"]
)


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with three subjects, as it is carried on a stick."""
    folder = tmp_path_factory.mktemp("navigator")
    records = {f"interventions/{path}": text for path, text in navigating.FILES.items()}
    navigating.write(folder, {"mkdocs.yml": CONFIG, "docs/over.md": "# Over\n", **records})
    return built(folder, use_directory_urls=False)


def tab_to(page: Page, name: str) -> None:
    """Go on with the tab key until a link has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip() == name:
            return
    raise AssertionError(f"the tab key never comes to {name}")


def way(page: Page) -> list[str]:
    return page.locator(".kim-way__step").all_inner_texts()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_three_steps_by_keyboard_from_a_disk(browser: Browser, disk: Path, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto((disk / "index.html").as_uri())
    for number, name in enumerate(
        (
            "Alle 4 vragen, in drie stappen naar een antwoord",
            "Jeugd en gezin",
            "Er is niemand. Waar begin ik?",
        ),
        1,
    ):
        page.locator("article").get_by_role("link", name=name, exact=True).first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".kim-way__words")).to_have_text(f"Stap {number} van 3")
    titles = page.locator(".kim-advice__title a").all_inner_texts()
    path = way(page)
    page.locator(".kim-way__step a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Wat heb je nodig?")
    context.close()
    assert path == ["Wat heb je nodig?", "Sociale netwerken", "Iemand is alleen"]
    assert titles == [
        "Groslijst",
        "Netwerkcirkel (kring)",
        "Oud blad (ingetrokken)",
        "KIM-methode",
    ]


def test_tab_key_alone_reaches_every_step(page: Page, disk: Path) -> None:
    page.goto((disk / STEPS["subjects"]).as_uri())
    for name, title in (
        ("Jeugd en gezin", "Jeugd en gezin: wat herken je?"),
        ("Thuis loopt het vast. Wat nu?", "Thuis gaat het mis"),
        ("Kies een ander onderwerp", "Wat heb je nodig?"),
    ):
        tab_to(page, name)
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(title)


def test_subject_with_one_question_leads_straight_to_the_answer(page: Page, disk: Path) -> None:
    page.goto((disk / STEPS["subjects"]).as_uri())
    page.locator(".kim-choice").get_by_role("link", name="Werk", exact=True).click()
    expect(page.locator("h1")).to_have_text("Iemand zoekt werk")
    expect(page.locator(".kim-way__words")).to_have_text("Stap 3 van 3")


def test_whole_choice_can_be_touched_and_is_large(page: Page, disk: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((disk / STEPS["subjects"]).as_uri())
    choice = page.locator(".kim-choice", has_text="Jeugd en gezin")
    box = choice.bounding_box()
    assert box is not None
    assert (box["height"] >= 44, box["width"] >= 280) == (True, True)
    page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4)
    expect(page.locator("h1")).to_have_text("Jeugd en gezin: wat herken je?")


def test_card_and_worksheet_are_there(page: Page, disk: Path) -> None:
    page.goto((disk / STEPS["answer"]).as_uri())
    names = ("Keuzekaart met alle vragen", "A4, leeg")
    links = [page.get_by_role("link", name=name).get_attribute("href") for name in names]
    here = disk / "wat-heb-je-nodig"
    found = [(here / str(link)).resolve().read_bytes()[:5] for link in links]
    assert found == [b"%PDF-", b"%PDF-"]


every_step = pytest.mark.parametrize("path", STEPS.values(), ids=STEPS.keys())


@every_step
def test_no_step_has_barriers(page: Page, disk: Path, path: str) -> None:
    page.goto((disk / path).as_uri())
    assert barriers(page) == []


@every_step
def test_text_is_the_same_without_scripts(browser: Browser, disk: Path, path: str) -> None:
    texts = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto((disk / path).as_uri())
        texts.append(page.locator("article.md-content__inner").inner_text())
        context.close()
    assert texts[0] == texts[1]


@every_step
def test_links_are_large_enough_to_touch(page: Page, disk: Path, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((disk / path).as_uri())
    heights = page.locator(
        ".kim-way a, .kim-asked a, .kim-onward a, .kim-choice-card a, .kim-advice__sheet a"
    ).evaluate_all("all => all.map(one => [one.innerText, one.getBoundingClientRect().height])")
    assert [text for text, height in heights if height < 24] == []


# On paper


@pytest.mark.parametrize("name", SHIPPED)
def test_every_answer_is_one_a4(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}wat-heb-je-nodig/{name}/")
    paper = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    text = paper[0].get_textpage().get_text_bounded()
    advice = page.locator(".kim-advice__title a").all_inner_texts()
    lost = [title for title in advice if "".join(title.split()) not in "".join(text.split())]
    assert (len(paper), lost) == (1, [])


def test_answer_on_paper_is_no_smaller_than_eight_points(page: Page, disk: Path) -> None:
    page.goto((disk / STEPS["answer"]).as_uri())
    page.emulate_media(media="print")
    sizes = page.evaluate(
        """() => {
          const seen = new Map();
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const one = walk.currentNode.parentElement;
            const marks = ".kim-cite, style, script, noscript, .kim-hidden";
            if (!walk.currentNode.data.trim() || one.closest(marks)) continue;
            if (!one.checkVisibility()) continue;
            seen.set(one.className || one.tagName, parseFloat(getComputedStyle(one).fontSize));
          }
          return [...seen];
        }"""
    )
    points = {name: round(size * 72 / 96, 2) for name, size in sizes}
    assert {name: size for name, size in points.items() if size < 8} == {}


def test_paper_shows_the_answer_without_the_way_on(page: Page, disk: Path) -> None:
    page.goto((disk / STEPS["answer"]).as_uri())
    page.emulate_media(media="print")
    shown = {
        selector: page.locator(selector).first.is_visible()
        for selector in (
            ".kim-way",
            ".kim-elsewhere",
            ".kim-advice__sheet",
            ".md-header",
            "h1",
            ".kim-question-lead",
            ".kim-advice__kind",
            ".kim-notes__list",
        )
    }
    assert shown == {
        ".kim-way": False,
        ".kim-elsewhere": False,
        ".kim-advice__sheet": False,
        ".md-header": False,
        "h1": True,
        ".kim-question-lead": True,
        ".kim-advice__kind": True,
        ".kim-notes__list": True,
    }
