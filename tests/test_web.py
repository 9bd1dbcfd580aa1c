"""What programs on the web are told."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from building import built
from rdflib import Graph, URIRef
from repositories import Repo, repo

CONFIG = """\
site_name: Proef & co
site_url: https://example.org/
theme: {name: material, language: nl, font: false}
plugins: [{kim: {cache: ''}}]
"""
BREAKS = "Zo </script><script>alert(1)</script> &lt; & door"
SHEET = f"""\
title: "{BREAKS}"
summary: Kort [@boek].
purpose: Orde.
reviewed: 2026-03
contributors:
  - {{name: 'Vaart, Petra van der', role: beschrijver}}
  - {{name: Buurt, role: beschrijver}}
materials: [papier]
steps:
  - {{title: Eerst, text: Schrijf op.}}
  - text: Kies.
"""
SOURCES = (
    "sources: [{id: boek, type: book, title: Het boek, year: 2011, authors: ['Bakker, J.']}]\n"
)
PAGE = "https://example.org/instrumenten/blad/"
SCHEMA = "https://schema.org/"


@pytest.fixture
def there(tmp_path: Path) -> Repo:
    """Two days."""
    found = repo(tmp_path / "bron")
    (found.root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (found.root / "docs").mkdir()
    (found.root / "docs/over.md").write_text("# Over\n\nWat dit is.\n", encoding="utf-8")
    theme = "title: A\nsummary: Kort.\ndescription: Lang.\n"
    found.commit("2025-12-05", {"themes/a.yml": theme})
    found.commit("2026-03-04", {"instruments/blad.yml": SHEET, "sources.yml": SOURCES})
    return found


def said(site: Path, path: str) -> list[dict[str, Any]]:
    """Read what a page says, as a browser finds it."""
    html = (site / path / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    made = [json.loads(text) for text in found]
    return [{**told, "version": "x"} for told in made]


def test_a_worksheet_says_how_it_is_done_and_no_title_breaks_out(there: Repo) -> None:
    title = BREAKS
    assert said(built(there.root), "instrumenten/blad") == [
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "@id": PAGE,
            "url": PAGE,
            "name": title,
            "description": "Kort.",
            "inLanguage": "nl",
            "version": "x",
            "dateModified": "2026-03-04",
            "lastReviewed": "2026-03",
            "author": [
                {
                    "@type": "Person",
                    "name": "Petra van der Vaart",
                    "givenName": "Petra",
                    "familyName": "van der Vaart",
                },
                "Buurt",
            ],
            "citation": [
                {
                    "@type": "CreativeWork",
                    "name": "Het boek",
                    "author": [
                        {
                            "@type": "Person",
                            "name": "J. Bakker",
                            "givenName": "J.",
                            "familyName": "Bakker",
                        }
                    ],
                    "datePublished": "2011",
                }
            ],
            "breadcrumb": {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": place,
                        "name": name,
                        "item": f"https://example.org/{path}",
                    }
                    for place, name, path in (
                        (1, "Start", ""),
                        (2, "Instrumenten", "instrumenten/"),
                        (3, title, "instrumenten/blad/"),
                    )
                ],
            },
            "mainEntity": {
                "@type": "HowTo",
                "name": title,
                "description": "Kort.",
                "supply": [{"@type": "HowToSupply", "name": "papier"}],
                "step": [
                    {"@type": "HowToStep", "position": 1, "name": "Eerst", "text": "Schrijf op."},
                    {"@type": "HowToStep", "position": 2, "text": "Kies."},
                ],
            },
        }
    ]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib, of itself
def test_what_a_page_says_is_linked_data(there: Repo) -> None:
    (told,) = said(built(there.root), "themas/a")
    told["@context"] = {"@vocab": SCHEMA}  # as schema.org has it; nothing is fetched
    graph = Graph().parse(data=json.dumps(told), format="json-ld")
    page = URIRef("https://example.org/themas/a/")
    assert {
        str(what).removeprefix(SCHEMA): str(value)
        for what, value in graph.predicate_objects(page)
        if what != URIRef(f"{SCHEMA}breadcrumb") and what != URIRef(f"{SCHEMA}version")
    } == {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": f"{SCHEMA}CollectionPage",
        "url": "https://example.org/themas/a/",
        "name": "A",
        "description": "Kort.",
        "inLanguage": "nl",
        "dateModified": "2025-12-05",
    }


def test_without_an_address_it_says_the_rest(there: Repo) -> None:
    config = CONFIG.replace("site_url", "# site_url")
    (there.root / "mkdocs.yml").write_text(config, encoding="utf-8")
    (told,) = said(built(there.root), "themas/a")
    assert told.keys() == {
        "@context",
        "@type",
        "name",
        "description",
        "inLanguage",
        "version",
        "dateModified",
    }
