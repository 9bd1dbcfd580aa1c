"""Where lines end in a tidy file: layout only, so that reading undoes it.

The form in the browser does the same, sign by sign; whoever changes one changes the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..library import OPENS, closed, rows

WIDTH = 100
"""Signs of a line, its indentation included."""

_WORD = re.compile(r"(?:\[\[[^\[\]\n]*\]\]|\[@[^\[\]\n]*\]|[^ ])+")
"""A cross-link is one word, with its wording, and so is a citation: they cannot go on elsewhere."""


def wrapped(text: str, width: int) -> str:
    """Wrap the paragraphs of prose greedily at single spaces.

    Rows that no layout may break stay as they are. No line comes to begin as markup, and none
    comes to end as such: ``library.unwrapped`` gives back what went in.
    """
    return "\n".join(row if fixed else _filled(row, width) for row, fixed in rows(text))


def folded(text: str, width: int) -> list[str]:
    """Lay one line of text out as the lines of a folded block; a word is never broken."""
    return _fill(text.split(" "), width)


def _filled(line: str, width: int) -> str:
    return "\n".join(_fill(list(_pieces(line)), width))


def _pieces(line: str) -> Iterator[str]:
    """Cut a line where it can be broken."""
    start = end = 0
    for word in _WORD.finditer(line):
        if word.start() - end == 1 and _breakable(line[start:end], word[0]):
            yield line[start:end]
            start = word.start()
        end = word.end()
    yield line[start:]


def _breakable(before: str, word: str) -> bool:
    """Tell whether a word can begin a line, and says the same there."""
    whole = before[-1:] != "\\" and not before[-1:].isspace() and not closed(before)
    return whole and not OPENS.match(word)


def _fill(pieces: list[str], width: int) -> list[str]:
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if len(lines[-1]) + 1 + len(piece) <= width:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines
