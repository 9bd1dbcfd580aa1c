"""Dutch that nobody wrote: sentences re-mixed from those of the real records, words made anew.

Each next word is one that follows the last somewhere in the real records, so that words are as
common here as there. Of the longer words a few give way to a compound of two real words, drawn
from a long tail. With the names of their own that records have, this makes the number of different
words grow as it does in the real records: about with the root of the length of the text. Such text
also compresses as well as theirs does.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
RECORDS = ROOT / "interventions"

_MARKS = re.compile(r"\[@[^\]]*\]|\[\[(?:[^\]|]*\|)?|\([^)]*\)|[*_`]")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FIRST, _NEXT, _LAST = (
    line.split()
    for line in """
Ber Dal Elz Gra Hoe Ker Lin Maar Nes Oost Ping Raa Sten Til Ul Vel Wam Zand
ber den der fel gen hor je ke len mel men mer ne ren ri se sten ter ve we zen
beek broek dam dijk donk haar hof horst hout kamp laar loo mond rade stad veld
""".strip().splitlines()
)
"""The parts of names: of places, and of people who are called after them."""
_TAIL = 60_000
"""So many compounds there are."""
_FLAT = 3_000
"""The commonest of them is as common as if so many came before it."""
_NEW = 0.08
"""Of the longer words so many give way, which is near the share of words found once in life."""


def read(folder: Path) -> Iterator[list[str]]:
    """Read the sentences of all prose of a folder of records: words, some with a comma."""
    for file in sorted(folder.rglob("*.yml")):
        if file.name not in ("sources.yml", "vocabularies.yml", "synonyms.yml"):
            for text in _texts(yaml.load(file.read_bytes(), yaml.CSafeLoader)):
                for sentence in re.split(r"[.?!:;]\s", _MARKS.sub("", text)):
                    yield re.findall(rf"{_WORD.pattern},?", sentence.strip(" .?!:;\n"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) > 60:
            yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


@cache
def _chain() -> tuple[list[str], dict[str, list[str]], list[str]]:
    """Tell which words begin a sentence, which follow a word (the empty one ends it), and nouns."""
    begins: list[str] = []
    follows: dict[str, list[str]] = defaultdict(list)
    for words in read(RECORDS):
        if len(words) > 2 and words[0][0].isupper():
            begins.append(words[0])
            for word, then in pairwise([*words, ""]):
                follows[word].append(then)
    # What stands between an article and the end or a short word is a noun, near enough.
    nouns = {
        word
        for article in ("de", "het", "een")
        for word in follows[article]
        if 4 <= len(word) <= 9
        and word.isalpha()
        and word.islower()
        and max(map(len, follows[word])) < 5
    }
    return begins, dict(follows), sorted(nouns)


class Dutch:
    """A source of text: the same seed gives the same text."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.begins, self.follows, nouns = _chain()
        heads, tails = (self.random.choices(nouns, k=_TAIL) for _ in range(2))
        self.compounds = [head + tail for head, tail in zip(heads, tails, strict=True)]
        self.weights = list(accumulate(1 / (_FLAT + rank) for rank in range(_TAIL)))
        self.named: set[str] = set()

    def pick(self, items: Sequence[str]) -> str:
        """Take one of several; quicker than what the library has, and this runs for every word."""
        return items[int(self.random.random() * len(items))]

    def name(self) -> str:
        """Make a name that was not there yet."""
        while True:
            parts = [self.pick(_FIRST), self.pick(_NEXT), self.pick(_LAST)]
            if self.random.random() < 0.5:
                parts.insert(1, self.pick(_NEXT))
            if (name := "".join(parts)) not in self.named:
                self.named.add(name)
                return name

    def compound(self) -> str:
        """Take a compound, some oftener than others."""
        return self.random.choices(self.compounds, cum_weights=self.weights)[0]

    def sentence(self) -> str:
        """Make a sentence."""
        words: list[str] = []
        while len(words) < 5:
            word = self.pick(self.begins)
            words = [word]
            while (word := self.pick(self.follows[word])) and len(words) < 24:
                new = len(word) > 5 and self.random.random() < _NEW and word.isalpha()
                words.append(self.compound() if new else word)
        return " ".join(words).rstrip(",") + "."

    def sentences(self, count: int) -> list[str]:
        """Make some sentences."""
        return [self.sentence() for _ in range(count)]
