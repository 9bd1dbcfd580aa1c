"""Who holds which word, and how much it matters there; computed once, when the site is built.

The measure is BM25F (Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009, chapter 3):
every occurrence counts by the weight of its field and the length of that field, and a word that
is there often adds less and less.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...views.documents import ALIAS, FACT, LEAD, NAME, TEXT, WORD, Document
from .analysis import Analyser, fold

LEVELS = 8
"""How finely the measure is told apart in the browser."""
SATURATION = 4.0
"""How quickly more of the same word stops adding."""
LENGTH = {True: 0.3, False: 0.8}
"""How much a long field counts against a word in it: names (True) and running text."""


@dataclass(frozen=True)
class Index:
    """Words in the order of the alphabet, each with the documents that hold it."""

    terms: tuple[str, ...]
    postings: tuple[tuple[tuple[int, int], ...], ...]
    """Per word the numbers of the documents, ascending, each with its level, 0 to LEVELS - 1."""


def index(documents: Sequence[Document], analyser: Analyser, also: Sequence[str] = ()) -> Index:
    """Make the index of documents, numbered as they come.

    Shape: ``also`` are stems that must be among the words though no document holds them.
    """
    return joined([held(document, analyser) for document in documents], also)


_Field = tuple[float, list[str]]
"""What a field weighs, and its stems."""


@dataclass(frozen=True, slots=True)
class Held:
    """The words of one document; they follow from the document alone."""

    fields: tuple[_Field, ...]
    idle: frozenset[str]
    """Its stop words: they matter only to who asks for nothing else."""


def held(document: Document, analyser: Analyser) -> Held:
    """Take the words of a document; all its running text together is one field."""
    fields: list[_Field] = []
    idle: set[str] = set()
    for place, name in enumerate((document.title, *document.names)):
        stems, stopped = analyser.taken(name)
        fields.append((ALIAS if place else NAME, [*stems, *_tied(name, analyser)]))
        idle |= stopped
    fields.append((WORD, analyser.stems(" ".join(document.words))))
    fields.append((FACT, analyser.stems(" ".join(document.facts))))
    for weight in (LEAD, TEXT):
        said = [piece.text for piece in document.pieces if piece.weight == weight]
        stems, stopped = analyser.taken(" ".join(said))
        fields.append((weight, stems))
        idle |= stopped
    return Held(tuple(fields), frozenset(idle))


def joined(documents: Sequence[Held], also: Sequence[str] = ()) -> Index:
    """Turn the words of documents into an index: who holds each, and how much it matters there."""
    mean = _mean_lengths(documents)
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for stem in also:
        found[stem] = []
    for number, one in enumerate(documents):
        weights = _weights(one.fields, mean)
        places = {weight: (number, _level(weight)) for weight in set(weights.values())}
        for stem, weight in weights.items():
            found[stem].append(places[weight])
        for stem in one.idle - weights.keys():
            found[stem].append((number, 0))
    terms = tuple(sorted(found))
    return Index(terms, tuple(tuple(found[term]) for term in terms))


_HYPHENS = "-\N{NON-BREAKING HYPHEN}\N{EN DASH}"


def _tied(name: str, analyser: Analyser) -> list[str]:
    """Take words with a hyphen for one word too: who looks for ``EKC`` means ``EK-c``."""
    said = [word.strip("()!,.?&") for word in fold(name).split()]
    tied = ["".join(word.split("-")) for word in said if "-" in word.strip(_HYPHENS)]
    return [analyser.stem(word) for word in tied if word.isalnum()]


def _mean_lengths(documents: Iterable[Held]) -> dict[float, float]:
    """Give the mean length of each field, by its weight, where it is not empty."""
    lengths: dict[float, list[int]] = {}
    for one in documents:
        for weight, stems in one.fields:
            if stems:
                lengths.setdefault(weight, []).append(len(stems))
    return {weight: sum(found) / len(found) for weight, found in lengths.items()}


def _weights(fields: Sequence[_Field], mean: Mapping[float, float]) -> dict[str, float]:
    """Weigh every word of one document."""
    weights: dict[str, float] = {}
    for weight, stems in fields:
        if not stems:
            continue
        share = LENGTH[weight >= WORD]
        length = 1 - share + share * len(stems) / mean[weight]
        counts = Counter(stems)
        worth = [weight * count / length for count in range(max(counts.values()) + 1)]
        for stem, count in counts.items():
            weights[stem] = weights.get(stem, 0) + worth[count]
    return weights


def _level(weight: float) -> int:
    return min(LEVELS - 1, int(LEVELS * weight / (weight + SATURATION)))
