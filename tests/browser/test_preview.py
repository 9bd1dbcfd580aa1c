"""What the form promises is what the site shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from barriers import barriers
from building import ROOT
from filled import forms
from playwright.sync_api import Browser, Page

from mkdocs_kim import library
from mkdocs_kim.diagnostics import Position
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.library import canonical
from mkdocs_kim.prose import read
from mkdocs_kim.records import Prose, Shape
from mkdocs_kim.render.prose import ProsePrinter
from mkdocs_kim.settings import today
from mkdocs_kim.source import Scalar
from mkdocs_kim.views import Reader
from mkdocs_kim.views.parts import Cited

pytestmark = pytest.mark.browser

LISTS = {
    "intervention": "interventies",
    "instrument": "instrumenten",
    "theme": "themas",
    "story": "verhalen",
}
"""Kinds that lists show as cards of their own making."""
TOLD = """root => ({
  text: root.textContent.replace(/\\s+/g, " ").trim(),
  links: [...root.querySelectorAll("a")].filter(a => !a.closest("sup"))
    .map(a => [a.textContent, a.href]),
})"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    found = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
    return Reader(found, language("nl"), today())


@pytest.fixture(scope="module")
def preview(browser: Browser, address: str, reader: Reader) -> Iterator[Page]:
    """The page with the form, with what the form would have told it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}bijdragen/")
    page.evaluate("forms => { (window.kim ||= {}).forms = forms }", forms(reader))
    yield page
    context.close()


def draft(page: Page, kind: str, record_id: str, data: Any) -> None:
    detail = {"kind": kind, "id": record_id, "fresh": False, "data": data, "path": ""}
    page.evaluate(
        """detail => document.querySelector("[data-kim-form]").dispatchEvent(
          new CustomEvent("kim:drafted", { bubbles: true, detail }))""",
        detail,
    )


@pytest.mark.parametrize("kind", LISTS)
def test_card_is_that_of_the_list(
    kind: str, preview: Page, page: Page, address: str, reader: Reader
) -> None:
    page.goto(f"{address}{LISTS[kind]}/")
    cards = page.eval_on_selector_all(".kim-cards .kim-card", f"cards => cards.map({TOLD})")
    listed = {card["links"][0][1].rstrip("/").rpartition("/")[2]: card for card in cards}
    shown = {}
    for record_id in reader.listed(kind):
        draft(preview, kind, record_id, canonical(reader.library.records[kind][record_id]))
        shown[record_id] = preview.eval_on_selector("[data-kim-card] .kim-card", TOLD)
    assert shown == {
        item: {**card, "text": _without_buttons(card["text"])} for item, card in listed.items()
    }


def _without_buttons(text: str) -> str:
    return text.removesuffix("Vergelijken").strip()


def test_lead_is_that_of_the_page(preview: Page, address: str, reader: Reader) -> None:
    wrong = {}
    for kind, record_id, record in reader.library.all():
        if record.summary is None or record.status == "withdrawn":
            continue
        draft(preview, kind, record_id, canonical(record))
        shown = preview.eval_on_selector("[data-kim-page] .kim-lead", WORDS)
        there = f"{address}{language('nl').path(kind)}/{record_id}/"
        real = preview.evaluate(LEAD, [preview.request.get(there).text(), there])
        if shown != real:
            wrong[record_id] = (shown, real)
    assert wrong == {}


WORDS = f"""root => {{
  const bare = root.cloneNode(true)
  bare.querySelectorAll("sup").forEach(cited => cited.remove())
  return ({TOLD})(bare)
}}"""
"""Gives text and links without the numbers of sources: on the page facts stand in between."""
LEAD = f"""([text, address]) => {{
  const page = new DOMParser().parseFromString(text, "text/html")
  const whole = link => link.setAttribute("href", new URL(link.getAttribute("href"), address))
  page.querySelectorAll("a[href]").forEach(whole)
  page.querySelectorAll(".kim-term").forEach(term => term.replaceWith(term.textContent))
  const told = [...page.querySelectorAll(".kim-lead")].map({WORDS})
  return {{
    text: told.map(one => one.text).join(" "),
    links: told.flatMap(one => one.links),
  }}
}}"""
"""Gives the lead of a real page, its first sentence first, without the links that explain words."""


def test_prose_reads_as_the_site_reads_it(preview: Page, reader: Reader) -> None:
    found = [text for _, _, record in reader.library.all() for text in prose(record)]
    wrong = unlike(preview, [*found, *NASTY])
    assert wrong == {}
    assert len(found) > 1000


def prose(value: Any) -> Iterator[str]:
    """Go through all prose of a record."""
    if isinstance(value, Prose):
        yield from (passage.text for passage in value.values.values())
    elif isinstance(value, Shape):
        for name in type(value).model_fields:
            yield from prose(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from prose(item)


def unlike(page: Page, texts: list[str]) -> dict[str, tuple[str, str]]:
    """List the texts of which the preview makes something else than the site does."""
    expected = []
    for text in texts:
        passage = read(Scalar(text, Position("a.yml")))
        printer = ProsePrinter({"boek": 1}, str, lambda item: (f"T {item}", f"#{item}"))
        expected.append(str(printer.block(Cited(passage))))
    pairs = page.evaluate(
        """([texts, expected]) => {
          const on = {
            code: "nl", number: id => Number(id === "boek"), worded: (_, { number }) => `${number}`,
            find: id => ({ title: `T ${id}`, href: `#${id}` }),
          }
          const inner = (...nodes) => {
            const root = document.createElement("div")
            root.append(...nodes)
            root.querySelectorAll("sup a").forEach(a => {
              a.removeAttribute("id")
              a.setAttribute("href", "#")
            })
            root.querySelectorAll("a").forEach(a => a.removeAttribute("rel"))
            return root.innerHTML.trim()
          }
          return texts.map((text, place) => {
            const template = document.createElement("template")
            template.innerHTML = expected[place]
            return [inner(...kim.previewParts.prose(text, on)), inner(template.content)]
          })
        }""",
        [texts, expected],
    )
    return {
        text: tuple(pair) for text, pair in zip(texts, pairs, strict=True) if pair[0] != pair[1]
    }


NASTY = [
    "Een *woord* en __twee__ en ***drie***.",
    "a*b*c en a_b_c en 2 * 3 * 4 en **dik *schuin* dik**.",
    "Zonder einde *hier en **daar",
    "- een\n- twee\n  - diep\n  - dieper\n- drie",
    "- los\n\n- lijstje\n\n  met alinea",
    "1. een\n2. twee\n\nDaarna.",
    "3) drie\n4) vier",
    "Alinea\n- lijst erna\nlui vervolg",
    "Alinea\n2. geen lijst",
    "> Citaat *hier*\n> en door\n\nErna.",
    "```\ncode *niet*\n\n  meer\n```\nErna",
    "Een `co*de` en ``co`de``.",
    "Harde\\\nregel en  \nnog een.",
    "[Link](https://example.org/a_b_(c)) en <https://example.org/x> en <a@example.org>.",
    "[[ecogram]], [[ecogram|een *kaart*]] en [[half.",
    "Zin [@boek]. Nog een [@boek] [@boek].\n\nEn [@boek][@onbekend].",
    "**[[ecogram]]**: uitleg [@boek].",
    "Teken \\*geen\\* nadruk, \\[[geen]] link, &amp; &lt;b&gt; &euro; &#8364;.",
    "***\n\nErna",
    "Tekst met https://example.org/ zonder link.",
    "- \n- leeg erboven",
    "Eerst\n\n    code met spaties\n\nErna",
    "😀 *é*: «*a*».",
]


def test_preview_has_no_barriers(page: Page, address: str, reader: Reader) -> None:
    page.goto(f"{address}bijdragen/")
    page.evaluate("forms => { (window.kim ||= {}).forms = forms }", forms(reader))
    record = reader.library.records["intervention"]["jim-aanpak"]
    draft(page, "intervention", "jim-aanpak", canonical(record))
    assert barriers(page, ".kim-preview") == []


def test_what_somebody_types_never_becomes_markup(preview: Page) -> None:
    nasty = '<img src=x onerror="window.hit = 1"> [x](javascript:alert(1)) <script>hit = 1</script>'
    data = {
        "title": nasty,
        "nature": nasty,
        "summary": nasty,
        "goal": nasty,
        "aliases": [nasty],
        "website": "javascript:alert(1)",
        "themes": [nasty],
        "recognition": [{"level": nasty, "date": nasty}, None, {"level": "x", "date": "2024-13"}],
        "working_elements": [{"element": nasty, "how": nasty, "sources": [nasty]}],
    }
    draft(preview, "intervention", "", data)
    made = "[data-kim-preview] :is(img, script, iframe, [onerror], a[href^='javascript'])"
    assert preview.locator(made).count() == 0
    assert preview.locator("[data-kim-card] .kim-card__title").text_content() == nasty
    assert preview.evaluate("window.hit") is None


def test_preview_follows_a_draft_from_nothing_on(preview: Page) -> None:
    draft(preview, "term", "", {})
    card = preview.locator("[data-kim-card] .kim-card")
    assert card.locator(".kim-card__title").text_content() == "Nog zonder titel"
    draft(preview, "term", "", {"title": "Netwerk", "definition": "Wie je *kent*. [[ecogram]]"})
    assert card.locator(".kim-card__title").text_content() == "Netwerk"
    assert card.locator(".kim-card__text").text_content() == "Wie je kent. Ecogram"
    draft(preview, "source", "", {"title": "Een boek"})
    assert preview.locator("[data-kim-preview]").is_hidden()
