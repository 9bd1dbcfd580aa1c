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
from mkdocs_kim.views import Choosing, Reader, shelf
from mkdocs_kim.views.elementparts import Wordings
from mkdocs_kim.views.pages import ListPage, Page, RecordPage
from mkdocs_kim.views.parts import Chip, Target
from mkdocs_kim.views.series import CARDS, Series

LETTERS = "abcdefghij"


def many(count: int) -> dict[str, str]:
    """Make as many methods, over ten letters, that share a theme, an element and a source."""
    found = {
        f"{LETTERS[number * 10 // count]}-{number:04}.yml": (
            f"title: {LETTERS[number * 10 // count].upper()} {number:04}\nsummary: Kort.\n"
            f"nature: {'model' if number % 2 else 'theory'}\nthemes: [werk]\n"
            "working_elements:\n- {element: regie, state: described, how: 'Zo [@boek].'}\n"
            f"sources: [boek-{number}]\n"
        )
        for number in range(count)
    }
    sources = [
        f"  - {{id: boek-{number}, type: book, title: Boek {number:04}}}\n"
        for number in range(count)
    ]
    return {
        **found,
        "themes/werk.yml": "title: Werk\nsummary: Kort.\ndescription: Zie.\n",
        "elements/regie.yml": (
            "title: Regie\nsummary: Kort.\ndefinition: Zo.\nscope: general\nconcerns: content\n"
        ),
        "sources.yml": f"sources:\n  - {{id: boek, type: book, title: Alles}}\n{''.join(sources)}",
    }


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
    pager = Series("interventies/index", "Interventies", ((),) * last, reader).pager(here)
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


def test_page_of_a_record_shows_a_few_and_leads_to_all(tree: Tree) -> None:
    found = pages(*read(tree, many(200)))
    body = found["themas/werk"].body
    assert isinstance(body, RecordPage)
    assert [(group.title, len(group.cards), group.more) for group in body.groups] == [
        ("Methoden", 12, Chip("Bekijk alle 200: methoden", Target("themas/werk/interventies")))
    ]
    assert [
        (address, page.title, len(shown(page)))
        for address, page in found.items()
        if address.startswith("themas/werk/")
    ] == [
        ("themas/werk/interventies", "Werk: methoden", CARDS),
        ("themas/werk/interventies/pagina/2", "Werk: methoden, pagina 2 van 3", CARDS),
        ("themas/werk/interventies/pagina/3", "Werk: methoden, pagina 3 van 3", 200 - 2 * CARDS),
    ]
    filters = found["themas/werk/interventies"].body.filters  # type: ignore[attr-defined]
    assert [chip.to for row in filters for chip in row.values] == [
        Target("themas/werk"),
        Target("zoeken/index", query="thema=werk"),
    ]


def test_wordings_of_an_element_go_on_with_their_sources(tree: Tree) -> None:
    found = pages(*read(tree, many(200)))
    page = found["werkzame-elementen/regie"]
    assert isinstance(page.body, RecordPage)
    said = [part for section in page.body.sections for part in section.parts]
    (wordings,) = [part for part in said if isinstance(part, Wordings)]
    assert (len(wordings.items), wordings.more) == (
        6,
        Chip("Bekijk alle 200: beschreven", Target("werkzame-elementen/regie/beschreven")),
    )
    last = found["werkzame-elementen/regie/beschreven/pagina/3"]
    assert [note.source_id for note in last.notes] == ["boek"]


def test_little_that_refers_to_a_record_stays_on_its_page(tree: Tree) -> None:
    found = pages(*read(tree, many(12)))
    below = [address for address in found if "themas/werk/" in address or "/regie/" in address]
    assert [address for address in below if "/v/" not in address] == []


def test_sources_go_on_and_every_link_finds_its_page(tree: Tree) -> None:
    reader, choosing = read(tree, many(300))
    found = pages(reader, choosing)
    listed = [found[f"bronnen/{name}"].body for name in ("index", "pagina/2")]
    anchors = [[entry.anchor for entry in body.entries] for body in listed]  # type: ignore[attr-defined]
    assert [len(page) for page in anchors] == [250, 51]
    assert shelf.place("boek-299", reader) == Target("bronnen/pagina/2", "bron-boek-299")
    assert shelf.place("boek-2", reader) == Target("bronnen/index", "bron-boek-2")
    assert anchors[1][-1] == "bron-boek-299"
    first = listed[0].entries[0]  # type: ignore[attr-defined]
    assert (len(first.cited_by), first.more) == (
        12,
        Chip("Bekijk alle 300", Target("bronnen/boek")),
    )
    assert len(shown(found["bronnen/boek"])) == CARDS


def test_built_pages_resolve_and_are_reached(tree: Tree) -> None:
    files = {f"interventions/{name}": text for name, text in many(260).items()}
    config = (
        "site_name: Proef\ntheme: {name: material, language: nl, font: false}\n"
        "plugins: [{kim: {cache: '', accounts: false, pairs: false}}]\n"
        "nav: [index.md, zoeken/index.md, interventies/index.md, themas/index.md,"
        " vergelijken/index.md, werkzame-elementen/index.md, bronnen/index.md,"
        " bijdragen/index.md]\n"
    )
    site = built(tree({**files, "mkdocs.yml": config, "docs/over.txt": "Over.\n"}))
    assert broken_links(site) == []
    assert [page for page in unlinked(site) if "pagina" in page or page.count("/") > 2] == []
