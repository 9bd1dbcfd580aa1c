"""What the benchmarks stand on: records that nobody wrote, judging, builders and their tables."""

from __future__ import annotations

import io
import sys
from collections import Counter
from pathlib import Path

import parts
import records
import speed
from builders import job, ours, report, stock
from builders.process import Cost
from builders.rounds import CHANGED, COLD, WARM, Result, measure
from builders.server import Saved
from builders.site import Site
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


def _result(*seconds: float) -> Result:
    return Result([Cost(second, 2 * second, 100.4) for second in seconds], "", 1090, 40_100)


def test_what_was_measured_becomes_tables_of_the_manual() -> None:
    few = {
        ("kim", COLD): _result(1, 8, 3),
        ("kim", WARM): _result(0.5, 4, 1.5),
        ("hugo", COLD): _result(2, 4, 12),
        ("material", COLD): Result(failed="too slow"),
    }
    many = {("kim", COLD): _result(30), ("hugo", COLD): _result(400)}
    assert (
        report.builds({10_000: many, 1000: few})
        == """\
| records | bouwer | pagina's | CPU (s) | keer Hugo | keer Material | klok (s) | piek (MB) | kB |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| 1.000 | deze plugin | 1.090 | 3,00 | 0,50 |  | 6,00 | 100 | 40 |
|  | deze plugin, niets gewijzigd | 1.090 | 1,50 | 0,25 |  | 3,00 | 100 | 40 |
|  | Hugo | 1.090 | 4,00 | 1,00 |  | 8,00 | 100 | 40 |
|  | MkDocs met Material | mislukt |  |  |  |  |  |  |
| 10.000 | deze plugin | 1.090 | 30,0 | 0,07 |  | 60,0 | 100 | 40 |
|  | Hugo | 1.090 | 400 | 1,00 |  | 800 | 100 | 40 |
"""
    )
    assert (
        report.growth({1000: few, 10_000: many})
        == """\
| bouwer | van | naar | exponent |
| --- | ---: | ---: | ---: |
| deze plugin | 1.000 | 10.000 | 1,00 |
| Hugo | 1.000 | 10.000 | 2,00 |
"""
    )
    assert report.growth({1000: few}) == ""


def test_edits_become_a_table_too() -> None:
    edits = {
        ("kim", "prose"): [Saved(0.030, 0.010), Saved(0.020, 0.011), Saved(0.5, 0.012)],
        ("kim", "title"): [Saved(0.15, 0.1)],
        ("hugo", "prose"): [Saved(1.5, 2.5)],
        ("hugo", "title"): [Saved(1.8, 2.6)],
    }
    assert (
        report.saving({1000: edits})
        == """\
| records | wijziging | server | klok (ms) | keer Hugo | CPU (ms) |
| --- | --- | --- | ---: | ---: | ---: |
| 1.000 | tekst | deze plugin | 30 | 0,02 | 11 |
|  | tekst | Hugo | 1500 | 1,00 | 2500 |
|  | titel | deze plugin | 150 | 0,08 | 100 |
|  | titel | Hugo | 1800 | 1,00 | 2600 |
"""
    )


def test_a_table_comes_in_place_of_what_stood_under_its_heading() -> None:
    page = "# A\n\n## B\n\nold\n\n### C\n\nkept\n"
    once = report.replaced(page, "B", "| new |\n")
    assert once == "# A\n\n## B\n\n| new |\n\n### C\n\nkept\n"
    assert report.replaced(once, "B", "| new |\n") == once
    assert report.replaced(once, "C", "| new |\n") == "# A\n\n## B\n\n| new |\n\n### C\n\n| new |\n"


def test_the_manual_has_a_place_for_each_table() -> None:
    page = speed.PAGE.read_text(encoding="utf-8")
    for heading in (report.BUILDS, report.GROWTH, report.SAVING):
        assert f"\n### {heading}\n" in page


def test_what_was_measured_is_kept_for_another_day(tmp_path: Path) -> None:
    sizes = {3: {("kim", COLD): _result(1, 2), ("hugo", COLD): Result(failed="no")}}
    speed.keep(tmp_path / "speed.json", sizes)
    assert speed.load(tmp_path / "speed.json") == sizes
    assert speed.load(tmp_path / "none.json") == {}


BUILD = """\
import pathlib, sys
page = pathlib.Path("site/een/index.html")
page.parent.mkdir(parents=True, exist_ok=True)
page.write_text(page.read_text() if page.exists() else "")
with page.open("a") as out:
    out.write(pathlib.Path(sys.argv[1]).read_text())
"""


def test_everyone_builds_with_nothing_kept_then_again_then_a_changed_record(tmp_path: Path) -> None:
    record = tmp_path / "een.yml"
    record.write_text("title: Een\napproach: |\n  Zo.\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    command = (sys.executable, "-c", BUILD, str(record))
    kept = Site(tmp_path, command, "site", "{}/index.html", caches=["cache"])
    (tmp_path / "bad").mkdir()
    bad = Site(tmp_path / "bad", (sys.executable, "-c", "exit('no')"), "site", "")
    found = measure({"kim": kept, "hugo": bad}, record, 2, edited="kim")
    assert {key: (len(made.costs), made.pages) for key, made in found.items()} == {
        ("kim", COLD): (2, 1),
        ("kim", WARM): (2, 1),
        ("kim", CHANGED): (2, 1),
        ("hugo", COLD): (0, 0),
    }
    assert found["hugo", COLD].failed.endswith("ended with 1:\nno")
    text = record.read_text(encoding="utf-8")
    changed = text.replace("  Zo.", "  Ronde 2 is begonnen.\n  Zo.")
    assert (tmp_path / "site/een/index.html").read_text(encoding="utf-8") == text + text + changed


def test_both_of_our_kinds_of_site_build_without_a_warning(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    records.write(folder, 3)
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "--strict")
    theirs = stock.prepare(job.read(folder), command, tmp_path / "theirs")
    mine = ours.prepare(folder, tmp_path / "ours")
    mine.build()
    theirs.build()
    logs = [(site.folder / "log.txt").read_text(encoding="utf-8") for site in (mine, theirs)]
    assert logs == ["", ""]
    names = [file.stem for file in folder.glob("*-*.yml")]
    assert len(names) == 3
    assert all(site.weight(name) > 10_000 for site in (mine, theirs) for name in names)


def test_every_part_of_a_build_is_told(tmp_path: Path) -> None:
    records.write(tmp_path, 3)
    with io.BytesIO() as stream:
        spent = parts.spend(tmp_path, stream)
    assert {"lezen en nakijken", "bestanden om te vergelijken", "zoeken"} <= spent.keys()
    table = list(parts.table(Counter({"veel": 3.0, "meer": 6.9, "niets": 0.1}), 100))
    assert table[2:] == [
        "| meer | 6,90 | 69,00 | 69% |",
        "| veel | 3,00 | 30,00 | 30% |",
        "| al het andere | 0,10 | 1,00 | 1% |",
        "| samen | 10,00 | 100,00 | 100% |",
    ]
