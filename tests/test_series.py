"""Long lists in pages: nothing is left out, every page leads to the others, short ones stay."""

from __future__ import annotations

import json
from datetime import date

import pytest
from building import broken_links, built, unlinked
from conftest import Tree

from mkdocs_kim import library, views
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.render import cards
from mkdocs_kim.views import Choosing, Reader
from mkdocs_kim.views.pages import ListPage, Page
from mkdocs_kim.views.series import CARDS, Series

LETTERS = "abcdefghij"


def many(count: int) -> dict[str, str]:
    """Make as many methods, all of one theme and one nature, with titles over ten letters."""
    found = {
        f"{LETTERS[number * 10 // count]}-{number:04}.yml": (
            f"title: {LETTERS[number * 10 // count].upper()} {number:04}\nsummary: Kort.\n"
            f"nature: {'model' if number % 2 else 'theory'}\nthemes: [werk]\n"
        )
        for number in range(count)
    }
    return {**found, "themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Zie.\n"}


def read(tree: Tree, files: dict[str, str], code: str = "nl") -> tuple[Reader, Choosing]:
    found = library.build(read_folder(tree(files), "r"), code)
    assert not found.diagnostics
    reader = Reader(found, language(code), date(2026, 1, 1))
    return reader, views.choosing(reader)


def pages(reader: Reader, choosing: Choosing) -> dict[str, Page]:
    return {page.address: page for page in views.pages(reader, "Proef", (), choosing)}


def shown(page: Page) -> list[str]:
    assert isinstance(page.body, ListPage)
    return [card.link.title for group in page.body.groups for card in group.cards]


def test_list_goes_on_over_pages_and_leaves_nothing_out(tree: Tree) -> None:
    reader, choosing = read(tree, many(200))
    found = pages(reader, choosing)
    listed = [found[f"interventies/{name}"] for name in ("index", "pagina/2", "pagina/3")]
    assert [title for page in listed for title in shown(page)] == [
        reader.title("intervention", item) for item in reader.listed("intervention")
    ]
    assert [(page.title, page.section, len(shown(page))) for page in listed] == [
        ("Interventies", "interventies/index", CARDS),
        ("Interventies, pagina 2 van 3", "interventies/index", CARDS),
        ("Interventies, pagina 3 van 3", "interventies/index", 200 - 2 * CARDS),
    ]
    assert [page.body.groups[0].title for page in listed] == [  # type: ignore[attr-defined]
        "1 tot en met 96 van 200",
        "97 tot en met 192 van 200",
        "193 tot en met 200 van 200",
    ]


def test_pages_lead_to_each_other_and_to_every_letter(tree: Tree) -> None:
    found = pages(*read(tree, many(200)))
    body = found["interventies/pagina/2"].body
    assert isinstance(body, ListPage)
    assert body.pager is not None
    assert body.pager.words == "Pagina 2 van 3"
    assert [body.pager.before.to.page, body.pager.after.to.page] == [  # type: ignore[union-attr]
        "interventies/index",
        "interventies/pagina/3",
    ]
    assert [
        (chip.title, chip.to.page, chip.to.anchor) for chip in body.pager.letters if chip.to
    ] == [
        (letter.upper(), page, f"letter-{letter}")
        for letter, page in zip(
            LETTERS,
            [*["interventies/index"] * 5, *["interventies/pagina/2"] * 5],
            strict=True,
        )
    ]
    anchors = [card.anchor for group in body.groups for card in group.cards if card.anchor]
    assert anchors == [f"letter-{letter}" for letter in "fghij"]


@pytest.mark.parametrize(
    ("last", "here", "steps"),
    [
        (2, 1, "(1) 2"),
        (5, 3, "1 2 (3) 4 5"),
        (7, 4, "1 2 3 (4) 5 6 7"),
        (9, 1, "(1) 2 … 9"),
        (9, 5, "1 … 4 (5) 6 … 9"),
        (53, 52, "1 … 51 (52) 53"),
    ],
)
def test_row_of_numbers_names_ends_and_neighbours(
    tree: Tree, last: int, here: int, steps: str
) -> None:
    reader, _ = read(tree, many(1))
    pager = Series("interventies/index", "Interventies", ("",) * last, reader).pager(here)
    said = [
        step.link.title if step.link.to or not step.number else f"({step.link.title})"
        for step in pager.steps
    ]
    assert " ".join(said) == steps


def test_short_list_stays_one_page(tree: Tree) -> None:
    found = pages(*read(tree, many(CARDS)))
    assert "interventies/pagina/2" not in found
    body = found["interventies/index"].body
    assert isinstance(body, ListPage)
    assert (body.pager, body.whole, len(shown(found["interventies/index"]))) == (None, None, CARDS)
    assert body.groups[0].title == f"Alle {CARDS}"


def test_value_with_many_records_takes_several_pages(tree: Tree) -> None:
    found = pages(*read(tree, many(200)))
    assert [address for address in found if address.startswith("aard/handelingsmodel")] == [
        "aard/handelingsmodel",
        "aard/handelingsmodel/pagina/2",
    ]


def test_cards_of_other_pages_come_in_scripts_by_number(tree: Tree) -> None:
    reader, choosing = read(tree, many(200))
    body = pages(reader, choosing)["interventies/pagina/2"].body
    assert isinstance(body, ListPage)
    assert body.whole is not None
    assert (body.whole.first, body.whole.last) == (0, 199)
    made = cards.scripts(views.far_cards(reader, choosing), lambda to: f"{to.page}/")
    assert list(made) == ["cards/0.js", "cards/1.js"]
    begin = b"window.kim=window.kim||{};window.kim.cards=window.kim.cards||{};window.kim.cards[1]="
    told = json.loads(made["cards/1.js"].removeprefix(begin).removesuffix(b";\n"))
    assert told[99] == [
        "J 0199",
        "interventies/j-0199/",
        "Handelingsmodel",
        "Kort.",
        "j-0199",
        [["Erkenning niet bekend", "unknown", ""]],
    ]
    assert cards.stamped(made).startswith("cards/{number}.js?v=")


def test_small_site_has_no_such_scripts(tree: Tree) -> None:
    made = cards.scripts(views.far_cards(*read(tree, many(CARDS))), lambda to: to.page)
    assert (made, cards.stamped(made)) == ({}, "")


def test_built_pages_resolve_and_are_reached(tree: Tree) -> None:
    files = {f"interventions/{name}": text for name, text in many(200).items()}
    config = (
        "site_name: Proef\ntheme: {name: material, language: nl, font: false}\n"
        "plugins: [{kim: {cache: ''}}]\n"
        "nav: [index.md, zoeken/index.md, interventies/index.md, themas/index.md,"
        " vergelijken/index.md, bijdragen/index.md]\n"
    )
    site = built(tree({**files, "mkdocs.yml": config, "docs/over.txt": "Over.\n"}))
    assert broken_links(site) == []
    assert [page for page in unlinked(site) if "pagina" in page] == []
