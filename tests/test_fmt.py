"""``kim fmt`` as a new user gives it, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import ROOT
from click.testing import CliRunner, Result
from conftest import Tree

from mkdocs_kim import rewrite
from mkdocs_kim.cli import kim

MESSY = "definition: Een mentor.\ntitle: JIM # zo heet hij\n"
TIDY = (
    "# yaml-language-server: $schema=../.schema/term.json\n"
    "title: JIM  # zo heet hij\n"
    "definition: |\n  Een mentor.\n"
)
SOURCES = (
    "# yaml-language-server: $schema=.schema/sources.json\n"
    "sources:\n  - id: b\n    type: webpage\n    title: B\n"
    "  # hierna a\n  - id: a\n    type: webpage\n    title: A\n"
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(kim, ["fmt", *arguments], catch_exceptions=False)


@pytest.fixture
def records(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tree(
        {
            "interventions/terms/jim.yml": MESSY,
            "interventions/terms/ekc.yml": TIDY.replace("JIM", "EKC"),
            "interventions/sources.yml": SOURCES,
            "interventions/README.md": "Uitleg.\n",
            "mkdocs.yml": "plugins: [kim]\nsite_name: Kennisbank\n",
        }
    )
    monkeypatch.chdir(root)
    return root / "interventions"


def test_all_records_are_tidied_once(records: Path) -> None:
    first, second = run(), run()
    assert (first.stdout, first.stderr) == (
        "interventions/terms/jim.yml\n",
        "Records: 3. Herschreven: 1.\n",
    )
    assert (second.stdout, second.stderr) == ("", "Records: 3. Herschreven: 0.\n")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert (records / "terms/jim.yml").read_text(encoding="utf-8") == TIDY
    assert sorted(file.name for file in (records / "terms").iterdir()) == ["ekc.yml", "jim.yml"]


def test_check_names_and_writes_nothing(records: Path) -> None:
    found = run("--check", "interventions/terms/jim.yml", "interventions/terms/ekc.yml")
    assert (found.exit_code, found.stdout, found.stderr) == (
        1,
        "interventions/terms/jim.yml\n",
        "Records: 2. Niet netjes: 1.\n",
    )
    assert (records / "terms/jim.yml").read_text(encoding="utf-8") == MESSY
    assert run("--check", "interventions/sources.yml").exit_code == 0


def test_one_folder_of_a_collection(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(records / "terms")
    assert run(".").exit_code == 0
    assert (records / "terms/jim.yml").read_text(encoding="utf-8") == TIDY


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_done(records: Path) -> None:
    broken = "title: [JIM\n"
    (records / "terms/mdo.yml").write_text(broken, encoding="utf-8")
    (records / "terms/wmo.yml").write_bytes(b"title: \xff\n")
    found = run("interventions")
    assert (found.exit_code, found.stdout) == (
        1,
        "interventions/terms/jim.yml\n"
        "interventions/terms/mdo.yml:1:8: fout: Wat hier met ‘[’ begint, wordt nergens gesloten. "
        "[unclosed]\n"
        "interventions/terms/wmo.yml:1:8: fout: Dit bestand is geen UTF-8. Sla het opnieuw op met "
        "de codering UTF-8. [not-utf8]\n",
    )
    assert (records / "terms/mdo.yml").read_text(encoding="utf-8") == broken


def test_the_explanation_of_a_scaffold_can_be_taken_out(records: Path) -> None:
    text = rewrite.scaffold("term", "mdo", "MDO").replace(
        "\ndefinition: |\n", "\ndefinition: |\n  Een overleg.\n# Van mij.\n"
    )
    file = records / "terms/mdo.yml"
    file.write_text(text, encoding="utf-8")
    assert run("--clean", str(file)).exit_code == 0
    assert file.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../.schema/term.json\n"
        "title: MDO\ndefinition: |\n  Een overleg.\n# Van mij.\n"
    )


@pytest.mark.parametrize("path", ["mkdocs.yml", ".", "interventions/README.md"])
def test_what_is_no_record_is_refused(records: Path, path: str) -> None:
    found = run(path)
    assert (found.exit_code, found.stderr.splitlines()[-1]) == (
        2,
        f"Error: Invalid value for PATH: {path} is geen record en geen lijst van een kennisbank.",
    )


def test_notes_about_records_are_left_alone(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    note = (
        "# yaml-language-server: $schema=../../interventions/.schema/local.json\nreviewed: 2026\n"
    )
    root = tree({"lokaal/instruments/ecogram.yml": note})
    monkeypatch.chdir(root)
    result = run("lokaal")
    assert (result.exit_code, result.stdout) == (
        1,
        "lokaal/instruments/ecogram.yml is geen record en geen lijst van een kennisbank.\n",
    )
    assert (root / "lokaal/instruments/ecogram.yml").read_text(encoding="utf-8") == note


def test_without_a_folder_of_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = run()
    assert (found.exit_code, found.stderr.splitlines()[-1]) == (
        2,
        "Error: Invalid value for PATH: De map interventions is er niet. Geef de opdracht in de "
        "map van de kennisbank, of noem de map met records.",
    )


def test_the_records_of_this_site_are_tidy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = run("--check")
    assert (found.exit_code, found.stdout) == (0, "")
