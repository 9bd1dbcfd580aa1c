"""Facets: declared once, counted right, each value a page that lists the same."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urldefrag

import pytest
from building import HtmlPage, pages
from conftest import Tree
from counting import BY_HAND, methods, real

from mkdocs_kim import addresses, library, views
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import LANGUAGES, language
from mkdocs_kim.records import KINDS, Local, declared
from mkdocs_kim.render.facets import FILE, script, stamped
from mkdocs_kim.views import Choosing, Facet, Reader

TODAY = date(2026, 1, 1)


def reader_of(found: library.Library, code: str = "nl") -> Reader:
    return Reader(found, language(code), TODAY)


@cache
def real_choosing(code: str = "nl") -> Choosing:
    return views.choosing(reader_of(real(), code))


def facet(choosing: Choosing, key: str) -> Facet:
    return next(facet for facet in choosing.facets if facet.key == key)


SMALL = {
    "kim.yml": (
        "title: KIM\nsummary: Kort.\nnature: model\nthemes: [werk]\nage: {from: 12, to: 23}\n"
        "duration: {months: 3.5}\nsettings: [thuis]\naccess: licence\n"
        "target_group: {groups: [jongeren]}\n"
        "recognition: [{level: goed, date: 2020, sources: [a]}]\n"
        "working_elements:\n- {element: regie, state: implied, how: Zo.}\n"
        "- {element: match, state: deliberately_not, how: Niet.}\n"
        "instruments: [{instrument: kring}]\n"
        "phases:\n- {title: Begin, text: Zo., instruments: [lijst]}\n"
    ),
    "leeg.yml": "title: Leeg\nsummary: Kort.\nnature: theory\nthemes: [werk]\n",
    "weg.yml": (
        "title: Weg\nsummary: Kort.\nnature: model\nthemes: [werk]\nstatus: withdrawn\n"
        "withdrawn: {reason: Dubbel., date: 2026}\n"
    ),
    "elements/regie.yml": (
        "title: Regie\nsummary: Kort.\ndefinition: Zo.\nscope: general\nconcerns: content\n"
    ),
    "elements/match.yml": (
        "title: Match\nsummary: Kort.\ndefinition: Zo.\nscope: specific\nconcerns: content\n"
    ),
    "instruments/kring.yml": (
        "title: Kring\nsummary: Kort.\npurpose: Zien.\nminutes: {from: 20, to: 45}\n"
        "tasks: [map_network]\n"
        "worksheet:\n- question: Wie?\n  orientation: portrait\n  layout: own\n"
        "  blocks:\n  - {block: lines, count: 5}\n"
    ),
    "instruments/lijst.yml": "title: Lijst\nsummary: Kort.\npurpose: Zien.\n",
    "stories/dag.yml": (
        "title: Dag\nsummary: Kort.\ncomposed: yes\ninstruments: [kring]\n"
        "lines:\n- {text: Hoi., element: regie}\n"
    ),
    "situations/nood.yml": (
        "title: Nood\nsummary: Kort.\nquestion: Wat nu?\nthemes: [werk]\n"
        "advice: [{instrument: lijst, why: Zo.}]\n"
    ),
    "themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Zie.\n",
    "themes/rust.yml": "title: Rust\nsummary: Kort.\ndescription: Zie.\n",
    "sources.yml": "sources:\n  - {id: a, type: book, title: A}\n",
    "vocabularies.yml": (
        "target_groups: [{id: jongeren, label: Jongeren}]\n"
        "settings: [{id: thuis, label: Thuis}, {id: school, label: School}]\n"
        "executors: [{id: vrijwilligers, label: Vrijwilligers}]\n"
        "recognition_levels: [{id: goed, label: Goed, order: 1, years_valid: 5}]\n"
    ),
}


def test_every_facet_says_who_has_which_value(tree: Tree) -> None:
    choosing = views.choosing(reader_of(library.build(read_folder(tree(SMALL), "r"), "nl")))
    names = [f"{item.kind}:{item.id}" for item in choosing.items]
    assert {
        facet.word: {value.id: [names[n] for n in value.members] for value in facet.values}
        for facet in choosing.facets
    } == {
        "soort": {
            "interventies": ["intervention:kim", "intervention:leeg"],
            "instrumenten": ["instrument:kring", "instrument:lijst"],
            "werkzame-elementen": ["element:match", "element:regie"],
            "themas": ["theme:rust", "theme:werk"],
            "wat-heb-je-nodig": ["situation:nood"],
            "verhalen": ["story:dag"],
            "werkbladen": ["worksheet:kring"],
        },
        "thema": {"rust": [], "werk": ["intervention:kim", "intervention:leeg", "situation:nood"]},
        "doel": {
            "het-netwerk-in-beeld-brengen": ["instrument:kring", "worksheet:kring"],
            "terugkijken-op-leven-en-familie": [],
            "krachten-en-rollen-zien": [],
            "mensen-kiezen-en-vragen": [],
            "een-plan-maken": [],
            "zien-hoe-het-ervoor-staat": [],
            "kinderen-laten-meepraten": [],
            "belangen-in-beeld-brengen": [],
            "niet-bekend": ["instrument:lijst"],
        },
        "doelgroep": {"jongeren": ["intervention:kim"], "niet-bekend": ["intervention:leeg"]},
        "leeftijd": {
            "kinderen": [],
            "jongeren": ["intervention:kim"],
            "jongvolwassenen": ["intervention:kim"],
            "volwassenen": [],
            "ouderen": [],
            "niet-bekend": ["intervention:leeg"],
        },
        "plek": {
            "school": [],
            "thuis": ["intervention:kim"],
            "niet-bekend": ["intervention:leeg"],
        },
        "aard": {
            "interventie": [],
            "handelingsmodel": ["intervention:kim"],
            "werkwijze": [],
            "theorie": ["intervention:leeg"],
        },
        "element": {
            "match": [],
            "regie": ["intervention:kim", "story:dag"],
            "niet-bekend": ["intervention:leeg"],
        },
        "instrument": {
            "kring": ["intervention:kim", "story:dag", "worksheet:kring"],
            "lijst": ["intervention:kim", "situation:nood"],
            "niet-bekend": ["intervention:leeg", "element:match", "element:regie"],
        },
        "erkenning": {
            "goed": ["intervention:kim"],
            "geen-oordeel-bekend": ["intervention:leeg"],
        },
        "toegang": {
            "vrij-te-gebruiken": [],
            "handboek-nodig": [],
            "training-nodig": [],
            "licentie-nodig": ["intervention:kim"],
            "niet-bekend": ["intervention:leeg"],
        },
        "duur": {
            "hoogstens-30-minuten": [],
            "31-tot-en-met-60-minuten": ["instrument:kring", "worksheet:kring"],
            "meer-dan-60-minuten": [],
            "hoogstens-3-maanden": [],
            "4-tot-en-met-6-maanden": ["intervention:kim"],
            "7-tot-en-met-12-maanden": [],
            "meer-dan-12-maanden": [],
            "niet-in-getallen-bekend": ["intervention:leeg", "instrument:lijst"],
        },
        "papier": {
            "a4": ["instrument:kring", "worksheet:kring"],
            "a3": ["instrument:kring", "worksheet:kring"],
        },
        "stand": {"staand": ["instrument:kring", "worksheet:kring"], "liggend": []},
        "bereik": {
            "algemeen-werkzaam": ["element:regie"],
            "specifiek-werkzaam": ["element:match"],
        },
        "gaat-over": {
            "over-de-inhoud": ["element:match", "element:regie"],
            "over-de-uitvoering": [],
        },
    }


def test_who_only_deliberately_does_without_is_neither_found_nor_unknown(tree: Tree) -> None:
    text = (
        SMALL["leeg.yml"]
        + "working_elements:\n- {element: match, state: deliberately_not, how: Niet.}\n"
    )
    found = library.build(read_folder(tree({**SMALL, "leeg.yml": text}), "r"), "nl")
    values = facet(views.choosing(reader_of(found)), "element").values
    assert [(value.id, len(value.members)) for value in values] == [("match", 0), ("regie", 2)]


@pytest.mark.parametrize(
    ("age", "stages"),
    [
        ("{from: 0, to: 11}", ["kinderen"]),
        ("{from: 11, to: 12}", ["kinderen", "jongeren"]),
        ("{from: 17, to: 18}", ["jongeren", "jongvolwassenen"]),
        ("{from: 27, to: 66}", ["volwassenen"]),
        ("{from: 67}", ["ouderen"]),
        ("{to: 17}", ["kinderen", "jongeren"]),
        ("{to: 120}", ["kinderen", "jongeren", "jongvolwassenen", "volwassenen", "ouderen"]),
    ],
)
def test_method_belongs_to_every_stage_of_life_that_its_ages_touch(
    tree: Tree, age: str, stages: list[str]
) -> None:
    text = SMALL["leeg.yml"] + f"age: {age}\n"
    found = library.build(read_folder(tree({**SMALL, "kim.yml": text}), "r"), "nl")
    choosing = views.choosing(reader_of(found))
    kim = choosing.numbers["intervention", "kim"]
    assert [v.id for v in facet(choosing, "age").values if kim in v.members] == stages


@pytest.mark.parametrize("word", BY_HAND)
def test_counts_are_counts_over_the_records(word: str) -> None:
    choosing = real_choosing()
    found = next(facet for facet in choosing.facets if facet.word == word)
    counted = {
        value.id: {choosing.items[n].id for n in value.members if n < len(methods())}
        for value in found.values
        if "intervention" in value.kinds
    }
    by_hand = {
        value: {
            record_id for record_id, record in methods().items() if value in BY_HAND[word](record)
        }
        for value in counted
    }
    unheard = {v for record in methods().values() for v in BY_HAND[word](record)} - counted.keys()
    assert (counted, unheard) == (by_hand, set())


def test_items_are_numbered_by_kind_and_title_with_the_worksheets_last() -> None:
    reader = reader_of(real())
    wanted = [(kind, record_id) for kind in KINDS for record_id in reader.listed(kind)]
    wanted += [("worksheet", view.id) for view in views.every_sheet(reader)]
    assert [(item.kind, item.id) for item in views.items(reader)] == wanted


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_facet_has_its_words(code: str) -> None:
    words = language(code)
    models = (*KINDS.values(), Local)
    keys = {one.facet for model in models for one in declared(model)} | {"kind"}
    named = {key: words.ui(f"facet_{key}") for key in keys}
    assert (set(words.sections["facets"]), len(set(named.values()))) == (keys, len(keys))


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_and_values_in_addresses_are_unique_and_plain(code: str) -> None:
    choosing = real_choosing(code)
    words = [facet.word for facet in choosing.facets]
    values = {facet.word: [value.id for value in facet.values] for facet in choosing.facets}
    plain = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
    everything = [*words, *(value for ids in values.values() for value in ids)]
    odd = [word for word in everything if not plain.fullmatch(word)]
    twice = [word for word, ids in values.items() if len(ids) != len(set(ids))]
    assert (odd, twice, len(words), "q" in words) == ([], [], len(set(words)), False)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_page_of_a_value_stands_where_another_page_stands(code: str) -> None:
    reader = reader_of(real(), code)
    found = [page.address for page in views.pages(reader, "Proef", (), real_choosing(code))]
    assert sorted(a for a in set(found) if found.count(a) > 1) == []


def unpacked(content: bytes) -> dict[str, dict[str, list[int]]]:
    """Read the script back as the browser does."""
    data = json.loads(content.decode().split("window.kim.facets=")[1].rstrip(";\n"))
    return {
        word: {value: list(accumulate(steps)) for value, steps in values}
        for word, values in data["groups"]
    }


def test_script_holds_all_members_and_its_mark_changes_with_it(tree: Tree) -> None:
    choosing = real_choosing()
    assert unpacked(script(choosing)) == {
        facet.word: {value.id: list(value.members) for value in facet.values}
        for facet in choosing.facets
    }
    small = views.choosing(reader_of(library.build(read_folder(tree(SMALL), "r"), "nl")))
    marks = {stamped(script(one)) for one in (choosing, small, choosing)}
    assert len(marks) == 2
    assert all(re.fullmatch(re.escape(FILE) + r"\?v=[0-9a-f]{8}", mark) for mark in marks)


MENTIONED = re.compile(
    r'(?s)<section class="kim-group" aria-labelledby="mentions">.*?</section>'
    r'|<section class="kim-wordings kim-wordings--deliberately_not".*?</section>'
)
"""What a page tells apart: who only names it, and who deliberately does without it."""

LISTED = re.compile(
    r'(?s)<(\w+) class="kim-(?:card__title|item__title|entry__title|worksheet__fill'
    r'|wording__title|sound__title)">(.*?)</\1>'
)


def listed(address: str, page: HtmlPage) -> set[str]:
    """List the pages that a page lists, as addresses."""
    titles = "".join(match[2] for match in LISTED.finditer(MENTIONED.sub("", page.text)))
    return {normpath(join(address, urldefrag(link)[0])) for link in HtmlPage(titles).links}


def test_page_of_every_value_lists_exactly_who_has_it(site: Path) -> None:
    choosing, found = real_choosing(), pages(site)
    numbers = {item.to.page: number for number, item in enumerate(choosing.items)}
    wrong = []
    for one in choosing.facets:
        kinds = {kind for value in one.values for kind in value.kinds}
        for value in one.values:
            if value.id == "wat-heb-je-nodig":
                continue  # not a list but a way to choose
            address = value.to.page.removesuffix("/index")
            there = listed(address, found[f"{address}/index.html"]) & numbers.keys()
            has = {numbers[a] for a in there if choosing.items[numbers[a]].kind in kinds}
            if has != set(value.members):
                names = [choosing.items[n].id for n in has ^ set(value.members)]
                wrong.append((one.word, value.id, names))
    assert wrong == []


def test_lists_are_narrowed_by_what_tells_their_records_apart() -> None:
    choosing = real_choosing()
    offered = {
        kind: [group.word for group in panel.groups]
        for kind in (*KINDS, "worksheet")
        if (panel := choosing.panel(kind))
    }
    assert {
        kind: offered.get(kind) for kind in ("intervention", "instrument", "element", "term")
    } == {
        "intervention": [
            "thema",
            "doelgroep",
            "leeftijd",
            "plek",
            "uitvoerder",
            "niveau",
            "kader",
            "aard",
            "element",
            "instrument",
            "erkenning",
            "toegang",
            "duur",
        ],
        "instrument": ["doel", "duur", "papier", "stand"],
        "element": ["instrument", "bereik", "gaat-over"],
        "term": None,
    }
    assert offered["worksheet"] == ["doel", "instrument", "duur", "stand"]
    assert [group.word for group in choosing.whole().groups] == [
        facet.word for facet in choosing.facets
    ]


def test_nothing_is_offered_where_a_handful_is_listed(tree: Tree) -> None:
    choosing = views.choosing(reader_of(library.build(read_folder(tree(SMALL), "r"), "nl")))
    assert [choosing.panel(kind) for kind in KINDS] == [None] * len(KINDS)


def test_long_group_shows_its_most_frequent_values_at_once() -> None:
    panel = real_choosing().panel("intervention")
    assert panel is not None
    groups = next(group for group in panel.groups if group.word == "doelgroep").choices
    often = [choice.count for choice in groups if choice.often]
    late = [choice.count for choice in groups if not choice.often and choice.id != "niet-bekend"]
    assert (len(often), min(often) >= max(late)) == (8, True)


def test_site_without_records_has_no_page_to_search(tree: Tree) -> None:
    found = library.build(read_folder(tree({"sources.yml": "sources: []\n"}), "r"), "nl")
    reader = reader_of(found)
    written = [page.address for page in views.pages(reader, "Proef", (), views.choosing(reader))]
    assert addresses.search(language("nl")) not in written
