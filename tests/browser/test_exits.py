"""What somebody filled in leaves the browser whole, by each way, and only when somebody presses."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from barriers import barriers
from building import ROOT
from filling import CHECKING, SHOWN, WRITING, forms, open_scripts, path_of
from playwright.sync_api import Browser, BrowserContext, Page, expect

from mkdocs_kim import hosts, library
from mkdocs_kim.files import read_folder
from mkdocs_kim.hosts import Exits, Host
from mkdocs_kim.language import language
from mkdocs_kim.render.html import environment

pytestmark = pytest.mark.browser

SCRIPTS = ("kim-device.js", *WRITING, *CHECKING, "kim-exits.js")
HOSTS = {
    "github": Host("github", "https://github.com/wij/kennis"),
    "gitlab": Host("gitlab", "https://gitlab.example.org/wij/kennis", "hoofd", "site/"),
    "forgejo": Host("forgejo", "https://codeberg.org/wij/kennis"),
}
CONTENT = {"github": "value", "gitlab": "content", "forgejo": "value"}
TITLE = "A & B + 100% #1 'ja' (nee)! é 👩‍👧"
THEME = {"title": TITLE, "summary": "Regel één.\n\n- a\n- b = c?", "description": "[[ecogram]]"}
LONG = {**THEME, "description": "woord " * 1500}


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    return forms(library.build(read_folder(ROOT / SHOWN, SHOWN), "nl"))


@pytest.fixture(scope="module")
def bare(browser: Browser, known: dict[str, Any]) -> Page:
    return open_scripts(browser.new_page(), known, SCRIPTS)


def draft(kind: str, data: dict[str, Any], *, fresh: bool) -> dict[str, Any]:
    path = path_of(kind).format(id="proef")
    return {"kind": kind, "id": "proef", "fresh": fresh, "data": data, "path": path}


PUT = """([html, forms]) => {
  window.kim.forms = forms
  document.querySelector("article").innerHTML = `<h1>Proef</h1>${html}`
}"""


def shown(page: Page, known: dict[str, Any], exits: Exits) -> Page:
    """Put the exits in the place of a page's own text."""
    template = environment().get_template("_exits.html.j2")
    html = f'<div class="kim">{template.render(exits=exits, ui=language("nl").ui)}</div>'
    page.evaluate(PUT, [html, known])
    for name in SCRIPTS:
        page.add_script_tag(url=f"../assets/kim/{name}")
    return page


@pytest.fixture
def opened(page: Page, address: str) -> Page:
    page.goto(f"{address}over/")
    return page


def fill(page: Page, detail: dict[str, Any]) -> str:
    """Fill the form in, and give the file that comes of it."""
    page.evaluate(
        "(detail) => document.querySelector('article').dispatchEvent("
        "new CustomEvent('kim:drafted', {bubbles: true, detail}))",
        detail,
    )
    text: str = page.evaluate("(one) => kim.yaml.write(one.kind, one.data)", detail)
    return text


def ways(page: Page, detail: dict[str, Any], exits: Exits) -> tuple[str, Any]:
    host, ui = exits.host, language("nl").ui
    shapes = {what: host.shape(what) for what in ("new", "edit", "issue")} if host else {}
    words = {
        "fresh": ui("exit_issue_new", title="{title}"),
        "change": ui("exit_issue_change", title="{title}"),
        "body": ui("exit_issue_body", path="{path}"),
        "paste": ui("exit_issue_paste"),
        "attached": ui("exit_mail_attached", name="{name}", path="{path}"),
        "folder": exits.folder,
        "longest": exits.longest,
        "mail": exits.mail,
    }
    text: str = page.evaluate("(one) => kim.yaml.write(one.kind, one.data)", detail)
    asked = [detail, text, {**words, **shapes}]
    return text, page.evaluate("(asked) => kim.exits.ways(...asked)", asked)


@pytest.mark.parametrize("kind", HOSTS)
def test_a_new_file_is_carried_whole(bare: Page, kind: str) -> None:
    host = HOSTS[kind]
    text, made = ways(bare, draft("theme", THEME, fresh=True), Exits(host, "", SHOWN))
    assert made["host"] == host.new(f"{SHOWN}/themes/proef.yml", text)
    query = parse_qs(urlsplit(made["host"]).query, strict_parsing=True)
    assert query[CONTENT[kind]] == [text]
    assert made["start"] == "new"


@pytest.mark.parametrize("kind", HOSTS)
def test_a_message_is_carried_whole(bare: Page, kind: str) -> None:
    host = HOSTS[kind]
    text, made = ways(bare, draft("theme", THEME, fresh=False), Exits(host, "", SHOWN))
    body = f"Voorstel voor {SHOWN}/themes/proef.yml:\n\n```yaml\n{text}```\n"
    assert made["issue"]["href"] == host.issue(f"Verbetering: {TITLE}", body)
    assert made["host"] == host.edit(f"{SHOWN}/themes/proef.yml")


@pytest.mark.parametrize("kind", HOSTS)
def test_what_is_too_long_for_an_address_is_left_to_the_clipboard(bare: Page, kind: str) -> None:
    host = HOSTS[kind]
    _, made = ways(bare, draft("theme", LONG, fresh=True), Exits(host, "", SHOWN))
    short = f"Voorstel voor {SHOWN}/themes/proef.yml:\n\n(Plak hier je tekst.)"
    named = host.new(f"{SHOWN}/themes/proef.yml", "").replace(f"&{CONTENT[kind]}=", "")
    assert (made["start"], made["host"]) == ("long", named)
    assert made["issue"]["href"] == host.issue(f"Nieuw: {TITLE}", short)
    assert max(len(made["host"]), len(made["issue"]["href"])) < hosts.LONGEST


def test_fences_are_longer_than_those_in_the_text(bare: Page) -> None:
    data = {**THEME, "description": "````\na\n````"}
    _, made = ways(bare, draft("theme", data, fresh=True), Exits(HOSTS["github"], "", SHOWN))
    assert made["issue"]["copies"].startswith("`````yaml\n")
    assert made["issue"]["copies"].endswith("\n`````\n")


SOURCE = {"id": "proef", "type": "book", "title": {"nl": "Eén: twee"}}


@pytest.mark.parametrize("fresh", [True, False], ids=["new", "changed"])
def test_a_source_goes_among_the_sources(bare: Page, fresh: bool) -> None:
    host = HOSTS["github"]
    exits = Exits(host, "", SHOWN)
    text, made = ways(bare, draft("source", SOURCE, fresh=fresh), exits)
    assert text == '  - id: proef\n    type: book\n    title:\n      nl: "Eén: twee"\n'
    assert (made["start"], made["host"]) == ("source", host.edit(f"{SHOWN}/sources.yml"))
    assert made["name"] == "proef.yml"


def mailed(made: Any) -> tuple[str, dict[str, str]]:
    address, _, query = made["mail"]["href"].removeprefix("mailto:").partition("?")
    parts = (part.split("=", 1) for part in query.split("&"))
    return address, {key: unquote(value) for key, value in parts}


def test_a_mail_is_carried_whole(bare: Page) -> None:
    exits = Exits(None, "wij+kim@example.org", SHOWN)
    text, made = ways(bare, draft("theme", THEME, fresh=True), exits)
    address, parts = mailed(made)
    assert address == "wij+kim@example.org"
    assert parts["subject"] == f"Nieuw: {TITLE}"
    body = parts["body"].replace("\r\n", "\n")
    assert body == f"Voorstel voor {SHOWN}/themes/proef.yml:\n\n{text}"
    assert "host" not in made


def test_a_long_mail_asks_for_the_file(bare: Page) -> None:
    exits = Exits(None, "wij@example.org", SHOWN)
    _, made = ways(bare, draft("theme", LONG, fresh=True), exits)
    told = f"In de bijlage proef.yml staat mijn voorstel voor {SHOWN}/themes/proef.yml."
    assert mailed(made)[1]["body"] == told
    assert made["mail"]["long"] is True


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.mark.parametrize(
    ("detail", "start"),
    [
        (draft("theme", THEME, fresh=True), "new"),
        (draft("theme", LONG, fresh=True), "long"),
        (draft("theme", THEME, fresh=False), "edit"),
        (draft("source", SOURCE, fresh=True), "source"),
    ],
    ids=["new", "long", "edit", "source"],
)
def test_the_host_opens_when_somebody_presses(
    opened: Page, context: BrowserContext, known: dict[str, Any], detail: Any, start: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.route("https://github.com/**", lambda route: route.fulfill(body="hier"))
    shown(opened, known, Exits(HOSTS["github"], "", SHOWN))
    text = fill(opened, detail)
    steps = opened.locator(".kim-exits__way--main li:visible")
    expect(steps).to_have_count(4)
    expect(opened.locator(f"[data-kim-start={start}]")).to_be_visible()
    assert [url for url in asked if "github" in url] == []
    link = opened.locator("[data-kim-way=host]")
    href = link.get_attribute("href")
    with context.expect_page() as coming:
        link.click()
    assert coming.value.url == href
    assert coming.value.evaluate("window.opener") is None
    coming.value.close()
    opened.bring_to_front()
    assert clipboard(opened) == text
    expect(opened.locator(".kim-exits__status")).to_have_text("De tekst staat op je klembord.")


def test_a_long_message_is_copied(
    opened: Page, context: BrowserContext, known: dict[str, Any]
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.route("https://codeberg.org/**", lambda route: route.fulfill(body="hier"))
    shown(opened, known, Exits(HOSTS["forgejo"], "", SHOWN))
    text = fill(opened, draft("theme", LONG, fresh=True))
    with context.expect_page() as coming:
        opened.get_by_role("link", name="Begin een bericht").click()
    coming.value.close()
    opened.bring_to_front()
    assert clipboard(opened) == f"```yaml\n{text}```\n"


def test_the_file_is_saved_byte_for_byte(opened: Page, known: dict[str, Any]) -> None:
    shown(opened, known, Exits(None, "", SHOWN))
    text = fill(opened, draft("theme", THEME, fresh=True))
    with opened.expect_download() as coming:
        opened.get_by_role("button", name="Bewaar bestand").click()
    assert coming.value.suggested_filename == "proef.yml"
    assert Path(coming.value.path()).read_bytes() == text.encode()
    expect(opened.locator(".kim-exits__status")).to_have_text("Bewaard als proef.yml.")
    opened.get_by_text("Bekijk het bestand").click()
    expect(opened.locator(".kim-exits__text")).to_have_text(text, use_inner_text=True)


@pytest.mark.parametrize(
    ("exits", "titles"),
    [
        (Exits(None, "", SHOWN), ["Bewaren"]),
        (Exits(None, "a@b.nl", SHOWN), ["Mailen", "Bewaren"]),
        (
            Exits(HOSTS["forgejo"], "a@b.nl", SHOWN),
            ["Voorstellen op Codeberg", "Een bericht op Codeberg", "Mailen", "Bewaren"],
        ),
    ],
    ids=["none", "mail", "all"],
)
def test_ways_that_do_not_exist_are_left_out(
    opened: Page, known: dict[str, Any], exits: Exits, titles: list[str]
) -> None:
    shown(opened, known, exits)
    fill(opened, draft("theme", THEME, fresh=True))
    assert opened.locator(".kim-exits h3:visible").all_text_contents() == titles


def test_without_a_name_there_is_no_way_yet(opened: Page, known: dict[str, Any]) -> None:
    shown(opened, known, Exits(HOSTS["github"], "a@b.nl", SHOWN))
    fill(opened, {**draft("theme", {}, fresh=True), "id": ""})
    notes = opened.locator(".kim-exits__note:visible")
    expect(notes).to_have_text(
        ["Vul eerst een titel en een bestandsnaam in. Dan kun je het doorgeven."]
    )
    expect(opened.locator(".kim-exits h3:visible")).to_have_count(0)
    fill(opened, draft("theme", {"title": "T"}, fresh=True))
    expect(notes).to_have_text(
        [
            "De controle vindt nog 2 dingen die niet kloppen. Je mag het toch doorgeven; dan kijkt "
            "iemand met je mee."
        ]
    )
    fill(opened, draft("theme", THEME, fresh=True))
    expect(notes).to_have_count(0)


@pytest.mark.parametrize("host", HOSTS)
def test_exits_have_no_barriers(opened: Page, known: dict[str, Any], host: str) -> None:
    shown(opened, known, Exits(HOSTS[host], "wij@example.org", SHOWN))
    fill(opened, draft("theme", LONG, fresh=True))
    opened.get_by_text("Bekijk het bestand").click()
    assert barriers(opened, ".kim-exits") == []
