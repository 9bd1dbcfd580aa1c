"""Tables and JSON become the records that they were made of; what does not fit has its cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import golden
import pytest
import yaml
from building import ROOT
from click.testing import CliRunner, Result
from conftest import Tree
from examples import few
from hypothesis import given
from hypothesis import strategies as st
from shaping import dumped, record

from mkdocs_kim import opendata, site
from mkdocs_kim.cli import kim
from mkdocs_kim.files import read_folder
from mkdocs_kim.importing import RowReader, sheet, take
from mkdocs_kim.language import LANGUAGES
from mkdocs_kim.library import canonical
from mkdocs_kim.records import KINDS, read
from mkdocs_kim.render.export.writing import Table, csv_file, exact, unguarded
from mkdocs_kim.settings import Settings
from mkdocs_kim.source import parse
from mkdocs_kim.tables import LISTED, asked, cells, declared, headed

CASES = sorted((Path(__file__).parent / "cases" / "import").glob("*.case"))
THEME = "title: Wonen\nsummary: Over wonen.\ndescription: Over wonen.\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(kim, ["import", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case_of_import_prints_what_it_expects(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    case = golden.read(file)
    found = {}
    for code in LANGUAGES:
        folder = tmp_path / code
        for path, content in case.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        (folder / "interventions/a.txt").unlink(missing_ok=True)
        monkeypatch.chdir(folder)
        result = run(*case.options, "--lang", code)
        found[code] = (result.exit_code, result.output)
    if request.config.getoption("--update"):
        golden.write(file, found)
    else:
        assert found == case.expected


# There and back


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The open data of the shipped records."""
    folder = tmp_path_factory.mktemp("taken")
    settings = Settings(ROOT / "interventions", "interventions", "KIM", today=date(2026, 1, 1))
    shown = site.records(settings).shown
    assert shown is not None
    for path, content in opendata.files(site.reader(shown, settings), settings).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data"


def said(folder: Path) -> dict[str, Any]:
    """What the records and lists of a folder say, by path."""
    return {
        reading.path: canonical(reading.shape)
        for reading in read_folder(folder, "")
        if reading.kind in (*KINDS, *LISTED)
    }


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_shipped_records_come_back_as_they_went(taken: Path, tmp_path: Path, ending: str) -> None:
    (tmp_path / "records").mkdir()
    files = [str(file) for file in sorted(taken.glob(f"*.{ending}")) if _is_ours(file)]
    result = run(*files, "--path", str(tmp_path / "records"))
    assert (result.exit_code, said(tmp_path / "records")) == (0, said(ROOT / "interventions"))


def _is_ours(file: Path) -> bool:
    others = ("links", "manifest", "datapackage", "bibliography", "skos")
    return file.stem not in others


def test_records_one_by_one_come_back_as_they_went(taken: Path, tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    files = [file for file in sorted(taken.glob("*/*.json")) if file.parent.name != "schema"]
    files += [taken / f"{Path(name).stem}.json" for name in LISTED]
    result = run(*map(str, files), "--path", str(tmp_path / "records"))
    assert (result.exit_code, said(tmp_path / "records")) == (0, said(ROOT / "interventions"))


def test_a_folder_is_taken_whole_and_what_says_the_same_is_left_alone(taken: Path) -> None:
    result = run(str(taken), "--path", str(ROOT / "interventions"), "--dry-run")
    count = len(said(ROOT / "interventions"))
    told = f"0 van {count} records veranderen, 0 komen erbij, {count} blijven zoals ze zijn."
    assert (result.exit_code, result.output) == (0, f"{told} Er is niets geschreven.\n")


@pytest.mark.parametrize("kind", KINDS)
def test_any_record_comes_back_from_its_tables(kind: str) -> None:
    @given(record(kind))
    @few(15, of=len(KINDS))
    def comes_back(data: dict[str, Any]) -> None:
        node, faults = parse(dumped(data).encode(), "a.yml")
        shape = read(kind, "a", "a.yml", node).shape
        if faults or shape is None:
            return
        plain = canonical(shape)
        assert _back(kind, plain) == plain

    comes_back()


def _back(kind: str, plain: Mapping[str, Any]) -> Any:
    """Write a record as tables and read it again."""
    wanted = None
    for table in declared(kind):
        parts = asked(table, plain) if table.is_part else [plain]
        rows = [cells(table.columns, part) for part in parts]
        own = ["record", "position"] if table.is_part else ["id"]
        head = [*own, *headed(table.columns, rows)]
        for number, row in enumerate(rows, 1):
            row |= {"record": "a", "position": str(number)} if table.is_part else {"id": "a"}
        lines = tuple(tuple(exact(row.get(name, "")) for name in head) for row in rows)
        read_again, faults = sheet(csv_file(Table(tuple(head), lines)), table.name)
        assert read_again is not None
        found = RowReader(table, read_again).read()
        assert (faults, found.faults) == ([], [])
        if wanted is None:
            wanted = found
        elif found.records:
            wanted.records[kind, "a"].puts += found.records[kind, "a"].puts
    assert wanted is not None
    written = take(wanted, {}, {}, "", "nl", keep_going=True)
    text = next(iter(written.texts.values()), None)
    if text is None:  # it names what is not there, and is left out for that
        return plain
    node, _ = parse(text.encode(), "a.yml")
    return canonical(read(kind, "a", "a.yml", node).shape)


@given(st.text(st.sampled_from("'=+-@ 0a1.e\n"), max_size=6))
def test_any_text_comes_back_from_its_cell(text: str) -> None:
    content = csv_file(Table(("x",), ((exact(text),),)))
    cell = content.decode("utf-8-sig").split("\r\n", 1)[1].removesuffix("\r\n")
    assert unguarded(cell[1:-1].replace('""', '"')) == text


# Changing what is there


def test_comments_and_other_keys_stay_when_a_cell_changes(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (
        "# Van Petra\ntitle: Wonen # kort\nsummary: Over wonen.\n"
        "# Let op\ndescription: Over wonen.\nsynonyms:\n  - huis\n"
    )
    folder = tree(
        {"interventions/themes/wonen.yml": before, "themes.csv": "id;summary\nwonen;Over huizen.\n"}
    )
    monkeypatch.chdir(folder)
    result = run("themes.csv")
    after = (folder / "interventions/themes/wonen.yml").read_text(encoding="utf-8")
    wanted = before.replace("summary: Over wonen.\n", "summary: |\n  Over huizen.\n")
    assert (result.exit_code, after) == (0, wanted)


def test_an_empty_cell_takes_a_value_away(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "interventions/themes/wonen.yml"
    folder = tree({path: f"{THEME}reviewed: 2026-01-01\n", "themes.csv": "id;reviewed\nwonen;\n"})
    monkeypatch.chdir(folder)
    run("themes.csv")
    assert (folder / path).read_text(encoding="utf-8") == THEME


def test_two_languages_take_the_place_of_a_text_without(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "interventions/themes/wonen.yml"
    table = "id;title@nl;title@en\nwonen;Wonen;Housing\n"
    folder = tree({path: THEME, "themes.csv": table})
    monkeypatch.chdir(folder)
    run("themes.csv")
    wanted = THEME.replace("title: Wonen\n", "title:\n  nl: Wonen\n  en: Housing\n")
    assert (folder / path).read_text(encoding="utf-8") == wanted


def test_dry_run_shows_the_difference_and_writes_nothing(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "interventions/themes/wonen.yml"
    folder = tree({path: THEME, "themes.csv": "id;title\nwonen;Huizen\n"})
    monkeypatch.chdir(folder)
    result = run("themes.csv", "--dry-run")
    told = (
        f"--- {path}\n+++ {path}\n@@ -1,3 +1,3 @@\n-title: Wonen\n+title: Huizen\n"
        " summary: Over wonen.\n description: Over wonen.\n"
        "1 van 1 records veranderen, 0 komen erbij, 0 blijven zoals ze zijn. "
        "Er is niets geschreven.\n"
    )
    assert (result.output, (folder / path).read_text(encoding="utf-8")) == (told, THEME)


def test_entries_of_a_list_keep_their_comments_and_new_ones_come_last(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (
        "# yaml-language-server: $schema=.schema/sources.json\nsources:\n"
        "  # nog lezen\n  - id: a\n    type: book\n    title: A\n"
        "  - id: b\n    type: book\n    title: B\n"
    )
    table = "id,type,title\nb,book,Bee\nc,report,C\n"
    folder = tree({"interventions/sources.yml": before, "sources.csv": table})
    monkeypatch.chdir(folder)
    result = run("sources.csv")
    after = (folder / "interventions/sources.yml").read_text(encoding="utf-8")
    wanted = before.replace("title: B\n", "title: Bee\n")
    wanted += "  - id: c\n    type: report\n    title: C\n"
    assert (result.exit_code, after) == (0, wanted)


def test_nothing_is_written_through_a_link_that_leads_out(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree({"elders/x.md": "", "themes.csv": "id;title;summary;description\na;A;A.;A.\n"})
    (folder / "interventions").mkdir()
    (folder / "interventions/themes").symlink_to(folder / "elders", target_is_directory=True)
    monkeypatch.chdir(folder)
    result = run("themes.csv")
    left = sorted(file.name for file in (folder / "elders").iterdir())
    assert (result.exit_code, left) == (2, ["x.md"])


EXCEL = (
    b"\xef\xbb\xbfsep=;\r\nid;title;summary;description;reviewed\r\n"
    b'wonen;Wonen;"Regel een.\n\nRegel twee; ""ja"".";"\'- een\n- twee";3-5-2026\r\n;;;;\r\n'
)


def test_what_excel_writes_is_read(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tree({"themes.csv": EXCEL})
    (folder / "interventions").mkdir()
    monkeypatch.chdir(folder)
    result = run("themes.csv")
    text = (folder / "interventions/themes/wonen.yml").read_text(encoding="utf-8")
    assert (result.exit_code, yaml.safe_load(text)) == (
        0,
        {
            "title": "Wonen",
            "summary": 'Regel een.\n\nRegel twee; "ja".\n',
            "description": "- een\n- twee\n",
            "reviewed": date(2026, 5, 3),
        },
    )


def test_every_message_of_import_has_a_case() -> None:
    shown = "".join(file.read_text(encoding="utf-8") for file in CASES)
    found = set(re.findall(r"\[(import-[a-z-]+)\]$", shown, re.M))
    words = yaml.safe_load((ROOT / "mkdocs_kim/locales/nl.yml").read_text(encoding="utf-8"))
    assert {code for code in words["messages"] if code.startswith("import-")} == found


def test_a_column_to_set_that_does_not_exist_is_told(tmp_path: Path) -> None:
    result = run(str(tmp_path), "--path", str(tmp_path), "--set", "natur=approach")
    told = "Error: Invalid value for --set: Schrijf KOLOM=WAARDE. Bedoelde je ‘nature’?\n"
    assert (result.exit_code, result.output.partition("\n\n")[2]) == (2, told)


def test_a_folder_without_tables_and_json_is_told(tmp_path: Path) -> None:
    result = run(str(tmp_path), "--path", str(tmp_path))
    told = f"In {tmp_path.as_posix()} staat geen tabel en geen JSON om in te voeren.\n"
    assert (result.exit_code, result.output.rpartition("value: ")[2]) == (2, told)
