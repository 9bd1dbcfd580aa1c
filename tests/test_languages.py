"""A site in two languages: every page of one stands in the other too, and says what is foreign."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from building import ROOT, broken_links, built, pages
from markupsafe import escape
from mkdocs.config.base import ValidationError
from PIL import Image

from mkdocs_kim import site
from mkdocs_kim.language import Tongue, language
from mkdocs_kim.plugin_options import Languages
from mkdocs_kim.records import Text
from mkdocs_kim.render.escaping import escaped, spoken, unspoken
from mkdocs_kim.settings import Settings
from mkdocs_kim.views import every_sheet

RECORDS = ROOT / "interventions"
BOTH = {"nl": "", "en": "en/"}
MKDOCS = """\
site_name: Onze methoden
site_url: https://example.org/methoden/
copyright: Van ons
theme: {name: material, language: nl, font: false}
plugins:
  - kim:
      languages: {en: {Onze methoden: Our methods, Van ons: Ours, Alles: Everything, Meer: More}}
nav:
  - index.md
  - Alles: [interventies/index.md, instrumenten/index.md]
  - Meer: [over.md, alleen-hier.md]
"""
DUTCH = """\
title: Samen koken
summary: Koken met de buren.
nature: intervention
themes: [buurt]
goal: Elkaar leren kennen & helpen.
"""
HALF = """\
title: {nl: Samen tuinieren, en: Gardening together}
summary: {nl: Tuinieren met de buren., en: Gardening with neighbours.}
nature: intervention
themes: [buurt]
goal: Buiten zijn.
"""
WHOLE = """\
title: {nl: Praatplaat, en: Talking picture}
summary: {nl: Een plaat om over te praten., en: A picture to talk about.}
purpose: {nl: Het gesprek beginnen., en: To start the conversation.}
drawable: describe_only
drawable_reason: {nl: Voorbeeld., en: Example.}
"""
FILES = {
    "mkdocs.yml": MKDOCS,
    "docs/over.md": "# Over ons\n",
    "docs/over.en.md": "# About us\n",
    "docs/alleen-hier.md": "# Alleen hier\n",
    "interventions/samen-koken.yml": DUTCH,
    "interventions/samen-tuinieren.yml": HALF,
    "interventions/instruments/praatplaat.yml": WHOLE,
    "interventions/themes/buurt.yml": "title: Buurt\nsummary: De buurt.\ndescription: De buurt.\n",
}


@pytest.fixture(scope="module")
def trees() -> dict[str, site.Site]:
    own = Settings(RECORDS, "interventions", "Site", today=date(2026, 11, 1), trees=BOTH)
    return {code: site.build(replace(own, code=code)) for code in BOTH}


@pytest.mark.parametrize(("code", "other"), [("nl", "en"), ("en", "nl")])
def test_every_page_stands_in_the_other_language_too(
    trees: dict[str, site.Site], code: str, other: str
) -> None:
    there = [page.elsewhere for page in trees[code].pages]
    assert sorted(there) == sorted(((other, page.address),) for page in trees[other].pages)


def test_no_mark_of_a_language_is_left(trees: dict[str, site.Site]) -> None:
    held = [page.html for tree in trees.values() for page in tree.pages]
    endings = (".html", ".js", ".json", ".csv", ".xml")
    texts = [
        tree.files[path].decode()
        for tree in trees.values()
        for path in tree.files
        if path.endswith(endings)
    ]
    assert [text[:80] for text in held + texts if re.search("[\x02\x03\x04]", text)] == []


@pytest.mark.parametrize(("code", "other"), [("nl", "en"), ("en", "nl")])
def test_pages_speak_one_language(trees: dict[str, site.Site], code: str, other: str) -> None:
    """No text of the interface of the other language stands on any page or in any file.

    Records may say the same in their own words.
    """
    own, theirs = (language(each).sections for each in (code, other))
    records = [file.read_text(encoding="utf-8") for file in RECORDS.rglob("*.yml")]
    said = " ".join(" ".join(records).split())
    said += " ".join(text for section in own.values() for text in section.values())
    foreign = [
        text
        for section in ("ui", "words", "choices")
        for text in theirs[section].values()
        if len(text) > 14 and " " in text and "{" not in text and text not in said
    ]
    files = trees[code].files
    pages = [page.html for page in trees[code].pages]
    pages += [files[path].decode() for path in files if path.endswith(".html")]
    told = " ".join(" ".join(page.split()) for page in pages)
    assert len(foreign) > 400
    assert [text for text in foreign if str(escape(text)) in told] == []


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("languages")
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return built(folder, strict=True)


def told(small: Path, path: str, pattern: str) -> list[str]:
    return re.findall(pattern, (small / path).read_text(encoding="utf-8"), re.S)


def test_links_lead_to_pages_that_are_there(small: Path) -> None:
    assert broken_links(small) == []


SWITCH = r'kim-switch" href="([^"]*)" hreflang="(\w+)"'


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("index.html", [("en/", "en")]),
        ("en/index.html", [("../", "nl")]),
        ("interventies/samen-koken/index.html", [("../../en/interventions/samen-koken/", "en")]),
        ("en/interventions/samen-koken/index.html", [("../../../interventies/samen-koken/", "nl")]),
        ("over/index.html", [("../en/over/", "en")]),
        ("alleen-hier/index.html", [("../en/", "en")]),
    ],
)
def test_switch_leads_to_the_same_page(
    small: Path, path: str, there: list[tuple[str, str]]
) -> None:
    assert told(small, path, SWITCH) == there


def test_menu_is_worded_in_each_language(small: Path) -> None:
    link = r'<a href="[^"]*" class="md-nav__link[^"]*">\s*<span class="md-ellipsis">\s*([^<]*?)\s*<'
    assert told(small, "en/over/index.html", link) == [
        "Home", "Interventions", "Instruments", "About us",
    ]  # fmt: skip
    assert told(small, "en/over/index.html", r"<title>(.*?)</title>") == ["About us - Our methods"]
    assert told(small, "en/over/index.html", r'<html lang="(\w+)"') == ["en"]
    assert "en/alleen-hier/index.html" not in pages(small)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("en/interventions/samen-koken", ["Not translated yet: the text below is in Dutch."]),
        (
            "en/interventions/samen-tuinieren",
            ["Not wholly translated yet: part of it is in Dutch."],
        ),
        ("en/instruments/praatplaat", []),
        ("interventies/samen-koken", []),
    ],
)
def test_page_says_what_is_not_translated(small: Path, path: str, said: list[str]) -> None:
    found = told(small, f"{path}/index.html", r'kim-translation">(.*?)(?: <a|</p)')
    assert found == said


def test_text_in_another_language_says_which(small: Path) -> None:
    page = "en/interventions/samen-koken/index.html"
    assert told(small, page, "<h1>.*?</h1>") == ['<h1><span lang="nl">Samen koken</span></h1>']
    goal = '<div lang="nl"><p>Elkaar leren kennen &amp; helpen.</p>'
    assert told(small, page, r'<div lang="nl">\s*<p>Elkaar.*?</p>') == [goal]
    cards = told(small, "en/interventions/index.html", r'kim-card__eyebrow">([^<]*)<')
    assert cards == ["Intervention", "Intervention · in Dutch"]


def test_plain_texts_are_those_of_the_first_language() -> None:
    text = Text({"": "Samen", "en": "Together"})
    lone = Text({"": "Samen"})
    assert (text.in_("en"), lone.in_("en"), lone.best(Tongue("en", "nl"))) == (
        "Together", "Samen", ("Samen", "nl"),
    )  # fmt: skip


def test_language_is_said_where_html_can_say_it() -> None:
    text = Text({"": "R&D"}).in_(Tongue("en", "nl"))
    page = f'<p title="{escaped(text)}">{escaped(text)}</p><option>{escaped(text)}</option>'
    shown = '<p title="R&amp;D"><span lang="nl">R&amp;D</span></p><option>R&amp;D</option>'
    assert (spoken(page), unspoken(escaped(text))) == (shown, "R&amp;D")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"xx": {}}, "'xx' is none of nl, en"),
        ({"en": ["Home"]}, "en: expected words, each with what it is there"),
        ({"en": {"Home": {"a": "b"}}}, "en: expected words, each with what it is there"),
    ],
)
def test_option_that_is_no_language_is_refused(value: object, said: str) -> None:
    with pytest.raises(ValidationError) as error:
        Languages({}).run_validation(value)
    assert str(error.value) == said


def test_language_may_have_no_words() -> None:
    assert Languages({}).run_validation({"en": None}) == {"en": {}}


@pytest.mark.parametrize(
    ("path", "card"),
    [
        (
            "en/interventions/samen-tuinieren/index.html",
            {
                "og:type": "article",
                "og:site_name": "Our methods",
                "og:locale": "en_GB",
                "og:url": "https://example.org/methoden/en/interventions/samen-tuinieren/",
                "og:title": "Gardening together",
                "og:description": "Gardening with neighbours.",
                "og:image": "https://example.org/methoden/en/assets/kim/poster.png",
                "og:image:width": "1200",
                "og:image:height": "630",
                "og:image:alt": "Our methods",
            },
        ),
        (
            "over/index.html",
            {
                "og:type": "article",
                "og:site_name": "Onze methoden",
                "og:locale": "nl_NL",
                "og:url": "https://example.org/methoden/over/",
                "og:title": "Over ons",
                "og:image": "https://example.org/methoden/assets/kim/poster.png",
                "og:image:width": "1200",
                "og:image:height": "630",
                "og:image:alt": "Onze methoden",
            },
        ),
    ],
)
def test_page_says_how_a_link_to_it_is_shown(small: Path, path: str, card: dict[str, str]) -> None:
    found = told(small, path, r'<meta property="(og:[^"]*)" content="([^"]*)">')
    assert dict(found) == card
    assert told(small, path, r'name="twitter:card" content="([^"]*)"') == ["summary_large_image"]


def test_picture_of_the_site_has_the_size_that_pages_say(small: Path) -> None:
    with Image.open(small / "assets/kim/poster.png") as picture:
        assert picture.size == (1200, 630)


EASY_SHEET = """\
title: Netwerk
summary: Kort.
purpose: Zien wie er is.
worksheet:
  - question: {nl: Wie staan er om je heen?, nl-easy: Wie ken je?, en: Who is around you?}
    orientation: portrait
    layout: own
    instruction: [{nl: Noem alle namen., en: Say all names.}]
    blocks: [{block: lines}]
"""


@pytest.mark.parametrize(
    ("code", "sheets"),
    [
        (
            "nl",
            [
                ("netwerk", "Wie staan er om je heen?", ("Noem alle namen.",)),
                ("netwerk-eenvoudig", "Wie ken je?", ("Noem alle namen.",)),
            ],
        ),
        ("en", [("netwerk", "Who is around you?", ("Say all names.",))]),
    ],
)
def test_easy_words_make_a_second_sheet(
    tmp_path: Path, code: str, sheets: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments/netwerk.yml").write_text(EASY_SHEET, encoding="utf-8")
    found = site.check(tmp_path, "interventions", code)
    settings = Settings(tmp_path, "interventions", "Site", code=code, trees=BOTH)
    views = list(every_sheet(site.reader(found, settings)))
    assert [(view.id, view.question, view.instruction) for view in views] == sheets
    assert {view.lang for view in views} == {code}
