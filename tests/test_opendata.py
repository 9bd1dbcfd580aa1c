"""Open data holds all that records say, in forms that programs of others accept."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import warnings
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from building import ROOT
from conftest import Tree

from mkdocs_kim import library, opendata, site
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import LANGUAGES
from mkdocs_kim.library import Library
from mkdocs_kim.records import KINDS
from mkdocs_kim.settings import Settings
from mkdocs_kim.tables import NAMES, every

Files = Mapping[str, bytes]
SMALL = {
    "interventions/themes/wonen.yml": "title: {nl: Wonen, en: Housing}\n"
    "summary: Over wonen.\ndescription: Zie [[zorg]]; [@bron].\naliases: [Huis]\n"
    "synonyms: [woning]\nreviewed: 2026-05-03\n",
    "interventions/themes/zorg.yml": "title: =zorg\nsummary: Over zorg.\ndescription: Zorg.\n",
    "interventions/sources.yml": "sources:\n  - {id: bron, type: book, title: Bron, year: 2020}\n",
}


def made(folder: Path, code: str = "nl", day: date = date(2026, 1, 1), url: str = "") -> Files:
    settings = Settings(
        folder, "interventions", "KIM", url=url, licence="CC BY 4.0", code=code, today=day
    )
    shown = site.records(settings).shown
    assert shown is not None
    return opendata.files(site.reader(shown, settings), settings)


@pytest.fixture(scope="module")
def shipped() -> Files:
    return made(ROOT / "interventions", url="https://example.org/kim/")


@pytest.fixture(scope="module")
def real() -> Library:
    return library.build(read_folder(ROOT / "interventions", "interventions"), "nl")


@pytest.fixture(scope="module")
def folder(shipped: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("shipped")
    for path, content in shipped.items():
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_bytes(content)
    return top / "data"


def rows(content: bytes) -> list[list[str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=";"))


def test_every_record_stands_in_json_as_it_says_with_its_version(
    shipped: Files, real: Library
) -> None:
    wanted = {
        f"{NAMES[kind]}/{item}": (kind, item, real.version(item), real.plain(item))
        for kind, item, _ in real.all()
    }
    alone = {
        path.removeprefix("data/").removesuffix(".json"): json.loads(content)
        for path, content in shipped.items()
        if path.count("/") == 2 and not path.startswith("data/schema/")
    }
    together = {
        f"{NAMES[kind]}/{one['id']}": one
        for kind in KINDS
        for one in json.loads(shipped[f"data/{NAMES[kind]}.json"])["records"]
    }
    told = {
        path: (one["kind"], one["id"], one["version"], one["record"]) for path, one in alone.items()
    }
    assert (told, alone) == (wanted, together)


def test_records_and_lists_fit_the_schemas_beside_them(shipped: Files) -> None:
    for name in (*NAMES.values(), "sources", "vocabularies", "synonyms"):
        told = json.loads(shipped[f"data/{name}.json"])
        checker = jsonschema.Draft7Validator(json.loads(shipped[f"data/{told['schema']}"]))
        for record in [one["record"] for one in told.get("records", [told])]:
            assert [error.message for error in checker.iter_errors(record)] == []


def test_manifest_names_every_file_with_its_length_and_sum(shipped: Files) -> None:
    manifest = json.loads(shipped["data/manifest.json"])
    wanted = [
        {
            "path": path.removeprefix("data/"),
            "bytes": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        for path, content in sorted(shipped.items())
        if path != "data/manifest.json"
    ]
    assert manifest["files"] == wanted


def test_manifest_of_a_small_site(tree: Tree) -> None:
    files = made(tree(SMALL) / "interventions", url="https://example.org/kim/")
    told = json.loads(files["data/manifest.json"])
    counts = dict.fromkeys(NAMES.values(), 0) | {"themes": 2}
    del told["files"]
    assert told == {
        "site": "KIM",
        "url": "https://example.org/kim/",
        "licence": "CC BY 4.0",
        "version": told["version"],
        "date": "2026-05-03",
        "language": "nl",
        "counts": counts,
    }


def test_table_of_a_small_site(tree: Tree) -> None:
    files = made(tree(SMALL) / "interventions")
    head, *lines = rows(files["data/themes.csv"])
    found = [{key: cell for key, cell in zip(head, line, strict=True) if cell} for line in lines]
    for one in found:
        assert len(one.pop("version").lstrip("'")) == 8
    assert found == [
        {
            "id": "wonen",
            "title@nl": "Wonen",
            "title@en": "Housing",
            "aliases": "Huis",
            "synonyms": "woning",
            "summary": "Over wonen.",
            "reviewed": "2026-05-03",
            "description": "Zie [[zorg]]; [@bron].",
        },
        {"id": "zorg", "title": "'=zorg", "summary": "Over zorg.", "description": "Zorg."},
    ]


def test_links_of_a_small_site(tree: Tree) -> None:
    files = made(tree(SMALL) / "interventions")
    wanted = [
        ["theme", "wonen", "description", "theme", "zorg", "mentions", "noemt in de tekst"],
        ["theme", "wonen", "", "source", "bron", "cites", "verwijst naar deze bron"],
    ]
    assert rows(files["data/links.csv"])[1:] == wanted
    told = json.loads(files["data/links.json"])["links"]
    assert [list(one.values()) for one in told] == wanted


def test_nothing_changes_on_another_day(tree: Tree) -> None:
    folder = tree(SMALL) / "interventions"
    assert made(folder) == made(folder, day=date(2031, 12, 31))


def test_every_table_is_there_also_without_rows(tree: Tree) -> None:
    files = made(tree(SMALL) / "interventions")
    wanted = {f"data/{table.name}.csv" for table in every()} | {"data/links.csv"}
    assert {path for path in files if path.endswith(".csv")} == wanted


def test_no_cell_is_longer_than_spreadsheets_hold(shipped: Files) -> None:
    longest = {
        path: max(len(cell) for row in rows(content) for cell in row)
        for path, content in shipped.items()
        if path.endswith(".csv")
    }
    assert {path: count for path, count in longest.items() if count > 32_767} == {}


def test_package_is_what_frictionless_accepts(folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it stands on, which is not ours to mend
        from frictionless import Package

        report = Package(str(folder / "datapackage.json")).validate()
    told = report.flatten(["name", "type", "rowNumber", "fieldName", "note"])
    assert (told, report.errors, len(report.tasks)) == ([], [], len(every()) + 1)


def test_package_of_another_language_and_without_records_is_accepted(tree: Tree) -> None:
    folder = tree(SMALL)
    for path, content in made(folder / "interventions", "en").items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import Package

        report = Package(str(folder / "data/datapackage.json")).validate()
    assert report.flatten(["name", "type", "rowNumber", "fieldName", "note"]) == []


def _graph(files: Files) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of itself, when it reads JSON-LD
        from rdflib import Graph

        return Graph().parse(data=files["data/skos.jsonld"], format="json-ld")


def test_concepts_are_skos_in_which_everything_has_its_place(shipped: Files, real: Library) -> None:
    from rdflib import RDF, SKOS

    graph = _graph(shipped)
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    listed = sum(len(real.records[kind]) for kind in ("theme", "element", "term"))
    listed += sum(map(len, real.vocabularies.values())) + len(real.synonyms)
    placed = {(one, graph.value(one, SKOS.inScheme)) for one in concepts}
    assert (len(schemes), len(concepts)) == (8, listed)
    assert {scheme for _, scheme in placed} == schemes
    assert {(one, scheme) for scheme, one in graph.subject_objects(SKOS.hasTopConcept)} == placed
    assert {(one, scheme) for one, scheme in graph.subject_objects(SKOS.topConceptOf)} == placed
    broken = [
        one
        for relation in (SKOS.broader, SKOS.narrower, SKOS.related)
        for one in graph.objects(None, relation)
        if one not in concepts
    ]
    assert broken == []


def test_concepts_have_one_preferred_label_a_language_and_share_none(shipped: Files) -> None:
    from rdflib import RDF, SKOS

    graph = _graph(shipped)
    for one in graph.subjects(RDF.type, SKOS.Concept):
        preferred = list(graph.objects(one, SKOS.prefLabel))
        others = [*graph.objects(one, SKOS.altLabel), *graph.objects(one, SKOS.hiddenLabel)]
        languages = [label.language for label in preferred]
        told = (len(set(languages)), None in languages, len({*preferred, *others}))
        assert told == (len(languages), False, len(preferred) + len(others))


def test_a_concept_of_a_small_site(tree: Tree) -> None:
    graph = json.loads(made(tree(SMALL) / "interventions")["data/skos.jsonld"])["@graph"]
    assert next(one for one in graph if one.get("notation") == "wonen") == {
        "id": "#themes.wonen",
        "type": "skos:Concept",
        "notation": "wonen",
        "inScheme": "#themes",
        "topConceptOf": "#themes",
        "prefLabel": [
            {"@value": "Housing", "@language": "en"},
            {"@value": "Wonen", "@language": "nl"},
        ],
        "altLabel": [{"@value": "Huis", "@language": "nl"}],
        "hiddenLabel": [{"@value": "woning", "@language": "nl"}],
        "definition": [{"@value": "Zie =zorg;.", "@language": "nl"}],
    }


def test_bibliography_is_read_by_a_program_for_citation_styles(shipped: Files) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc.source.json import CiteProcJSON

        items = json.loads(shipped["data/bibliography.json"])
        read = CiteProcJSON(items)
    assert set(read) == {item["id"].lower() for item in items}


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_of_open_data_link_to_every_file_that_is_no_single_record(
    tree: Tree, code: str
) -> None:
    folder = tree(SMALL) / "interventions"
    settings = Settings(folder, "interventions", "KIM", code=code)
    built = site.build(settings)
    page = next(page for page in built.pages if page.address == "data/index")
    linked = set(html_links(page.html))
    files = {path for path in built.files if path.startswith("data/") and path.count("/") == 1}
    assert {f"data/{link}" for link in linked if "." in link.split("/")[-1]} == files


def html_links(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split('href="')[1:]]
