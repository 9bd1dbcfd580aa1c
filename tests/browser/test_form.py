"""The form by which anybody proposes a record: whole, faithful, usable by everybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from building import ROOT, built
from hosting import hosted
from playwright.sync_api import Browser, Page, expect
from waiting import until

from mkdocs_kim import library
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.records import ROLES, Field, form
from mkdocs_kim.views.fillable import MODELS, SOURCE

pytestmark = pytest.mark.browser

CONFIG = """\
site_name: Proef
use_directory_urls: false
theme:
  name: material
  language: nl
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {{icon: material/weather-night, name: Donker maken}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {{icon: material/weather-sunny, name: Licht maken}}
plugins:
  - kim:
      records: {records}
      cache: !ENV [KIM_CACHE, {cache}]
extra: {{generator: false}}
nav:
  - index.md
  - bijdragen/index.md
"""
SHIPPED = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
RECORDS: dict[tuple[str, str], Any] = {
    **{(kind, item): library.canonical(record) for kind, item, record in SHIPPED.all()},
    **{(SOURCE, item): library.canonical(source) for item, source in SHIPPED.sources.items()},
}
DRAFTED = (
    "window.drafted = []; document.addEventListener('kim:drafted', (e) => drafted.push(e.detail))"
)


PUT = """if (!sessionStorage.put) {{
  const site = location.pathname.replace("bijdragen/index.html", "assets/kim/form/")
  localStorage.setItem(`kim.draft:${{site}}:{key}`, {text})
  sessionStorage.put = "yes"
}}"""
"""Keeps a text in the browser once, as the form does."""


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped records with the form, as it is carried on a stick."""
    folder = tmp_path_factory.mktemp("form")
    (folder / "docs").mkdir()
    (folder / "docs/over.md").write_text("# Over\n")
    words = {"records": ROOT / "interventions", "cache": ROOT / ".cache/kim"}
    (folder / "mkdocs.yml").write_text(CONFIG.format(**words))
    return built(folder)


@pytest.fixture(scope="module")
def address(disk: Path) -> Iterator[str]:
    """From a host: Chromium forgets what pages on a disk kept, now and then, as they load again."""
    with hosted(disk) as found:
        yield f"{found}bijdragen/index.html"


@pytest.fixture
def opened(page: Page, address: str) -> Iterator[Any]:
    """Open the form as an address asks; a page that reports a fault fails the test."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(DRAFTED)

    def go(query: str) -> Page:
        page.goto(f"{address}?{query}")
        if query:
            until(page, "window.drafted.length > 0")
        return page

    yield go
    assert faults == []


def drafted(page: Page) -> Any:
    """Give the last that is told of what was typed: a click anywhere does not wait."""
    page.evaluate("document.body.click()")
    return page.evaluate("drafted.at(-1)")


def keys(fields: tuple[Field, ...]) -> list[str]:
    return [field.key for field in fields]


@pytest.mark.parametrize("kind", MODELS)
def test_form_of_a_kind_has_every_field_of_its_declaration(opened: Any, kind: str) -> None:
    page = opened(f"soort={kind}")
    found = page.evaluate(
        "kind => kim.forms.kinds[kind].fields.map(function keys(field) {"
        " return [field.key, field.label, field.holds, field.fields.map(keys),"
        " Object.entries(field.blocks).map(([name, fields]) => [name, fields.map(keys)])] })",
        kind,
    )
    assert found == [told(field) for field in form(MODELS[kind])]


def told(field: Field) -> list[Any]:
    blocks = [[name, [told(inner) for inner in fields]] for name, fields in field.blocks.items()]
    return [field.key, field.labels["nl"], field.holds, [told(one) for one in field.fields], blocks]


OPEN_ALL = """() => {
  const root = document.querySelector("[data-kim-fields]")
  for (let more = true; more; ) {
    const folded = [...root.querySelectorAll(".kim-form__card:not([open])")]
    const wishes = [...root.querySelectorAll(".kim-form__more li button")]
    const empty = [...root.querySelectorAll(".kim-form__items:empty")]
    const adds = empty.map((list) => list.parentElement.querySelector(".kim-form__add"))
    folded.forEach((card) => card.querySelector("summary").click())
    wishes.forEach((button) => button.click())
    adds.forEach((add) => {
      const select = add.querySelector("select")
      const all = [...select.options].map(({ value }) => value)
      const names = all.filter((name) => !window.seen.has(name))
      if (!select.options.length) return add.querySelector("button").click()
      names.forEach((name) => {
        window.seen.add(name)
        select.value = name
        add.querySelector("button").click()
      })
    })
    more = folded.length + wishes.length + adds.length > 0 && window.rounds++ < 12
  }
}"""


def test_every_field_of_every_kind_has_a_control_with_its_label(opened: Any) -> None:
    """Open all there is, of every kind, and look for each label by the key it stands for."""
    for kind in MODELS:
        page = opened(f"soort={kind}")
        page.evaluate("() => { window.seen = new Set(); window.rounds = 0 }")
        page.evaluate(OPEN_ALL)
        shown = page.evaluate(
            "() => [...document.querySelectorAll('[data-kim-fields] [data-key]')]"
            ".filter((one) => one.querySelector('input, textarea, select, button'))"
            ".map((one) => one.dataset.key)"
        )
        wanted = {key for key in every_key(form(MODELS[kind])) if (kind, key) != (SOURCE, "id")}
        assert wanted - set(shown) == set()


def every_key(fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        yield field.key
        yield from every_key(field.fields)
        for inner in field.blocks.values():
            yield from every_key(inner)


THERE_AND_BACK = """async (key) => {
  const [kind] = key.split("/")
  const { kim } = window
  const base = document.querySelector("[data-kim-form]").dataset.from.replace(/index\\.js.*$/, "")
  await new Promise((resolve, reject) => {
    const script = document.createElement("script")
    Object.assign(script, { src: `${base}${key}.js`, onload: resolve, onerror: reject })
    document.head.append(script)
  })
  const tree = kim.form.group(kim.forms.kinds[kind].fields, kim.recorded[key], true, true)
  const place = document.querySelector("[data-kim-said]")
  const before = tree.value()
  place.replaceChildren(tree.element)
  const folded = () => [...place.querySelectorAll("details:not([open])")]
  for (let found = folded(); found.length; found = folded()) {
    found.forEach((card) => (card.open = true))
    await new Promise((resolve) => setTimeout(resolve))
  }
  for (const one of place.querySelectorAll("input, textarea, select")) {
    const said = (name) => one.dispatchEvent(new Event(name, { bubbles: true }))
    for (const name of ["input", "change", "blur"]) said(name)
  }
  return [before, tree.value()]
}"""


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.nightly)])
def test_shipped_records_come_back_as_they_are(opened: Any, every: int) -> None:
    """Loaded and read without a touch, and with every fold open and every input gone through."""
    page = opened("")
    until(page, "Boolean(window.kim.form && kim.form.makers.block)")
    changed = []
    for (kind, item), data in list(RECORDS.items())[::every]:
        untouched, touched = page.evaluate(THERE_AND_BACK, f"{kind}/{item}")
        if untouched != data or touched != data:
            changed.append(f"{kind}/{item}")
    assert changed == []


def test_what_is_told_of_a_record_nobody_touched_is_the_record(opened: Any) -> None:
    page = opened("soort=instrument&id=ecogram")
    assert drafted(page) == {
        "kind": "instrument",
        "id": "ecogram",
        "fresh": False,
        "data": RECORDS["instrument", "ecogram"],
        "path": "instruments/ecogram.yml",
    }


def test_a_new_instrument_is_typed_in(opened: Any) -> None:
    page = opened("soort=instrument")
    page.get_by_label("Titel").fill("De  kleine kring & co")
    page.get_by_label("Samenvatting", exact=False).first.fill("Een kring.\n\nMet *mensen*.")
    page.get_by_label("Waarvoor", exact=False).first.fill("Om te zien wie er is. ")
    page.get_by_role("button", name="Stappen").click()
    page.get_by_label("Titel").nth(1).fill("Begin")
    page.get_by_label("Tekst", exact=False).first.fill("Teken een kring")
    page.get_by_role("button", name="Om te Waar").click()
    page.get_by_label("Krachten en rollen zien").check()
    page.get_by_role("button", name="Minuten").click()
    page.get_by_label("Vanaf").fill("30")
    assert drafted(page) == {
        "kind": "instrument",
        "id": "de-kleine-kring-co",
        "fresh": True,
        "data": {
            "title": "De kleine kring & co",
            "summary": "Een kring.\n\nMet *mensen*.",
            "purpose": "Om te zien wie er is.",
            "minutes": {"from": 30},
            "tasks": ["find_strengths"],
            "steps": [{"title": "Begin", "text": "Teken een kring"}],
        },
        "path": "instruments/de-kleine-kring-co.yml",
    }


def test_a_nested_field_of_an_intervention_is_changed(opened: Any) -> None:
    page = opened("soort=intervention&id=jim-aanpak&veld=target_group.final")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Klaar.")
    data = RECORDS["intervention", "jim-aanpak"]
    group = data["target_group"]
    final = {**group["final"], "nl": f"{group['final']['nl']} Klaar."}
    assert drafted(page)["data"] == {**data, "target_group": {**group, "final": final}}


def test_an_address_begins_a_new_item_of_a_list(opened: Any) -> None:
    page = opened("soort=intervention&id=jim-aanpak&veld=working_elements&vul=element:ontmoeten")
    expect(page.get_by_label("Zekerheid")).to_be_focused()
    listed = drafted(page)["data"]["working_elements"]
    assert listed == [
        *RECORDS["intervention", "jim-aanpak"]["working_elements"],
        {"element": "ontmoeten"},
    ]


def test_what_is_typed_is_told_by_itself_after_a_while(opened: Any) -> None:
    page = opened("soort=term&id=ogw")
    page.get_by_label("Titel").fill("Net")
    until(page, "drafted.at(-1).data.title === 'Net'")


def test_what_is_saved_holds_the_last_word(opened: Any) -> None:
    page = opened("soort=term&id=ogw")
    page.get_by_label("Titel").fill("Net")
    with page.expect_download() as saving:
        page.evaluate("document.querySelector('[data-kim-save]').click()")
    assert "title: Net\n" in Path(saving.value.path()).read_text("utf-8")


def test_a_draft_is_kept_and_can_be_thrown_away(opened: Any) -> None:
    page = opened("soort=term&id=ogw")
    before = drafted(page)["data"]
    page.get_by_label("Titel").fill("Net")
    drafted(page)
    page.reload()
    until(page, "window.drafted.length > 0")
    assert drafted(page)["data"] == {**before, "title": "Net"}
    page.get_by_role("button", name="Gooi mijn tekst weg").click()
    until(page, "window.drafted.length > 0 && drafted.at(-1).data.title !== 'Net'")
    assert drafted(page)["data"] == before


OLD = {"version": 1, "id": "ogw", "stamp": "0", "data": {"title": "Mijn tekst"}}
BACK, AWAY = "Zet mijn tekst terug", "Gooi die tekst weg"


def test_a_text_older_than_the_record_waits_for_an_answer(opened: Any, page: Page) -> None:
    """Neither opening the page nor typing on may take its place."""
    page.add_init_script(PUT.format(key="term/ogw", text=json.dumps(json.dumps(OLD))))
    opened("soort=term&id=ogw")
    drafted(page)
    opened("soort=term&id=ogw")
    page.get_by_label("Titel").fill("Iets anders")
    drafted(page)
    opened("soort=term&id=ogw")
    assert drafted(page)["data"]["title"] == "Iets anders"
    page.get_by_role("button", name=BACK).click()
    assert drafted(page)["data"] == OLD["data"]
    expect(page.locator("[data-kim-back]")).to_contain_text("‘Iets anders’")
    page.get_by_role("button", name=BACK).click()
    assert drafted(page)["data"]["title"] == "Iets anders"
    page.get_by_role("button", name=AWAY).click()
    expect(page.locator("[data-kim-back]")).to_be_hidden()
    opened("soort=term&id=ogw")
    assert drafted(page)["data"]["title"] == "Iets anders"
    expect(page.locator("[data-kim-back]")).to_be_hidden()


def test_two_tabs_keep_two_texts(opened: Any, page: Page, context: Any, address: str) -> None:
    other = context.new_page()
    other.add_init_script(DRAFTED)
    opened("soort=term")
    other.goto(f"{address}?soort=term")
    until(other, "window.drafted.length > 0")
    for tab, title in ((page, "Eerste"), (other, "Tweede"), (page, "Eerste keer")):
        tab.get_by_label("Titel").fill(title)
        drafted(tab)
    expect(other.locator("[data-kim-said]")).to_contain_text("In een ander tabblad")
    other.reload()
    until(other, "window.drafted.length > 0")
    shown = [drafted(other)["data"]["title"]]
    other.get_by_role("button", name=BACK).click()
    shown.append(drafted(other)["data"]["title"])
    assert sorted(shown) == ["Eerste keer", "Tweede"]


def test_a_second_new_one_leaves_the_first_where_it_is(opened: Any) -> None:
    page = opened("soort=term")
    page.get_by_label("Titel").fill("Eerste")
    drafted(page)
    opened("soort=term")
    page.get_by_role("button", name="Leg dit weg en begin een nieuwe").click()
    assert drafted(page)["data"] == {}
    page.get_by_label("Titel").fill("Tweede")
    assert drafted(page)["id"] == "tweede"
    page.get_by_role("button", name=BACK).click()
    assert (drafted(page)["data"], drafted(page)["id"]) == ({"title": "Eerste"}, "eerste")


def test_a_name_follows_the_title_also_after_coming_back(opened: Any) -> None:
    page = opened("soort=instrument")
    page.get_by_label("Titel").fill("Eco")
    drafted(page)
    opened("soort=instrument")
    page.get_by_label("Titel").fill("Ecogram van de buurt")
    assert drafted(page)["id"] == "ecogram-van-de-buurt"
    page.get_by_label("Bestandsnaam").fill("buurt")
    drafted(page)
    opened("soort=instrument")
    page.get_by_label("Titel").fill("Anders")
    assert drafted(page)["id"] == "buurt"


def test_a_look_at_an_item_that_a_link_begins_is_no_text_of_anybody(opened: Any) -> None:
    page = opened("soort=term&veld=aliases")
    drafted(page)
    opened("soort=intervention&id=buurtgezinnen&veld=working_elements&vul=element:ontmoeten")
    drafted(page)
    assert page.evaluate("document.activeElement.closest('[data-key]').dataset.key") == "state"
    opened("soort=intervention&id=buurtgezinnen&veld=frame")
    assert drafted(page)["data"] == RECORDS["intervention", "buurtgezinnen"]
    expect(page.locator("[data-kim-kept]")).to_be_hidden()


LOST = """async kind => {
  const lost = []
  const press = () => [...document.querySelectorAll("[data-kim-fields] .kim-form__more button")]
  for (let all = press(); all.length; all = press()) {
    const name = all[0].querySelector("strong").textContent
    all[0].focus()
    all[0].click()
    const { activeElement: now } = document
    const box = now.getBoundingClientRect()
    const seen = box.top >= 0 && box.bottom <= innerHeight
    if (now === document.body || !now.closest("[data-kim-fields]") || !seen) lost.push(name)
  }
  return lost
}"""


@pytest.mark.parametrize("kind", MODELS)
def test_who_asks_for_a_field_comes_into_it(opened: Any, kind: str) -> None:
    """Every wish is pressed, also those of the items that begin by it."""
    assert opened(f"soort={kind}").evaluate(LOST, kind) == []


def test_letters_that_are_the_same_are_both_kept_and_told(opened: Any) -> None:
    page = opened("soort=intervention&veld=acronym")
    for number, (letter, meaning) in enumerate((("3", "drie"), ("1", "een"), ("3", "weer drie"))):
        if number:
            page.get_by_role("button", name="Voeg toe: Letterwoord").click()
        page.keyboard.type(letter)
        page.keyboard.press("Tab")
        page.keyboard.type(meaning)
    pairs = [["3", "drie"], ["1", "een"], ["3", "weer drie"]]
    assert drafted(page)["data"] == {"acronym": pairs}
    expect(page.locator("[data-kim-faults]")).to_contain_text("Deze letters staan er al")
    expect(page.locator("[data-kim-text]")).to_contain_text('"3": drie\n  "1": een\n  "3": weer')
    opened("soort=intervention")
    assert drafted(page)["data"] == {"acronym": pairs}


def test_what_is_known_nowhere_stops_nothing(opened: Any) -> None:
    """References that lead nowhere, and ids that every object of the language knows."""
    page = opened("soort=instrument")
    page.get_by_label("Titel").fill("Constructor")
    page.get_by_label("Samenvatting", exact=False).first.fill("Zie [[bestaat-niet]] en [[eco")
    drafted(page)
    expect(page.locator("[data-kim-faults]")).to_contain_text("bestaat-niet")
    expect(page.locator("[data-kim-text]")).to_contain_text("Zie [[bestaat-niet]] en [[eco")
    expect(page.locator("[data-kim-card]")).not_to_contain_text("native code")


@pytest.mark.parametrize("broken", ["valid", "preview", "yaml"])
def test_a_fault_in_one_part_leaves_no_other_with_old_text(
    page: Page, address: str, broken: str
) -> None:
    page.add_init_script(DRAFTED)
    page.goto(f"{address}?soort=term")
    until(page, "window.drafted.length > 0")
    page.get_by_label("Titel").fill("Eerst")
    drafted(page)
    breaks = {
        "valid": "kim.valid.check = () => { throw new Error('stuk') }",
        "preview": "kim.previews.kinds = { term: null }",
        "yaml": "kim.yaml.write = () => { throw new Error('stuk') }",
    }
    page.evaluate(f"() => {{ {breaks[broken]} }}")
    page.get_by_label("Titel").fill("Daarna")
    assert drafted(page)["data"] == {"title": "Daarna"}
    faults, exits = page.locator("[data-kim-faults]"), page.locator("[data-kim-exits]")
    expect(page.locator("[data-kim-preview]")).not_to_contain_text("Eerst")
    expect(exits).not_to_contain_text("Eerst")
    if broken == "valid":
        expect(faults.get_by_role("status")).to_contain_text("De controle doet het nu niet")
    if broken == "preview":
        expect(page.locator("[data-kim-unseen]")).to_be_visible()
    if broken == "yaml":
        expect(exits.get_by_role("status")).to_contain_text("kan nu geen bestand worden gemaakt")
        expect(page.locator("[data-kim-ways]")).to_be_hidden()
    else:
        expect(page.locator("[data-kim-text]")).to_contain_text("title: Daarna")
    page.reload()
    until(page, "window.drafted.length > 0")
    assert drafted(page)["data"] == {"title": "Daarna"}


def test_what_is_filled_in_is_folded_until_it_is_asked_for(opened: Any) -> None:
    page = opened("soort=intervention&id=jim-aanpak&veld=working_elements.0.how")
    folds = page.locator("[data-kim-fields] .kim-form__fold")
    assert page.locator(".kim-form__fold[open]").count() == 1
    assert folds.count() > 8
    assert drafted(page)["data"] == RECORDS["intervention", "jim-aanpak"]
    steps = page.locator("[data-key=phases]")
    expect(steps.locator("summary").first).to_contain_text("onderdelen")
    steps.locator("summary").first.press("Enter")
    expect(steps.get_by_role("button", name="Voeg toe: Stappen")).to_be_visible()
    assert drafted(page)["data"] == RECORDS["intervention", "jim-aanpak"]


def test_what_others_mostly_write_is_offered(opened: Any) -> None:
    page = opened("soort=term&veld=contributors")
    words, role = language("nl"), page.get_by_label("Rol")
    listed = role.evaluate("input => [...input.list.options].map(option => option.value)")
    assert listed == [words.sections["choices"][f"role.{name}"] for name in ROLES]
    role.fill("Eigen rol")
    assert drafted(page)["data"] == {"contributors": [{"role": "Eigen rol"}]}


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "null",
        '{"version": 0, "id": "", "stamp": "", "data": {"title": "x"}}',
        '{"version": 1, "id": "", "stamp": "", "data": []}',
        '{"version": 1, "id": "", "stamp": "", "data": {"title": {"nl": {"a": 1}}}}',
        '{"version": 1, "id": "", "stamp": "", "data": {"forms": [["x"]]}}',
        '{"version": 1, "id": {}, "stamp": "", "data": {"title": "x"}}',
    ],
)
def test_a_draft_that_is_none_is_left_alone(opened: Any, page: Page, kept: str) -> None:
    page.add_init_script(PUT.format(key="term/", text=json.dumps(kept)))
    opened("soort=term")
    assert drafted(page)["data"] == {}


def test_the_form_works_where_nothing_can_be_kept(opened: Any, page: Page) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    opened("soort=term")
    page.get_by_label("Titel").fill("Net")
    assert drafted(page)["data"] == {"title": "Net"}
    expect(page.locator("[data-kim-said]")).to_contain_text("kan niet bewaren")


@pytest.mark.parametrize(
    "query", ["soort=nonsens", "soort=term&id=nergens", "soort=__proto__&id=constructor"]
)
def test_an_address_of_nothing_leads_to_the_beginning(
    opened: Any, page: Page, query: str, address: str
) -> None:
    page.goto(f"{address}?{query}")
    expect(page.locator("[data-kim-said]")).to_contain_text("staat niet in deze verzameling")
    expect(page.get_by_role("heading", name="Beschrijf iets nieuws")).to_be_visible()


def test_a_name_that_is_taken_says_whose_it_is(opened: Any) -> None:
    page = opened("soort=term")
    page.get_by_label("Titel").fill("JIM-aanpak")
    drafted(page)
    note = page.locator(".kim-form__note")
    expect(note).to_contain_text("‘jim-aanpak’ bestaat al: JIM-aanpak.")
    link = note.get_by_role("link", name="Verbeter die")
    expect(link).to_have_attribute("href", "?soort=intervention&id=jim-aanpak")


def test_a_reference_is_chosen_by_keyboard(opened: Any) -> None:
    page = opened("soort=situation")
    page.get_by_role("button", name="Thema's").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("jeug")
    page.keyboard.press("ArrowDown")
    box = page.get_by_role("combobox", name="Voeg toe: Thema's")
    assert box.get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")
    assert drafted(page)["data"] == {"themes": ["jeugd-en-gezin"]}


def test_a_description_is_found_opened_and_changed_by_keyboard(opened: Any) -> None:
    page = opened("")
    page.get_by_role("combobox", name="Naam van een methode").focus()
    page.keyboard.type("ecogr")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    until(page, "window.drafted.length > 0")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-key=title]') !== null"):
            break
    page.keyboard.press("Control+End")
    page.keyboard.type(" 2")
    data = RECORDS["instrument", "ecogram"]
    title = {**data["title"], "nl": f"{data['title']['nl']} 2"}
    assert drafted(page)["data"] == {**data, "title": title}


def test_of_a_long_worksheet_only_what_is_opened_is_made(opened: Any, page: Page) -> None:
    rows = [["een", "twee", "drie"]] * 30
    table = {
        "block": "table",
        "columns": [{"title": word} for word in ("A", "B", "C")],
        "example": rows,
    }
    sheet = {"question": "Wie?", "orientation": "portrait", "layout": "own", "blocks": [table] * 10}
    sheets = [{"form": f"vorm-{number}", **sheet} for number in range(8)]
    data = {**RECORDS["instrument", "ecogram"], "worksheet": sheets}
    script = f"kim.recorded = {{'instrument/ecogram': {json.dumps(data)}}}"
    page.route("**/form/instrument/ecogram.js*", lambda route: route.fulfill(body=script))
    opened("soort=instrument&id=ecogram&veld=worksheet.5.blocks.3.example.29")
    inputs = page.locator("[data-kim-fields] :is(input, textarea, select)").count()
    assert (inputs < 250, drafted(page)["data"] == data) == (True, True)


def test_a_source_is_named_in_a_text(opened: Any) -> None:
    page = opened("soort=term&veld=definition")
    page.keyboard.type("Iets")
    page.get_by_role("button", name="Bron: Betekenis").click()
    page.keyboard.type("oranje huis")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Betekenis", exact=False).first).to_be_focused()
    assert drafted(page)["data"] == {"definition": "Iets [@blijf-groep-oranje-huis-aanpak]"}


def test_items_of_a_list_move_go_and_come_back(opened: Any) -> None:
    page = opened("soort=term&veld=forms")
    page.keyboard.type("een")
    for word in ("twee", "drie"):
        page.get_by_role("button", name="Voeg toe: Andere vormen").click()
        page.keyboard.type(word)
    page.get_by_role("button", name="Andere vormen 3 omhoog").click()
    assert drafted(page)["data"] == {"forms": ["een", "drie", "twee"]}
    page.get_by_role("button", name="Andere vormen 1 weghalen").click()
    assert drafted(page)["data"] == {"forms": ["drie", "twee"]}
    page.keyboard.press("Enter")
    assert drafted(page)["data"] == {"forms": ["een", "drie", "twee"]}


def test_a_text_in_several_languages_stays_so(opened: Any, page: Page, address: str) -> None:
    """A record as an international collection has it, put where the shipped one stands."""
    data = {"title": {"en": "Net", "nl": "Netwerk"}, "definition": "D", "later": {"x": 1}}
    script = f"kim.recorded = {{'term/ogw': {json.dumps(data)}}}"
    page.route("**/form/term/ogw.js*", lambda route: route.fulfill(body=script))
    opened("soort=term&id=ogw")
    assert drafted(page)["data"] == data
    page.get_by_label("Engels").fill("Network")
    assert drafted(page)["data"] == {**data, "title": {"en": "Network", "nl": "Netwerk"}}


def test_faults_are_told_at_the_field_only_after_somebody_was_there(opened: Any) -> None:
    page = opened("soort=term&id=ogw")
    page.get_by_label("Betekenis", exact=False).first.fill("")
    drafted(page)
    opened("soort=term&id=ogw")
    drafted(page)
    box = page.get_by_label("Betekenis", exact=False).first
    fault = page.locator("[data-key=definition] .kim-form__fault")
    expect(page.locator("[data-kim-faults] [role=status]")).to_have_text("Nog één ding.")
    expect(fault).to_be_hidden()
    page.locator("[data-kim-faults]").get_by_role("button", name="Betekenis").click()
    expect(box).to_be_focused()
    expect(fault).to_have_text("Dit moet je nog invullen.")
    expect(box).to_have_attribute("aria-invalid", "true")
    box.fill("Iets")
    expect(fault).to_be_hidden()
    expect(page.locator("[data-kim-faults] [role=status]")).to_contain_text("niets meer")


def test_without_scripts_no_form_is_promised(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("[data-kim-form]")).to_be_hidden()
    expect(page.locator("[data-kim-scaffold]")).to_be_attached()
    context.close()


@pytest.mark.parametrize(
    "query", ["", "soort=story", "soort=instrument&id=ecogram&veld=worksheet.0.blocks.0"]
)
def test_phone_scrolls_one_way_only(browser: Browser, address: str, query: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}?{query}")
    page.wait_for_selector("[data-kim-form][data-mounted]")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width == 360


def faults(page: Page) -> list[str]:
    """Let time pass and list what the form still wants."""
    drafted(page)
    return page.locator("[data-kim-faults] li").all_inner_texts()


def test_faults_are_named_by_label(opened: Any) -> None:
    page = opened("soort=intervention")
    assert faults(page) == [
        "Titel: Dit moet je nog invullen.",
        "Samenvatting: Dit moet je nog invullen.",
        "Aard: Dit moet je nog invullen.",
        "Thema's: Dit moet je nog invullen.",
    ]
    page.get_by_label("Titel").fill("网")
    page.get_by_role("button", name="Sinds").click()
    page.get_by_label("Sinds").fill("ooit")
    assert faults(page) == [
        "Bestandsnaam: Dit moet je nog invullen.",
        "Samenvatting: Dit moet je nog invullen.",
        "Aard: Dit moet je nog invullen.",
        "Thema's: Dit moet je nog invullen.",
        "Sinds: Onder ‘Sinds’ hoort een geheel getal, maar hier staat ‘ooit’.",
    ]


def test_a_source_has_a_short_name_after_its_title(opened: Any) -> None:
    page = opened("soort=source")
    labels = page.locator("[data-kim-fields] .kim-form__group > .kim-form__field label")
    assert labels.locator("span:first-child").all_inner_texts() == ["Soort", "Titel", "Korte naam"]
    page.get_by_label("Titel").fill("Netwerken")
    drafted(page)
    told = "Wordt ‘netwerken’ in de lijst met bronnen (sources.yml)."
    expect(page.locator(".kim-form__field:has-text('Korte naam') .kim-form__note")).to_have_text(
        told, use_inner_text=True
    )
    page.get_by_label("Korte naam").fill("Mijn bron")
    assert [line for line in faults(page) if line.startswith("Korte naam")] == [
        "Korte naam: ‘Mijn bron’ kan geen id zijn. Gebruik kleine letters, cijfers en streepjes. "
        "Bedoelde je ‘mijn-bron’?"
    ]


def test_what_is_half_typed_is_not_taken_for_a_choice(opened: Any) -> None:
    page = opened("soort=situation&veld=themes")
    page.keyboard.type("en")
    page.keyboard.press("Tab")
    told = "‘en’ is nog niet gekozen. Kies uit de lijst wat je bedoelt."
    assert f"Thema's: {told}" in faults(page)
    expect(page.locator("[data-key=themes] .kim-form__fault")).to_have_text(told)
    assert drafted(page)["data"] == {}
    page.locator("[data-kim-faults]").get_by_role("button", name="Thema's").click()
    expect(page.get_by_role("combobox", name="Voeg toe: Thema's")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert [line for line in faults(page) if line.startswith("Thema's")] == []
    expect(page.locator("[data-key=themes] .kim-form__fault")).to_be_hidden()


def test_a_source_that_is_not_there_can_be_described_beside_the_draft(opened: Any) -> None:
    page = opened("soort=term&veld=definition")
    page.get_by_role("button", name="Bron: Betekenis").click()
    page.keyboard.type("een boek dat er niet is")
    none = page.locator("[data-empty]:visible")
    expect(none).to_contain_text("Niets gevonden. Beschrijf een nieuwe bron")
    page.keyboard.press("Tab")
    expect(none.get_by_role("link")).to_be_focused()
    with page.context.expect_page() as other:
        page.keyboard.press("Enter")
    expect(other.value.get_by_role("heading", name="Nieuw: bron")).to_be_visible()
    page.keyboard.press("Tab")
    expect(none).to_have_count(0)


def test_of_a_list_of_sources_the_link_is_no_value(opened: Any) -> None:
    page = opened("soort=term&veld=sources")
    page.keyboard.type("qqqq")
    page.keyboard.press("Tab")
    assert drafted(page)["data"] == {}
    page.keyboard.press("Tab")
    assert drafted(page)["data"] == {"sources": ["qqqq"]}


def test_where_nothing_fits_the_list_says_so(opened: Any) -> None:
    page = opened("soort=situation&veld=themes")
    page.keyboard.type("qqqq")
    none = page.locator("[data-empty]:visible")
    expect(none).to_have_text("Niets gevonden")
    page.keyboard.press("Escape")
    expect(none).to_have_count(0)


def test_of_a_pair_just_one_is_asked(opened: Any) -> None:
    page = opened("soort=story")
    page.get_by_label("Titel").fill("Net")
    page.get_by_label("Samenvatting (verplicht)", exact=True).fill("Zo ging het.")
    page.get_by_label("Samengesteld").select_option("Ja")
    assert faults(page) == ["Gesprek: Vul één van de twee in, ‘Gesprek’ of ‘Verhaal’."]
    expect(page.locator("[data-key=text] > label")).to_have_text("Verhaal (dit of ‘Gesprek’)")
    page.locator("[data-key=text] textarea").fill("Er was eens.")
    assert faults(page) == []


def test_a_real_story_asks_for_consent(opened: Any) -> None:
    page = opened("soort=story")
    drafted(page)
    badges = page.locator("[data-kim-page] .kim-chips")
    note = page.locator("[data-key=composed] [data-kim-consent]")
    ask = page.locator("[data-kim-exits] [data-kim-consent]")
    expect(badges).to_have_count(0)
    expect(note).to_be_empty()
    expect(ask).to_be_hidden()
    page.get_by_label("Samengesteld").select_option("Nee")
    drafted(page)
    expect(badges).to_have_text("Uit de praktijk")
    expect(note).to_contain_text("toestemming")
    expect(ask).to_be_visible()


def test_a_date_has_an_example(opened: Any) -> None:
    page = opened("soort=term&veld=reviewed")
    expect(page.get_by_label("Nagekeken op")).to_have_accessible_description(
        "Zoals 2019-12-31, of 2019-12 of 2019. Wanneer de tekst naast de bronnen is gelegd."
    )
