"""What readers take along: files that equal the records, and that spreadsheets open rightly."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import office
import pytest
import yaml
from building import ROOT, dutch
from conftest import Tree

from mkdocs_kim.records import FILES
from mkdocs_kim.render.export.writing import Table, csv_file
from mkdocs_kim.settings import Settings
from mkdocs_kim.site import build

HOSTILE = Table(
    ("Naam", "Uit\u00adleg; met puntkomma"),
    (
        ("Eén ‘ë’ — 中 😀", 'zei "hallo"; en ging'),
        ("regel één\nregel twee", "eind\r\nvan\rregels"),
        ("=1+1", '=HYPERLINK("https://example.org";"klik")'),
        ("@SUM(1;2)", "+31 6 12345678"),
        ("-", "- streepje"),
        ("\t=1+1", " \u00a0=1+1"),
        ("\uff1d1+1", "'al een apostrof"),
        ("00123456", "12e45678"),
        ("123456789012", "12345678"),
        ("1-2", "3/4/2026"),
        ("2026-11-22", "12-jarigen"),
        ("2026-11", "0012\n"),
        ("", "5"),
    ),
    (("Licentie", "CC BY 4.0"), ("Adres", ""), ("Wat dit is", "=2+2")),
)
"""What no spreadsheet should make anything else of."""
PAIR = "eigen-kracht-conferentie--jim-aanpak"
OPENED = [
    ["Naam", "Uit\u00adleg; met puntkomma"],
    ["Eén ‘ë’ — 中 😀", 'zei "hallo"; en ging'],
    ["regel één\nregel twee", "eind\nvan\nregels"],
    ["'=1+1", '\'=HYPERLINK("https://example.org";"klik")'],
    ["'@SUM(1;2)", "'+31 6 12345678"],
    ["'-", "'- streepje"],
    ["'\t=1+1", "' \u00a0=1+1"],
    ["'\uff1d1+1", "'al een apostrof"],
    ["'00123456", "'12e45678"],
    ["'123456789012", "12345678"],
    ["'1-2", "'3/4/2026"],
    ["2026-11-22", "12-jarigen"],
    ["'2026-11", "0012\n"],
    ["", "5"],
    [],
    ["Licentie", "CC BY 4.0"],
    ["Wat dit is", "'=2+2"],
]


def rows_of(content: bytes) -> list[list[str]]:
    """Read a CSV file as its standard says."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_table_is_written_as_dutch_excel_reads_it() -> None:
    table = Table(("Naam", "Hoe"), (('België; "ja"', "één\r\ntwee"), ("=1", "")), (("Bron", "B"),))
    wanted = '\ufeff"Naam";"Hoe"\r\n"België; ""ja""";"één\ntwee"\r\n"\'=1";""\r\n\r\n"Bron";"B"\r\n'
    assert csv_file(table) == wanted.encode()


def test_a_table_without_rows_is_its_head() -> None:
    assert csv_file(Table(("A",), ())) == '\ufeff"A"\r\n'.encode()


def test_hostile_cells_are_made_harmless() -> None:
    assert rows_of(csv_file(HOSTILE)) == OPENED


SMALL = {
    "interventions/elements/regie.yml": """\
title: Regie
summary: Wie beslist.
definition: De cliënt beslist.
scope: general
concerns: content
""",
    "interventions/sources.yml": """\
sources:
  - id: boek
    type: book
    title: Het boek
    year: 2020
    url: https://example.org/boek
""",
    "interventions/themes/wonen.yml": "title: Wonen\nsummary: Wonen.\ndescription: Wonen.\n",
    "interventions/a.yml": """\
title: "=A; de ‘eerste’"
summary: Eén.
status: concept
nature: approach
themes: [wonen]
working_elements:
  - element: regie
    state: implied
    how: |
      Jij kiest, met [[regie]] [@boek].

      Daarna kijk je terug.
related:
  - intervention: b
    relation: combines_with
    why: Zij vullen elkaar aan.
""",
    "interventions/b.yml": """\
title: B
summary: Twee.
nature: model
themes: [wonen]
reviewed: 2026-11
goal: Doen.
""",
}


def small(folder: Path, **options: Any) -> dict[str, bytes]:
    """Give what can be taken along of a small collection, without the scripts."""
    site = build(
        Settings(folder / "interventions", "interventions", "Proef", today=TODAY, **options)
    )
    assert [fault for fault in site.diagnostics if fault.severity == "error"] == []
    return {
        path: content
        for path, content in site.files.items()
        if path.startswith(("vergelijken/", "compare/")) and path.endswith((".csv", ".json"))
    }


TODAY = date(2026, 11, 22)


TOLD = """
"Wat dit is";"Elementenkaart"
"Afkomstig van";"Proef"
"Stand van";"2026-11-22"
"Zo verwijs je";"Proef (2026). Elementenkaart. Stand van 22 november 2026."
"Lege cellen";"Een lege cel betekent: niet beschreven. \
Dat is iets anders dan: de methode doet het niet."
"Apostrof";"Een apostrof (') aan het begin van een cel hoort niet bij de tekst. \
Zonder die apostrof maakt een rekenblad er een formule, een getal of een datum van."
"""


def lines(content: bytes) -> str:
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def test_a_small_collection_as_tables(tree: Tree) -> None:
    made = small(tree(SMALL))
    assert list(made) == [
        "vergelijken/elementenkaart.csv",
        "vergelijken/elementenkaart-cellen.csv",
        "vergelijken/elementenkaart.json",
        "vergelijken/a--b.csv",
        "vergelijken/a--b.json",
    ]
    matrix, cells, _, beside, _ = made.values()
    assert lines(matrix) == (
        """\
"Methode-id";"Methode";"Aard";"Status";"Versie";"Nagekeken op";"Regie"
"a";"'=A; de ‘eerste’";"Werkwijze";"Concept";"a88e0bba";"";"Geïmpliceerd"
"b";"B";"Handelingsmodel";"Gepubliceerd";"f0cced28";"'2026-11";""
"""
        + TOLD
    )
    assert lines(cells) == (
        """\
"Methode-id";"Methode";"Versie";"Element-id";"Element";"Bereik";"Gaat over";"Zekerheid";"Hoe";\
"Bronnen"
"a";"'=A; de ‘eerste’";"a88e0bba";"regie";"Regie";"Algemeen werkzaam";"Over de inhoud";\
"Geïmpliceerd";"Jij kiest, met Regie. Daarna kijk je terug.";"Het boek (2020). https://example.org/boek"
"""
        + TOLD
    )
    filled = [row for row in rows_of(beside) if len(row) == 4 and any(row[2:])]
    assert filled == [
        ["Groep", "Onderdeel", "'=A; de ‘eerste’", "B"],
        ["Over de beschrijving", "Methode-id", "a", "b"],
        ["Over de beschrijving", "Status", "Concept", "Gepubliceerd"],
        ["Over de beschrijving", "Versie", "a88e0bba", "f0cced28"],
        ["Over de beschrijving", "Nagekeken op", "", "'2026-11"],
        ["Over de methode", "Aard", "Werkwijze", "Handelingsmodel"],
        ["Over de methode", "Thema's", "Wonen", "Wonen"],
        ["Over de methode", "Doel", "", "Doen."],
        ["Over de methode", "Erkenning", "Erkenning niet bekend", "Erkenning niet bekend"],
        [
            "Werkzame elementen",
            "Regie",
            "Geïmpliceerd: Jij kiest, met Regie. Daarna kijk je terug. [1]",
            "",
        ],
        ["Bronnen", "Bronnen", "[1] Het boek (2020). https://example.org/boek", ""],
    ]


def test_a_small_collection_as_a_document(tree: Tree) -> None:
    made = small(tree(SMALL), url="https://example.org/k/", licence="CC BY 4.0", code="en")
    data = json.loads(made["compare/element-map.json"])
    labels = data.pop("labels")
    assert labels["state"] == {
        "described": "Described",
        "implied": "Implied",
        "deliberately_not": "Deliberately not",
    }
    said = {
        "element": "regie",
        "state": "implied",
        "how": "Jij kiest, met Regie. Daarna kijk je terug.",
        "sources": ["boek"],
    }
    assert data == {
        "title": "Element map",
        "site": "Proef",
        "url": "https://example.org/k/compare/",
        "date": "2026-11-22",
        "licence": "CC BY 4.0",
        "cite": "Proef (2026). Element map. As of 22 November 2026. https://example.org/k/compare/",
        "note": "An empty cell means: not described. "
        "That is not the same as: the method does not do it.",
        "language": "en",
        "elements": [{"id": "regie", "title": "Regie", "scope": "general", "concerns": "content"}],
        "interventions": [
            {
                "id": "a",
                "title": "=A; de ‘eerste’",
                "url": "https://example.org/k/interventions/a/",
                "nature": "approach",
                "status": "concept",
                "version": "a88e0bba",
                "reviewed": None,
                "working_elements": [said],
            },
            {
                "id": "b",
                "title": "B",
                "url": "https://example.org/k/interventions/b/",
                "nature": "model",
                "status": "published",
                "version": "f0cced28",
                "reviewed": "2026-11",
                "working_elements": [],
            },
        ],
        "sources": [
            {
                "id": "boek",
                "text": "Het boek (2020).",
                "url": "https://example.org/boek",
                "note": None,
            }
        ],
    }


@pytest.mark.parametrize("kept", [["elements/regie"], ["b"], []])
def test_without_methods_or_elements_there_is_nothing_to_take(tree: Tree, kept: list[str]) -> None:
    needed = [*kept, "sources", "themes/wonen"]
    assert (
        small(tree({f"interventions/{n}.yml": SMALL[f"interventions/{n}.yml"] for n in needed}))
        == {}
    )


def test_one_method_has_a_map_of_one_row(tree: Tree) -> None:
    alone = {path: text for path, text in SMALL.items() if not path.endswith("/a.yml")}
    matrix = small(tree(alone))["vergelijken/elementenkaart.csv"]
    assert rows_of(matrix)[:3] == [
        ["Methode-id", "Methode", "Aard", "Status", "Versie", "Nagekeken op", "Regie"],
        ["b", "B", "Handelingsmodel", "Gepubliceerd", "f0cced28", "'2026-11", ""],
        [],
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Everything that can be taken along of the real collection."""
    settings = Settings(
        folder=ROOT / "interventions",
        shown="interventions",
        name="Kennisbank KIM",
        url="https://example.org/kennisbank/",
        licence="CC BY 4.0",
        today=date(2026, 11, 22),
        cache=tmp_path_factory.mktemp("sheets"),
    )
    files = build(settings).files
    return {
        path.removeprefix("vergelijken/"): content
        for path, content in files.items()
        if path.startswith("vergelijken/")
    }


@pytest.mark.office
def test_a_spreadsheet_shows_every_cell_as_it_was_written(
    tmp_path: Path, made: dict[str, bytes]
) -> None:
    maps = ("elementenkaart.csv", "elementenkaart-cellen.csv")
    files = {name: made[name] for name in (*maps, f"{PAIR}.csv")} | {
        "hostile.csv": csv_file(HOSTILE)
    }
    files["control.csv"] = '\ufeff"=1+1";"00123456";"1-2"\r\n'.encode()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    shown = office.opened([tmp_path / name for name in files], tmp_path)
    assert shown.pop("control.csv") == [["=1+1", "123456", "2026-02-01"]]
    assert shown.pop("hostile.csv") == OPENED
    for name, rows in shown.items():
        assert rows == [_trimmed(row) for row in rows_of(files[name])]


def _trimmed(row: list[str]) -> list[str]:
    """Leave the empty cells at the end of a row out."""
    return row[: max((place for place, cell in enumerate(row, 1) if cell), default=0)]


RECORDS = {
    path.stem: dutch(yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "interventions").glob("*.yml"))
    if path.name not in FILES
}
ELEMENTS = {
    path.stem: dutch(yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "interventions/elements").glob("*.yml"))
}
STATES = {"described": "Beschreven", "implied": "Geïmpliceerd", "deliberately_not": "Bewust niet"}


def uses() -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through what the records say of elements, without any code of the package."""
    for method, record in RECORDS.items():
        for use in record.get("working_elements", []):
            yield method, use


def test_the_map_as_csv_equals_the_records(made: dict[str, bytes]) -> None:
    head, *rows = rows_of(made["elementenkaart.csv"])
    rows = rows[: rows.index([])]
    assert sorted(head[6:]) == sorted(record["title"] for record in ELEMENTS.values())
    found = {
        (row[0], title): word
        for row in rows
        for title, word in zip(head[6:], row[6:], strict=True)
        if word
    }
    assert found == {
        (method, ELEMENTS[use["element"]]["title"]): STATES[use["state"]] for method, use in uses()
    }
    assert [(row[0], row[1], row[5]) for row in sorted(rows)] == [
        (method, record["title"], str(record["reviewed"])) for method, record in RECORDS.items()
    ]


def test_the_list_of_cells_equals_the_records(made: dict[str, bytes]) -> None:
    head, *rows = rows_of(made["elementenkaart-cellen.csv"])
    rows = rows[: rows.index([])]
    assert head == [
        "Methode-id",
        "Methode",
        "Versie",
        "Element-id",
        "Element",
        "Bereik",
        "Gaat over",
        "Zekerheid",
        "Hoe",
        "Bronnen",
    ]
    assert sorted((row[0], row[3], row[7]) for row in rows) == sorted(
        (method, use["element"], STATES[use["state"]]) for method, use in uses()
    )


def test_the_map_as_json_equals_the_records(made: dict[str, bytes]) -> None:
    data = json.loads(made["elementenkaart.json"])
    cited = {source["id"] for source in data["sources"]}
    assert {
        (one["id"], one["title"], one["nature"], one["reviewed"], use["element"], use["state"])
        for one in data["interventions"]
        for use in one["working_elements"]
    } == {
        (
            method,
            RECORDS[method]["title"],
            RECORDS[method]["nature"],
            str(RECORDS[method]["reviewed"]),
            use["element"],
            use["state"],
        )
        for method, use in uses()
    }
    named = {
        (one["id"], use["element"]): set(use["sources"])
        for one in data["interventions"]
        for use in one["working_elements"]
    }
    for method, use in uses():
        beside = set(use.get("sources", []))
        assert beside <= named[method, use["element"]] <= cited
        inside = named[method, use["element"]] - beside
        assert all(f"@{source}" in use["how"] for source in inside)


def test_every_file_says_where_it_comes_from(made: dict[str, bytes]) -> None:
    whole, pair = (
        dict(rows[rows.index([]) + 1 :])  # type: ignore[arg-type]
        for rows in (rows_of(made["elementenkaart.csv"]), rows_of(made[f"{PAIR}.csv"]))
    )
    cited = "Kennisbank KIM (2026). {}. Stand van 22 november 2026. {}"
    same = {
        "Afkomstig van": "Kennisbank KIM",
        "Stand van": "2026-11-22",
        "Licentie": "CC BY 4.0",
    }
    address = "https://example.org/kennisbank/vergelijken/"
    assert whole == same | {
        "Wat dit is": "Elementenkaart",
        "Adres": address,
        "Zo verwijs je": cited.format("Elementenkaart", address),
        "Lege cellen": "Een lege cel betekent: niet beschreven. "
        "Dat is iets anders dan: de methode doet het niet.",
    }
    title = "Naast elkaar: Eigen Kracht-conferentie, JIM-aanpak"
    assert pair == same | {
        "Wat dit is": title,
        "Adres": f"{address}{PAIR}/",
        "Zo verwijs je": cited.format(title, f"{address}{PAIR}/"),
        "Lege cellen": "Een lege cel betekent: niet bekend. Dat is iets anders dan: nee.",
    }
    about = ("title", "site", "url", "date", "licence", "language")
    data = json.loads(made[f"{PAIR}.json"])
    assert {key: data[key] for key in about} == {
        "title": title,
        "site": "Kennisbank KIM",
        "url": f"{address}{PAIR}/",
        "date": "2026-11-22",
        "licence": "CC BY 4.0",
        "language": "nl",
    }
