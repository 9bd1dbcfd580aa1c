"""The words that terms explain, and where a text says one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..diagnostics import Diagnostic, Fact
from ..language import LANGUAGES
from ..records import Prose, Record, Term, Text, values
from .library import Library

_TOKEN = re.compile(r"-?\w+(?:['’.@\-\u2011]+\w+)*-?")
"""A word as a reader sees it. What a hyphen, an apostrophe or a dot holds together is one word:
``JIM-aanpak`` does not say ``JIM``, nor do ``JIM-`` and ``jim.nl``."""
_LETTERS = re.compile(r"\w+")
_BRACKETS = re.compile(r" \([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where a word of a term stands."""

    start: int
    end: int
    term_id: str


class Lexicon:
    """Finds the words of terms in texts, in a time that follows the length of the text alone."""

    def __init__(self, words: Mapping[str, Mapping[str, str]]) -> None:
        """Sort words by how they begin.

        Shape: ``words`` maps language → word → id of its term; the site's own language is empty.
        Of two words that count as the same, the first is kept.
        """
        self._ids = {lang: _ids(said) for lang, said in words.items()}
        self._lengths = {lang: _lengths(said) for lang, said in self._ids.items()}
        self._first = {
            lang: {_LETTERS.findall(token)[0] for token in lengths}
            for lang, lengths in self._lengths.items()
        }
        """With what letters words begin: a text without any of these says none, and most do not."""

    def __bool__(self) -> bool:
        """Tell whether there is any word to find."""
        return any(self._ids.values())

    def find(self, text: str, lang: str = "") -> Iterator[Mention]:
        """Go through the words that a text says: whole words, of several the longest."""
        first = self._first.get(lang)
        if not first or first.isdisjoint(_LETTERS.findall(text)):
            return
        lengths, ids = self._lengths[lang], self._ids[lang]
        tokens = list(_TOKEN.finditer(text))
        at = 0
        while at < len(tokens):
            for length in lengths.get(tokens[at][0], ()):
                start, last = tokens[at].start(), at + length - 1
                end = tokens[last].end() if last < len(tokens) else start
                term_id = ids.get(_same(text[start:end]))
                if term_id is not None:
                    yield Mention(start, end, term_id)
                    at = last
                    break
            at += 1

    def term_of(self, text: str) -> str | None:
        """Tell which term a title is a word of; what it adds in brackets says the same again."""
        return self._ids.get("", {}).get(_same(_core(_BRACKETS.sub("", text))))


def _ids(words: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, term_id in words.items():
        found.setdefault(_same(_core(word)), term_id)
    found.pop("", None)  # signs alone are no word
    return found


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Tell how many tokens the words have that begin with a token, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        tokens = _TOKEN.findall(word)
        for token in _written(tokens[0]):
            found.setdefault(token, set()).add(len(tokens))
    return {token: tuple(sorted(lengths, reverse=True)) for token, lengths in found.items()}


def _core(word: str) -> str:
    """Take off the signs around a word: only what is between letters is looked for."""
    tokens = list(_TOKEN.finditer(word))
    return word[tokens[0].start() : tokens[-1].end()] if tokens else ""


def _written(token: str) -> set[str]:
    """Give the ways to write a token: a capital at the start of a sentence, either apostrophe."""
    plain = _same(token)
    cased = {plain, plain if _is_fixed(token) else plain[0].upper() + plain[1:]}
    return {way.replace("'", apostrophe) for way in cased for apostrophe in "'’"}


def _same(text: str) -> str:
    """Give one writing for all that count as the same word."""
    return " ".join(
        part if _is_fixed(part) else part[0].lower() + part[1:]
        for part in text.replace("’", "'").split()
    )


def _is_fixed(token: str) -> bool:
    """Tell whether capitals belong to a word: ``SNV``, ``EK-c``; not ``Erkenning``."""
    return token[1:2].isupper()


def lexicon(library: Library, code: str) -> Lexicon:
    """Make the lexicon of a site: per language, which term explains a word."""
    words: dict[str, dict[str, str]] = {"": {}}
    for claim in _claims(library):
        said = {"": claim.text.in_(code), **claim.text.values}
        for lang in ("", *(other for other in LANGUAGES if other != code)):
            if lang in said and claim.holds(said[lang]):
                words.setdefault(lang, {}).setdefault(said[lang], claim.term_id)
    return Lexicon(words)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A word that a term says is its own."""

    text: Text
    term_id: str
    is_alias: bool = False

    def holds(self, word: str) -> bool:
        """Tell whether the word is explained: of other names only those with a capital.

        Other names are there to be searched for too, and then they are words of every day:
        ``aanpak`` beside ``interventie``. A capital makes a name or an abbreviation.
        """
        return not self.is_alias or any(sign.isupper() for sign in word)


def _claims(library: Library) -> Iterator[_Claim]:
    """Go through the words of all terms that are explained: titles before forms and aliases."""
    terms = [
        (term_id, term)
        for term_id, term in library.records["term"].items()
        if isinstance(term, Term) and term.explain and term.status != "withdrawn"
    ]
    yield from (_Claim(term.title, term_id) for term_id, term in terms)
    for term_id, term in terms:
        if term.abbreviation_of:
            yield _Claim(term.abbreviation_of, term_id)
        yield from (_Claim(form, term_id) for form in term.forms)
    for term_id, term in terms:
        yield from (_Claim(alias, term_id, is_alias=True) for alias in term.aliases)


def uses(library: Library, words: Lexicon, code: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Tell in the prose of which records (kind, id) a word of each term stands."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, record_id, record in library.all() if words else ():
        if record.status != "withdrawn":
            for term_id in said(record, words, code):
                if term_id != record_id:
                    found.setdefault(term_id, []).append((kind, record_id))
    return {term_id: tuple(records) for term_id, records in found.items()}


def said(record: Record, words: Lexicon, code: str) -> tuple[str, ...]:
    """Give the terms of which a word stands in the prose of a record, in reading order."""
    found: dict[str, None] = {}
    for value in values(record):
        if isinstance(value, Prose):
            passage, lang = value.best(code)
            for text in passage.root.running():
                for mention in words.find(text, lang if lang != code else ""):
                    found[mention.term_id] = None
    return tuple(found)


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield every word that two terms explain: a reader would be given one of the two."""
    first: dict[str, str] = {}
    for claim in _claims(library):
        assert claim.text.at is not None, "what was read knows its place"
        for word in filter(claim.holds, claim.text.values.values()):
            owner = first.setdefault(_same(word), claim.term_id)
            if owner != claim.term_id:
                facts: dict[str, Fact] = {"word": word, "path": library.paths[owner]}
                yield Diagnostic("word-of-two-terms", claim.text.at, facts, severity="warning")
                break
