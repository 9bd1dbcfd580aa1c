"""The history of records, from real git repositories: whole, shallow, or none."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from repositories import Repo, clone, repo

from mkdocs_kim import history
from mkdocs_kim.cache import Cache
from mkdocs_kim.library.changes import History, timeline

NOWHERE = Cache(None)


def element(goal: str, title: str = "Regie", **more: str) -> str:
    lines = [f"{key}: {value}\n" for key, value in more.items()]
    told = (
        f"title: {title}\nsummary: Kort.\ndefinition: {goal}\nscope: general\nconcerns: content\n"
    )
    return told + "".join(lines)


def read(of: Repo, cache: Cache = NOWHERE) -> History:
    return timeline(history.commits(of.folder, cache))


def days(of: History) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (day.date.isoformat(), [(change.id, change.what) for change in day.changes])
        for day in of.days
    ]


@pytest.fixture
def grown(tmp_path: Path) -> Repo:
    """Four days: two records, a change, a change of layout, one gone and one under a new name."""
    found = repo(tmp_path / "bron")
    found.commit(
        "2026-01-05", {"elements/regie.yml": element("A."), "elements/nabij.yml": element("N.")}
    )
    found.commit("2026-02-05", {"elements/regie.yml": element("A en B.")})
    found.commit("2026-03-05", {"elements/regie.yml": "# Netjes\n" + element("A\n  en B.")})
    found.commit(
        "2026-04-05",
        {
            "elements/nabij.yml": None,
            "elements/regie.yml": None,
            "elements/eigen-regie.yml": element("A en B.", former_ids="[regie]"),
        },
    )
    return found


def test_each_day_tells_what_records_say_anew_and_no_more(grown: Repo) -> None:
    assert days(read(grown)) == [
        ("2026-04-05", [("eigen-regie", "renamed"), ("nabij", "gone")]),
        ("2026-02-05", [("regie", "changed")]),
        ("2026-01-05", [("nabij", "new"), ("regie", "new")]),
    ]


def test_what_is_there_knows_when_it_last_changed(grown: Repo) -> None:
    grown.commit(
        "2026-05-05",
        {"elements/eigen-regie.yml": "# Nog netter\n" + element("A en B.", former_ids="[regie]")},
    )
    found = read(grown)
    key = ("element", "eigen-regie")
    assert found.changed == {key: date(2026, 4, 5)}
    assert found.last(key, found.now[key]) == date(2026, 4, 5)
    assert found.last(key, {**found.now[key], "title": "Nog niet bewaard"}) is None
    assert found.last(("element", "nieuw"), {}) is None


def test_versions_through_renames(grown: Repo) -> None:
    found = [
        item for name in ("regie", "eigen-regie") for item in read(grown).versions["element", name]
    ]
    assert [(item.date, item.data["definition"]) for item in found] == [
        (date(2026, 1, 5), "A."),
        (date(2026, 2, 5), "A en B."),
        (date(2026, 4, 5), "A en B."),
    ]
    assert len({item.version for item in found}) == 3


def test_a_shallow_clone_says_nothing_of_what_it_does_not_know(grown: Repo, tmp_path: Path) -> None:
    grown.commit("2026-05-05", {"elements/nieuw.yml": element("C.")})
    shallow = clone(grown, tmp_path / "ondiep", depth=2)
    found = read(shallow)
    assert days(found) == [("2026-05-05", [("nieuw", "new")])]
    assert found.changed == {("element", "nieuw"): date(2026, 5, 5)}
    told = found.versions["element", "eigen-regie"]
    assert [item.date for item in told] == [None]


def test_the_day_is_that_of_who_made_it_wherever_the_site_is_built(tmp_path: Path) -> None:
    found = repo(tmp_path)
    found.commit("2026-01-05T00:30:00+14:00", {"elements/a.yml": element("A.")})
    found.commit("2026-01-05T23:30:00-11:00", {"elements/a.yml": element("B.")})
    told = read(found)
    assert days(told) == [("2026-01-05", [("a", "new")])]
    assert told.days[0].when.astimezone(UTC) == datetime(2026, 1, 6, 10, 30, tzinfo=UTC)


def test_several_commits_of_a_day_are_one_change(tmp_path: Path) -> None:
    found = repo(tmp_path)
    found.commit("2026-01-05", {"elements/a.yml": element("A.")})
    found.commit("2026-01-06", {"elements/a.yml": element("B.")})
    found.commit("2026-01-06", {"elements/a.yml": element("C.")})
    found.commit("2026-01-07", {"elements/a.yml": element("D.")})
    found.commit("2026-01-07", {"elements/a.yml": element("C.")})
    told = [(day.date.day, [change.after for change in day.changes]) for day in read(found).days]
    assert [(day, [(data or {})["definition"] for data in all_]) for day, all_ in told] == [
        (6, ["C."]),
        (5, ["A."]),
    ]


def test_a_day_that_comes_back_is_one_day(tmp_path: Path) -> None:
    found = repo(tmp_path)
    first = {name: element("A.") for name in ("elements/a.yml", "elements/b.yml")}
    found.commit("2026-01-01", first)
    found.commit("2026-11-23T01:00:00+09:00", {"elements/a.yml": element("B.")})
    found.commit("2026-11-22T20:00:00+01:00", {"elements/b.yml": element("B.")})
    last = {"elements/a.yml": element("C."), "elements/b.yml": None}
    found.commit("2026-11-23T10:00:00+01:00", {**last, "elements/c.yml": element("A.")})
    told = read(found)
    assert days(told) == [
        ("2026-11-23", [("a", "changed"), ("b", "gone"), ("c", "new")]),
        ("2026-11-22", [("b", "changed")]),
        ("2026-01-01", [("a", "new"), ("b", "new")]),
    ]
    own = told.days[0].changes[0]
    assert [(side or {})["definition"] for side in (own.before, own.after)] == ["A.", "C."]
    assert told.changed["element", "a"] == date(2026, 11, 23)


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    found = repo(tmp_path)
    found.commit("2026-01-05", {"elements/a.yml": element("A.")})
    found.commit("2026-01-06", {"elements/a.yml": "title: [\n", "elements/leeg.yml": ""})
    found.commit("2026-01-07", {"elements/a.yml": element("B."), "elements/leeg.yml": None})
    assert days(read(found)) == [("2026-01-07", [("a", "changed")]), ("2026-01-05", [("a", "new")])]


def test_what_is_no_record_is_not_looked_at(tmp_path: Path) -> None:
    found = repo(tmp_path)
    found.commit("2026-01-05", {"README.md": "x", ".schema/a.json": "{}", "elements/x/y.yml": "x"})
    (found.folder / "elements/link.yml").symlink_to("../README.md")
    found.commit("2026-01-06", {"elements/é a.yml": "title: x\n"})
    assert days(read(found)) == []


def test_a_merge_counts_on_the_day_of_the_merge(tmp_path: Path) -> None:
    found = repo(tmp_path)
    found.commit("2026-01-05", {"elements/a.yml": element("A.")})
    found.git("checkout", "--quiet", "-b", "voorstel")
    found.commit("2026-01-06", {"elements/b.yml": element("B.")})
    found.git("checkout", "--quiet", "main")
    found.commit("2026-01-07", {"elements/a.yml": element("C.")})
    found.git("merge", "--quiet", "--no-ff", "voorstel", when="2026-01-08T12:00:00+01:00")
    assert days(read(found)) == [
        ("2026-01-08", [("b", "new")]),
        ("2026-01-07", [("a", "changed")]),
        ("2026-01-05", [("a", "new")]),
    ]


def test_records_deeper_in_a_repository_with_other_things(tmp_path: Path) -> None:
    found = repo(tmp_path, "kennis/méthodes 1")
    (tmp_path / "ander.yml").write_text("x", encoding="utf-8")
    found.commit("2026-01-05", {"elements/a.yml": element("A."), "sources.yml": "sources: []\n"})
    assert days(read(found)) == [("2026-01-05", [("a", "new")])]


def test_a_name_is_kept_and_an_address_is_not(grown: Repo) -> None:
    found = history.commits(grown.folder, NOWHERE)
    assert {commit.author for commit in found} == {"Kim"}
    assert "geheim" not in repr(found)


def test_where_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = tmp_path / "los"
    nowhere.mkdir()
    fresh = repo(tmp_path / "leeg")
    ignored = repo(tmp_path / "elders")
    ignored.commit("2026-01-05", {}, "niets")
    fresh.write({"elements/a.yml": element("A.")})
    places = (nowhere, fresh.folder, ignored.folder)
    assert [history.commits(folder, NOWHERE) for folder in places] == [(), (), ()]
    monkeypatch.setenv("PATH", "")
    assert history.commits(fresh.folder, NOWHERE) == ()


def test_a_hook_of_git_does_not_lead_astray(
    grown: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repo(tmp_path / "ander")
    expected = days(read(grown))
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git/index"))
    assert days(read(grown)) == expected


def test_what_is_kept_gives_the_same(grown: Repo, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "bewaard")
    first = read(grown, cache)
    kept = sorted((tmp_path / "bewaard").iterdir())
    assert (read(grown, cache), len(kept)) == (first, 4)
    for file in kept:
        file.write_bytes(b"half")
    assert read(grown, cache) == first == read(grown)
