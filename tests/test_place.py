"""The last good site stays, at its place or aside, whatever stops the next one."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from building import ROOT, built, configured
from click.testing import CliRunner
from killing import AFTER, collection, hashes, say
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort

from mkdocs_kim.cli import kim
from mkdocs_kim.place import BusyError, Place


def told(how: str, wanted: int) -> dict[str, int]:
    """Stop builds at so many moments: how it ended → how often."""
    command = [sys.executable, "tests/killing.py", str(wanted), how]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    assert (found["broken links"], sum(found["found"].values())) == ([], wanted)
    ends: dict[str, int] = found["found"]
    return ends


EARLY, READY = "killed: old > old ", "killed: old > new "
"""Before the new site was whole, and after."""
LATE = "killed: new > new "


@pytest.mark.parametrize("moments", [40, pytest.param(100, marks=pytest.mark.nightly)])
def test_killed_at_any_moment_a_whole_site_stays_or_is_put_back(moments: int) -> None:
    assert set(told("kill", moments)) == {EARLY, READY, "killed: none > new ", LATE}


def test_where_the_place_is_a_link_a_half_site_is_made_whole() -> None:
    assert set(told("linked", 20)) - {LATE} == {EARLY, READY, "killed: half > new "}


def test_full_disk_is_told_of_and_leaves_the_last_site() -> None:
    assert set(told("full", 20)) == {"refused: old > old ", "made: new > new "}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small collection of which a site was built, and that has changed since."""
    built(collection(tmp_path))
    say(tmp_path, AFTER)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(item.name for item in folder.iterdir())


USUAL = [".cache", "docs", "interventions", "mkdocs.yml", "site", "theme"]


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    found = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    caplog.clear()
    return found


def refused(folder: Path, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Build what cannot be built: what is said."""
    config = configured(folder)
    with pytest.raises(Abort):
        build(config)
    assert config.site_dir == str(folder / "site")
    return errors(caplog)


def test_two_builds_at_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = hashes(folder / "site")
    place = Place(folder / "site")
    place.take()
    assert refused(folder, caplog) == [
        "Er wordt al een site gemaakt voor site. Wacht tot die klaar is, of bouw naar een andere "
        "map: mkdocs build -d andere-map."
    ]
    done = CliRunner().invoke(kim, ["restore", str(folder / "site")])
    assert (done.exit_code, done.output.split(" voor ")[0]) == (1, "Er wordt al een site gemaakt")
    place.leave()
    assert (hashes(folder / "site"), names(folder)) == (before, USUAL)
    assert hashes(built(folder)) != before


def test_lock_of_a_process_that_was_killed_holds_nobody_up(folder: Path) -> None:
    code = "import os, sys, pathlib; from mkdocs_kim.place import Place\n"
    code += "Place(pathlib.Path(sys.argv[1])).take(); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", code, folder / "site"], cwd=ROOT, check=False)
    assert names(folder) == [".cache", ".site.kim", *USUAL[1:]]
    built(folder)
    assert names(folder) == USUAL


def test_folder_of_somebody_else_is_left_alone(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    mine = folder / ".site.kim" / "diary.txt"
    mine.parent.mkdir()
    mine.write_text("Mine")
    assert refused(folder, caplog) == [
        "De map .site.kim staat in de weg: daarin zou de nieuwe site worden gemaakt, maar de map "
        "is niet van mkdocs-kim. Geef de map een andere naam en bouw opnieuw."
    ]
    done = CliRunner().invoke(kim, ["restore", str(folder / "site")])
    assert (done.exit_code, mine.read_text(), names(mine.parent)) == (1, "Mine", ["diary.txt"])


def test_file_where_the_site_belongs_is_left_alone(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.rmtree(folder / "site")
    (folder / "site").write_text("Mine")
    assert refused(folder, caplog) == [
        f"In site kan niet worden geschreven: {os.strerror(20)}. Kijk of je er mag schrijven en of "
        "er een bestand met die naam staat."
    ]
    assert ((folder / "site").read_text(), names(folder)) == ("Mine", USUAL)


@pytest.mark.parametrize("strict", [True, False])
def test_strict_build_with_a_warning_leaves_the_last_site(
    folder: Path, caplog: pytest.LogCaptureFixture, strict: bool
) -> None:
    before = hashes(folder / "site")
    (folder / "docs/over.md").write_text("# Over\n\n[Weg](weg.md)\n")
    caplog.set_level(logging.INFO)
    config = configured(folder, strict=strict)
    if strict:
        with pytest.raises(Abort):
            build(config)
        assert caplog.messages[-1] == (
            "mkdocs_kim: De site in site is niet vervangen: wat er stond, staat er nog."
        )
    else:
        build(config)
    assert len(errors(caplog)) == 1
    assert (hashes(folder / "site") == before, names(folder)) == (strict, USUAL)


def stuck(folder: Path) -> Place:
    """Stop when the new site is whole and nothing is at the place, as a kill can."""
    place = Place(folder / "site")
    place.take()
    place.new.mkdir()
    (place.new / "index.html").write_text("New")
    (folder / "site/.htaccess").write_text("Mine")
    place.ready.touch()
    os.rename(folder / "site", place.old)
    place.lock.release()
    return place


SAID = {
    "left": "Een vorige build was afgebroken. De laatste hele site staat weer in {}.\n",
    "nothing": ("Voor {} ligt niets klaar van een afgebroken build. Er is niets veranderd.\n"),
    "half": (
        "Wat een afgebroken build achterliet, is opgeruimd. De site in {} is niet veranderd.\n"
    ),
}


def test_command_puts_a_site_back_and_says_so(folder: Path) -> None:
    stuck(folder)
    site = folder / "site"
    said = [CliRunner().invoke(kim, ["restore", str(site)]).output for _ in range(2)]
    assert said == [SAID[name].format(site.as_posix()) for name in ("left", "nothing")]
    assert (names(site), names(folder)) == ([".htaccess", "index.html"], USUAL)


def test_command_clears_a_half_site_away(folder: Path) -> None:
    before = hashes(folder / "site")
    place = Place(folder / "site")
    place.take()
    (place.new / "half").mkdir(parents=True)
    place.lock.release()
    said = CliRunner().invoke(kim, ["restore", str(folder / "site")]).output
    assert said == SAID["half"].format((folder / "site").as_posix())
    assert (hashes(folder / "site"), names(folder)) == (before, USUAL)


def test_site_that_somebody_made_since_stays(folder: Path) -> None:
    place = stuck(folder)
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text("Made since")
    assert place.take() is False
    place.leave()
    there = {path: (folder / "site" / path).read_text() for path in names(folder / "site")}
    assert there == {".htaccess": "Mine", "index.html": "Made since"}
    assert names(folder) == USUAL


def test_what_waits_is_kept_while_it_cannot_go_to_its_place(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashes(folder / "site")
    rename = os.rename

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == "old":  # as Windows does while a file of the site is open
            raise PermissionError(13, "Toegang geweigerd", str(source))
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse)
    assert refused(folder, caplog) == [
        "De nieuwe site is klaar, maar kan niet naar site: Toegang geweigerd. Zij wacht in "
        ".site.kim/new. Sluit programma's die een bestand van de site open hebben en geef de "
        "opdracht: kim restore site"
    ]
    assert hashes(folder / "site") == before
    monkeypatch.undo()
    CliRunner().invoke(kim, ["restore", str(folder / "site")])
    assert (hashes(folder / "site") == before, names(folder)) == (False, USUAL)


def test_folder_that_cannot_be_renamed_gets_the_new_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.rename

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == "old":  # as Linux does where a disk begins
            raise OSError(18, "Invalid cross-device link")
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse)
    number = (folder / "site").stat().st_ino
    (folder / "site/stale.html").write_text("")
    new = hashes(built(folder))
    assert ((folder / "site").stat().st_ino, "stale.html" in new) == (number, False)
    monkeypatch.undo()
    assert (hashes(built(folder)), names(folder)) == (new, USUAL)


def closed(monkeypatch: pytest.MonkeyPatch, *, site: bool) -> None:
    """Let nothing be made beside the site, and perhaps nothing in it."""
    mkdir = os.mkdir

    def refuse(path: str, mode: int = 0o777) -> None:
        if Path(path).name == ".site.kim":
            raise PermissionError(13, "Toegang geweigerd", str(path))
        mkdir(path, mode)

    monkeypatch.setattr(os, "mkdir", refuse)
    monkeypatch.setattr(os, "access", lambda *_: not site)


def test_where_nothing_may_stand_beside_it_the_site_is_made_in_place(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(monkeypatch, site=False)
    caplog.set_level(logging.INFO)
    before = hashes(folder / "site")
    assert hashes(built(folder)) != before
    assert caplog.messages[0] == (
        "mkdocs_kim: Naast site kan geen map worden gemaakt (Toegang geweigerd). De site wordt in "
        "site zelf gebouwd; de vorige blijft niet staan als het misgaat."
    )
    assert names(folder) == USUAL


def test_folder_that_may_not_be_written_to_is_named(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(monkeypatch, site=True)
    before = hashes(folder / "site")
    assert refused(folder, caplog) == [
        "In site kan niet worden geschreven: Toegang geweigerd. Kijk of je er mag schrijven "
        "en of er een bestand met die naam staat."
    ]
    assert (hashes(folder / "site"), names(folder)) == (before, USUAL)


def test_two_places_of_one_site_keep_each_other_out(tmp_path: Path) -> None:
    one, other = Place(tmp_path / "site"), Place(tmp_path / "site")
    one.take()
    with pytest.raises(BusyError):
        other.take()
    other.leave()
    assert names(tmp_path) == [".site.kim"]
    one.leave()
    other.take()
    other.leave()
    assert names(tmp_path) == []
