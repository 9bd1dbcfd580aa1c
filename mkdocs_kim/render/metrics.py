"""How wide a text is, and how it breaks into lines: known before anything is set.

Unit: millimetres. Kerning is left out, which makes a text at most a little wider than it will be.
"""

from __future__ import annotations

from . import fonts

POINT = 25.4 / 72
"""Millimetres in a point."""
LEADING = 1.3
"""Distance of lines, in parts of the type size."""
SMALLEST = 9 * POINT
"""No type on paper is smaller."""


def width(text: str, size: float, bold: bool = False) -> float:
    """Measure one line of text."""
    advances, missing = fonts.advances("bold" if bold else "regular")
    return sum(advances.get(sign, missing) for sign in text) * size


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """Break a text into lines that fit the room; a word that is too long is cut with a hyphen."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        candidate = f"{line} {word}" if line else word
        if width(candidate, size, bold) <= room:
            line = candidate
            continue
        if line:
            lines.append(line)
        *cut, line = _cut(word, room, size, bold)
        lines += cut
    return [*lines, line] if line else lines


def _cut(word: str, room: float, size: float, bold: bool) -> list[str]:
    """Cut a word into pieces that fit, at least one sign each."""
    pieces: list[str] = []
    while width(word, size, bold) > room and len(word) > 1:
        end = len(word) - 1
        while end > 1 and width(f"{word[:end]}-", size, bold) > room:
            end -= 1
        joint = "" if word[end - 1] == "-" else "-"
        pieces.append(word[:end] + joint)
        word = word[end:]
    return [*pieces, word]


def height(lines: int, size: float) -> float:
    """Measure lines of text below each other."""
    return lines * size * LEADING
