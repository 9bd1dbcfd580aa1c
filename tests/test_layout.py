"""How lines of prose are laid out, which says nothing: it can be done and undone."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from layouts import LAYOUTS

from mkdocs_kim import prose
from mkdocs_kim.diagnostics import Position
from mkdocs_kim.library import unwrapped
from mkdocs_kim.prose import Bit
from mkdocs_kim.rewrite.wrapping import wrapped
from mkdocs_kim.source import Scalar


@example("a\n***\nb", 9)
@example("***\nb", 9)
@example("- - -\nb", 9)
@example("[x]: http://y.nl\n'titel'\ntekst", 9)
@example("> a\n\n[een\ntwee]: http://y.nl\ntekst [een twee]", 9)
@example("[een\n    in\ntwee]: http://y.nl\ntekst", 9)
@example("tekst\n---\nb", 9)
@example("- a\n\n      code\ntekst", 9)
@given(LAYOUTS, st.integers(1, 40))
def test_no_layout_changes_what_prose_says(text: str, width: int) -> None:
    text = text.strip()
    said = unwrapped(text)
    laid = wrapped(said, width)
    assert (unwrapped(said), unwrapped(laid), wrapped(text, width)) == (said, said, laid)
    assert (tree(said), tree(laid)) == (tree(text), tree(text))


def tree(text: str) -> object:
    """Read prose as the site does, a line end as the space that it is."""

    def told(bit: Bit) -> object:
        inside = [told(one) for one in bit.joined()]
        return bit.kind, bit.text.replace("\n", " "), bit.target, inside

    passage = prose.read(Scalar(text, Position("")))
    return told(passage.root), [fault.code for fault in passage.faults]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("een\ntwee", "een twee"),
        ("een\n***\ntwee\ndrie", "een\n***\ntwee drie"),
        ("- - -\neen", "- - -\neen"),
        ("een\n===\ntwee", "een\n===\ntwee"),
        ("[a]: https://b.nl\neen\ntwee\n\ndrie\nvier", "[a]: https://b.nl\neen\ntwee\n\ndrie vier"),
        ("- een\ntwee", "- een twee"),
        ("-\neen", "-\neen"),
        ("> een\ntwee", "> een twee"),
        ("een  \ntwee\\\ndrie", "een  \ntwee\\\ndrie"),
    ],
)
def test_a_line_end_is_layout_inside_a_paragraph_only(text: str, said: str) -> None:
    assert unwrapped(text) == said
