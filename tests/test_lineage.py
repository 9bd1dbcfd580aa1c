"""Lineage: who comes from whom, told once, drawn the same, and drawn so that it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import unescape
from itertools import combinations, pairwise
from random import Random

import pytest
from building import ROOT
from conftest import Tree
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_kim import library
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import LANGUAGES, language
from mkdocs_kim.render.html import HtmlPrinter
from mkdocs_kim.render.lineage.graph import Line, columns
from mkdocs_kim.render.lineage.layout import Layout, Place, layout
from mkdocs_kim.render.lineage.picture import HEADS
from mkdocs_kim.views import Page, Reader, lineage, relations
from mkdocs_kim.views.families import LARGEST
from mkdocs_kim.views.kinpage import LineagePage
from mkdocs_kim.views.kinparts import FAMILIES
from mkdocs_kim.views.relations import DRAWN, LEADING, RELATIONS, kin

WIDTH = 40.0
Box = tuple[float, float, float, float]


def reader_of(found: library.Library, code: str = "nl") -> Reader:
    return Reader(found, language(code), date(2026, 1, 1))


@pytest.fixture(scope="module")
def real() -> library.Library:
    return library.build(read_folder(ROOT / "interventions", "interventions"), "nl")


def method(title: str, related: Sequence[tuple[str, str]] = (), more: str = "") -> str:
    """Write a method that is tied to others."""
    text = f"title: {title}\nsummary: Kort.\nnature: model\nthemes: [werk]\n{more}"
    ties = (f"- {{relation: {kind}, intervention: {other}, why: Zo.}}\n" for kind, other in related)
    return text + ("related:\n" + "".join(ties) if related else "")


def library_of(tree: Tree, methods: Mapping[str, str]) -> library.Library:
    files = {f"{name}.yml": text for name, text in methods.items()}
    folder = tree({**files, "themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Zo.\n"})
    return library.build(read_folder(folder, "records"), "nl")


def page_of(found: library.Library, code: str = "nl") -> tuple[Page, LineagePage]:
    page = lineage.page(reader_of(found, code))
    assert page is not None
    assert isinstance(page.body, LineagePage)
    return page, page.body


def told(body: LineagePage) -> list[tuple[str, list[str]]]:
    return [(group.title, [tie.says for tie in group.ties]) for group in body.told]


def sixty() -> dict[str, str]:
    """Write sixty methods: a chain of eight, diamonds, several families, ties to and fro."""
    random = Random(1)
    ties: dict[int, list[tuple[str, str]]] = {number: [] for number in range(60)}
    seen = {(8, 0), (9, 0), (10, 8), (10, 9)}
    ties[8], ties[9] = [("builds_on", "m0")], [("follows", "m0")]
    ties[10] = [("builds_on", "m8"), ("builds_on", "m9")]
    for number in range(1, 8):
        ties[number].append(("builds_on", f"m{number - 1}"))
        seen.add((number, number - 1))
    while sum(map(len, ties.values())) < 62:
        one = random.randrange(1, 54)
        first = one - one % 18  # three families of eighteen
        other = first + int((one - first) * random.random() ** 2)
        kind = random.choice(("builds_on",) * 6 + ("combines_with",) * 3 + ("follows",))
        if one != other and (one, other) not in seen:
            seen.add((one, other))
            ties[one].append((kind, f"m{other}"))
    ties[54], ties[55] = [("combines_with", "m55")], [("combines_with", "m54")]
    titles = ["Werken met de kring", "Stap voor stap", "Buurtmaatjes", "Thuis in de wijk"]
    return {
        f"m{number}": method(f"{titles[number % 4]} {number}", related)
        for number, related in ties.items()
    }


# What is told


def test_each_relation_is_told_once_with_the_reasons_of_all_who_state_it(tree: Tree) -> None:
    gone = "status: withdrawn\nwithdrawn: {reason: Verouderd., date: 2026, replaced_by: nieuw}\n"
    found = library_of(
        tree,
        {
            "basis": method("Basis", [("combines_with", "nieuw")]),
            "nieuw": method("Nieuw", [("builds_on", "basis"), ("follows", "zij")]),
            "zij": method("Zij", [("combines_with", "basis"), ("alternative_to", "nieuw")]),
            "oud": method("Oud", [("builds_on", "basis")], gone),
            "heen": method("Heen", [("combines_with", "terug")]),
            "terug": method("Terug", [("combines_with", "heen")]),
            "los": method("Los"),
        },
    )
    _, body = page_of(found)
    assert told(body) == [
        ("Bouwt voort op", ["Nieuw bouwt voort op Basis"]),
        ("Volgt op", ["Nieuw volgt op Zij"]),
        ("Vervangt", ["Nieuw vervangt Oud (ingetrokken)"]),
        (
            "Gaat samen met",
            [
                "Basis gaat samen met Nieuw",
                "Heen gaat samen met Terug",
                "Zij gaat samen met Basis",
            ],
        ),
        ("Is een alternatief voor", ["Zij is een alternatief voor Nieuw"]),
    ]
    reasons = {tie.says: len(tie.reasons) for group in body.told for tie in group.ties}
    assert {says for says, count in reasons.items() if count > 1} == {"Heen gaat samen met Terug"}
    assert [chip.title for chip in body.alone] == ["Los"]
    families = [(family.title, [item for item, _ in family.members]) for family in body.families]
    assert families == [
        ("Familie rond Nieuw", ["basis", "nieuw", "oud", "zij"]),
        ("Familie rond Heen", ["heen", "terug"]),
    ]


def test_only_lines_that_are_drawn_stand_in_the_legend(tree: Tree) -> None:
    found = library_of(
        tree, {"a": method("A", [("follows", "b")]), "b": method("B"), "c": method("C")}
    )
    assert [key for key, _ in page_of(found)[1].legend] == ["follows"]


def test_alternatives_alone_make_a_page_without_a_picture(tree: Tree) -> None:
    found = library_of(tree, {"a": method("A", [("alternative_to", "b")]), "b": method("B")})
    _, body = page_of(found)
    assert (body.families, body.legend, body.alone) == ((), (), ())
    assert told(body) == [("Is een alternatief voor", ["A is een alternatief voor B"])]


def test_without_relations_there_is_no_page(tree: Tree) -> None:
    found = library_of(tree, {"a": method("A"), "b": method("B")})
    assert lineage.page(reader_of(found)) is None


def test_what_is_too_much_for_a_page_has_a_page_for_each_family_and_part(tree: Tree) -> None:
    files = {"m": method("Midden")}
    files |= {f"r{n:02}": method(f"Rand {n:02}", [("builds_on", "m")]) for n in range(LARGEST)}
    for n in range(FAMILIES + 5):
        files[f"a{n:03}"] = method(f"Aaa {n:03}")
        for one in "bc":
            files[f"{one}{n:03}"] = method(f"{one.upper()} {n:03}", [("follows", f"a{n:03}")])
    for n in range(40):
        files[f"x{n}"] = method(f"X {n}", [("combines_with", f"y{n}"), ("alternative_to", "m")])
        files[f"y{n}"] = method(f"Y {n}")
    reader = reader_of(library_of(tree, files))
    first, *others = lineage.pages(reader)
    assert isinstance(first.body, LineagePage)
    assert (first.body.families, first.body.told) == ((), ())
    assert (len(first.body.listed), first.body.listed[0].title) == (
        FAMILIES,
        "Familie rond Aaa 000 (3 methoden)",
    )
    assert first.body.undrawn.endswith("De 45 kleinste families staan alleen in woorden.")
    assert [(group.title, [chip.title for chip in group.links]) for group in first.body.parts] == [
        ("Bouwt voort op", ["Rand 00 – Rand 59"]),
        ("Volgt op", ["B 000 – C 094", "C 095 – C 104"]),
        ("Gaat samen met", ["X 0 – X 9"]),
        ("Is een alternatief voor", ["X 0 – X 9"]),
    ]
    shown = {chip.to.page for chip in first.body.listed if chip.to}
    shown |= {chip.to.page for group in first.body.parts for chip in group.links if chip.to}
    assert shown == {page.address for page in others}
    parts = [page.body for page in others if "--" in page.address]
    said = [
        tie
        for body in parts
        if isinstance(body, LineagePage)
        for group in body.told
        for tie in group.ties
    ]
    assert said == list(relations.ties(reader))


def test_family_that_is_too_large_is_told_and_not_drawn(tree: Tree) -> None:
    star = {"m0": method("Midden")}
    star |= {f"m{n}": method(f"Rand {n}", [("builds_on", "m0")]) for n in range(1, LARGEST + 1)}
    _, body = page_of(library_of(tree, star))
    words = language("nl").ui("lineage_too_large", count=LARGEST)
    assert (body.families, body.undrawn) == ((), words)
    assert [len(group.ties) for group in body.told] == [LARGEST]


def test_page_of_a_method_shows_what_it_comes_from_and_what_comes_from_it(tree: Tree) -> None:
    found = library_of(
        tree,
        {
            "grond": method("Grond"),
            "broer": method("Broer", [("builds_on", "grond")]),
            "zij": method("Zij", [("follows", "grond"), ("combines_with", "broer")]),
            "kind": method("Kind", [("builds_on", "zij"), ("alternative_to", "broer")]),
            "neef": method("Neef", [("builds_on", "broer")]),
        },
    )
    shown = {item: kin(item, reader_of(found)) for item in found.records["intervention"]}
    said = {item: [tie.says for tie in one.ties] for item, one in shown.items() if one}
    assert said == {
        "broer": ["Broer bouwt voort op Grond", "Neef bouwt voort op Broer"],
        "grond": [
            "Broer bouwt voort op Grond",
            "Kind bouwt voort op Zij",
            "Neef bouwt voort op Broer",
            "Zij volgt op Grond",
        ],
        "kind": ["Kind bouwt voort op Zij", "Zij volgt op Grond"],
        "neef": ["Broer bouwt voort op Grond", "Neef bouwt voort op Broer"],
        "zij": ["Kind bouwt voort op Zij", "Zij volgt op Grond"],
    }


@pytest.mark.parametrize("related", [[], [("combines_with", "a")]])
def test_page_of_a_method_that_comes_from_nothing_has_no_picture(
    tree: Tree, related: list[tuple[str, str]]
) -> None:
    found = library_of(tree, {"a": method("A"), "b": method("B", related)})
    assert kin("b", reader_of(found)) is None


# The picture says what the list says


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("which", ["real", "sixty"])
def test_picture_has_the_same_relations_as_the_list(
    real: library.Library, tree: Tree, which: str, code: str
) -> None:
    found = real if which == "real" else library_of(tree, sixty())
    page, body = page_of(found, code)
    html = HtmlPrinter(reader_of(found, code), True).print(page).html
    drawn = re.findall(
        r"<g class=\"kim-tree__tie kim-tree__tie--(\w+)\"><title>(.*?)</title>", html
    )
    sentences = [
        (group.relation, tie.says)
        for group in body.told
        if group.relation in DRAWN
        for tie in group.ties
    ]
    assert sorted((kind, unescape(says)) for kind, says in drawn) == sorted(sentences)
    written = re.findall(r"<p class=\"kim-item__title\">(.*?)</p>", html)
    every = [tie.says for group in body.told for tie in group.ties]
    assert [unescape(re.sub(r"<.*?>", "", line)) for line in written] == every


def test_every_relation_has_its_words_and_its_end() -> None:
    for code in LANGUAGES:
        assert all(language(code).ui(f"lineage_{relation}") for relation in RELATIONS)
    assert tuple(HEADS) == DRAWN


# The layout


def place(box: Place) -> Box:
    return box.left, box.top, box.left + box.width, box.top + box.height


def overlap(one: Box, other: Box) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > 1e-6
        and min(one[3], other[3]) - max(one[1], other[1]) > 1e-6
    )


def inside(one: Box, other: Box) -> bool:
    from_top = one[0] >= other[0] and one[1] >= other[1]
    return from_top and one[2] <= other[2] and one[3] <= other[3]


def pieces(route: Sequence[tuple[float, float]]) -> Iterator[Box]:
    for (x, y), (to_x, to_y) in pairwise(route):
        yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def wide(piece: Box, by: float) -> Box:
    return piece[0] - by, piece[1] - by, piece[2] + by, piece[3] + by


def faults(lines: Sequence[Line], found: Layout) -> list[str]:
    """List what makes a picture hard to read or untrue."""
    boxes = {item: place(box) for item, box in found.places.items()}
    bad = [f"{a} on {b}" for a, b in combinations(boxes, 2) if overlap(boxes[a], boxes[b])]
    whole = (0.0, 0.0, found.width, found.height)
    for line, route in zip(lines, found.routes, strict=True):
        name = f"{line.source}-{line.target}"
        for (x, y), item in ((route[0], line.source), (route[-1], line.target)):
            left, top, right, bottom = boxes[item]
            if not (x in (left, right) and top < y < bottom):
                bad.append(f"{name} does not touch {item}")
        for piece in pieces(route):
            if piece[0] != piece[2] and piece[1] != piece[3]:
                bad.append(f"{name} is slanted")
            if not inside(wide(piece, 0.2), whole):
                bad.append(f"{name} leaves the picture")
            bad += [
                f"{name} through {item}"
                for item, box in boxes.items()
                if overlap(wide(piece, 0.2), wide(box, -0.3))
            ]
    return bad + list(_merged(lines, found))


def _merged(lines: Sequence[Line], found: Layout) -> Iterator[str]:
    """Go through lines that do not share their way but lie on each other."""
    for one, other in combinations(found.bundles, 2):
        for first in {piece for number in one for piece in pieces(found.routes[number])}:
            for second in {piece for number in other for piece in pieces(found.routes[number])}:
                flat = (first[0] == first[2]) == (second[0] == second[2])
                if flat and overlap(wide(first, 0.2), wide(second, 0.2)):
                    yield f"{lines[one[0]]} on {lines[other[0]]}"


def laid(ids: Sequence[str], lines: Sequence[Line]) -> Layout:
    return layout({item: 8.6 + 4.55 * (len(item) % 3) for item in ids}, lines, WIDTH)


def line(kind: str, source: str, target: str) -> Line:
    return Line(kind, source, target, kind in LEADING)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[str], list[Line]]:
    """Draw any lines between some boxes, circles too; each pair has at most two lines."""
    ids = [f"{'x' * (number % 4)}{number}" for number in range(draw(st.integers(2, 14)))]
    one = st.tuples(st.sampled_from(DRAWN), st.sampled_from(ids), st.sampled_from(ids))
    chosen = draw(st.lists(one, max_size=26, unique=True))
    found = {(kind, a, b): line(kind, a, b) for kind, a, b in chosen if a != b}
    return ids, list(found.values())


@given(graphs())
def test_any_graph_can_be_read(graph: tuple[list[str], list[Line]]) -> None:
    ids, lines = graph
    assert faults(lines, laid(ids, lines)) == []


@given(graphs())
def test_what_leads_goes_to_the_right_unless_it_closes_a_circle(
    graph: tuple[list[str], list[Line]],
) -> None:
    ids, lines = graph
    order = {item: number for number, item in enumerate(ids)}
    leading = [one for one in lines if one.leads and order[one.source] < order[one.target]]
    found = columns(ids, leading)
    assert [one for one in leading if found[one.source] >= found[one.target]] == []
    empty = {item for item, place in found.items() if place == 0}
    assert empty == set(ids) - {one.target for one in leading}


@given(graphs())
def test_layout_is_the_same_every_time(graph: tuple[list[str], list[Line]]) -> None:
    assert laid(*graph) == laid(*graph)


def test_circle_is_drawn_with_one_line_back() -> None:
    lines = [line("builds_on", a, b) for a, b in ("ab", "bc", "ca")]
    found = laid("abc", lines)
    assert faults(lines, found) == []
    lefts = {item: box.left for item, box in found.places.items()}
    assert [lefts[one.source] < lefts[one.target] for one in lines] == [True, True, False]


def test_chain_is_one_straight_line() -> None:
    lines = [line("builds_on", a, b) for a, b in pairwise("abcdefgh")]
    found = laid("abcdefgh", lines)
    assert {y for route in found.routes for _, y in route} == {found.routes[0][0][1]}


def test_sixty_methods_can_be_read(tree: Tree) -> None:
    _, body = page_of(library_of(tree, sixty()))
    bad = []
    for family in body.families:
        lines = [line(tie.relation, tie.other, tie.one) for tie in family.ties]
        bad += faults(lines, laid([item for item, _ in family.members], lines))
    assert bad == []
    assert [len(family.members) for family in body.families][-1] == 2
    assert len(body.families) > 2
