"""YAML text becomes nodes that know their place."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_kim.diagnostics import Position
from mkdocs_kim.source import Mapping, Node, Scalar, Sequence, parse

MARKER = "§"


def scalars(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Sequence():
            return [scalar for item in node.items for scalar in scalars(item)]
        case Mapping():
            return [scalar for pair in node.entries for item in pair for scalar in scalars(item)]


def read(text: str) -> Mapping:
    root, faults = parse(text.encode(), "a.yml")
    assert root is not None
    assert faults == []
    return root


def lines(text: str, key: str = "x") -> list[tuple[int, int]]:
    """Where each character of the value of a key stands: line and column."""
    entry = read(text).get(key)
    assert entry is not None
    assert isinstance(entry[1], Scalar)
    places = [entry[1].position(offset) for offset in range(len(entry[1].text))]
    return [(place.line, place.column) for place in places]


def test_nodes_know_their_place() -> None:
    key, item, one, two = (Position("a.yml", *at) for at in ((2, 1), (3, 3), (3, 5), (3, 8)))
    inner = Mapping(((Scalar("b", one), Scalar("no", two)),), one)
    expected = Mapping(
        ((Scalar("a", key), Sequence((inner,), item)),),
        key,
    )
    assert read("# eerst\na:\n  - b: no\n") == expected


def test_every_scalar_stays_text() -> None:
    found = [scalar.text for scalar in scalars(read("a: [no, 12:30, 010, 1e3, ~, null]\n"))]
    assert found == ["a", "no", "12:30", "010", "1e3", "~", "null"]


def test_byte_order_mark_and_windows_line_ends_leave_no_trace() -> None:
    marked = parse(b"\xef\xbb\xbfa: |\r\n  b\r\n  c\r\n", "a.yml")
    assert marked == parse(b"a: |\n  b\n  c\n", "a.yml")


def test_plain_text_of_two_lines() -> None:
    assert lines("x: ab\n   cd\n") == [(1, 4), (1, 5), (1, 6), (2, 4), (2, 5)]


def test_plain_text_with_an_empty_line() -> None:
    assert lines("x: a\n\n  b\n") == [(1, 4), (2, 1), (3, 3)]


def test_single_quoted_text() -> None:
    assert lines("x: 'a''b'\n") == [(1, 5), (1, 6), (1, 8)]


def test_double_quoted_text_with_escapes() -> None:
    assert lines('x: "a\\u00e9\\n\\x41b"\n') == [(1, 5), (1, 6), (1, 12), (1, 14), (1, 18)]


def test_double_quoted_text_with_an_escaped_line_end() -> None:
    assert lines('x: "a\\\n   b\n   c"\n') == [(1, 5), (2, 4), (2, 5), (3, 4)]


def test_literal_text() -> None:
    assert lines("x: |\n   a\n\n    b\n") == [(2, 4), (2, 5), (3, 1), (4, 4), (4, 5), (4, 6)]


def test_literal_text_with_its_own_indent() -> None:
    assert lines("x: |2\n   a\n") == [(2, 3), (2, 4), (2, 5)]


def test_folded_text() -> None:
    assert lines("x: >-\n  a\n  b\n\n  c\n") == [(2, 3), (2, 4), (3, 3), (4, 1), (5, 3)]


def test_folded_text_with_a_line_further_in() -> None:
    found = lines("x: >-\n  a\n   b\n  c\n")
    assert found == [(2, 3), (2, 4), (3, 3), (3, 4), (3, 5), (4, 3)]


def test_columns_count_code_points() -> None:
    assert lines("é𝔸: [a, 'x'] # n\nx: é𝔸b\n") == [(2, 4), (2, 5), (2, 6)]


pieces = st.lists(
    st.sampled_from(["a", "é", "𝔸", " ", "\n", "\n\n", "\n ", ":x", "#", "'", '"', "\\", "\t"]),
    max_size=12,
).map("".join)


def marked(before: str, after: str) -> list[str]:
    """The same text, with a marker in it, in every style that can hold it."""
    text = before + MARKER + after
    nested = {"a": [{"x": text}]}
    styles = ["'", '"', "|", ">", ""]
    dumps = [
        yaml.dump(nested, default_style=sign, allow_unicode=unicode, width=20)
        for sign in styles
        for unicode in (True, False)
    ]
    indented = text.replace("\n", "\n      ")
    blocks = (f"a:\n  - x: {sign}\n      {indented}\n" for sign in ("|-", ">", ">+", "|4"))
    return [*dumps, *blocks]


@given(pieces, pieces)
def test_marker_is_found_at_its_place_in_every_style(before: str, after: str) -> None:
    for content in marked(before, after):
        root, _ = parse(content.encode(), "a.yml")
        found = scalars(root) if root is not None else []
        for scalar in (scalar for scalar in found if MARKER in scalar.text):
            at = scalar.position(scalar.text.index(MARKER))
            there = content.split("\n")[at.line - 1][at.column - 1 :]
            assert there.startswith((MARKER, "\\xA7"))
