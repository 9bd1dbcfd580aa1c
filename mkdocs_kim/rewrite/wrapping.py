"""Where lines end in a tidy file: layout only, so that reading undoes it.

The form in the browser does the same, sign by sign; whoever changes one changes the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WIDTH = 100
"""Signs of a line, its indentation included."""

_WORD = re.compile(r"(?:\[\[[^\[\]\n]*\]\]|\[@[^\[\]\n]*\]|[^ ])+")
"""A cross-link is one word, with its wording, and so is a citation: they cannot go on elsewhere."""
_MARKUP = re.compile(r"\s|[-+*](?:\s|$)|\d{1,9}[.)]|[>#`~<|]|[-_*=]+$", re.ASCII)
"""What makes a line something else than a piece of a paragraph."""


def wrapped(text: str, width: int) -> str:
    """Wrap the paragraphs of prose greedily at single spaces.

    Lines that begin as markup stay as they are, and so does prose with a block of code. No line
    comes to begin as markup: ``library.unwrapped`` gives back what went in.
    """
    if "```" in text or "~~~" in text:
        return text
    lines = text.split("\n")
    return "\n".join(line if _MARKUP.match(line) else _filled(line, width) for line in lines)


def folded(text: str, width: int) -> list[str]:
    """Lay one line of text out as the lines of a folded block; a word is never broken."""
    return _fill(text.split(" "), width)


def _filled(line: str, width: int) -> str:
    return "\n".join(_fill(list(_pieces(line)), width))


def _pieces(line: str) -> Iterator[str]:
    """Cut a line where it can be broken."""
    start, before = 0, None
    for word in _WORD.finditer(line):
        if before is not None and _breakable(before, word, line):
            yield line[start : before.end()]
            start = word.start()
        before = word
    yield line[start:]


def _breakable(before: re.Match[str], after: re.Match[str], line: str) -> bool:
    single = after.start() - before.end() == 1
    last = line[before.end() - 1]
    return single and last != "\\" and not last.isspace() and not _MARKUP.match(after[0])


def _fill(pieces: list[str], width: int) -> list[str]:
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if len(lines[-1]) + 1 + len(piece) <= width:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines
