"""The command line: what it refuses, and how."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import Tree

from mkdocs_kim.cli import kim

THEME = "title: W\nsummary: K.\ndescription: D.\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(kim, arguments, catch_exceptions=False)


def last(result: Result) -> tuple[int, str]:
    return result.exit_code, result.output.splitlines()[-1]


@pytest.mark.parametrize("command", ["check", "schema"])
def test_one_folder_of_a_collection_is_named(
    command: str, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree({"themes/werk.yml": THEME}) / "themes")
    assert last(run(command, ".")) == (
        2,
        "Error: Invalid value for PATH: themes is één map van een verzameling. "
        "Noem de map waar zij in staat.",
    )


def test_schema_where_a_file_is_in_the_way(tree: Tree) -> None:
    folder = tree({".schema": ""})
    assert last(run("schema", str(folder))) == (
        2,
        f"Error: Invalid value for PATH: De map {folder.as_posix()}/.schema kan niet worden "
        "geschreven. Kijk of er een bestand met die naam staat, en of je er mag schrijven.",
    )


@pytest.mark.parametrize(
    ("link", "to", "command"),
    [
        ("r/.schema", "../elders", ["schema", "r"]),
        ("r/.schema/term.json", "../../elders/term.json", ["schema", "r"]),
        ("r/terms", "../elders", ["new", "term", "proef", "--path", "r"]),
    ],
)
def test_nothing_is_written_through_a_link_that_leads_out(
    link: str, to: str, command: list[str], tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree({"r/themes/werk.yml": THEME, "elders/term.json": "van iemand"})
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(to)
    monkeypatch.chdir(folder)
    code, said = last(run(*command))
    assert (code, "leidt via een koppeling buiten r. Daar schrijft" in said) == (2, True)
    assert [file.name for file in (folder / "elders").iterdir()] == ["term.json"]
    assert (folder / "elders/term.json").read_text(encoding="utf-8") == "van iemand"


def test_schema_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert run("schema", str(tmp_path)).exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "bestaat-niet"),
        ("check", "--format", "xml"),
        ("manual",),
        ("manual", "fields", "--lang", "en"),
        ("anders",),
    ],
    ids=" ".join,
)
def test_wrong_use_is_exit_code_2(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments).exit_code == 2
