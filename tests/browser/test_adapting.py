"""What a change of a method touches, as people use it: ticking, sharing, filling in, printing."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

KEY = "kim-aanpassing:home-start"
COUNT = ".kim-adapt__count"
KEPT = ".kim-adapt__kept"
WHAT = "what-uitvoerder"


def url(address: str, query: str = "") -> str:
    return f"{address}interventies/home-start/{query}"


@pytest.fixture
def method(page: Page, address: str) -> Iterator[Page]:
    """The page of a method; nothing goes wrong in its scripts while a test uses it."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(url(address))
    yield page
    assert faults == []


def tick(page: Page, name: str) -> None:
    page.locator(".kim-adapt__choose").get_by_label(name).click()


def shown(page: Page) -> list[str]:
    """List the changes that can be seen."""
    return page.eval_on_selector_all(
        "[data-change]", "all => all.filter(a => a.checkVisibility()).map(a => a.dataset.change)"
    )


def elements(page: Page) -> list[str]:
    """List the elements that can be seen to be touched."""
    return page.eval_on_selector_all(
        ".kim-change .kim-item__title a[href^='#element']",
        "all => all.filter(a => a.checkVisibility()).map(a => a.textContent)",
    )


def kept(page: Page) -> object:
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return json.loads(text) if text else None


def test_ticking_shows_what_is_touched_tells_how_much_and_keeps_it_in_the_address(
    method: Page,
) -> None:
    assert (shown(method), method.locator(COUNT).inner_text()) == (
        [],
        "Nog niets gekozen.",
    )
    tick(method, "Op een andere plek")
    expect(method.locator(COUNT)).to_have_text("Gekozen: 1. Dit raakt 1 werkzaam element.")
    tick(method, "Meer of minder bijeenkomsten")
    assert (shown(method), elements(method), urlsplit(method.url).query) == (
        ["bijeenkomsten", "plek"],
        ["Erop af"],
        "aanpassen=bijeenkomsten,plek",
    )
    tick(method, "Op een andere plek")
    assert (shown(method), method.locator(COUNT).inner_text()) == (
        ["bijeenkomsten"],
        "Gekozen: 1. Over werkzame elementen van deze methode zegt de bron hier niets.",
    )
    tick(method, "Meer of minder bijeenkomsten")
    assert (shown(method), urlsplit(method.url).query) == ([], "")


def test_choice_works_by_keyboard(method: Page) -> None:
    method.get_by_role("checkbox", name="Op een andere plek").focus()
    method.keyboard.press("Space")
    assert shown(method) == ["plek"]


def test_address_brings_the_choice_and_keeps_what_else_it_says(page: Page, address: str) -> None:
    page.goto(url(address, "?van=mail&aanpassen=regie,onzin,plek#aanpassen"))
    assert shown(page) == ["plek", "regie"]
    tick(page, "Korter of langer")
    found = urlsplit(page.url)
    assert (found.query, found.fragment) == ("van=mail&aanpassen=plek,duur,regie", "aanpassen")


def test_source_leads_back_to_what_it_is_cited_for_also_if_that_is_not_chosen(
    method: Page,
) -> None:
    link = method.locator(".kim-change[data-change=plek] a[id^=verwijzing]").first
    mark = link.get_attribute("id")
    method.locator(f".kim-notes__back[href='#{mark}']").click()
    expect(method.locator(f"#{mark}")).to_be_in_viewport()
    assert shown(method) == ["plek"]


def test_what_is_written_stays_on_the_device_until_it_is_cleared(method: Page) -> None:
    tick(method, "Iemand anders voert het uit")
    assert (method.locator(f"[name={WHAT}]").is_visible(), kept(method)) == (False, None)
    method.get_by_role("button", name="Hier invullen").click()
    method.locator(f"[name={WHAT}]").fill("Een stagiair gaat mee.")
    method.get_by_label("Team").check()
    expect(method.locator(KEPT)).to_have_text("Bewaard op dit apparaat.")
    version = method.locator("[data-kim-adapt]").get_attribute("data-version")
    assert kept(method) == {
        "version": version,
        "chosen": ["uitvoerder"],
        "fields": {WHAT: "Een stagiair gaat mee.", "with-team": True},
    }
    method.goto(method.url.split("?")[0])
    expect(method.locator(KEPT)).to_have_text("Wat je eerder invulde, staat er nog.")
    assert (shown(method), method.locator(f"[name={WHAT}]").input_value()) == (
        ["uitvoerder"],
        "Een stagiair gaat mee.",
    )
    method.get_by_role("button", name="Alles wissen").click()
    assert (shown(method), kept(method), method.locator(KEPT).inner_text()) == (
        [],
        None,
        "Alles is gewist, ook van dit apparaat.",
    )
    method.get_by_role("button", name="Ongedaan maken").click()
    assert (shown(method), method.locator(f"[name={WHAT}]").input_value()) == (
        ["uitvoerder"],
        "Een stagiair gaat mee.",
    )


def test_browser_that_keeps_nothing_says_so(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    page.goto(url(address, "?aanpassen=uitvoerder"))
    page.get_by_role("button", name="Hier invullen").click()
    page.locator(f"[name={WHAT}]").fill("Iets.")
    expect(page.locator(KEPT)).to_have_text(
        "Deze browser kan niets bewaren. Druk het verslag af voordat je de pagina sluit."
    )


def test_description_that_changed_since_is_told(page: Page, address: str) -> None:
    page.goto(url(address))
    text = json.dumps({"version": "Versie 0", "chosen": ["plek"], "fields": {"why-plek": "Zo."}})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()
    expect(page.locator(KEPT)).to_have_text(
        "De beschrijving van de methode is veranderd sinds je dit invulde. Kijk of alles nog klopt."
    )


def printed(page: Page) -> tuple[list[str], list[tuple[float, float]]]:
    """Print as the button does, and give the words and the size of every page in points."""
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Verslag afdrukken").click()
    paper = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sides = [paper[number] for number in range(len(paper))]
    texts = [" ".join(side.get_textpage().get_text_bounded().split()) for side in sides]
    sizes = [(round(side.get_width()), round(side.get_height())) for side in sides]
    return texts, sizes


def test_record_on_paper_holds_the_choice_and_its_sources_alone(page: Page, address: str) -> None:
    page.goto(url(address, "?aanpassen=uitvoerder,bijeenkomsten"))
    page.get_by_role("button", name="Hier invullen").click()
    page.locator(f"[name={WHAT}]").fill("Een stagiair gaat mee.")
    texts, sizes = printed(page)
    words = " ".join(texts)
    wanted = [
        "Aanpassingsverslag: Home-Start",
        "Datum",
        page.locator("[data-kim-adapt]").get_attribute("data-version") or "",
        "/interventies/home-start/?aanpassen=bijeenkomsten,uitvoerder",
        "Meer of minder bijeenkomsten",
        "De bron zegt hier niets over.",
        "Iemand anders voert het uit",
        "Een stagiair gaat mee.",
        "Een getrainde vrijwilliger",
        "Hoe houden we dit element overeind?",
        "Over deze elementen zegt de bron hier niets:",
        "Wanneer kijken we terug?",
        "Wie besliste?",
        "Met wie besproken?",
        "Bronnen",
        "Machielse",
    ]
    unwanted = ["Op een andere plek", "Voor wie", "Valkuilen", "Alles wissen", "blijft op dit"]
    assert [word for word in wanted if word not in words] == []
    assert [word for word in unwanted if word in words] == []
    assert (len(texts) <= 2, set(sizes)) == (True, {(595, 842)})


def test_page_as_a_whole_prints_a_line_for_every_change(page: Page, address: str) -> None:
    page.goto(url(address, "?aanpassen=plek"))
    page.get_by_role("button", name="Hier invullen").click()
    page.emulate_media(media="print")
    section = page.locator(".kim-section--aanpassen")
    lines = section.inner_text().split("\n")
    assert [line for line in lines if line.startswith(("Op een andere plek", "Korter"))] == [
        "Op een andere plek, bijvoorbeeld op kantoor in plaats van thuis Raakt: Erop af.",
        "Korter of langer Raakt: De cliënt houdt de regie.",
    ]
    assert (section.bounding_box() or {})["height"] < 400
    page.emulate_media(media="screen")
    printed(page)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.classList.contains('kim-adapting')") is False


def test_what_is_touched_is_large_enough_to_touch(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(url(address, "?aanpassen=uitvoerder"))
    page.get_by_role("button", name="Hier invullen").click()
    small = page.eval_on_selector_all(
        ".kim-adapt :is(label.kim-adapt__change, button, summary, textarea, input[type=text])",
        """all => all.filter(a => a.checkVisibility() && a.getBoundingClientRect().height < 24)
            .map(a => a.outerHTML)""",
    )
    assert small == []


def test_without_scripts_every_change_can_be_opened_and_nothing_waits_for_a_script(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url(address))
    page.locator(".kim-change[data-change=plek] summary").click()
    found = (shown(page), elements(page))
    tools = page.locator(".kim-adapt :is(input, textarea, button)")
    seen = [tools.nth(n).is_visible() for n in range(tools.count())]
    context.close()
    every = ["groep", "bijeenkomsten", "uitvoerder", "plek", "zelf-gekozen", "duur", "regie"]
    assert (found, any(seen)) == ((every, ["Erop af"]), False)


def test_it_works_from_a_disk(page: Page, disk_site: Path) -> None:
    page.goto((disk_site / "interventies/home-start.html").as_uri())
    tick(page, "Op een andere plek")
    assert (shown(page), urlsplit(page.url).query) == (["plek"], "aanpassen=plek")
