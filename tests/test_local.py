"""Notes of an organisation of its own, beside records of others."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from building import HtmlPage, broken_links, built
from conftest import Tree
from mkdocs.exceptions import Abort

from mkdocs_kim import library
from mkdocs_kim.files import read_folder, read_notes
from mkdocs_kim.records import Local
from mkdocs_kim.settings import Settings
from mkdocs_kim.site import Site, build

METHOD = "title: {}\nsummary: Kort.\nnature: model\nthemes: [werk]\n"
UPSTREAM = {
    "r/kim.yml": METHOD.format("KIM"),
    "r/jim.yml": METHOD.format("JIM"),
    "r/snv.yml": METHOD.format("SNV"),
    "r/themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Lang.\n",
}
OWN: dict[str, str | bytes] = {
    "lokaal/kim.yml": (
        "available: yes\navailable_note: In Noord.\n"
        "contact:\n  - {name: Bo, email: bo@example.org, phone: +31 (0)13 123 45 67}\n"
        "  - {name: Team Noord, phone: vraag de balie, url: https://example.org/noord}\n"
        "links:\n  - {title: Instructie, file: stukken/Één & ander.pdf}\n"
        "  - {title: Intranet, url: https://example.org/in}\n"
        "note: Wij doen dit met [[jim]].\nreviewed: 2026-10\n"
    ),
    "lokaal/jim.yml": "available: planned\n",
    "lokaal/themes/werk.yml": "note: Zie ons beleid.\n",
    "lokaal/stukken/Één & ander.pdf": b"%PDF-1",
    "lokaal/stukken/los.pdf": b"%PDF-2",
}


def made(folder: Path, local: str = "lokaal") -> Site:
    own = folder / local if local else None
    settings = Settings(
        folder / "r", "r", "Kennisbank", today=date(2030, 1, 1), local=own, local_shown=local
    )
    return build(settings)


def whole(site: Site) -> tuple[dict[str, str], dict[str, bytes]]:
    assert not site.diagnostics
    return {page.address: page.html for page in site.pages}, dict(site.files)


def html(site: Site, address: str) -> str:
    return next(page.html for page in site.pages if page.address == address)


def box(site: Site, address: str) -> str:
    whole = html(site, address)
    found = whole.partition('<aside class="kim-local"')[2].partition("</aside>")[0]
    return " ".join(found.split())


def test_note_stands_in_a_box_on_the_page_of_its_record(tree: Tree) -> None:
    site = made(tree({**UPSTREAM, **OWN}))
    assert site.diagnostics == ()
    expected = """aria-labelledby="bij-ons"> <h2 class="kim-local__title" id="bij-ons">Bij ons</h2>
        <p class="kim-local__status"><span class="kim-chip kim-chip--local">Bij ons
        beschikbaar</span> In Noord.</p>
        <div class="kim-local__note"><p>Wij doen dit met <a href="../jim/">JIM</a>.</p></div>
        <div class="kim-local__columns"> <div> <h3 class="kim-local__head">Wie je kunt vragen</h3>
        <ul class="kim-local__list"> <li><span class="kim-local__name">Bo</span>
        <span class="kim-local__way"><a href="tel:+31131234567">+31 (0)13 123 45 67</a></span>
        <span class="kim-local__way"><a href="mailto:bo@example.org">bo@example.org</a></span>
        </li> <li><span class="kim-local__name">Team Noord</span>
        <span class="kim-local__way">vraag de balie</span>
        <span class="kim-local__way"><a href="https://example.org/noord"
        rel="noopener">website<span class="kim-hidden">: Team Noord</span></a></span> </li>
        </ul> </div> <div> <h3 class="kim-local__head">Van ons zelf</h3>
        <ul class="kim-local__list">
        <li><a href="../../lokaal/stukken/%C3%89%C3%A9n%20%26%20ander.pdf">Instructie (PDF)</a></li>
        <li><a href="https://example.org/in" rel="noopener">Intranet</a></li> </ul> </div> </div>
        <p class="kim-local__about">Dit is een notitie van onze eigen organisatie. Zij hoort niet
        bij de beschrijving. Bijgewerkt in oktober 2026.</p>"""
    assert box(site, "interventies/kim") == " ".join(expected.split())


def test_only_files_that_a_note_links_to_come_along(tree: Tree) -> None:
    site = made(tree({**UPSTREAM, **OWN}))
    own = {path: content for path, content in site.files.items() if path.startswith("lokaal/")}
    assert own == {"lokaal/stukken/Één & ander.pdf": b"%PDF-1"}


def test_cards_say_what_is_there_and_readers_choose_by_it(tree: Tree) -> None:
    site = made(tree({**UPSTREAM, **OWN}))
    listed = html(site, "interventies/index")
    badges = [listed.count(words) for words in ("Bij ons beschikbaar", "Bij ons gepland")]
    assert badges == [1, 1]
    chosen = {page.address: page for page in site.pages if page.address.startswith("bij-ons/")}
    found = {
        address: [link for link in HtmlPage(page.html).links if "interventies" in link]
        for address, page in chosen.items()
    }
    assert found == {
        "bij-ons/beschikbaar": ["../../interventies/kim/"],
        "bij-ons/gepland": ["../../interventies/jim/"],
        "bij-ons/niet-beschikbaar": [],
    }


@pytest.mark.parametrize("own", [{}, {"lokaal/los.pdf": b"%PDF"}], ids=["empty", "only files"])
def test_site_without_notes_is_the_same_byte_for_byte(tree: Tree, own: Mapping[str, bytes]) -> None:
    folder = tree({**UPSTREAM, "lokaal/README.md": "Van ons.", **own})
    assert whole(made(folder)) == whole(made(folder, local=""))


def test_records_and_their_versions_do_not_change_by_a_note(tree: Tree) -> None:
    folder = tree({**UPSTREAM, **OWN})
    with_notes, without = made(folder), made(folder, local="")
    cited = [path for path in without.files if "/citeer." in path]
    assert cited
    assert {p: with_notes.files[p] for p in cited} == {p: without.files[p] for p in cited}


def test_upstream_changes_and_the_notes_stay(tree: Tree) -> None:
    """The text changes, one id does, one record is withdrawn; nobody touches the notes."""
    folder = tree({**UPSTREAM, **OWN})
    before = made(folder)
    (folder / "r/kim.yml").unlink()
    withdrawn = "status: withdrawn\nwithdrawn: {reason: Oud., date: 2026}\n"
    tree(
        {
            "r/kim-methode.yml": METHOD.format("KIM-methode") + "former_ids: [kim]\n",
            "r/jim.yml": METHOD.format("JIM") + withdrawn,
            "r/themes/werk.yml": "title: Werk\nsummary: Anders.\ndescription: Nieuw.\n",
        }
    )
    after = made(folder)
    assert [(fault.code, fault.severity) for fault in after.diagnostics] == [
        ("local-withdrawn", "warning"),
        ("local-renamed", "warning"),
    ]
    kept = box(before, "interventies/kim").replace(">JIM<", ">JIM (ingetrokken)<")
    assert box(after, "interventies/kim-methode") == kept
    assert box(after, "interventies/jim") == box(before, "interventies/jim")
    assert box(after, "themas/werk") == box(before, "themas/werk")
    assert "Anders." in html(after, "themas/werk")


def test_link_out_of_the_folder_is_refused_whatever_it_looks_like(tree: Tree) -> None:
    folder = tree({**UPSTREAM, "geheim.txt": "x", "lokaal/.env": "x"})
    (folder / "lokaal/binnen.txt").symlink_to(folder / "geheim.txt")
    (folder / "lokaal/map").symlink_to(folder, target_is_directory=True)
    wrong = ["../geheim.txt", "/etc/hosts", "a/../../geheim.txt", ".env", "C:\\x", "a//b", "./a"]
    wrong += ["binnen.txt", "http://x", "a\\..\\b"]
    links = "".join(f"  - {{title: X, file: '{path}'}}\n" for path in wrong)
    (folder / "lokaal/kim.yml").write_text(f"links:\n{links}", encoding="utf-8")
    (note, below) = read_notes(folder / "lokaal", "lokaal")
    assert [fault.code for fault in note.diagnostics] == ["file-outside"] * 9
    assert [fault.code for fault in below.diagnostics] == ["unreadable"]
    (folder / "lokaal/kim.yml").write_text(
        "links:\n  - {title: X, file: binnen.txt}\n  - {title: X, file: map/geheim.txt}\n",
        encoding="utf-8",
    )
    (note, _) = read_notes(folder / "lokaal", "lokaal")
    assert [fault.code for fault in note.diagnostics] == ["file-outside", "file-missing"]
    assert made(folder).files == {}


def test_note_of_a_record_that_is_withheld_waits(tree: Tree) -> None:
    folder = tree({**UPSTREAM, **OWN, "r/kim.yml": "titel: KIM\n"})
    readings, notes = read_folder(folder / "r", "r"), read_notes(folder / "lokaal", "lokaal")
    found = library.build(readings, "nl", notes)
    assert {fault.at.path for fault in found.diagnostics} == {"r/kim.yml"}
    assert sorted(found.local) == ["jim", "werk"]


CONFIG = """\
site_name: Proef
theme: {name: material, language: nl, font: false}
repo_url: https://example.org/bron
edit_uri: edit/main/docs/
plugins:
  - kim: {records: r, local: lokaal}
"""


def test_plugin_brings_notes_and_files_and_all_links_resolve(tree: Tree) -> None:
    site = built(tree({**UPSTREAM, **OWN, "mkdocs.yml": CONFIG, "docs/over.md": "# Over\n"}))
    assert broken_links(site) == []
    assert (site / "lokaal/stukken/Één & ander.pdf").read_bytes() == b"%PDF-1"
    page = HtmlPage((site / "interventies/kim/index.html").read_text(encoding="utf-8"))
    assert "https://example.org/bron/edit/main/lokaal/kim.yml" in page.links


def test_folder_that_is_not_there_stops_the_plugin(
    tree: Tree, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tree({**UPSTREAM, "mkdocs.yml": CONFIG, "docs/over.md": "# Over\n"})
    with pytest.raises(Abort):
        built(folder)
    said = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    caplog.clear()
    assert said == [f"Plugin 'kim' option 'local': there is no folder {folder / 'lokaal'}"]


def test_schema_explains_every_key_of_a_note() -> None:
    properties: dict[str, Any] = Local.model_json_schema()["properties"]
    assert list(properties) == [
        "available",
        "available_note",
        "contact",
        "links",
        "note",
        "reviewed",
    ]
    assert all(field["title"] and field["description"] for field in properties.values())
