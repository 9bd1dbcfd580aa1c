"""The first sentence of a text, which says by itself what a record is."""

from __future__ import annotations

import re

from .tree import Bit, Passage

_END = re.compile(r"(?:(?:^|[^\s.]{3})\.|[?!])[’”'\")]*\s+(?=[A-ZÀ-Þ0-9‘“'\"(]|$)")
"""The end of a sentence, not of an abbreviation such as ``dr.``; its citations stand before it."""


def parted(passage: Passage) -> tuple[Passage, Passage | None]:
    """Part the first sentence of a text from the rest; None if it is all that there is."""
    first, *blocks = passage.root.children or (Bit("paragraph"),)
    bits = tuple(first.joined()) if first.kind == "paragraph" else ()
    for number, bit in enumerate(bits):
        end = _END.search(bit.text) if bit.kind == "text" else None
        if end:
            opening = (*bits[:number], Bit("text", bit.text[: end.end()].rstrip()))
            rest = (Bit("text", bit.text[end.end() :]), *bits[number + 1 :])
            return _of(passage, _run(opening)), _of(passage, _run(rest), *blocks)
    return _of(passage, first), _of(passage, *blocks) if blocks else None


def _run(bits: tuple[Bit, ...]) -> Bit:
    return Bit("paragraph", children=tuple(bit for bit in bits if bit.text or bit.kind != "text"))


def _of(passage: Passage, *blocks: Bit) -> Passage:
    return Passage.of(passage.text, Bit("prose", children=blocks))
