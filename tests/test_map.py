"""The map of elements in a built site, recomputed from the records by a road of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import ROOT, HtmlPage, broken_links, built, dutch

from mkdocs_kim.records import FILES

RECORDS = ROOT / "interventions"
WORDS = {
    "described": "beschreven",
    "implied": "geïmpliceerd",
    "deliberately_not": "bewust niet",
    None: "niet beschreven",
}
Tree = Callable[[dict[str, str]], Path]


class Table(HTMLParser):
    """The rows of a table: per cell its text, after the name of its link, and where that leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, str]]] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append(("", ""))
            self.inside = True
        elif tag == "a" and self.inside:
            found = dict(attrs)
            name = found.get("aria-label")
            text = f"{name} | " if name else self.rows[-1][-1][0]
            self.rows[-1][-1] = (text, found["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            text, link = self.rows[-1][-1]
            self.rows[-1][-1] = (text + data, link)


def read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = dutch(yaml.safe_load(file.read_text(encoding="utf-8")))
    return found


def records(folder: Path) -> dict[str, dict[str, Any]]:
    """Read the records of a folder as plain YAML, by title; those that lists show."""
    found = {file.stem: read(file) for file in folder.glob("*.yml") if file.name not in FILES}
    shown = {key: one for key, one in found.items() if one.get("status") != "withdrawn"}
    return dict(sorted(shown.items(), key=lambda item: item[1]["title"].casefold()))


@pytest.fixture(scope="module")
def text(site: Path) -> str:
    return (site / "vergelijken/index.html").read_text(encoding="utf-8")


def test_every_cell_says_what_the_records_say(text: str) -> None:
    elements = {key: one["title"] for key, one in records(RECORDS / "elements").items()}
    said = {}
    for key, method in records(RECORDS).items():
        uses = {use["element"]: use["state"] for use in method.get("working_elements", ())}
        for element, title in elements.items():
            state = uses.get(element)
            link = (
                f"../interventies/{key}/#element-{element}"
                if state
                else f"../bijdragen/?soort=intervention&id={key}"
                f"&veld=working_elements&vul=element:{element}"
            )
            cell = f"{title}: {WORDS[state]}"
            said[f"{method['title']}, {cell} | {cell}"] = link
    cells = re.findall(r'<td class="kim-map__cell.*?</td>', text)
    shown = Table(f"<tr>{''.join(cells)}").rows[0]
    assert len(shown) == len(said)
    assert dict(shown) == said


def test_rows_columns_and_tallies_are_those_of_the_records(text: str) -> None:
    head, *rows = Table(text[text.index('<table class="kim-map') :].partition("</table")[0]).rows
    elements = records(RECORDS / "elements")
    has = {
        method["title"]: [
            use["element"]
            for use in method.get("working_elements", ())
            if use["state"] != "deliberately_not"
        ]
        for method in records(RECORDS).values()
    }
    kinds: dict[str, list[str]] = {}
    for scope, kind in (("general", "Algemeen werkzaam"), ("specific", "Specifiek werkzaam")):
        for concerns, about in (("content", "over de inhoud"), ("execution", "over de uitvoering")):
            own = [
                key
                for key, one in elements.items()
                if (one["scope"], one["concerns"]) == (scope, concerns)
            ]
            kinds |= {f"{kind}: {about}": own} if own else {}
    counts = {
        f"{elements[key]['title']} {sum(key in own for own in has.values())}"
        for own in kinds.values()
        for key in own
    }
    heads = [cell for cell, _ in head[1:]]
    assert [cell for cell in heads if cell in kinds] == list(kinds)
    assert {cell for cell in heads if cell not in kinds} == counts
    tallies = {
        f"{method} {len(said)}": [
            f"{kind}: {(count := sum(key in said for key in own))}/{len(own)}{count} van {len(own)}"
            for kind, own in kinds.items()
        ]
        for method, said in has.items()
    }
    assert {row[0][0]: [cell for cell, link in row[1:] if not link] for row in rows} == tallies


def test_source_of_every_cell_resolves(site: Path, text: str) -> None:
    """On the page of the method, and in the script that opens a cell beside the map."""
    wrong, opened = [], 0
    for key, method in records(RECORDS).items():
        page = HtmlPage((site / f"interventies/{key}/index.html").read_text(encoding="utf-8"))
        script = (site / f"assets/kim/methods/{key}.js").read_text(encoding="utf-8")
        data = json.loads(script[script.index(f'["{key}"]=') + len(key) + 5 : -2])
        notes = {f"#bron-{key}-{note['number']}": note for note in data["notes"]}
        for use in method.get("working_elements", ()):
            cited = HtmlPage(data["elements"][use["element"]]["html"]).links
            sources = [link for link in cited if link.startswith("#")]
            opened += 1
            if f"element-{use['element']}" not in page.ids or not sources:
                wrong.append((key, use["element"]))
            wrong += [(key, link) for link in sources if not notes[link]["html"]]
        assert f'data-src="../assets/kim/methods/{key}.js?v=' in text
    assert (wrong, opened > 100) == ([], True)


ELEMENT = "title: {}\ndefinition: Wat het is.\nsummary: Kort.\nscope: specific\nconcerns: content\n"
METHOD = "title: {}\nnature: approach\nsummary: Kort.\nthemes: [werk]\n{}"
USE = "working_elements:\n- {element: regie, state: implied, how: Zo., sources: [boek]}\n"
BASE = {
    "mkdocs.yml": "site_name: Klein\ntheme: {name: material, language: nl}\nplugins: [kim]\n",
    "docs/index.md": "# Welkom\n",
    "interventions/themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Werk.\n",
    "interventions/sources.yml": "sources:\n- {id: boek, type: book, title: Boek}\n",
}


@pytest.mark.parametrize(
    ("records", "cells"),
    [
        ({}, None),
        ({"a": METHOD.format("A", "")}, None),
        ({"elements/regie": ELEMENT.format("Regie")}, None),
        (
            {"a": METHOD.format("A", ""), "elements/regie": ELEMENT.format("Regie")},
            [
                (
                    "A, Regie: niet beschreven | Regie: niet beschreven",
                    "../bijdragen/?soort=intervention&id=a&veld=working_elements&vul=element:regie",
                )
            ],
        ),
        (
            {"a": METHOD.format("<b> & ‘A’", USE), "elements/regie": ELEMENT.format("Re|gie")},
            [
                (
                    "<b> & ‘A’, Re|gie: geïmpliceerd | Re|gie: geïmpliceerd",
                    "../interventies/a/#element-regie",
                )
            ],
        ),
    ],
    ids=["nothing", "no elements", "no methods", "nothing said", "one cell"],
)
def test_map_of_a_small_collection(
    tree: Tree, records: dict[str, str], cells: list[tuple[str, str]] | None
) -> None:
    files = {f"interventions/{name}.yml": text for name, text in records.items()}
    site = built(tree({**BASE, **files}))
    page = site / "vergelijken/index.html"
    assert page.exists() == (cells is not None)
    if cells:
        found = re.findall(r'<td class="kim-map__cell.*?</td>', page.read_text(encoding="utf-8"))
        assert Table(f"<tr>{''.join(found)}").rows[0] == cells
        assert broken_links(site) == []
