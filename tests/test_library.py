"""All records together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import Tree

from mkdocs_kim import library
from mkdocs_kim.diagnostics import closest
from mkdocs_kim.files import read_folder
from mkdocs_kim.library import Library
from mkdocs_kim.records import Intervention, Recognition, RecognitionLevel, Record, Related

THEME = "title: {title}\nsummary: Kort.\ndescription: Zie.\n"
BASE = {
    "kim.yml": "title: KIM\nsummary: Kort [@a].\nnature: model\nthemes: [werk]\n",
    "themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Zie [[kim]] [@a].\n",
    "sources.yml": (
        "sources:\n  - {id: a, type: book, title: A}\n  - {id: b, type: book, title: B}\n"
    ),
    "vocabularies.yml": (
        "target_groups: []\nsettings: [{id: thuis, label: Thuis}]\nexecutors: []\n"
        "recognition_levels: [{id: goed, label: Goed, order: 1, years_valid: 5}]\n"
    ),
}


Build = Callable[[dict[str, str]], Library]


@pytest.fixture
def build(tree: Tree) -> Build:
    def build(files: dict[str, str]) -> Library:
        found = library.build(read_folder(tree(files), "r"), "nl")
        assert found.diagnostics == ()
        return found

    return build


def seen(found: Library, kind: str, target: str) -> list[tuple[str, str, str, bool]]:
    """Who refers to a target: id, field, reason, whether it is a mention."""
    return [
        (
            link.source_id,
            link.field,
            link.reason.in_("nl").text.strip() if link.reason else "",
            link.mention,
        )
        for link in found.links_to.get((kind, target), ())
    ]


def test_links_come_back_with_their_reason(build: Build) -> None:
    found = build(
        {
            **BASE,
            "elements/regie.yml": "title: R\nsummary: K.\ndefinition: D.\nscope: general\n"
            "concerns: content\n",
            "jim.yml": BASE["kim.yml"].replace("KIM", "JIM")
            + (
                "working_elements: [{element: regie, state: described, how: Zo.}]\n"
                "related: [{intervention: kim, relation: builds_on, why: Daarom.}]\n"
                "settings: [thuis]\ngoal: Zie [[regie]].\n"
            ),
        }
    )
    assert {
        "regie": seen(found, "element", "regie"),
        "kim": seen(found, "intervention", "kim"),
        "thuis": seen(found, "setting", "thuis"),
        "werk": seen(found, "theme", "werk"),
    } == {
        "regie": [("jim", "goal", "", True), ("jim", "working_elements", "Zo.", False)],
        "kim": [("jim", "related", "Daarom.", False), ("werk", "description", "", True)],
        "thuis": [("jim", "settings", "", False)],
        "werk": [("jim", "themes", "", False), ("kim", "themes", "", False)],
    }


def test_relation_comes_back_with_its_sort(build: Build) -> None:
    found = build(
        {
            **BASE,
            "jim.yml": BASE["kim.yml"]
            + "related: [{intervention: kim, relation: alternative_to, why: Daarom.}]\n",
        }
    )
    (link,) = found.links_to["intervention", "kim"][:1]
    assert isinstance(link.holder, Related)
    assert (link.source_id, link.holder.relation) == ("jim", "alternative_to")


def test_sources_know_who_cites_them_once_each(build: Build) -> None:
    found = build({**BASE, "kim.yml": BASE["kim.yml"] + "sources: [a]\n"})
    assert found.cited_by == {"a": (("intervention", "kim"), ("theme", "werk"))}


def test_records_are_sorted_by_title_whatever_case_and_accents(build: Build) -> None:
    titles = {"a": "zorg", "b": "Één", "c": "eenzaam", "d": "Arm", "e": "een"}
    found = build(
        {f"themes/{name}.yml": THEME.format(title=title) for name, title in titles.items()}
    )
    assert list(found.records["theme"]) == ["d", "e", "b", "c", "a"]


def test_folder_without_lists_is_a_library(build: Build) -> None:
    found = build({"themes/a.yml": THEME.format(title="A")})
    assert (list(found.paths), found.vocabularies, found.sources) == (["a"], {}, {})


def test_renamed_records_are_found_by_their_former_id(build: Build) -> None:
    found = build({"themes/a.yml": THEME.format(title="A") + "former_ids: [b, c]\n"})
    assert found.renamed == {"b": "a", "c": "a"}


def first(found: Library, kind: str) -> Record:
    return next(iter(found.records[kind].values()))


@pytest.mark.parametrize(
    ("recognition", "today", "expected"),
    [
        ("date: 2019-05", date(2024, 5, 31), ("2024-05", False, True)),
        ("date: 2019-05", date(2024, 6, 1), ("2024-05", True, True)),
        ("date: 2019", date(2024, 12, 31), ("2024", False, True)),
        ("date: 2020-02-29", date(2025, 2, 28), ("2025-02-28", False, True)),
        ("date: 2020-02-29", date(2025, 3, 1), ("2025-02-28", True, True)),
        ("date: 2019-05, valid_until: 2020-01", date(2020, 2, 1), ("2020-01", True, False)),
    ],
)
def test_recognition_holds_to_the_end_of_what_is_known(
    build: Build, recognition: str, today: date, expected: tuple[str, bool, bool]
) -> None:
    more = f"recognition: [{{level: goed, {recognition}, sources: [a]}}]\n"
    found = build({**BASE, "kim.yml": BASE["kim.yml"] + more})
    record, level = first(found, "intervention"), found.vocabularies["recognition_level"]["goed"]
    assert isinstance(record, Intervention)
    assert isinstance(level, RecognitionLevel)
    given: Recognition = record.recognition[0]
    validity = library.validity(given, level, today)
    assert (str(validity.until), validity.lapsed, validity.computed) == expected


@pytest.mark.parametrize(
    ("more", "described"),
    [
        ("", ("name",)),
        ("problem: P.\nrationale: R.\nlevels: [network]\n", ("name", "why", "how")),
        (
            "rationale: R.\nmaterials: [M.]\napproach: A.\ntraining: T.\nlevels: [network]\n"
            "settings: [thuis]\nduration: {text: Lang}\nimplementation: I.\nquality: Q.\n"
            "research: [{title: R, kind: review, result: R., sources: [a]}]\n",
            (
                "name",
                "why",
                "materials",
                "procedure",
                "who",
                "how",
                "where",
                "how_much",
                "modifications",
                "planned",
                "actual",
            ),
        ),
    ],
)
def test_completeness_counts_what_is_described(
    build: Build, more: str, described: tuple[str, ...]
) -> None:
    found = build({**BASE, "kim.yml": BASE["kim.yml"] + more})
    record = first(found, "intervention")
    assert isinstance(record, Intervention)
    measured = library.completeness(record)
    assert (measured.described, measured.total) == (described, 12)


@pytest.mark.parametrize(
    ("wrong", "known", "guess"),
    [
        ("spiegelem", ["spiegelen", "erop-af"], "spiegelen"),
        ("Ecogram", ["ecogram"], "ecogram"),
        ("ab", ["ac", "ad"], None),
        ("abc", ["abe", "abd"], "abd"),
        ("x", [], None),
    ],
)
def test_guess_is_the_nearest_and_always_the_same(
    wrong: str, known: list[str], guess: str | None
) -> None:
    assert closest(wrong, known) == guess
