"""From each character of a scalar's text back to its character in the file.

Folding, quoting and indentation take characters out of the file's text or put others in. The walk
goes by the rules of YAML 1.2, chapters 7.3 and 8.1; a test compares it with the library's reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)", re.DOTALL)
_FOLD = re.compile(r"[ \t]*\n[ \t\n]*")
_BLANKS = re.compile(r"[ \t\n]*")


def file_indexes(text: str, style: str, span: tuple[int, int], raw: str) -> tuple[int, ...]:
    """Give the file's index of every character of a scalar's text, and of its end.

    Shape: ``span`` is where the scalar begins and ends in ``raw``; ``style`` as the YAML library
    names it: empty for plain, else the sign that opened it.
    """
    start, end = span
    if style in ("|", ">"):
        walk = _block(text, style, start, raw)
    else:
        quotes = len(style)
        walk = _flow(style, start + quotes, end - quotes, raw)
        end -= quotes
    found = list(islice(walk, len(text) + 1))
    return (*found, *[end] * (len(text) + 1 - len(found)))


def _flow(style: str, here: int, end: int, raw: str) -> Iterator[int]:
    while here < end:
        fold = _FOLD.match(raw, here, end)
        if fold:
            yield from _breaks(raw, here, fold.end())
            here = fold.end()
        elif style == '"' and raw.startswith("\\\n", here):
            # An escaped line end is nothing at all; empty lines after it still count.
            after = _blanks_end(raw, here + 2, end)
            yield from (i for i in range(here + 2, after) if raw[i] == "\n")
            here = after
        elif style == '"' and raw[here] == "\\":
            yield here
            escape = _ESCAPE.match(raw, here)
            here = escape.end() if escape else here + 1
        else:
            yield here
            here += 2 if style == "'" and raw.startswith("''", here) else 1


def _blanks_end(raw: str, here: int, end: int) -> int:
    blanks = _BLANKS.match(raw, here, end)
    return blanks.end() if blanks else here


def _breaks(raw: str, here: int, after: int) -> Iterator[int]:
    """Fold: one line end is a space, each empty line after it a line end."""
    ends = [index for index in range(here, after) if raw[index] == "\n"]
    yield from ends[1:] or [here]


def _block(text: str, style: str, start: int, raw: str) -> Iterator[int]:
    lines = _lines(raw, raw.find("\n", start) + 1)
    indent = _indent(text, raw, start)
    folding, waiting = False, list[int]()
    for first, last in lines:
        spaces = len(raw[first:last]) - len(raw[first:last].lstrip(" "))
        content = first + min(indent, spaces)
        if content == last:
            waiting.append(last)
            continue
        if spaces < indent:
            break
        fold_here = style == ">" and raw[content] not in " \t"
        if folding and fold_here and len(waiting) > 1:
            waiting = waiting[1:]
        yield from waiting
        yield from range(content, last)
        folding, waiting = fold_here, [last]
    yield from waiting


def _lines(raw: str, here: int) -> Iterator[tuple[int, int]]:
    while here < len(raw):
        last = raw.find("\n", here)
        last = len(raw) if last < 0 else last
        yield here, last
        here = last + 1


def _indent(text: str, raw: str, start: int) -> int:
    """Compare the first line that is not blank, in the file and in the text."""
    inside = re.match(r"(?:[ ]*\n)*([ ]*)", text)
    outside = re.compile(r"[^\n]*\n(?:[ ]*\n)*([ ]*)").match(raw, start)
    return len(outside[1]) - len(inside[1]) if inside and outside else 0
