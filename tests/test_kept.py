"""A site that is taken from the cache is the site that would be made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from building import ROOT

from mkdocs_kim import kept, site, views
from mkdocs_kim.cache import Cache
from mkdocs_kim.settings import Settings

Tree = Callable[[Mapping[str, str | bytes]], Path]
RECORD = "title: {}\nnature: approach\nthemes: [werk]\nsummary: Over [[jim]] en [@bron].\n"
THEME = "title: Werk\nsummary: Kort.\ndescription: Lang.\n"
SOURCES = "sources:\n  - {id: bron, type: report, title: Bron, authors: [Bo], year: 2020}\n"
RECORDS: Mapping[str, str | bytes] = {
    "r/kim.yml": RECORD.format("KIM").replace("[[jim]]", "niets"),
    "r/jim.yml": RECORD.format("JIM").replace("[[jim]]", "[[kim]]") + "former_ids: [jem]\n",
    "r/themes/werk.yml": THEME,
    "r/sources.yml": SOURCES,
}
PAGE = views.Document("page", "over", "Over", views.parts.Target("over"))


@pytest.fixture
def settings(tree: Tree) -> Settings:
    folder = tree(RECORDS)
    return Settings(folder / "r", "r", "Kennisbank", "https://example.org/", today=date(2030, 1, 1))


def everything(made: site.Site, settings: Settings) -> Any:
    """All that hosts see of a site."""
    pages = [(page.address, page.title, page.description, page.html) for page in made.pages]
    told = [(page.contents, page.section, page.edit_url, page.searched) for page in made.pages]
    searched = site.searchable(made, [PAGE], settings)
    return pages, told, dict(made.files), made.moved, made.words, searched


def test_site_from_the_cache_is_the_site_that_is_made(settings: Settings, tmp_path: Path) -> None:
    keeping = replace(settings, cache=tmp_path / "cache")
    plain, first, again = (site.build(each) for each in (settings, keeping, keeping))
    assert plain.diagnostics == ()
    expected = everything(plain, settings)
    assert everything(first, keeping) == expected
    assert everything(again, keeping) == expected
    assert kept.find(again.name, Cache(keeping.cache)) is not None


CHANGES: dict[str, Callable[[Settings], Settings]] = {
    "record": lambda old: _written(old, "kim.yml", RECORD.format("KIM!")),
    "new record": lambda old: _written(old, "new.yml", RECORD.format("Nieuw")),
    "gone record": lambda old: _gone(old, "jim.yml"),
    "day": lambda old: replace(old, today=date(2030, 1, 2)),
    "setting": lambda old: replace(old, licence="CC0"),
    "page by hand": lambda old: replace(old, written={"over"}),
    "past": lambda old: replace(old, past="0a1b"),
}


def _written(settings: Settings, name: str, text: str) -> Settings:
    (settings.folder / name).write_text(text, encoding="utf-8")
    return settings


def _gone(settings: Settings, name: str) -> Settings:
    (settings.folder / name).unlink()
    return settings


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_a_site_depends_on_is_in_its_name(
    settings: Settings, change: Callable[[Settings], Settings]
) -> None:
    before = kept.key(settings)
    assert kept.key(settings) == before
    assert kept.key(change(settings)) != before


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def _spoilt(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])


@pytest.mark.parametrize("damage", [_cut, _spoilt, Path.unlink], ids=["cut", "spoilt", "gone"])
@pytest.mark.parametrize("names", ["bodies-*", "site-*.json"])
def test_what_is_damaged_is_made_anew(
    settings: Settings, tmp_path: Path, names: str, damage: Callable[[Path], None]
) -> None:
    keeping = replace(settings, cache=tmp_path / "cache")
    made = site.build(keeping)
    expected = everything(made, keeping)
    (file,) = (tmp_path / "cache").glob(names)
    damage(file)
    assert kept.find(made.name, Cache(keeping.cache)) is None
    assert everything(site.build(keeping), keeping) == expected


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _halved(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _swapped(file: Path) -> None:
    others = sorted(other for other in file.parent.iterdir() if other != file)
    kept_aside = file.read_bytes()
    file.write_bytes(others[0].read_bytes())
    others[0].write_bytes(kept_aside)


def _folder(file: Path) -> None:
    file.unlink()
    (file / "below").mkdir(parents=True)


def _closed(file: Path) -> None:
    file.chmod(0)


def _led_astray(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.parent / "nowhere")


DAMAGE = [_cut, _spoilt, Path.unlink, _emptied, _halved, _swapped, _folder, _closed, _led_astray]


@pytest.mark.parametrize("damage", DAMAGE)
def test_whatever_happens_to_the_cache_the_site_is_the_same_and_the_cache_mended(
    settings: Settings, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    folder = tmp_path / "cache"
    keeping = replace(settings, cache=folder)
    expected = everything(site.build(keeping), keeping)
    names = {file.name for file in folder.iterdir() if not file.name.startswith("bodies-")}
    for file in sorted(folder.iterdir()):
        damage(file)
    assert everything(site.build(keeping), keeping) == expected
    whole = {name for name in names if Cache(folder).find(name) is not None}
    bodies = [file for file in folder.iterdir() if file.name not in names]
    assert (whole, len(bodies), bodies[0].is_file()) == (names, 1, True)
    assert everything(site.build(keeping), keeping) == expected


def test_who_reads_while_another_writes_never_sees_half_a_file(tmp_path: Path) -> None:
    """Read again and again while another process writes the same name: whole or nothing."""
    code = (
        "import sys, pathlib; from mkdocs_kim.cache import Cache\n"
        "cache = Cache(pathlib.Path(sys.argv[1]))\n"
        "for number in range(300): cache.keep('name', str(number % 10).encode() * 100_000)\n"
    )
    writer = subprocess.Popen([sys.executable, "-c", code, tmp_path], cwd=ROOT)
    seen: set[bytes] = set()
    while writer.poll() is None:
        if (tmp_path / "name").exists():
            found = Cache(tmp_path).find("name")
            assert found is not None
            seen.add(found)
    assert {(len(found), len(set(found))) for found in seen} == {(100_000, 1)}


def test_what_a_stopped_build_left_is_cleared_by_the_next(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "cache"
    keeping = replace(settings, cache=folder)
    site.build(keeping)
    before = sorted(file.name for file in folder.iterdir())
    for name in ("half-0a1b", "bodies-0a1b"):
        (folder / name).write_bytes(b"half")
    site.build(keeping)
    assert sorted(file.name for file in folder.iterdir()) == before


def test_only_the_last_site_is_kept_and_nothing_half_made(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "bodies-half").write_bytes(b"of a build that was stopped")
    keeping = replace(settings, cache=folder)
    site.build(keeping)
    last = site.build(replace(keeping, licence="CC0"))
    assert [file.name for file in folder.glob("site-*")] == [f"site-{last.name}.json"]
    assert len(list(folder.glob("bodies-*"))) == 1


def test_a_site_with_faults_is_not_kept(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    faulty = replace(_written(settings, "kim.yml", "titel: KIM"), cache=folder, withhold=True)
    made = site.build(faulty)
    assert (made.name, list(folder.glob("site-*"))) == ("", [])
    assert made.withheld == ("r/kim.yml",)


def test_a_cache_that_cannot_be_written_to_is_no_reason_to_fail(
    settings: Settings, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_bytes(b"")
    keeping = replace(settings, cache=taken / "cache")
    made = site.build(keeping)
    assert everything(made, keeping) == everything(site.build(settings), settings)
