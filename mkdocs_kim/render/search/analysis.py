"""How search takes words: folded, cut to their stem, without those that say nothing.

The rules are data: the browser gets the same ones and applies them in the same way, so that what is
asked meets what was indexed. They keep to what regular expressions of Python and JavaScript share.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain

from ...language import Language

Rule = tuple[str, str]
"""What a word must look like, and what becomes of it; ``$1`` is the first group."""

STEMS: dict[str, tuple[Rule, ...]] = {
    "nl": (
        (r"heden$", "heid"),
        (r"^(.*ee)en$", "$1"),
        (r"^(?=.{5})(.*[aeiouy].*[^aeiou])en$", "$1"),
        (r"^(.*[aeiouy].*(?:en|[^e]e|eau|[^aeiousnj]))s$", "$1"),
        (r"^(?=.{4})(.*[aeiouy].*[^aeiou])e$", "$1"),
        (r"([bdfgklmnprst])\1$", "$1"),
        (r"v$", "f"),
        (r"z$", "s"),
    ),
    "en": (
        (r"^(.{2,})ies$", "$1y"),
        (r"^(.{2,}(?:s|x|z|ch|sh))es$", "$1"),
        (r"^(.{2,}[^su])s$", "$1"),
        (r"^(.{2,}[^aeiou])e$", "$1"),
        (r"([bdfgklmnprst])\1$", "$1"),
    ),
}
"""Per language the endings of number and gender, applied again until nothing changes."""

LAST: dict[str, Rule] = {"nl": (r"([^aeiou])([aeou])\2([^aeiou])$", "$1$2$3"), "en": ("$", "")}
"""What is done once, at the end: ``verhaal`` meets ``verhalen``, which lost its ending."""

IRREGULAR: dict[str, dict[str, str]] = {
    "nl": {
        "kinderen": "kind",
        "leden": "lid",
        "oudere": "oudere",
        "ouderen": "oudere",
        "steden": "stad",
    },
    "en": {"children": "child", "people": "person", "men": "man", "women": "woman"},
}
"""Plurals that no rule makes, and a word that a rule would take for another: the old, parents."""

ENDINGS: dict[str, tuple[str, ...]] = {
    "nl": (
        *("", "t", "d", "st", "te", "de", "er", "ster", "ing", "heid", "ig", "lijk", "end"),
        *("je", "tje", "etje", "pje", "kje", "schap", "loos"),
        *("isch", "ie", "iek", "atie", "iteit", "eren", "matig"),
    ),
    "en": ("", "ed", "ing", "er", "ly", "ness", "ment"),
}
"""Endings by which words of one family differ: ``opvoeden``, ``opvoeder``, ``opvoeding``."""

PAST: dict[str, str] = {"nl": r"^(.{0,12}?)ge(.{3,}(?:t|d|en))$", "en": ""}
"""How a past participle looks: ``gepest`` is of ``pesten``, ``uitgedeeld`` of ``uitdelen``."""

LINKS: dict[str, tuple[str, ...]] = {"nl": ("", "s", "e", "en"), "en": ("",)}
"""What stands between the parts of a compound."""

LONGEST = 40
"""Letters of a word; what follows tells nothing more."""

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Write a text without capitals and accents: ``Cliënt`` is ``client``."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()


def words(text: str) -> Iterator[str]:
    """Go through the folded words of a text: ``foto's`` is ``foto``, and one letter is none."""
    for word in _WORD.findall(fold(text)):
        if len(word) > 1:
            yield word[:LONGEST]


@dataclass(frozen=True)
class Analyser:
    """What search does with the words of one language."""

    code: str
    stop: frozenset[str]
    """Words that carry no meaning of their own, folded."""
    known: dict[str, str] = field(default_factory=dict, compare=False)
    """Word → stem, of the words met before."""

    def stems(self, text: str) -> list[str]:
        """Give the stems of a text in order, stop words left out."""
        return self.taken(text)[0]

    def taken(self, text: str) -> tuple[list[str], set[str]]:
        """Give the stems of a text in order, and those of its stop words apart."""
        pieces = text.split()
        stems = list(chain.from_iterable(map(self._pieces.__getitem__, pieces)))
        idle = self._pieces.idle
        return stems, {stem for piece in idle.keys() & pieces for stem in idle[piece]}

    @cached_property
    def _pieces(self) -> _Pieces:
        return _Pieces(self)

    def stem(self, word: str) -> str:
        """Cut a folded word to its stem."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = _stem(word, self.code)
        return found


class _Pieces(dict[str, tuple[str, ...]]):
    """What stands between two spaces → its stems; texts say the same again and again."""

    def __init__(self, analyser: Analyser) -> None:
        super().__init__()
        self.analyser = analyser
        self.idle: dict[str, tuple[str, ...]] = {}
        """The same of stop words, where a piece has any."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        stop, stem = self.analyser.stop, self.analyser.stem
        said = list(words(piece))
        self[piece] = found = tuple(stem(word) for word in said if word not in stop)
        if len(found) < len(said):
            self.idle[piece] = tuple(stem(word) for word in said if word in stop)
        return found


def _stem(word: str, code: str) -> str:
    irregular = IRREGULAR[code].get(word)
    if irregular is not None:
        return irregular
    if word.isdigit():
        return word
    before = ""
    while word != before:
        before = word
        for ending, pattern, replacement in _compiled(code):
            if word.endswith(ending) and pattern.search(word):
                word = pattern.sub(replacement, word, count=1)
    pattern, replacement = _rule(LAST[code])
    return pattern.sub(replacement, word, count=1)


@cache
def _compiled(code: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Give the rules, each with the letters that a word must end with: most words do not."""
    ends = (re.search(r"([a-z]*)\$$", pattern) for pattern, _ in STEMS[code])
    return tuple(
        (end[1] if end else "", *_rule(rule)) for end, rule in zip(ends, STEMS[code], strict=True)
    )


@cache
def _rule(rule: Rule) -> tuple[re.Pattern[str], str]:
    return re.compile(rule[0]), re.sub(r"\$(\d)", r"\\\1", rule[1])


def analyser(language: Language) -> Analyser:
    """Make the analyser of a language; its stop words stand in the locale."""
    return Analyser(language.code, frozenset(words(language.ui("search_stop_words"))))
