"""What methods say, head by head and element by element: what every comparison is made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import Tree

from mkdocs_kim import library, views
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.library import version
from mkdocs_kim.records import Intervention, compared
from mkdocs_kim.render.methods import MethodPrinter
from mkdocs_kim.views import Reader, compare
from mkdocs_kim.views.elementmap import FULL, Column, Columns
from mkdocs_kim.views.mapparts import MapPage
from mkdocs_kim.views.methods import Cell, comparable
from mkdocs_kim.views.pages import Note
from mkdocs_kim.views.parts import Chip, Reference, Target

ELEMENT = (
    "title: {title}\nsummary: Kort.\ndefinition: Wat **het** is.\n"
    "scope: {scope}\nconcerns: content\n"
)
FILES = {
    "a.yml": """\
title: Aanpak
summary: Kort.
nature: model
themes: [werk]
levels: [network, individual]
age: {from: 12}
goal: Meedoen [@een].
target_group:
  groups: [ouder]
  contra_indications: Wie niet wil.
phases:
  - {title: Zien, text: Kijk.}
  - {title: Doen, text: Doe.}
duration: {meetings: 3, sources: [twee]}
costs: {text: 'Tien euro [@een].', year: 2020}
conditions: [Tijd., Geld.]
research:
  - {title: Telling, year: 2019, kind: effect, result: Het hielp., sources: [een]}
recognition:
  - {level: goed, date: 2015-04-08, sources: [twee]}
working_elements:
  - {element: eigen-regie, state: described, how: 'De cliënt kiest, zie [[b]].', sources: [een]}
  - {element: klik, state: deliberately_not, how: Juist niet.}
pitfalls:
  - {pitfall: Te snel., instead: Wacht.}
instruments: [{instrument: blad}]
""",
    "b.yml": "title: Bries\nsummary: Kort.\nnature: theory\nthemes: [werk]\nstatus: concept\n",
    "c.yml": (
        "title: Cirkel\nsummary: Kort.\nnature: theory\nthemes: [werk]\nstatus: withdrawn\n"
        "withdrawn: {reason: Weg., date: 2020}\n"
    ),
    "elements/eigen-regie.yml": ELEMENT.format(title="Eigen regie", scope="specific"),
    "elements/klik.yml": ELEMENT.format(title="Klik", scope="general"),
    "instruments/blad.yml": "title: Blad\nsummary: Kort.\npurpose: Zien.\n",
    "themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Werk.\n",
    "sources.yml": (
        "sources:\n  - {id: een, type: book, title: Een, url: 'https://example.org/'}\n"
        "  - {id: twee, type: book, title: Twee, year: 2014}\n"
    ),
    "vocabularies.yml": (
        "target_groups: [{id: ouder, label: Ouderen}]\nsettings: []\nexecutors: []\n"
        "recognition_levels: [{id: goed, label: Goed onderbouwd, order: 1, years_valid: 5}]\n"
    ),
}
Build = Callable[[dict[str, str]], Reader]


@pytest.fixture
def build(tree: Tree) -> Build:
    def build(files: dict[str, str]) -> Reader:
        found = library.build(read_folder(tree(files), "r"), "nl")
        assert found.diagnostics == ()
        return Reader(found, language("nl"), date(2026, 11, 22))

    return build


def test_what_is_compared_follows_from_the_declarations_in_their_order() -> None:
    assert [".".join(path) for path, _ in compared(Intervention)] == [
        "nature",
        "themes",
        "levels",
        "frame",
        "age",
        "goal",
        "target_group.final",
        "target_group.groups",
        "target_group.contra_indications",
        "approach",
        "phases",
        "duration",
        "executors",
        "settings",
        "training",
        "access",
        "costs",
        "conditions",
        "research",
        "practice_knowledge",
        "client_experience",
        "recognition",
        "pitfalls",
        "instruments",
        "since",
    ]


def test_heads_have_the_labels_of_the_fields(build: Build) -> None:
    labels = {head.key: head.label for head in views.heads(build(FILES))}
    assert [labels[key] for key in ("goal", "target_group.groups", "recognition")] == [
        "Doel",
        "Doelgroepen",
        "Erkenning",
    ]


def test_what_is_told_is_told_in_words_and_what_is_unknown_stays_empty(build: Build) -> None:
    told = views.method("a", build(FILES)).told
    assert {key: one.words for key, one in told.items()} == {
        "nature": ("Handelingsmodel",),
        "themes": ("Werk",),
        "levels": ("Met het netwerk", "Met één mens"),
        "frame": (),
        "age": ("Vanaf 12 jaar",),
        "goal": ("Meedoen.",),
        "target_group.final": (),
        "target_group.groups": ("Ouderen",),
        "target_group.contra_indications": ("Wie niet wil.",),
        "approach": (),
        "phases": ("1. Zien", "2. Doen"),
        "duration": ("3 bijeenkomsten",),
        "executors": (),
        "settings": (),
        "training": (),
        "access": (),
        "costs": ("Tien euro.", "prijspeil 2020"),
        "conditions": ("Tijd.", "Geld."),
        "research": ("Telling (2019); Effectonderzoek, opzet niet bekend: Het hielp.",),
        "practice_knowledge": (),
        "client_experience": (),
        "recognition": (
            "Goed onderbouwd; Erkend op 8 april 2015. Verlopen sinds 8 april 2020"
            " (berekend, 5 jaar na het oordeel)",
        ),
        "pitfalls": ("Te snel. Liever zo: Wacht.",),
        "instruments": ("Blad",),
        "since": (),
    }


def test_a_method_numbers_its_own_sources(build: Build) -> None:
    reader = build(FILES)
    method = views.method("a", reader)
    assert (method.link, method.nature, method.concept, method.reviewed) == (
        Chip("Aanpak", Target("interventies/a")),
        "Handelingsmodel",
        False,
        "",
    )
    assert method.version == version(reader.library.records["intervention"]["a"])
    assert method.notes == (
        Note(1, "een", Reference("Een (z.j.)."), "https://example.org/", "", True),
        Note(2, "twee", Reference("Twee (2014)."), "", "", True),
    )


def test_a_concept_says_so(build: Build) -> None:
    assert views.method("b", build(FILES)).concept


def test_the_map_has_every_listed_method_against_every_listed_element(build: Build) -> None:
    reader = build(FILES)
    found = views.element_map(reader)
    assert found.kinds == (
        Columns(
            "general-content",
            "Algemeen werkzaam: over de inhoud",
            (Column("klik", Chip("Klik", Target("werkzame-elementen/klik")), "Wat het is."),),
        ),
        Columns(
            "specific-content",
            "Specifiek werkzaam: over de inhoud",
            (
                Column(
                    "eigen-regie",
                    Chip("Eigen regie", Target("werkzame-elementen/eigen-regie")),
                    "Wat het is.",
                ),
            ),
        ),
    )
    assert [column.id for column in found.columns] == ["klik", "eigen-regie"]
    rows = [(r.id, r.nature, r.concept, r.origin, [c.state for c in r.cells]) for r in found.rows]
    assert rows == [
        ("a", "Handelingsmodel", False, "r/a.yml", ["deliberately_not", "described"]),
        ("b", "Theorie", True, "r/b.yml", ["", ""]),
    ]
    assert found.rows[1].cells == (Cell(""), Cell(""))


def test_map_of_more_methods_than_a_page_can_hold_is_in_parts(build: Build) -> None:
    files = dict(FILES)
    for number in range(FULL - 1):
        files[f"m{number:03}.yml"] = files["b.yml"].replace("title: ", f"title: M{number:03} ")
    reader = build(files)
    found = [page.body for page in compare.pages(reader, views.choosing(reader), "Proef")]
    maps = [body for body in found if isinstance(body, compare.ComparePage | MapPage)]
    shown = tuple(row.row.id for one in maps for row in one.map.methods)
    assert shown == reader.listed("intervention")
    pagers = [one.leaf.pager for one in maps if one.leaf]
    assert [pager.words for pager in pagers] == [f"Pagina {n} van 3" for n in (1, 2, 3)]
    begun = [[row.anchor for row in one.map.methods if row.anchor] for one in maps]
    assert begun == [["letter-a", "letter-b", "letter-m"], [], []]


def test_there_is_nothing_to_compare_without_methods_or_elements(build: Build) -> None:
    without = {path: text for path, text in FILES.items() if not path.startswith("elements/")}
    without["a.yml"] = without["b.yml"]
    assert not comparable(build(without))


def test_pieces_are_printed_as_seen_from_the_page_with_notes_of_the_method(build: Build) -> None:
    reader = build(FILES)
    printer = MethodPrinter(reader, "vergelijken/index", True)
    pieces = printer.pieces(views.method("a", reader))
    assert pieces.told["goal"].html == (
        '<p>Meedoen<sup class="kim-cite"><a href="#bron-a-1" id="verwijzing-a-1"'
        ' aria-label="bron 1">1</a></sup>.</p>'
    )
    assert pieces.elements["eigen-regie"] == (
        '<p>De cliënt kiest, zie <a href="../interventies/b/">Bries</a>.'
        '<sup class="kim-cite"><a href="#bron-a-1" aria-label="bron 1">1</a></sup></p>'
    )
