"""What the benchmarks stand on: records that nobody wrote, and the judging of search."""

from __future__ import annotations

from pathlib import Path

import records
from judging import Places, Query, Score, score

from mkdocs_kim import site


def test_synthetic_records_are_without_fault(tmp_path: Path) -> None:
    titles = records.write(tmp_path, 5)
    found = site.check(tmp_path, "interventions", "nl")
    read = {record.title.in_("nl") for record in found.records["intervention"].values()}
    assert (found.diagnostics, read) == ((), set(titles))


def test_more_synthetic_records_begin_with_the_same(tmp_path: Path) -> None:
    few, many = tmp_path / "few", tmp_path / "many"
    first = records.write(few, 3)
    assert records.write(many, 6)[:3] == first
    shared = {file.name for file in few.glob("*.yml")} - {"sources.yml"}
    assert all((few / name).read_bytes() == (many / name).read_bytes() for name in shared)


def _site(folder: Path, *pages: str) -> Places:
    for page in pages:
        (folder / page).mkdir(parents=True, exist_ok=True)
        (folder / page / "index.html").touch()
    return Places(folder)


def test_an_id_stands_for_every_page_that_has_it(tmp_path: Path) -> None:
    places = _site(
        tmp_path,
        "instrumenten/sociogram",
        "instrumenten/sociogram-groot",
        "werkbladen/sociogram",
        "werkbladen/sociogram-lijst",
        "werkbladen/sociogram-groot",
        "plekken/wijkteam",
        "begrippen/wijkteam",
        "handleiding/schrijven",
        "handleiding",
    )
    ids = ("sheet:sociogram", "wijkteam", "docs:handleiding/schrijven", "docs:handleiding/index")
    assert [places.accepted(Query("exact", "", (item,))) for item in ids] == [
        {"werkbladen/sociogram/", "werkbladen/sociogram-lijst/"},
        {"plekken/wijkteam/", "begrippen/wijkteam/"},
        {"handleiding/schrijven/"},
        {"handleiding/"},
    ]
    assert places.missing([Query("exact", "", ("wijkteam", "weg"))]) == ["weg"]


def test_a_query_is_right_if_an_accepted_page_comes_early(tmp_path: Path) -> None:
    places = _site(tmp_path, "themas/werk", "themas/geld")
    asked = [Query("exact", text, ("werk",)) for text in ("eerst", "derde", "vierde", "niets")]
    other, right = "themas/geld/", "themas/werk/"
    found = {
        "eerst": [right, other],
        "derde": [other, other, right],
        "vierde": [other, other, other, right],
        "niets": [],
    }
    assert score(asked, found, places) == Score(asked=4, first=1, third=2, nothing=1)
