"""What programs on the web are told."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from building import broken_links, built
from icalendar import Calendar
from rdflib import Graph, URIRef
from repositories import Repo, repo

from mkdocs_kim.language import language
from mkdocs_kim.records import When
from mkdocs_kim.render import calendar, robots
from mkdocs_kim.views import Expiry
from mkdocs_kim.views.parts import Chip, Target

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
THEME = "title: A\nsummary: Kort.\ndescription: Lang.\n"
PAGE = "https://example.org/instrumenten/blad/"
SCHEMA = "https://schema.org/"


@pytest.fixture
def there(tmp_path: Path) -> Repo:
    """Two days."""
    found = repo(tmp_path / "bron")
    (found.root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (found.root / "docs").mkdir()
    (found.root / "docs/over.md").write_text("# Over\n\nWat dit is.\n", encoding="utf-8")
    found.commit("2025-12-05", {"themes/a.yml": THEME})
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


def test_open_data_say_that_they_are_a_dataset(there: Repo) -> None:
    (data,) = said(built(there.root), "data")
    base = "https://example.org/data/"
    names = ("datapackage.json", "manifest.json")
    files = [
        {
            "@type": "DataDownload",
            "name": name,
            "encodingFormat": "application/json",
            "contentUrl": f"{base}{name}",
        }
        for name in names
    ]
    assert data == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": base,
        "url": base,
        "name": "Open data",
        "description": language("nl").ui("intro_data", site="Proef & co"),
        "inLanguage": "nl",
        "version": "x",
        "dateModified": "2026-03-04",
        "isAccessibleForFree": True,
        "distribution": files,
    }


def test_what_people_read_stays_as_it_was(there: Repo) -> None:
    site = built(there.root, strict=True)
    html = (site / "themas/a/index.html").read_text(encoding="utf-8")
    assert '<div class="kim kim-record" id="inhoud">' in html
    assert broken_links(site) == []


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


def listed(site: Path) -> list[tuple[str | None, str | None]]:
    """Read the sitemap: address, and date if it has one."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    return [(item.findtext(f"{space}loc"), item.findtext(f"{space}lastmod")) for item in root]


def test_the_sitemap_has_true_dates_and_no_versions(there: Repo) -> None:
    there.write({"themes/b.yml": f"{THEME}reviewed: 2024-11\n", "themes/c.yml": THEME})
    site = built(there.root)
    found = listed(site)
    assert [(loc, date) for loc, date in found if date] == [
        ("https://example.org/instrumenten/blad/", "2026-03-04"),
        ("https://example.org/themas/a/", "2025-12-05"),
        ("https://example.org/themas/b/", "2024-11"),
    ]
    told = {loc for loc, _ in found}
    assert {"https://example.org/over/", "https://example.org/themas/c/"} <= told
    assert not [loc for loc in told if loc and "/v/" in loc]


def test_robots_are_told_where_the_sitemap_is(there: Repo) -> None:
    assert (built(there.root) / "robots.txt").read_text(encoding="utf-8") == (
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
    )


def test_what_somebody_wrote_for_robots_stays(there: Repo) -> None:
    (there.root / "docs/robots.txt").write_text("Mijn regels\n", encoding="utf-8")
    site = built(there.root, strict=True)
    assert (site / "robots.txt").read_text(encoding="utf-8") == "Mijn regels\n"


def test_below_the_root_of_a_host_there_is_nothing_for_robots() -> None:
    assert (robots.files(""), robots.files("https://example.org/kennis/")) == ({}, {})


def test_what_is_new_has_a_feed_of_its_own(there: Repo) -> None:
    site = built(there.root, strict=True)
    found = feedparser.parse((site / "wijzigingen-nieuw.xml").read_bytes())
    assert not found.bozo
    assert (found.feed.title, found.feed.id, found.feed.updated) == (
        "Proef & co: nieuw",
        "https://example.org/wijzigingen-nieuw.xml",
        "2026-03-04T12:00:00+01:00",
    )
    assert [(item.id, item.updated, item.link) for item in found.entries] == [
        (
            f"tag:example.org,{day}:/came/{name}",
            f"{day}T12:00:00+01:00",
            f"https://example.org/{path}/",
        )
        for day, name, path in (
            ("2026-03-04", "instrument/blad", "instrumenten/blad"),
            ("2025-12-05", "theme/a", "themas/a"),
        )
    ]


def test_judgements_that_end_are_told_in_a_feed_and_a_calendar(site: Path) -> None:
    events = Calendar.from_ical((site / "erkenning-einde.ics").read_bytes()).walk("VEVENT")
    told = feedparser.parse((site / "erkenning-einde.xml").read_bytes())
    assert not told.bozo
    ids = [item.id for item in told.entries]
    assert ids
    assert len(set(ids)) == len(ids)
    assert all(item.updated.endswith("T00:00:00+00:00") for item in told.entries)
    uids = {str(event["UID"]) for event in events}
    assert len(uids) == len(events)
    assert {item.rsplit("/", 1)[0] for item in ids} <= uids


def test_a_calendar_folds_by_octets_and_escapes() -> None:
    link = Chip("Één; twee, \\ drie" + " é" * 60, Target("interventies/a"))
    end = Expiry("a", link, "Erkend", When(2024, 3), When(2029, 3), lapsed=False)
    made = calendar.calendar(
        [end], "Proef", language("nl"), lambda to: f"https://x.org/{to.page}/", "tag:{},{}".format
    )
    assert max(map(len, made.split(b"\r\n"))) <= 75
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert {name: event.decoded(name) for name in ("DTSTART", "DTSTAMP")} == {
        "DTSTART": date(2029, 3, 31),
        "DTSTAMP": datetime(2024, 3, 1, tzinfo=UTC),
    }
    assert (str(event["SUMMARY"]), str(event["UID"]), str(event["URL"])) == (
        f"{link.title}: laatste dag van de erkenning ‘Erkend’",
        "tag:2024-03,recognition/a",
        "https://x.org/interventies/a/",
    )
