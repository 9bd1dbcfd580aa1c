"""What a change of a method touches: from the records to the section of its page."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, get_args

import yaml
from building import ROOT, dutch
from conftest import Tree

from mkdocs_kim import library
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.records.kinds import Condition
from mkdocs_kim.views import Reader
from mkdocs_kim.views.adapting import Adapting, Change, Spot, Touched, adapting
from mkdocs_kim.views.parts import Chip, Cited

WORDS = language("nl")
CONDITIONS = get_args(Condition)
REST = "summary: Kort.\ndefinition: Zo.\nscope: general\nconcerns: content\n"
SMALL = {
    "sources.yml": "sources:\n- {id: boek, type: book, title: Boek}\n",
    "themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Lang.\n",
    "kim.yml": (
        "title: KIM\nsummary: Kort.\nnature: model\nthemes: [werk]\n"
        "working_elements:\n"
        "- {element: regie, state: described, how: Zo., sources: [boek]}\n"
        "- {element: match, state: implied, how: Ook., sources: [boek]}\n"
        "- {element: hulp, state: deliberately_not, how: 'Nee [@boek].', sources: [boek]}\n"
    ),
    "leeg.yml": "title: Leeg\nsummary: Kort.\nnature: theory\nthemes: [werk]\n",
    "elements/regie.yml": (
        f"title: Regie\n{REST}depends_on:\n"
        "- {condition: executor, why: 'Het hangt ervan af [@boek].', sources: [boek]}\n"
        "- {condition: client_in_charge, sources: [boek]}\n"
    ),
    "elements/match.yml": f"title: Match <b>\n{REST}",
    "elements/hulp.yml": (
        f"title: Hulp\n{REST}depends_on:\n- {{condition: executor, sources: [boek]}}\n"
    ),
}
REGIE = Spot("regie", "Regie", "element-regie")
MATCH = Spot("match", "Match <b>", "element-match")
DESCRIBED = Chip("Beschreven", tone="described")


def reader(tree: Tree) -> Reader:
    folder = tree({f"interventions/{path}": text for path, text in SMALL.items()})
    found = library.build(read_folder(folder / "interventions", "interventions"), "nl")
    assert found.diagnostics == ()
    return Reader(found, WORDS, date.min)


def told(item: Touched) -> tuple[Spot, Chip, tuple[str, tuple[str, ...]] | None, tuple[str, ...]]:
    """Give an element as plain values: prose as its text."""
    said = item.text
    text = (said.passage.text.strip(), said.sources) if isinstance(said, Cited) else None
    return item.element, item.state, text, item.sources


def plain(change: Change) -> tuple[Any, ...]:
    return (
        change.id,
        [told(item) for item in change.touched],
        [told(item) for item in change.left_out],
        list(change.silent),
    )


def test_every_change_tells_what_it_touches_and_of_what_nothing_is_said(tree: Tree) -> None:
    found = adapting("kim", reader(tree))
    assert isinstance(found, Adapting)
    assert [plain(change) for change in found.changes] == [
        ("groep", [], [], []),
        ("bijeenkomsten", [], [], []),
        (
            "uitvoerder",
            [(REGIE, DESCRIBED, ("Het hangt ervan af [@boek].", ()), ())],
            [
                (
                    Spot("hulp", "Hulp", "element-hulp"),
                    Chip("Bewust niet", tone="deliberately_not"),
                    ("Nee [@boek].", ()),
                    (),
                )
            ],
            [MATCH],
        ),
        ("plek", [], [], []),
        ("zelf-gekozen", [], [], []),
        ("duur", [], [], []),
        ("regie", [(REGIE, DESCRIBED, None, ("boek",))], [], [MATCH]),
    ]


def test_method_without_elements_has_nothing_to_keep_standing(tree: Tree) -> None:
    assert adapting("leeg", reader(tree)) is None


def test_changes_have_words_for_addresses_that_need_no_escape() -> None:
    for code in ("nl", "en"):
        words = [language(code).choice("change_word", condition) for condition in CONDITIONS]
        odd = [word for word in words if not re.fullmatch("[a-z]+(-[a-z]+)*", word)]
        assert (odd, len(set(words))) == ([], len(CONDITIONS))


# The real collection, counted again from the files


def records(pattern: str) -> dict[str, dict[str, Any]]:
    files = sorted((ROOT / "interventions").glob(pattern))
    return {file.stem: dutch(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files}


Counted = dict[str, tuple[list[str], list[str], list[str]]]
"""Change → titles of what it touches, of what is left out, of what nothing is said."""


def by_hand() -> dict[str, Counted]:
    elements = records("elements/*.yml")
    found: dict[str, Counted] = {}
    for method, record in records("*.yml").items():
        if "nature" not in record:
            continue
        found[method] = {}
        for condition in CONDITIONS:
            piles: tuple[list[str], list[str], list[str]] = ([], [], [])
            for use in record["working_elements"]:
                element = elements[use["element"]]
                depends = [item["condition"] for item in element.get("depends_on", [])]
                if use["state"] == "deliberately_not":
                    pile = 1 if condition in depends else None
                else:
                    pile = 0 if condition in depends else 2
                if pile is not None:
                    piles[pile].append(element["title"])
            if not piles[0] and not piles[1]:
                piles[2].clear()  # of nothing is said anything: that is one sentence
            found[method][WORDS.choice("change_word", condition)] = piles
    return found


def on_page(html: str) -> Counted:
    """Read the changes from a page."""
    found: Counted = {}
    section = html[html.index('id="aanpassen"') :].split("</section>")[0]
    for block in section.split("<details")[1:]:
        word = re.search(r'data-change="([^"]+)"', block)
        assert word
        items = re.findall(
            r'<p class="kim-item__title"><a href="#element-[^"]+">([^<]+)</a>.*?'
            r"kim-chip--(\w+)",
            block,
            re.S,
        )
        silent = re.search(r'<p class="kim-change__silent">(.*?)</p>', block, re.S)
        names = re.findall(r">([^<]+)</a>", silent[1]) if silent else []
        found[word[1]] = (
            [unescape(title) for title, state in items if state != "deliberately_not"],
            [unescape(title) for title, state in items if state == "deliberately_not"],
            [unescape(title) for title in names],
        )
    return found


def test_every_page_tells_what_the_records_say(site: Path) -> None:
    counted = by_hand()
    shown = {
        method: on_page((site / "interventies" / method / "index.html").read_text("utf-8"))
        for method in counted
    }
    assert shown == counted


def test_what_is_said_of_a_method_on_its_own_page_leads_nowhere_else(site: Path) -> None:
    html = (site / "interventies/jim-aanpak/index.html").read_text("utf-8")
    section = html[html.index('id="aanpassen"') :].split("</section>")[0]
    assert ("In de JIM-aanpak moet" in section, 'href="./"' in section) == (True, False)


def test_every_element_that_depends_on_something_says_why() -> None:
    silent = [
        (element, item["condition"])
        for element, record in records("elements/*.yml").items()
        for item in record.get("depends_on", [])
        if "why" not in item
    ]
    assert silent == []


def test_what_is_said_cites_the_sources_that_are_named() -> None:
    apart = [
        (element, item["condition"])
        for element, record in records("elements/*.yml").items()
        for item in record.get("depends_on", [])
        if set(re.findall(r"\[@([a-z0-9-]+)\]", item["why"])) != set(item["sources"])
    ]
    assert apart == []
