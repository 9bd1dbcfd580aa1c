"""The whole site as one ZIP: what is in it, what is not, and that it is the same every time."""

from __future__ import annotations

import hashlib
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from building import ROOT, built, pages
from bundling import bundled, unpacked

from mkdocs_kim.bundle import RefusedError, unfit, workshop

GARDEN = ROOT / "tests/sites/garden"
DAY = "1767225600"
"""The first of January 2026."""
TOP = "the-school-garden-book"
MORE = """
exclude_docs: |
  private.md
draft_docs: |
  draft.md
hooks: [hook.py]
"""
NOTE = "links:\n  - title: Our rules\n    file: rules.txt\n"


@dataclass(frozen=True)
class Made:
    """A garden that was carried along."""

    project: Path
    pack: Path
    said: str
    top: Path

    def files(self) -> dict[str, bytes]:
        found = {file.relative_to(self.top).as_posix(): file for file in self.top.rglob("*")}
        return {name: file.read_bytes() for name, file in found.items() if file.is_file()}


@pytest.fixture(scope="module", autouse=True)
def one_day() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The garden with what belongs in no ZIP: drafts, hidden files, links to elsewhere."""
    root = tmp_path_factory.mktemp("bundle")
    project = root / "project"
    shutil.copytree(GARDEN, project)
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    own = settings.replace("licence: CC BY 4.0", "licence: CC BY 4.0\n      local: ours")
    own = own.replace("name: material", "name: material\n  custom_dir: theirs")
    (project / "base.yml").write_text(own + MORE, encoding="utf-8")
    (project / "mkdocs.yml").write_text("INHERIT: base.yml  # all of it\n", encoding="utf-8")
    (root / "secret.txt").write_text("of somebody else")
    for name in ("private.md", "draft.md", ".hidden.md"):
        (project / "docs" / name).write_text(f"# {name}\n")
    (project / "theirs").mkdir()
    (project / "theirs/main.html").write_text('{% extends "base.html" %}\n')
    (project / "theirs/away.html").symlink_to(root / "secret.txt")
    (project / "hook.py").write_text('"""Does nothing."""\n')
    (project / "interventions/README.md").write_text("For authors.\n")
    (project / "ours").mkdir()
    (project / "ours/no-dig-bed.yml").write_text(NOTE)
    (project / "ours/rules.txt").write_text("Shut the gate.\n")
    (project / "ours/budget.txt").write_text("Nobody's business.\n")
    pack = root / "garden.zip"
    done = bundled(project, pack, "--lang", "en")
    assert done.exit_code == 0, done.output
    return Made(project, pack, done.output, unpacked(pack, root / "unpacked"))


@pytest.mark.parametrize(
    "name",
    [
        "../a",
        "a/../b",
        "/a",
        "a//b",
        "",
        "a/",
        "C:/a",
        "a\\b",
        "a?b",
        "a\nb",
        "a.",
        "a /b",
        "con",
        "a/AUX.html",
        "lpt1.x.y",
        "a" * 181,
    ],
)
def test_name_that_does_not_unpack_everywhere_is_refused(name: str) -> None:
    assert unfit([name, "site/één/con-sent.html", ".schema/a.json"]) == [name]


def test_names_that_are_one_on_some_computers_are_refused() -> None:
    assert unfit(["a/B", "a/b", "é", "e\u0301", "c"]) == ["a/b", "e\u0301"]


def test_same_site_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    bundled(made.project, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == made.pack.read_bytes()


def test_all_is_below_one_folder_with_the_help_in_front(made: Made) -> None:
    with zipfile.ZipFile(made.pack) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    told = {(entry.date_time, entry.create_system, entry.external_attr >> 16) for entry in entries}
    assert (
        {name.partition("/")[0] for name in names},
        {name.split("/")[1] for name in names},
        [*names[:2], names[-1]],
        told,
        unfit(names),
    ) == (
        {TOP},
        {"index.html", "READ-ME.txt", "source", "site", "SHA256SUMS"},
        [f"{TOP}/index.html", f"{TOP}/READ-ME.txt", f"{TOP}/SHA256SUMS"],
        {((2026, 1, 1, 0, 0, 0), 3, 0o100644)},
        [],
    )


def test_sums_are_those_of_all_files(made: Made) -> None:
    files = made.files()
    lines = files.pop("SHA256SUMS").decode().splitlines()
    found = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert found == {name: hashlib.sha256(file).hexdigest() for name, file in files.items()}


def test_sources_are_what_the_site_shows_as_it_was_written(made: Made) -> None:
    files = {
        n.removeprefix("source/"): c for n, c in made.files().items() if n.startswith("source")
    }
    records = {
        path.relative_to(GARDEN).as_posix() for path in (GARDEN / "interventions").rglob("*.yml")
    }
    schemas = {name for name in files if name.startswith("interventions/.schema/")}
    others = {"mkdocs.yml", "base.yml", "hook.py", "docs/about.md", "theirs/main.html"}
    others |= {"ours/no-dig-bed.yml", "ours/rules.txt"}
    assert (files.keys() - schemas, len(schemas) > 10) == (records | others, True)
    written = {name: (made.project / name).read_bytes() for name in files.keys() - schemas}
    assert {name: files[name] for name in written} == written


def test_site_is_made_again_from_what_is_inside(made: Made, tmp_path: Path) -> None:
    done = bundled(made.top / "source", tmp_path / "again.zip")
    shutil.rmtree(made.top / "source/.cache", ignore_errors=True)
    again = unpacked(tmp_path / "again.zip", tmp_path / "again")
    assert done.exit_code == 0, done.output
    assert Made(tmp_path, tmp_path, "", again).files() == made.files()


def test_every_link_leads_to_a_file_that_is_there(made: Made) -> None:
    broken = [
        (path, link)
        for path, page in pages(made.top).items()
        for link in [*page.links, *page.requests]
        if not urlsplit(link).scheme
        and not (made.top / path).parent.joinpath(_file(link, path)).is_file()
    ]
    assert broken == []


def _file(link: str, path: str) -> str:
    return unquote(urldefrag(link)[0].split("?")[0]) or path.rpartition("/")[2]


def test_pages_and_help_name_the_published_site(made: Made) -> None:
    page = (made.top / "site/growing/no-dig-bed.html").read_text(encoding="utf-8")
    text = (made.top / "READ-ME.txt").read_text(encoding="utf-8")
    assert 'rel="canonical" href="https://example.org/garden/growing/no-dig-bed/"' in page
    assert "The site itself is at https://example.org/garden/\n" in text
    names = {name for name in made.files() if name.endswith((".xml", ".gz", "404.html"))}
    assert names == {"site/changes/changes.xml", "site/trials-end.xml"} & names


def test_it_says_how_large_it_is(made: Made) -> None:
    size, files = made.pack.stat().st_size, made.files()
    total = sum(map(len, files.values()))
    records = 15
    assert made.said.splitlines()[-1] == (
        f"{made.pack.as_posix()}: {size / 1e6:.1f} MB. Files: {len(files)}, unpacked "
        f"{total / 1e6:.1f} MB. Records: {records}; per 100 records "
        f"{size * 100 // records / 1e6:.1f} MB."
    )


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """A garden with a ZIP that was made before."""
    shutil.copytree(GARDEN, tmp_path / "project")
    (tmp_path / "old.zip").write_bytes(b"old")
    return tmp_path


def _left(garden: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in garden.iterdir() if file.is_file()}


def test_records_with_faults_leave_the_last_one(
    garden: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (garden / "project/interventions/no-dig-bed.yml").write_text("titel: No\n")
    done = bundled(garden / "project", garden / "old.zip", "--lang", "en")
    said = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    caplog.clear()
    fault = "There is no key ‘titel’ here. Did you mean ‘title’? [unknown-key]"
    assert said[-2:] == [
        f"mkdocs_kim: interventions/no-dig-bed.yml:1:1: error: {fault}",
        "Errors in the records: 4; warnings: 0. The previous site was left as it was.",
    ]
    assert f"{(garden / 'old.zip').as_posix()} has not changed." in done.output.splitlines()
    assert (done.exit_code, _left(garden)) == (1, {"old.zip": b"old"})
    assert sorted(item.name for item in garden.iterdir()) == ["old.zip", "project"]


def test_what_cannot_be_unpacked_everywhere_is_named(
    garden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (garden / "project/docs/Aux.txt").write_text("x")
    (garden / "project/docs/a:b.txt").write_text("x")
    done = bundled(garden / "project", garden / "old.zip", "--lang", "en")
    assert done.output.partition("Error: ")[2].splitlines() == [
        "These names do not work on every computer. Give the files other names:",
        "  'source/docs/Aux.txt'",
        "  'source/docs/a:b.txt'",
        "  'site/Aux.txt'",
        "  'site/a:b.txt'",
    ]
    assert (done.exit_code, _left(garden)) == (1, {"old.zip": b"old"})


def test_site_that_is_built_after_it_keeps_its_own_addresses(made: Made) -> None:
    site = built(made.project, use_directory_urls=False)
    page = (site / "growing/no-dig-bed.html").read_text(encoding="utf-8")
    (canonical,) = re.findall(r'<link rel="canonical" href="[^"]*"', page)
    assert canonical.endswith('/growing/no-dig-bed.html"')


def test_two_at_once_are_told_apart_and_what_was_left_is_cleared(garden: Path) -> None:
    target = garden / "old.zip"
    beside = garden / ".old.zip.kim"
    (beside / "work/site").mkdir(parents=True)
    (beside / "work/half.zip").write_bytes(b"half")
    with workshop(target) as work:
        assert list(work.iterdir()) == []
        done = bundled(garden / "project", target, "--lang", "en")
        with pytest.raises(RefusedError), workshop(target):
            pass
    path = target.as_posix()
    assert (done.exit_code, done.output) == (
        1,
        f"Error: {path} is being made already. Wait until that is done, or choose another name "
        "with --output.\n",
    )
    assert not beside.exists()


def test_place_that_cannot_be_written_to_is_named(garden: Path) -> None:
    done = bundled(garden / "project", garden / "old.zip/new.zip", "--lang", "en")
    path = (garden / "old.zip/new.zip").as_posix()
    assert (done.exit_code, done.output) == (
        1,
        f"Error: {path} cannot be made: Not a directory. See whether you may write there and "
        "whether there is room on the disk.\n",
    )


def test_among_what_the_site_is_made_from_it_does_not_go(garden: Path) -> None:
    done = bundled(garden / "project", garden / "project/docs/all.zip", "--lang", "en")
    assert (done.exit_code, done.output.splitlines()[-1]) == (
        2,
        f"Error: Invalid value for --output: {(garden / 'project/docs/all.zip').as_posix()} lies "
        "among the files that the site is made from, and would be packed itself the next time. "
        "Choose another place with --output.",
    )


def test_site_without_records_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: Leeg\nplugins: []\n")
    done = bundled(tmp_path, tmp_path / "a.zip")
    assert (done.exit_code, done.output) == (
        1,
        f"Error: De plugin kim staat niet in {settings.as_posix()}. Zet haar onder plugins.\n",
    )
