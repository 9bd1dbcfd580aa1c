"""Prose that holds no Markdown beyond paragraphs and our own marks: most of what is written.

Such a text needs no Markdown library, which takes forty times as long to find nothing. Whatever
could be markup is left to the whole reader; a test compares the two on all kinds of text.
"""

from __future__ import annotations

import re

from ..diagnostics import Position
from ..source import Scalar
from .marks import MARK
from .tree import Bit, Passage

_SIGNS = re.compile(
    r"[\n -)+-;=-\[\]^a-~\xa1-\u167f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff]*"
)
"""Letters and signs that are themselves wherever they stand inside a line; no other space."""
_BLOCK = re.compile(r"\n(?:[ #>=~-]|(?:\+|\d+[.)])(?:[ \n]|\Z)|\[[^\n]*\]:)")
"""The beginning of a line that may be a heading, a quote, a list, a rule, code, an address."""


def plain(scalar: Scalar) -> Passage | None:
    """Read prose that is certainly plain; None if it may be more than that, or faulty."""
    text = scalar.text
    if not _SIGNS.fullmatch(text) or _BLOCK.search(f"\n{text}"):
        return None
    hard_break, image, entity = " \n" in text, "![" in text, text.count("&") > text.count("& ")
    if hard_break or image or entity or text[-1:] == " ":
        return None
    if "[" not in text and "]" not in text:
        return Passage(text)
    found = list(MARK.finditer(text))
    brackets = sum(1 if match[1] is None else 2 for match in found)
    if text.count("[") != brackets or text.count("]") != brackets:
        return None
    places = scalar.positions([match.start() + 2 for match in found])
    marks = tuple(map(_mark, found, places))
    return Passage(text, marks=marks) if all(mark.target for mark in marks) else None


def _mark(match: re.Match[str], at: Position) -> Bit:
    cross, told, cited = match.groups()
    if cross is None:
        return Bit("citation", "", cited.strip(), at)
    return Bit("cross_link", (told or "").strip(), cross.strip(), at)
