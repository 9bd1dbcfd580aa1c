"""Choosing by facets as readers do: any value within a group, all groups together."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from building import built
from counting import BY_HAND, fitting, methods, nothing
from playwright.sync_api import Browser, Locator, Page, Route, expect
from waiting import until

pytestmark = pytest.mark.browser

LIST = "interventies/"
CARDS = "[data-kim-item]:visible .kim-card__title"
STATUS = ".kim-chosen__status"


def titles(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(CARDS).all_inner_texts()]


def query(choice: dict[str, list[str]]) -> str:
    return "?" + "&".join(f"{word}={','.join(values)}" for word, values in choice.items())


def box(page: Page, word: str, value: str) -> Locator:
    return page.locator(f"input[name='{word}'][value='{value}']")


def show(page: Page, word: str) -> None:
    """Open a group, and all its values."""
    page.evaluate(
        """(word) => {
          const group = document.querySelector(`[data-word="${word}"]`)
          group.open = true
          group.classList.remove("kim-facets__group--short")
        }""",
        word,
    )


def opened(page: Page, address: str) -> None:
    """Open a page and wait until its facets can be counted with."""
    page.goto(address)
    until(page, "window.kim && 'chosen' in window.kim")


def search(page: Page) -> str:
    return urlsplit(page.url).query


@pytest.fixture
def listed(page: Page, address: str) -> Page:
    opened(page, address + LIST)
    return page


def test_values_of_a_group_widen_and_groups_narrow(listed: Page) -> None:
    found = []
    for word, value in (
        ("thema", "sociale-netwerken"),
        ("thema", "jeugd-en-gezin"),
        ("doelgroep", "jongeren"),
    ):
        show(listed, word)
        box(listed, word, value).check()
        found.append(titles(listed))
    both = ["sociale-netwerken", "jeugd-en-gezin"]
    assert found == [
        fitting({"thema": both[:1]}),
        fitting({"thema": both}),
        fitting({"thema": both, "doelgroep": ["jongeren"]}),
    ]
    assert len(found[1]) > len(found[0]) > len(found[2]) > 0


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"thema": ["sociale-netwerken"]},
        {"thema": ["sociale-netwerken", "eenzaamheid"], "doelgroep": ["jongeren"]},
        {"leeftijd": ["ouderen"], "erkenning": ["geen-oordeel-bekend"], "aard": ["interventie"]},
        {"element": ["eigen-regie"], "instrument": ["ecogram", "niet-bekend"]},
    ],
    ids=str,
)
def test_every_count_is_a_count_over_the_records(
    page: Page, address: str, choice: dict[str, list[str]]
) -> None:
    opened(page, address + LIST + (query(choice) if choice else ""))
    shown = page.eval_on_selector_all(
        "[data-value]",
        """all => all.map(one => {
          const input = one.querySelector("input")
          const count = Number(one.querySelector(".kim-facets__count").textContent)
          return [input.name, input.value, count, input.disabled, input.checked]
        })""",
    )
    by_hand = []
    for word, value, *_ in shown:
        # Within its own group a value widens: what it gives does not depend on its neighbours.
        others = {group: values for group, values in choice.items() if group != word}
        count = len(fitting({**others, word: [value]}))
        checked = value in choice.get(word, ())
        by_hand.append([word, value, count, count == 0 and not checked, checked])
    assert shown == by_hand
    assert len({word for word, *_ in shown}) == len(BY_HAND)
    assert titles(page) == fitting(choice)


def test_option_that_leads_nowhere_is_disabled_and_stays_in_sight(listed: Page) -> None:
    box(listed, "thema", "jeugd-en-gezin").check()
    show(listed, "doelgroep")
    dead = listed.locator("[data-word=doelgroep] input:disabled")
    assert dead.count() > 0
    assert all(one.is_visible() for one in dead.all())


def test_box_that_comes_to_lead_nowhere_keeps_the_focus_until_the_reader_goes_on(
    page: Page, address: str
) -> None:
    choice = nothing()
    opened(page, address + LIST + query(choice))
    (value,) = choice["doelgroep"]
    show(page, "doelgroep")
    group = box(page, "doelgroep", value)
    group.focus()
    group.uncheck()
    expect(group).to_be_focused()
    page.keyboard.press("Tab")
    expect(group).to_be_disabled()


def test_chips_take_one_value_away_each_and_keep_the_focus_near(page: Page, address: str) -> None:
    opened(page, f"{address}{LIST}?thema=sociale-netwerken,eenzaamheid&doelgroep=jongeren")
    chips = page.get_by_role("list", name="Gekozen filters").get_by_role("button")
    names = [chip.get_attribute("aria-label") for chip in chips.all()]
    page.get_by_role("button", name="Verwijder filter: Thema: Eenzaamheid", exact=True).click()
    expect(
        page.get_by_role("button", name="Verwijder filter: Thema: Sociale netwerken")
    ).to_be_focused()
    middle = (search(page), titles(page))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Verwijder filter: Doelgroep: Jongeren")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_be_focused()
    assert (names, middle, search(page), titles(page)) == (
        [
            "Verwijder filter: Thema: Eenzaamheid",
            "Verwijder filter: Thema: Sociale netwerken",
            "Verwijder filter: Doelgroep: Jongeren",
        ],
        (
            "thema=sociale-netwerken&doelgroep=jongeren",
            fitting({"thema": ["sociale-netwerken"], "doelgroep": ["jongeren"]}),
        ),
        "",
        fitting({}),
    )
    expect(chips).to_have_count(0)


def test_reset_takes_everything_away(page: Page, address: str) -> None:
    opened(page, f"{address}{LIST}?thema=sociale-netwerken&doelgroep=jongeren")
    page.get_by_role("button", name="Wis alle filters").click()
    expect(page.locator(STATUS)).to_be_focused()
    expect(page.get_by_role("button", name="Wis alle filters")).to_be_hidden()
    assert (search(page), titles(page), page.locator("[data-value] :checked").count()) == (
        "",
        fitting({}),
        0,
    )
    assert page.get_by_role("heading", level=2, name=f"Alle {len(methods())}").is_visible()


def test_number_of_results_is_announced_but_not_before_anything_is_chosen(listed: Page) -> None:
    status = listed.get_by_role("status")
    before = status.inner_text()
    box(listed, "thema", "jeugd-en-gezin").check()
    total, found = len(methods()), len(fitting({"thema": ["jeugd-en-gezin"]}))
    expect(status).to_have_text(f"{found} van {total} resultaten")
    box(listed, "thema", "jeugd-en-gezin").uncheck()
    expect(status).to_have_text(f"{total} resultaten")
    assert before == ""


def test_address_says_what_is_chosen_and_leaves_the_rest_of_it_alone(
    page: Page, address: str
) -> None:
    opened(page, f"{address}{LIST}?x=a%20b&doelgroep=jongeren&thema=&c#alle")
    show(page, "thema")
    box(page, "thema", "sociale-netwerken").check()
    box(page, "thema", "eenzaamheid").check()
    assert page.url == (
        f"{address}{LIST}?x=a%20b&c&thema=eenzaamheid,sociale-netwerken&doelgroep=jongeren#alle"
    )


def test_address_brings_the_whole_choice_back(page: Page, context: Any, address: str) -> None:
    opened(page, address + LIST)
    for word in BY_HAND:
        show(page, word)
        page.locator(f"[data-word='{word}'] input:enabled").first.check()
    mailed, seen = page.url, titles(page)
    chosen = "[...document.querySelectorAll('[data-value] :checked')].map(one => one.value)"
    wanted = page.evaluate(chosen)
    other = context.new_page()
    opened(other, mailed)
    assert (other.evaluate(chosen), titles(other), other.url) == (wanted, seen, mailed)
    assert len(wanted) == len(BY_HAND)


def test_value_that_is_no_longer_there_is_left_out(page: Page, address: str) -> None:
    opened(page, f"{address}{LIST}?thema=jeugd-en-gezin,bestaat-niet&aard=%3Cscript%3E")
    assert titles(page) == fitting({"thema": ["jeugd-en-gezin"]})
    expect(page.get_by_role("list", name="Gekozen filters").get_by_role("button")).to_have_count(1)


def test_back_and_forward_walk_through_the_choices_once_each(listed: Page, address: str) -> None:
    before = listed.evaluate("history.length")
    box(listed, "thema", "jeugd-en-gezin").check()
    box(listed, "thema", "sociale-netwerken").check()
    seen = []
    for step in (listed.go_back, listed.go_back, listed.go_forward, listed.go_forward):
        step()
        checked = listed.locator("[data-value] :checked").evaluate_all("a => a.map(b => b.value)")
        seen.append(
            (
                search(listed),
                checked,
                titles(listed) == fitting({"thema": checked} if checked else {}),
            )
        )
    one = ("thema=jeugd-en-gezin", ["jeugd-en-gezin"], True)
    two = (
        "thema=jeugd-en-gezin,sociale-netwerken",
        ["jeugd-en-gezin", "sociale-netwerken"],
        True,
    )
    assert (seen, listed.evaluate("history.length") - before) == (
        [one, ("", [], True), one, two],
        2,
    )


def test_zero_results_offer_the_nearest_ways_out(page: Page, address: str) -> None:
    choice = nothing()
    opened(page, address + LIST + query(choice))
    status = page.locator(STATUS)
    expect(status).to_have_text(
        f"0 van {len(methods())} resultaten. Er is niets waar al deze filters samen bij passen."
    )
    without = {
        word: len(fitting({k: v for k, v in choice.items() if k != word})) for word in choice
    }
    counts = sorted((n for n in without.values() if n), reverse=True)
    buttons = page.locator(".kim-chosen__relax button")
    offered = [text.rpartition(": ") for text in buttons.all_inner_texts()]
    singles = [(words, int(count)) for words, _, count in offered if ", " not in words]
    assert [count for _, count in singles] == counts
    best = max(without, key=lambda word: without[word])
    group = page.locator(f"#facet-{best}").inner_text()
    label = f"{group}: " + box(page, best, choice[best][0]).locator("xpath=..").inner_text().strip()
    page.get_by_role("button", name=f"Zonder ‘{label}’: {without[best]}", exact=True).click()
    expect(status).to_be_focused()
    expect(status).to_have_text(f"{without[best]} van {len(methods())} resultaten")
    assert titles(page) == fitting({k: v for k, v in choice.items() if k != best})
    expect(buttons).to_have_count(0)


def test_long_group_shows_the_rest_when_asked(listed: Page) -> None:
    group = listed.locator("[data-word=doelgroep]")
    values = group.locator("[data-value]:visible")
    before, every = values.count(), group.locator("[data-value]").count()
    group.get_by_role("button", name=f"Toon alle {every}").click()
    assert (before, values.count()) == (8, every)
    less = group.get_by_role("button", name="Toon minder")
    expect(less).to_have_attribute("aria-expanded", "true")
    less.click()
    expect(values).to_have_count(8)


def test_chosen_value_of_a_long_group_stays_in_sight(page: Page, address: str) -> None:
    opened(page, f"{address}{LIST}?doelgroep=tienermoeders")
    expect(box(page, "doelgroep", "tienermoeders")).to_be_visible()


def test_everything_works_by_keyboard_alone(listed: Page) -> None:
    def walk(name: str) -> None:
        """Go on with Tab until something with this name has the focus."""
        for _ in range(120):
            listed.keyboard.press("Tab")
            found = listed.evaluate(
                """() => {
                  const at = document.activeElement
                  const label = at.closest("label") || at
                  return (at.getAttribute("aria-label") || label.textContent).trim()
                }"""
            )
            if found == name:
                return
        raise AssertionError(f"{name} cannot be reached")

    walk("Jeugd en gezin")
    listed.keyboard.press("Space")
    expect(box(listed, "thema", "jeugd-en-gezin")).to_be_focused()
    walk("Plek")
    listed.keyboard.press("Enter")
    walk("Bij mensen thuis")
    listed.keyboard.press("Space")
    choice = {"thema": ["jeugd-en-gezin"], "plek": ["thuis"]}
    assert titles(listed) == fitting(choice)
    walk("Verwijder filter: Thema: Jeugd en gezin")
    outline = listed.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    listed.keyboard.press("Enter")
    assert (titles(listed), outline) == (fitting({"plek": ["thuis"]}), "solid")


def unfold(page: Page) -> None:
    """Open the panel, all its groups and all their values."""
    page.evaluate(
        """document.querySelectorAll(".kim-facets details").forEach((one) => {
          one.open = true
          one.classList.remove("kim-facets__group--short")
        })"""
    )


CHOSEN = {
    "list": f"{LIST}?thema=jeugd-en-gezin",
    "search": "zoeken/?thema=jeugd-en-gezin",
    "worksheets": "werkbladen/?stand=staand",
    "nothing": LIST + query(nothing()),
}


@pytest.mark.parametrize("path", CHOSEN.values(), ids=CHOSEN.keys())
def test_targets_are_large_enough_to_touch(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    opened(page, address + path)
    unfold(page)
    small = page.eval_on_selector_all(
        ".kim-facets :is(summary, label, button), .kim-chosen button",
        """all => all.filter(one => one.checkVisibility())
          .filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML)""",
    )
    assert small == []


def test_on_a_phone_filters_wait_behind_a_button_that_counts_them(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    opened(page, f"{address}{LIST}?thema=jeugd-en-gezin,sociale-netwerken")
    head = page.locator("summary", has_text="Filters (2)")
    young = box(page, "thema", "jeugd-en-gezin")
    expect(young).to_be_hidden()
    head.click()
    young.uncheck()
    expect(page.locator("summary", has_text="Filters (1)")).to_be_visible()
    count = len(fitting({"thema": ["sociale-netwerken"]}))
    page.get_by_role("button", name=f"Toon {count} resultaten").click()
    expect(young).to_be_hidden()
    expect(page.locator(STATUS)).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_wide_screen_shows_the_panel_beside_the_list(listed: Page) -> None:
    expect(listed.get_by_role("heading", name="Filters", level=2)).to_be_visible()
    expect(listed.locator(".kim-facets__head")).to_be_hidden()
    panel, cards = (
        listed.locator(one).bounding_box() for one in (".kim-facets", ".kim-choose__found")
    )
    assert panel is not None
    assert cards is not None
    assert panel["x"] + panel["width"] <= cards["x"]


def test_sheets_are_chosen_with_their_groups(page: Page, address: str) -> None:
    opened(page, f"{address}werkbladen/?doel=kinderen-laten-meepraten")
    shown = [
        text.strip()
        for text in page.locator("[data-kim-item]:visible .kim-worksheet__title").all_inner_texts()
    ]
    headings = page.locator(".kim-choose h2:visible").all_inner_texts()
    assert (shown, headings) == (
        ["Drie huizen", "Veilige huis"],
        ["Filters", "Kinderen laten meepraten"],
    )


def test_page_to_search_tells_others_what_is_chosen(page: Page, address: str) -> None:
    page.add_init_script(
        """window.told = []
        document.addEventListener("kim:chosen", (event) => window.told.push(event.detail.items))"""
    )
    opened(page, f"{address}zoeken/")
    box(page, "soort", "werkbladen").check()
    first, chosen = page.evaluate("[window.told.at(0), window.told.at(-1)]")
    total = page.evaluate("window.kim.facets.size")
    expect(page.locator(STATUS)).to_have_text(f"{len(chosen)} van {total} resultaten")
    assert (first, chosen) == (None, list(range(total - len(chosen), total)))


def test_without_scripts_every_value_is_a_page_with_the_same_list(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + LIST)
    values = page.eval_on_selector_all(
        "[data-value]",
        """all => all.map(one => [
          one.closest("[data-word]").dataset.word,
          one.dataset.value,
          one.querySelector("a") ? one.querySelector("a").href : "",
          Number(one.querySelector(".kim-facets__count").textContent),
        ])""",
    )
    wrong = []
    for word, value, link, count in values:
        wanted = fitting({word: [value]})
        if (len(wanted), bool(link)) != (count, bool(wanted)):
            wrong.append((word, value, count))
    for word in BY_HAND:
        value, link = next((v, a) for w, v, a, _ in values if w == word and a)
        page.goto(link)
        seen = page.locator(".kim-card__title, .kim-wording__title").all_inner_texts()
        missed = set(fitting({word: [value]})) - {text.strip() for text in seen}
        if missed:
            wrong.append((word, value, missed))
    context.close()
    assert wrong == []


def test_without_scripts_the_page_to_search_says_what_works_and_what_does_not(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto(f"{address}zoeken/")
    seen = (
        page.locator("noscript p").is_visible(),
        page.get_by_role("link", name="Jeugd en gezin").is_visible(),
        page.get_by_role("checkbox").locator("visible=true").count(),
        page.locator("[data-kim-browse]").get_by_role("link", name="Werkbladen").is_visible(),
        page.locator(".kim-find").is_visible(),
    )
    context.close()
    assert seen == (True, True, 0, True, False)


def test_panel_stays_links_where_the_data_cannot_be_had(page: Page, address: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/facets.js*", refuse)
    page.goto(f"{address}{LIST}?thema=jeugd-en-gezin")
    expect(page.get_by_role("link", name="Jeugd en gezin").first).to_be_visible()
    assert titles(page) == fitting({})


def test_choosing_works_from_a_disk(page: Page, disk_site: Path) -> None:
    opened(page, (disk_site / "interventies/index.html").as_uri())
    show(page, "doelgroep")
    box(page, "doelgroep", "jongeren").check()
    box(page, "thema", "jeugd-en-gezin").check()
    choice = {"thema": ["jeugd-en-gezin"], "doelgroep": ["jongeren"]}
    both = (search(page), titles(page))
    page.go_back()
    one = titles(page)
    page.reload()
    expect(box(page, "doelgroep", "jongeren")).to_be_checked()
    assert (both, one, titles(page)) == (
        ("thema=jeugd-en-gezin&doelgroep=jongeren", fitting(choice)),
        fitting({"doelgroep": ["jongeren"]}),
        fitting({"doelgroep": ["jongeren"]}),
    )


def test_page_of_a_value_leads_on_to_the_same_choice(page: Page, disk_site: Path) -> None:
    page.goto((disk_site / "leeftijd/jongeren.html").as_uri())
    page.get_by_role("link", name="Voeg andere filters toe").click()
    page.wait_for_url("**/zoeken/**")
    until(page, "window.kim && window.kim.chosen")
    expect(box(page, "leeftijd", "jongeren")).to_be_checked()
    count = len(fitting({"leeftijd": ["jongeren"]}))
    assert len(page.evaluate("window.kim.chosen")) == count


def test_print_shows_what_is_chosen_as_words(page: Page, address: str) -> None:
    opened(page, f"{address}{LIST}?thema=jeugd-en-gezin")
    page.emulate_media(media="print")
    shown = {
        one: page.locator(one).first.is_visible()
        for one in (".kim-facets", ".kim-chosen__chips", ".kim-chosen__reset", STATUS)
    }
    assert shown == {
        ".kim-facets": False,
        ".kim-chosen__chips": True,
        ".kim-chosen__reset": False,
        STATUS: True,
    }


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A site with more elements than are shown at once."""
    folder = tmp_path_factory.mktemp("many")
    elements = folder / "interventions/elements"
    elements.mkdir(parents=True)
    (folder / "docs").mkdir()
    for number in range(250):
        scope = "general" if number % 2 else "specific"
        (elements / f"e{number:03}.yml").write_text(
            f"title: Element {number:03}\nsummary: Kort.\ndefinition: Zo.\n"
            f"scope: {scope}\nconcerns: content\n",
            encoding="utf-8",
        )
    (folder / "mkdocs.yml").write_text(
        "site_name: Proef\nuse_directory_urls: false\n"
        "theme: {name: material, language: nl, font: false}\nplugins: [kim]\n",
        encoding="utf-8",
    )
    return (built(folder) / "werkzame-elementen/index.html").as_uri()


def test_long_list_shows_its_first_cards_and_more_when_asked(page: Page, many: str) -> None:
    opened(page, many)
    whole = page.locator(CARDS)
    assert whole.count() == 96  # the list goes on on other pages; choosing is from all of it
    box(page, "bereik", "specifiek-werkzaam").check()
    wanted = [f"Element {number:03}" for number in range(0, 250, 2)]
    first = titles(page)
    page.get_by_role("button", name="Toon meer").click()
    expect(page.get_by_role("link", name=wanted[36])).to_be_focused()
    second = titles(page)
    for _ in range(2):
        page.get_by_role("button", name="Toon meer").click()
    expect(page.get_by_role("button", name="Toon meer")).to_be_hidden()
    assert (first, second, titles(page)) == (wanted[:36], wanted[:72], wanted)
    box(page, "bereik", "specifiek-werkzaam").uncheck()
    expect(whole).to_have_count(96)
