"""Prose as people read it, and which of its sentences differ. Works on text, for old and new."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

_CITATION = re.compile(r"\s*\[@([^\]\s]+)\]")
_CROSS_LINK = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")
_LINK = re.compile(r"\[([^\]]+)\]\((?:[^)\s]+)\)")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_ITEM = re.compile(r"^\s*(?:[-+*]|\d{1,9}[.)]|>)\s+", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[\"'‘“(]*[A-ZÀ-Þ0-9])|\n+")


def bare(text: str) -> str:
    """Leave the citations out."""
    return _CITATION.sub("", text)


def cited(text: str) -> Iterator[str]:
    """Go through the ids of the sources that a text cites."""
    return (match[1] for match in _CITATION.finditer(text))


def words(text: str) -> list[str]:
    """Give the words of a text, without marks and citations."""
    return re.findall(r"[\w'’-]+", bare(text))


def plain(text: str, title: Callable[[str], str]) -> str:
    """Give a text as a page prints it, without marks; a cross-link by what it leads to."""
    shown = _CROSS_LINK.sub(lambda match: match[2] or title(match[1]), bare(text))
    return _MARKS.sub("", _ITEM.sub("", _LINK.sub(r"\1", shown))).strip()


def sentences(text: str) -> list[str]:
    """Cut plain text into sentences."""
    return [found for part in _SENTENCE.split(text) if (found := " ".join(part.split()))]


def differing(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield each stretch of sentences that differs: as it was and as it is."""
    old, new = sentences(before), sentences(after)
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield " ".join(old[a:b]), " ".join(new[c:d])
