"""A new knowledge base builds at once, in either language, and says where to go on."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
import yaml
from building import ROOT, HtmlPage, broken_links, built, unlinked
from click.testing import CliRunner, Result
from repositories import repo

from mkdocs_kim import __version__
from mkdocs_kim.cli import kim
from mkdocs_kim.cli.origin import requirement
from mkdocs_kim.cli.start import HOSTS, named
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import LANGUAGES
from mkdocs_kim.records import FOLDERS, KINDS, schemas

NAME = 'Zaaien: "wat" & <hoe> #1 @LANG@'


def run(*arguments: str) -> Result:
    return CliRunner().invoke(kim, arguments, catch_exceptions=False)


def last(result: Result) -> tuple[int, str]:
    return result.exit_code, result.output.splitlines()[-1]


def written(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_new_site_builds_strictly(tmp_path: Path, code: str) -> None:
    folder = tmp_path / "nieuw"
    assert run("init", str(folder), "--name", NAME, "--lang", code).exit_code == 0
    assert run("check", str(folder / "interventions"), "--strict").exit_code == 0
    assert run("fmt", str(folder / "interventions"), "--check").exit_code == 0
    site = built(folder, strict=True)
    assert broken_links(site) == []
    # A value that no record has may stand alone; an overview may not.
    assert [path for path in unlinked(site) if path.count("/") < 2] == []
    home = (site / "index.html").read_text("utf-8")
    assert "<h1>Zaaien: &#34;wat&#34; &amp; &lt;hoe&gt; #1 @LANG@</h1>" in home
    assert not [link for link in HtmlPage(home).requests if link.startswith(("http", "//"))]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_has_an_example_that_says_it_is_one(tmp_path: Path, code: str) -> None:
    run("init", str(tmp_path / "n"), "--lang", code)
    readings = [one for one in read_folder(tmp_path / "n/interventions", "i") if one.kind in KINDS]
    assert {one.kind for one in readings} == set(KINDS)
    assert {one.shape.status for one in readings} == {"concept"}
    assert {one.id.partition("-")[0] for one in readings} == {
        {"nl": "voorbeeld", "en": "example"}[code]
    }


def test_both_languages_get_the_same_files(tmp_path: Path) -> None:
    kinds = {}
    for code in LANGUAGES:
        run("init", str(tmp_path / code), "--lang", code, "--ci", "gitlab")
        kinds[code] = sorted(str(Path(path).parent) for path in written(tmp_path / code))
    assert kinds["nl"] == kinds["en"]


def test_records_know_their_schema(tmp_path: Path) -> None:
    run("init", str(tmp_path / "n"))
    for file in (tmp_path / "n/interventions").rglob("*.yml"):
        first = file.read_text("utf-8").partition("\n")[0]
        named = (file.parent / first.partition("$schema=")[2]).resolve()
        kind = {folder: kind for kind, folder in FOLDERS.items()}.get(file.parent.name)
        kind = kind or ("intervention" if "voorbeeld" in file.stem else file.stem)
        assert named == (tmp_path / f"n/interventions/.schema/{kind}.json").resolve()
        assert json.loads(named.read_text("utf-8")) == schemas()[named.name]


@pytest.mark.parametrize("host", HOSTS)
def test_changes_are_checked_by_the_commands_of_the_readme(tmp_path: Path, host: str) -> None:
    run("init", str(tmp_path / "n"), "--lang", "en", "--ci", host)
    told = (tmp_path / "n" / HOSTS[host]).read_text("utf-8")
    assert yaml.safe_load(told)
    wanted = ("kim check --strict --lang en", "mkdocs build --strict", "requirements.txt")
    assert [word for word in wanted if word not in told] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_readme_names_commands_that_exist(tmp_path: Path, code: str) -> None:
    run("init", str(tmp_path / "n"), "--lang", code)
    readme = (tmp_path / "n/README.md").read_text("utf-8")
    named = set(re.findall(r"bin/kim (\w+)", readme))
    assert (named & {"check", "new", "fmt", "diff"}, named - set(kim.commands)) == (
        {"check", "new", "fmt", "diff"},
        set(),
    )


@pytest.mark.parametrize("root", ["new", "own"])
def test_line_ends_are_the_same_on_windows(tmp_path: Path, root: str) -> None:
    run("init", str(tmp_path / "new"))
    told = ({"new": tmp_path / "new", "own": ROOT}[root] / ".gitattributes").read_text("utf-8")
    assert told.splitlines()[-1] == "* text=auto eol=lf"


def test_it_says_what_to_read_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    installed(tmp_path, monkeypatch, {"url": "https://example.org/kim.whl"})
    assert last(run("init", "mijn-tuin")) == (
        0,
        "‘Mijn tuin’ staat klaar in mijn-tuin. "
        "Hoe je de site bekijkt, staat in mijn-tuin/README.md.",
    )
    assert (tmp_path / "mijn-tuin/README.md").read_text("utf-8").startswith("# Mijn tuin\n")
    assert 'site_name: "Mijn tuin"\n' in (tmp_path / "mijn-tuin/mkdocs.yml").read_text("utf-8")


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Lief dagboek", "utf-8")
    assert last(run("init", str(tmp_path))) == (
        2,
        f"Error: Invalid value for DIR: De map {tmp_path.as_posix()} is niet leeg. "
        "Noem een map die er nog niet is.",
    )
    assert written(tmp_path) == {"brief.txt"}


def test_a_new_repository_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run("init", str(tmp_path)).exit_code == 0


@pytest.mark.parametrize("name", ["", "  ", "a\x07b"])
def test_a_name_is_one_line(tmp_path: Path, name: str) -> None:
    assert last(run("init", str(tmp_path / "n"), "--name", name)) == (
        2,
        "Error: Invalid value for --name: Een site heeft een naam van één regel.",
    )
    assert not (tmp_path / "n").exists()


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "n").write_text("", "utf-8")
    assert run("init", str(tmp_path / "n")).exit_code == 2
    assert run("init", str(tmp_path / "n/below")).exit_code == 2


@pytest.mark.parametrize("arguments", [(), ("a", "b"), ("a", "--lang", "de"), ("a", "--ci", "x")])
def test_wrong_use_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", *arguments).exit_code == 2
    assert written(tmp_path) == set()


def test_a_site_is_named_after_its_folder(tmp_path: Path) -> None:
    assert [named(tmp_path / name) for name in ("mijn-site", "KIM_2", "é")] == [
        "Mijn site",
        "KIM 2",
        "É",
    ]


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (
            {"url": "https://example.org/kim", "vcs_info": {"vcs": "git", "commit_id": "abc123"}},
            "mkdocs-kim @ git+https://example.org/kim@abc123",
        ),
        (
            {"url": "https://example.org/kim.whl", "archive_info": {}},
            "mkdocs-kim @ https://example.org/kim.whl",
        ),
        ({"url": "file:///gone/kim.whl"}, "mkdocs-kim @ file:///gone/kim.whl"),
        ({}, f"mkdocs-kim=={__version__}"),
    ],
    ids=["git", "archive", "file", "index"],
)
def test_the_plugin_comes_from_where_it_was_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: dict[str, object], said: str
) -> None:
    installed(tmp_path, monkeypatch, origin)
    assert requirement() == said


@pytest.mark.parametrize(
    ("remote", "below", "said"),
    [
        ("https://geheim:woord@host.example:8443/o/r.git", "", "https://host.example:8443/o/r.git"),
        ("git@host.example:o/r.git", "", "https://host.example/o/r.git"),
        ("ssh://git@host.example:2222/o/r", "deel/kim", "https://host.example/o/r"),
    ],
)
def test_a_plugin_from_a_clone_comes_from_where_that_was_cloned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remote: str, below: str, said: str
) -> None:
    there = repo(tmp_path / "kim")
    folder = there.root / below
    folder.mkdir(parents=True, exist_ok=True)
    there.git("remote", "add", "origin", remote)
    commit = there.commit("2026-01-01", {})
    installed(tmp_path, monkeypatch, {"url": folder.as_uri(), "dir_info": {"editable": True}})
    place = f"#subdirectory={below}" if below else ""
    assert requirement() == f"mkdocs-kim @ git+{said}{place}"
    there.git("update-ref", "refs/remotes/origin/main", commit)
    assert requirement() == f"mkdocs-kim @ git+{said}@{commit}{place}"


@pytest.mark.parametrize("remote", [None, "/srv/kim.git", "file:///srv/kim.git"])
def test_a_plugin_that_is_only_here_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remote: str | None
) -> None:
    there = repo(tmp_path / "kim")
    if remote:
        there.git("remote", "add", "origin", remote)
    there.commit("2026-01-01", {})
    installed(tmp_path, monkeypatch, {"url": there.root.as_uri(), "dir_info": {"editable": True}})
    assert last(run("init", str(tmp_path / "n"))) == (
        0,
        f"De plugin staat op deze computer. Zet in {(tmp_path / 'n').as_posix()}/requirements.txt "
        "waar anderen haar vinden, anders kunnen zij de site niet bouwen.",
    )
    said = (tmp_path / "n/requirements.txt").read_text("utf-8").splitlines()[-1]
    assert said == f"mkdocs-kim @ {there.root.as_uri()}"


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch, origin: dict[str, object]) -> None:
    """Let the plugin be installed as pip would tell."""
    about = folder / "mkdocs_kim-9.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: mkdocs-kim\nVersion: 9\n")
    if origin:
        (about / "direct_url.json").write_text(json.dumps(origin))
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
