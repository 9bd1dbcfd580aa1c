"""Wherever something is missing, a reader is led to the very place where it can be filled in."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from building import HtmlPage, broken_links, built, pages

from mkdocs_kim import library
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.records import FILES, KINDS, form
from mkdocs_kim.records.form import Field
from mkdocs_kim.rewrite import path_of, scaffold
from mkdocs_kim.views.invite import Place, by_hand
from mkdocs_kim.views.invite import form as form_at
from mkdocs_kim.views.parts import Target

ROOT = Path(__file__).parents[1]
Tree = Callable[[dict[str, str]], Path]
FORMS = {kind: form(model) for kind, model in KINDS.items()}
FORMS["source"] = next(
    field.fields for field in form(FILES["sources.yml"]) if field.key == "sources"
)


def at(fields: Iterable[Field], keys: list[str]) -> Field | None:
    """Find a field by its keys."""
    found = next((field for field in fields if field.key == keys[0]), None)
    return at(found.fields, keys[1:]) if found and keys[1:] else found


def faults(said: dict[str, str], ids: dict[str, Any]) -> list[str]:
    """List what the form could not open of what a link asks for."""
    wrong = [word for word in said if word not in ("soort", "id", "veld", "vul")]
    kind, record_id = said.get("soort", ""), said.get("id", "")
    if kind and kind not in FORMS:
        return [*wrong, kind]
    if record_id and record_id not in ids[kind]:
        wrong.append(record_id)
    if "veld" in said:
        field = at(FORMS[kind], said["veld"].split("."))
        if field is None:
            return [*wrong, said["veld"]]
        if "vul" in said:
            key, value = said["vul"].split(":")
            filled = at(field.fields, [key])
            if filled is None or not field.many or value not in ids[filled.of]:
                wrong.append(said["vul"])
    return wrong


def invitations(texts: Iterable[str]) -> set[str]:
    """List every link into the form."""
    return {link for text in texts for link in re.findall(r'[^"]*/bijdragen/\?[^"]*', text)}


def test_every_invitation_leads_to_a_place_in_the_form(site: Path) -> None:
    ids = library.build(read_folder(ROOT / "interventions", "interventions"), "nl").records
    links = {link for page in pages(site).values() for link in page.links if "bijdragen/?" in link}
    wrong = {link: found for link in links if (found := faults(_said(link), ids))}
    assert wrong == {}
    assert len(links) > 500


def _said(link: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(link).query, strict_parsing=True))


def _links(site: Path, path: str, marked: str) -> list[str]:
    """List the links of a page into the form that have a class."""
    text = (site / path).read_text(encoding="utf-8")
    tags = re.findall(rf'<a class="{marked}" href="([^"]*)"', text)
    return [tag.replace("&amp;", "&").partition("?")[2] for tag in tags]


def test_what_is_not_known_leads_to_its_own_field(tree: Tree) -> None:
    site = built(tree(SMALL), strict=True)
    page = HtmlPage((site / "interventies/kim/index.html").read_text(encoding="utf-8"))
    asked = {link.partition("?")[2] for link in page.links if "bijdragen/?" in link}
    whole = "soort=intervention&id=kim"
    assert f"{whole}&veld=target_group.groups" in asked
    assert f"{whole}&veld=working_elements" in asked
    assert f"{whole}&veld=client_experience" in asked
    assert f"{whole}&veld=recognition" in asked
    assert _links(site, "interventies/kim/index.html", "kim-edit") == [whole]
    facts = _links(site, "interventies/kim/index.html", "kim-unknown")
    assert facts == [
        f"{whole}&veld={key}"
        for key in (
            "target_group.groups",
            "age",
            "levels",
            "frame",
            "executors",
            "settings",
            "duration",
            "access",
        )
    ]


def test_lists_lead_to_a_new_record_of_their_kind(tree: Tree) -> None:
    site = built(tree(SMALL), strict=True)
    asked = {}
    for path in ("interventies", "themas", "bronnen", "zoeken"):
        text = (site / path / "index.html").read_text(encoding="utf-8")
        asked[path] = re.findall(r'kim-missed">.*?href="\.\./bijdragen/([^"]*)"', text)
    assert asked == {
        "interventies": ["?soort=intervention"],
        "themas": ["?soort=theme"],
        "bronnen": ["?soort=source"],
        "zoeken": [""],
    }


@pytest.mark.parametrize("path", ["docs/bijdragen.md", "docs/bijdragen/index.md"])
def test_hand_written_page_wins_and_links_lead_to_the_file(tree: Tree, path: str) -> None:
    site = built(tree({**SMALL, path: "# Zo help je mee\n"}), strict=True)
    assert "Zo help je mee" in (site / "bijdragen/index.html").read_text(encoding="utf-8")
    assert broken_links(site) == []
    page = HtmlPage((site / "interventies/kim/index.html").read_text(encoding="utf-8"))
    edits = {link for link in page.links if "/edit/" in link}
    assert edits == {"https://example.org/bron/edit/main/interventions/kim.yml"}
    everything = "".join(file.read_text(encoding="utf-8") for file in site.rglob("*.html"))
    assert invitations([everything]) == set()
    listed = HtmlPage((site / "interventies/index.html").read_text(encoding="utf-8"))
    assert "../bijdragen/" in listed.links


@pytest.mark.parametrize(
    ("code", "query"),
    [
        ("nl", "soort=element&id=regie&veld=instruments&vul=instrument:ecogram"),
        ("en", "kind=element&id=regie&field=instruments&fill=instrument:ecogram"),
    ],
)
def test_link_into_the_form_is_worded_in_the_language_of_the_site(code: str, query: str) -> None:
    place = Place("element", "regie")
    page = {"nl": "bijdragen/index", "en": "contribute/index"}[code]
    to = form_at(language(code), place, "instruments", "instrument:ecogram")
    assert to == Target(page, query=query)


def test_page_of_the_hand_is_found_in_either_place() -> None:
    words = language("nl")
    assert by_hand(words, {"over"}) == ""
    assert by_hand(words, {"over", "bijdragen"}) == "bijdragen"
    assert by_hand(words, {"bijdragen/index"}) == "bijdragen/index"


SMALL = {
    "mkdocs.yml": (
        "site_name: Klein\nrepo_url: https://example.org/bron\nedit_uri: edit/main/docs/\n"
        "theme: {name: material, language: nl}\nplugins: [kim]\n"
    ),
    "docs/over.md": "# Over\n",
    "interventions/kim.yml": (
        "title: KIM\nnature: approach\nthemes: [werk]\nsummary: Kort [@boek].\n"
    ),
    "interventions/themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Werk.\n",
    "interventions/sources.yml": "sources:\n- {id: boek, type: book, title: Boek}\n",
}


def test_without_scripts_there_is_a_file_to_begin_with_for_every_kind(tree: Tree) -> None:
    site = built(tree(SMALL), strict=True)
    text = (site / "bijdragen/index.html").read_text(encoding="utf-8")
    begun = dict(re.findall(r'aria-label="[^":]*: ([^"]*)"><code>(.*?)</code></pre>', text, re.S))
    paths = {kind: f"interventions/{path_of(kind, 'kies-een-naam')}" for kind in KINDS}
    made = {path: scaffold(kind, "kies-een-naam") for kind, path in paths.items()}
    items = html.unescape(begun.pop("interventions/sources.yml"))
    assert {path: html.unescape(found) for path, found in begun.items()} == made
    listed = f"sources:\n{items}"
    files = {**SMALL, "interventions/sources.yml": listed.replace("naam-van-de-bron", "boek")}
    assert library.build(read_folder(tree(files) / "interventions", "i"), "nl").diagnostics == ()
    assert "https://example.org/bron/edit/main/interventions/sources.yml" in HtmlPage(text).links
