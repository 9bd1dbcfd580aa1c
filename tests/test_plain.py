"""Plain prose, read without the Markdown library, is what the library would make of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_kim.diagnostics import Position
from mkdocs_kim.prose import Passage
from mkdocs_kim.prose.plain import plain
from mkdocs_kim.prose.reading import whole
from mkdocs_kim.source import Mapping, Node, Scalar, Sequence, parse

RECORDS = Path(__file__).parent.parent / "interventions"
SAFE = [
    *("een ", "woord", "Het is", ". ", "é", "…", "‘ja’", "€ 5", "3 weken", "x\ny", "z\n\n", "!"),
    *(
        "zie [[ekc]]: ",
        "+1",
        "10.000",
        "A & B",
        "[[ekc]]",
        "[[ekc|een kring]]",
        "[[ ekc | ]]",
        "[@bron-1]",
        "[@ bron ]",
        "(",
        ")",
        ":",
        "|",
    ),
]
ODD = [
    *("[[", "]]", "[@", "](a)", "]: a", "![", " ", "  ", "- ", "-", "1. ", "2019.", "#", "> "),
    *("=", "---", "+", "~", "```", "*", "_", "`", "<b>", "&amp;", "&", "\\", "\n", "\t", "\xa0"),
]


def told(passage: Passage) -> object:
    root, marks = passage.root, passage.marks
    return passage.text, root, marks, passage.faults, passage.words, passage.blank


def is_plain(scalar: Scalar) -> bool:
    """Tell whether a scalar is read as plain, and make sure that it is then read well."""
    found = plain(scalar)
    if found is not None:
        assert told(found) == told(whole(scalar))
    return found is not None


@given(
    st.one_of(
        st.lists(st.sampled_from(SAFE), max_size=20).map("".join),
        st.lists(st.sampled_from([*SAFE, *ODD]), max_size=8).map("".join),
        st.text(max_size=12),
    )
)
@example("")
@example("\n\n")
@example("[@a]: b")
@example("a\n[@b]: c")
@example("a\n\n[@b]: c")
@example("a\n\n[[b]]: c\n[[d|e]]:")
@example("a\n+\nb\n1.\n2)")
@example("[[a]][[b|c]]\n[@d]")
@example("a\n\n\n[@b] c\nd\n")
def test_plain_prose_is_what_the_library_reads(text: str) -> None:
    is_plain(Scalar(text, Position("a.yml", 3, 5)))


@pytest.mark.parametrize("before", ["", "a", "a\n"])
@pytest.mark.parametrize("after", ["", "a", " a"])
def test_every_sign_means_in_plain_prose_what_the_library_says(before: str, after: str) -> None:
    spaces = (sign for sign in map(chr, range(0x10000)) if sign.isspace())
    for sign in (*map(chr, range(0x300)), *spaces, "\ufeff", "\U0001f600"):
        is_plain(Scalar(f"{before}{sign}{after}", Position("a.yml")))


def scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from scalars(item)
        case Mapping():
            for _, value in node.entries:
                yield from scalars(value)


def test_most_prose_of_the_records_is_plain_and_read_as_the_library_reads_it() -> None:
    found: list[bool] = []
    for file in sorted(RECORDS.rglob("*.yml")):
        root, _ = parse(file.read_bytes(), file.name)
        assert root is not None
        found += [is_plain(scalar) for scalar in scalars(root) if scalar.style == "|"]
    assert sum(found) > 0.88 * len(found)
