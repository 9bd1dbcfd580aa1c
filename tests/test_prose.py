"""Prose becomes a small tree with positions."""

from __future__ import annotations

import pytest

from mkdocs_kim.diagnostics import Position
from mkdocs_kim.prose import Bit, Passage, parted, read
from mkdocs_kim.source import Scalar


def passage(text: str) -> Passage:
    return read(Scalar(text, Position("a.yml")))


def outline(bit: Bit) -> object:
    """A tree as nested lists, which a test can show."""
    if bit.children:
        return [bit.kind, *(outline(child) for child in bit.children)]
    return " ".join(filter(None, (bit.kind, bit.text, bit.target)))


def tree(text: str) -> object:
    return outline(passage(text).root)


def test_no_text_is_no_tree() -> None:
    assert tree("") == "prose"


def test_paragraphs_with_marks() -> None:
    assert tree("Een *mens*\nen **`x`**.\n\nTwee\\\ndrie") == [
        "prose",
        [
            "paragraph",
            "text Een ",
            ["emphasis", "text mens"],
            "break",
            "text en ",
            ["strong", "code x"],
            "text .",
        ],
        ["paragraph", "text Twee", "line_break", "text drie"],
    ]


def test_lists_quotes_and_code() -> None:
    assert tree("3. a\n4. b\n\n- c\n\n> d\n\n```\ne\n```\n\n---\n") == [
        "prose",
        ["ordered", ["item", "text a"], ["item", "text b"]],
        ["list", ["item", "text c"]],
        ["quote", ["paragraph", "text d"]],
        "code_block e\n",
        "rule",
    ]


def test_links_cross_links_and_citations() -> None:
    assert tree("[a](https://b.nl) [[c]] [[d|e f]] [@g]") == [
        "prose",
        [
            "paragraph",
            ["link", "text a"],
            "text  ",
            "cross_link c",
            "text  ",
            "cross_link e f d",
            "text  ",
            "citation g",
        ],
    ]


def test_what_looks_like_marks_but_is_none_stays_text() -> None:
    text = "1 < 2 | a_b_c & [noot] *"
    assert tree(text) == ["prose", ["paragraph", f"text {text}"]]


def test_a_long_line_stays_whole() -> None:
    assert tree("é" * 500) == ["prose", ["paragraph", "text " + "é" * 500]]


def test_words_are_counted_without_marks_ids_and_citations() -> None:
    assert passage("Een *mens* [[ecogram]] en [[ekc|twee woorden]] [@a].\n\n- `drie`").words == 7


def test_references_come_in_reading_order_with_their_place() -> None:
    text = "a [[b]]\n\n- c\n  - [[d|e]] [@f]\n  > [[g]]\n"
    found = [(bit.target, bit.at) for bit in passage(text).references("cross_link")]
    assert found == [
        ("b", Position("a.yml", 1, 5)),
        ("d", Position("a.yml", 1, 1 + text.index("d|"))),
        ("g", Position("a.yml", 1, 1 + text.index("g"))),
    ]


def test_same_fault_twice_on_a_line_is_two_faults() -> None:
    found = [fault.at.column for fault in passage("![a](b) en ![a](b)").faults]
    assert found == [1, 12]


@pytest.mark.parametrize(
    "text", ["- " * 3000 + "a", "> " * 3000, "**a *b " * 700 + "c" + "* d** e" * 700]
)
def test_prose_without_end_is_too_deep_and_nothing_else(text: str) -> None:
    found = passage(text)
    assert ([fault.code for fault in found.faults], found.root) == (
        ["prose-too-deep"],
        Bit("prose"),
    )


def test_hyphens_alone_are_a_rule() -> None:
    assert tree("- " * 3000) == ["prose", "rule"]


def test_prose_at_the_limit_is_whole() -> None:
    bits = [bit.text for bit in passage("- " * 20 + "a").root.walk()]
    assert bits[-1] == "a"


@pytest.mark.parametrize(
    ("text", "opening", "rest"),
    [
        ("", "", None),
        ("Een zin.", "Een zin.", None),
        ("Een zin\nover twee regels. Nog een.", "Een zin over twee regels.", "Nog een."),
        ("Wat dr. Jansen doet. En dan?", "Wat dr. Jansen doet.", "En dan?"),
        ("Wie ben je? [[ecogram|Teken]] het.", "Wie ben je?", "[ecogram] het."),
        ("Zo werkt het [@a] [@b]. Dan dit [@c].", "Zo werkt het [a] [b].", "Dan dit [c]."),
        ("Met *nadruk hier.* Of niet. Klaar.", "Met nadruk hier. Of niet.", "Klaar."),
        ("Alles.\n\nEen alinea.", "Alles.", "Een alinea."),
        ("- een\n- twee\n\nDaarna.", "een twee", "Daarna."),
    ],
)
def test_first_sentence_with_its_citations_parts_from_the_rest(
    text: str, opening: str, rest: str | None
) -> None:
    first, left = parted(passage(text))
    named = [said and said.plain(lambda bit: f"[{bit.target}]") for said in (first, left)]
    assert named == [opening, rest]
