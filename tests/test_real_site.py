"""The real collection, built as it is published."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from building import ROOT, broken_links, pages
from nights import spread

from mkdocs_kim import addresses, library
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.library import VOCABULARIES, Library
from mkdocs_kim.records import Intervention
from mkdocs_kim.settings import Settings
from mkdocs_kim.site import build as site_of
from mkdocs_kim.views import Reader, documents


@pytest.fixture(scope="module")
def real() -> Library:
    return library.build(read_folder(ROOT / "interventions", "interventions"), "nl")


def test_records_have_no_faults(real: Library) -> None:
    assert real.diagnostics == ()


def test_every_internal_link_and_anchor_resolves(site: Path) -> None:
    assert broken_links(site) == []


def test_nothing_is_asked_of_anybody_else(site: Path) -> None:
    asked = {
        request
        for page in pages(site).values()
        for request in page.requests
        if "://" in request and not request.startswith("https://example.org/kennisbank/")
    }
    assert asked == set()


def test_style_sheets_ask_nothing_of_anybody_else(site: Path) -> None:
    asked = {
        address
        for sheet in site.rglob("*.css")
        for address in re.findall(
            r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)", sheet.read_text(encoding="utf-8")
        )
        if address.startswith(("http:", "https:", "//"))
    }
    assert asked == set()


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    twice = {
        path: sorted({i for i in page.ids if page.ids.count(i) > 1})
        for path, page in pages(site).items()
    }
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_every_drawing_tells_what_it_shows_or_is_not_told_at_all(site: Path) -> None:
    drawing = re.compile(r'(<svg class="kim-[^>]*>)(<title [^>]*>[^<]+</title><desc [^>]*>[^<]+<)?')
    mute = {
        (path, tag[:80])
        for path, page in pages(site).items()
        for tag, told in drawing.findall(_HIDDEN.sub("", page.text))
        if 'aria-hidden="true"' not in tag
        and not (told and re.search(r'role="(img|group)"', tag) and "aria-labelledby=" in tag)
    }
    assert mute == set()


_HIDDEN = re.compile(r'<(\w+) [^>]*aria-hidden="true"[^>]*>\s*<svg.*?</svg>', re.DOTALL)


def test_editors_elsewhere_find_the_schemas_on_the_site(site: Path) -> None:
    served = {file.name: file.read_bytes() for file in (site / "schema").iterdir()}
    stored = (ROOT / "interventions/.schema").glob("*.json")
    assert served == {file.name: file.read_bytes() for file in stored}


def test_every_record_has_its_page(real: Library, site: Path) -> None:
    words = language("nl")
    wanted = {addresses.page(words, kind, record_id) for kind, record_id, _ in real.all()}
    missing = {address for address in wanted if not (site / address / "index.html").is_file()}
    assert missing == set()


def _references(real: Library) -> Iterator[tuple[str, str]]:
    """Go through all references: the page that is referred to, the page that refers."""
    words = language("nl")
    for (kind, record_id), links in real.links_to.items():
        # A level of recognition lists methods; other values likewise.
        for link in links:
            target = addresses.page(words, kind, record_id)
            yield target, addresses.page(words, link.source.kind, link.source_id)


def test_every_page_links_back_to_all_that_refers_to_it(real: Library, site: Path) -> None:
    linked = {
        path: {
            normpath(join(dirname(path), link.split("#")[0]))
            for link in page.links
            if "://" not in link
        }
        for path, page in pages(site).items()
    }
    missing = {
        (target, source)
        for target, source in _references(real)
        if source not in linked[f"{target}/index.html"]
    }
    assert missing == set()


def test_every_element_is_used_by_at_least_two_interventions(real: Library) -> None:
    uses = {
        element: {
            record_id
            for record_id, record in real.records["intervention"].items()
            if isinstance(record, Intervention)
            and any(use.element.id == element for use in record.working_elements)
        }
        for element in real.records["element"]
    }
    assert {element: methods for element, methods in uses.items() if len(methods) < 2} == {}


def test_every_intervention_says_what_is_known_of_its_recognition(real: Library) -> None:
    silent = {
        record_id
        for record_id, record in real.records["intervention"].items()
        if isinstance(record, Intervention)
        and not record.recognition
        and record.recognition_note is None
    }
    assert silent == set()


def test_every_record_that_makes_claims_cites_a_source(real: Library) -> None:
    citing = {record for records in real.cited_by.values() for record in records}
    silent = {(kind, record_id) for kind, record_id, _ in real.all()} - citing
    assert silent == set()


def test_every_source_is_cited(real: Library) -> None:
    assert set(real.sources) - set(real.cited_by) == set()


def test_every_value_of_a_vocabulary_has_its_page(real: Library, site: Path) -> None:
    words = language("nl")
    missing = [
        (kind, value)
        for kind in VOCABULARIES
        for value in real.vocabularies[kind]
        if not (site / addresses.page(words, kind, value) / "index.html").is_file()
    ]
    assert missing == []


def test_five_shifts_stand_on_the_page_of_solution_focused_work(site: Path) -> None:
    html = (site / "interventies/oplossingsgericht-werken/index.html").read_text(encoding="utf-8")
    section = html[html.index('<h2 id="rationale">') :]
    shifts = re.findall(r"<li>(?:<p>)?<strong>(Van [^<]+)</strong>", section)
    assert shifts == [
        "Van aanbod naar vraag.",
        "Van klacht naar kracht.",
        "Van zorgen voor naar zorgen dat.",
        "Van hulpverlener in regie naar klant in regie.",
        "Van vrijwillig naar sturen waar het moet.",
    ]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep the sheets that these builds make, so that each is set once."""
    return tmp_path_factory.mktemp("sheets")


LOST = ("vocabularies.yml", "sources.yml", "kim-methode.yml", "elements/eigen-regie.yml")
LOSSES = {f"{how} {lost}": (lost, how == "gone") for how in ("broken", "gone") for lost in LOST}


@pytest.mark.parametrize("loss", spread(LOSSES, every=3))
def test_any_file_can_be_lost_while_serving(
    tmp_path: Path, sheets: Path, loss: tuple[str, bool]
) -> None:
    lost, gone = loss
    folder = tmp_path / "interventions"
    shutil.copytree(ROOT / "interventions", folder)
    (folder / lost).unlink() if gone else (folder / lost).write_text("x: [\n", encoding="utf-8")
    today = date(2026, 1, 1)
    settings = Settings(folder, "interventions", "Proef", today=today, withhold=True, cache=sheets)
    site = site_of(settings)
    assert {fault.at.path for fault in site.diagnostics} == set(site.withheld)
    assert "index" in {page.address for page in site.pages}


def test_every_place_that_search_quotes_is_on_its_page(site: Path, real: Library) -> None:
    found, reader = pages(site), Reader(real, language("nl"), date(2026, 11, 22))
    lost = [
        (document.kind, document.id, piece.anchor)
        for document in documents(reader)
        for piece in document.pieces
        if piece.anchor and piece.anchor not in found[f"{document.to.page}/index.html"].ids
    ]
    assert lost == []
