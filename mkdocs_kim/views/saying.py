"""Prose for paper: plain sentences that still know their sources, so that a text can be shortened
at whole sentences without leaving a claim apart from where it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..prose import Bit
from .parts import Cited
from .reader import Reader

CITED = "\0"
"""Stands in a sentence where a source is cited; no record can hold it."""

LONGEST = 500
"""Signs of a sentence; what is longer can be shortened in the middle."""


@dataclass(frozen=True, slots=True)
class Sentence:
    words: str
    sources: tuple[str, ...] = ()
    """Ids, in the order of the places that cite them."""


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of prose: paragraphs of sentences."""

    paragraphs: tuple[tuple[Sentence, ...], ...]
    lang: str = ""
    """Set if it is not in the language of the paper."""

    @property
    def length(self) -> int:
        """How many signs it has."""
        return sum(len(one.words) for sentences in self.paragraphs for one in sentences)


def said(cited: Cited, reader: Reader) -> Said:
    """Take prose apart; the sources beside it are cited at its end."""
    ids: list[str] = []
    texts = [text for text in _blocks(cited.passage.root, reader, ids) if text]
    if cited.sources and texts:
        texts[-1] += CITED * len(cited.sources)
        ids += cited.sources
    left = iter(ids)
    return Said(tuple(tuple(_sentences(text, left)) for text in texts), cited.lang)


def plainly(words: str) -> Said:
    """Take words of our own as one sentence."""
    return Said(((Sentence(words),),))


_END = re.compile(rf"[^\s.]{{3,}}[.?!][’”)]*{CITED}*(?= [‘“(]?[^\Wa-zà-ÿ_])")
"""The end of a sentence, not of an abbreviation such as ``dr.``, before one that begins large."""


def _sentences(text: str, ids: Iterator[str]) -> Iterator[Sentence]:
    starts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    for first, last in pairwise(starts):
        for words in _parted(text[first:last].strip()):
            yield Sentence(words, tuple(next(ids) for _ in range(words.count(CITED))))


def _parted(sentence: str) -> Iterator[str]:
    """Part a sentence that goes on and on, at a comma if there is one, else between words."""
    while len(sentence) > LONGEST:
        at = max(sentence.rfind(sign, LONGEST // 2, LONGEST) for sign in (", ", "; "))
        at = at + 1 if at > 0 else sentence.rfind(" ", 1, LONGEST)
        if at < 0:
            break
        yield sentence[:at]
        sentence = sentence[at:].strip()
    if sentence:
        yield sentence


def _blocks(bit: Bit, reader: Reader, ids: list[str]) -> Iterator[str]:
    """Yield the paragraphs below a node; a list runs on behind the words that announce it."""
    waiting = ""
    for child in bit.children:
        if child.kind in ("list", "ordered"):
            yield f"{waiting} {_listed(child, reader, ids)}".strip()
            waiting = ""
            continue
        if waiting:
            yield waiting
        waiting = ""
        if child.kind == "quote":
            yield from _blocks(child, reader, ids)
        else:
            waiting = _tidy(_flat(child, reader, ids))
    if waiting:
        yield waiting


def _listed(bit: Bit, reader: Reader, ids: list[str]) -> str:
    """Run the items of a list on as one sentence does."""
    items = [_tidy(_flat(item, reader, ids)) for item in bit.children]
    ended = [item if item.rstrip(CITED)[-1:] in (*".;:,!?",) else f"{item};" for item in items]
    return " ".join(ended).removesuffix(";") + ("." if ended[-1:] and ended[-1][-1] == ";" else "")


def _flat(bit: Bit, reader: Reader, ids: list[str]) -> str:
    if bit.kind == "citation":
        ids.append(bit.target)
        return CITED
    if bit.kind == "cross_link":
        kind = reader.library.kind_of(bit.target)
        return bit.text or (reader.title(kind, bit.target) if kind else bit.target)
    if bit.kind in ("break", "line_break"):
        return " "
    inner = "".join(_flat(child, reader, ids) for child in bit.children)
    return bit.text + inner + (" " if bit.kind in ("paragraph", "item", "code_block") else "")


def _tidy(text: str) -> str:
    """Put each citation close to its word."""
    return re.sub(rf"\s+{CITED}", CITED, " ".join(text.split()))
