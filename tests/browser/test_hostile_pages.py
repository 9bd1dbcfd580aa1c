"""What strangers might write, in a browser: nothing of it runs, and all of it can be read."""

from __future__ import annotations

from pathlib import Path

import hostile
import pytest
from building import built
from playwright.sync_api import Browser
from test_hostile import RECORD, accepted, write

pytestmark = pytest.mark.browser
PAPER = [text for text in hostile.MARKUP if text.startswith(("<img", "#", "$", "{{"))]
"""What is set on paper as well, by a program with a language of its own."""


def hostile_site(folder: Path) -> dict[str, str]:
    """Write a site in which every text stands wherever it is taken: id of a record → its title."""
    records = folder / "interventions"
    (records / "themes").mkdir(parents=True)
    (records / "instruments").mkdir()
    titles = {}
    for number, text in enumerate(hostile.MARKUP):
        record_id = f"proef-{number}"
        said = {**RECORD, **accepted(text), "instruments": [{"instrument": "blad", "why": "X."}]}
        write(records / f"{record_id}.yml", said)
        titles[record_id] = text
    steps = [{"text": text} for text in hostile.MARKUP if "summary" in accepted(text)]
    paperless = {"title": "Stappen", "summary": "Kort.", "purpose": "Zien.", "steps": steps}
    own = {"questions": list(hostile.MARKUP), "card": {"back": [hostile.MARKUP[10]]}}
    write(records / "instruments/stappen.yml", {**paperless, **own})
    paper = {
        "question": hostile.MARKUP[10],
        "orientation": "portrait",
        "layout": "own",
        "blocks": [
            {
                "block": "table",
                "columns": [{"title": text}],
                "rows": 1,
                "example": [[text]],
            }
            for text in PAPER
        ],
        "example": {"case": PAPER[0]},
    }
    sheet = {"title": "Blad", "summary": "Kort.", "purpose": "Zien.", "worksheet": [paper]}
    write(records / "instruments/blad.yml", sheet)
    write(records / "themes/thema.yml", {"title": "Thema", "summary": "K.", "description": "L."})
    evil = {
        "id": "bron",
        "type": "book",
        "title": hostile.MARKUP[3],
        "authors": [hostile.MARKUP[9]],
    }
    write(records / "sources.yml", {"sources": [evil]})
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Welkom\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Proef\ntheme: {name: material, language: nl, font: false}\n"
        "plugins: [kim: {accounts: false, pairs: false, cache: ''}]\n",
        encoding="utf-8",
    )
    return titles


def test_nothing_runs_or_asks_even_without_a_policy(
    browser: Browser, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The policy of pages would stop it; what is tested is that it has nothing to stop."""
    titles = hostile_site(tmp_path)
    made = built(tmp_path, use_directory_urls=False)
    said = {record.getMessage().rpartition(" ")[2] for record in caplog.records}
    assert said == {"[sign-not-in-font]"}  # one of the texts is written in wide signs
    caplog.clear()
    context = browser.new_context(bypass_csp=True)
    context.add_init_script("window.ran = []; window.kimRan = (number) => window.ran.push(number)")
    asked: list[str] = []
    context.on("request", lambda one: asked.append(one.url))
    page = context.new_page()
    told: list[str] = []
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    ran: dict[str, object] = {}
    shown = {}
    for file in sorted(made.rglob("*.html")):
        if "v" in file.relative_to(made).parts:
            continue  # the page of a version says no more than a title that others say too
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        page.mouse.move(400, 300)
        if found := page.evaluate("window.ran"):
            ran[file.name] = found
        if file.parent.name == "interventies" and file.stem in titles:
            shown[file.stem] = page.locator("article h1").text_content()
    context.close()
    outside = [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
    assert (ran, told, outside) == ({}, [], [])
    assert {item: " ".join((title or "").split()) for item, title in shown.items()} == {
        item: " ".join(title.split()) for item, title in titles.items()
    }
