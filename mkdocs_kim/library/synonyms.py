"""What can be wrong with the words that search takes for one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostics import Diagnostic, Fact
from ..records import Concept, Text


def check(concepts: Sequence[Concept]) -> Iterator[Diagnostic]:
    """Yield every row whose word has a row already, and every word that a row says twice."""
    rows: dict[str, int] = {}
    for concept in concepts:
        yield from _twice("row-twice", concept.term, rows)
        said: dict[str, int] = {}
        for word in (concept.term, *concept.synonyms):
            yield from _twice("word-twice", word, said)


def _twice(code: str, word: Text, seen: dict[str, int]) -> Iterator[Diagnostic]:
    assert word.at is not None, "what was read knows its place"
    for said in {text.casefold(): text for text in word.values.values()}.values():
        if said.casefold() in seen:
            facts: dict[str, Fact] = {"word": said, "line": seen[said.casefold()]}
            yield Diagnostic(code, word.at, facts)
        seen.setdefault(said.casefold(), word.at.line)
