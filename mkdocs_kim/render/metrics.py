"""How wide a text is, and how it breaks into lines: known before anything is set. The only door to
pyphen, which knows the syllables of Dutch.

Unit: millimetres. Kerning is left out, which makes a text at most a little wider than it will be.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pyphen import Pyphen

from . import fonts

POINT = 25.4 / 72
"""Millimetres in a point."""
LEADING = 1.3
"""Distance of lines, in parts of the type size."""
SMALLEST = 9 * POINT
"""No type on paper is smaller."""


@lru_cache(maxsize=20_000)
def _ems(text: str, bold: bool) -> float:
    """Measure a piece of text in parts of the type size; texts are made of few different words."""
    advances, missing = fonts.advances("bold" if bold else "regular")
    return sum([advances.get(sign, missing) for sign in text])


def width(text: str, size: float, bold: bool = False) -> float:
    """Measure one line of text."""
    return _ems(text, bold) * size


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """Break a text into lines that fit the room; a word that is too long is cut with a hyphen."""
    return [line.rstrip(" ") for line in broken(text, room, size, bold)]


def broken(
    text: str, room: float, size: float, bold: bool = False, *, joint: str = "-"
) -> list[str]:
    """Break a text into lines that each keep the space at their end: joined they are the text.

    Shape: ``joint`` is put where a word is cut; without one a word is what it is, such as an id,
    and is cut at its own hyphens or else at any sign.
    """
    lines: list[str] = []
    line: list[str] = []
    filled, space = 0.0, width(" ", size, bold)
    for word in _words(text):
        wide = width(word, size, bold)
        if line and filled + space + wide <= room:
            line.append(word)
            filled += space + wide
            continue
        if line:
            lines.append(" ".join(line) + " ")
        if wide > room:
            *cut, word = _cut(word, room, size, bold, joint)
            lines += cut
            wide = width(word, size, bold)
        line, filled = [word], wide
    return [*lines, " ".join(line)] if line else lines


def _words(text: str) -> list[str]:
    """Part a text where a line may end: a space that does not break holds words together."""
    return [word for word in _BREAKS.split(text) if word]


_BREAKS = re.compile(r"[^\S\u00a0\u202f]+")


def breakable(text: str, room: float, size: float, bold: bool = False) -> str:
    """Put soft hyphens where ``wrap`` would cut, so that whoever sets the text breaks it there."""
    found = [
        _SOFT.join(piece.removesuffix("-") for piece in _cut(word, room, size, bold))
        if width(word, size, bold) > room
        else word
        for word in _words(text)
    ]
    return " ".join(found)


_SOFT = "\u00ad"


@cache
def _syllables() -> Pyphen:
    """Read the dictionary, which takes longer than most builds need it for."""
    return Pyphen(lang="nl_NL", left=3, right=3)


def _cut(word: str, room: float, size: float, bold: bool, joint: str = "-") -> list[str]:
    """Cut a word into pieces that fit, at least one sign each; between syllables if it can."""
    pieces: list[str] = []
    more = width(joint, size, bold)
    while len(word) > 1 and width(word, size, bold) > room:
        end, filled = 0, more
        while end < len(word) - 1:
            filled += width(word[end], size, bold)
            if filled > room:
                break
            end += 1
        end = max(1, end)
        places = _syllables().positions(word) if joint else []
        known = [place for place in places if place <= end]
        end = max([word.rfind("-", 1, end) + 1, *known]) or end
        pieces.append(word[:end] if word[end - 1] == "-" else word[:end] + joint)
        word = word[end:]
    return [*pieces, word]


def height(lines: int, size: float) -> float:
    """Measure lines of text below each other."""
    return lines * size * LEADING
