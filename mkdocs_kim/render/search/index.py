"""Who holds which word, and how much it matters there; computed once, when the site is built.

The measure is BM25F (Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009, chapter 3):
every occurrence counts by the weight of its field and the length of that field, and a word that
is there often adds less and less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...views.documents import ALIAS, FACT, LEAD, NAME, TEXT, WORD, Document
from .analysis import Analyser, fold, words

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
    fields = [list(_fields(document, analyser)) for document in documents]
    mean = _mean_lengths(fields)
    found: dict[str, list[tuple[int, int]]] = {stem: [] for stem in also}
    for number, (document, held) in enumerate(zip(documents, fields, strict=True)):
        measures = {**dict.fromkeys(_idle(document, analyser), 0), **_measures(held, mean)}
        for stem, measure in measures.items():
            found.setdefault(stem, []).append((number, measure))
    terms = tuple(sorted(found))
    return Index(terms, tuple(tuple(found[term]) for term in terms))


_Field = tuple[float, list[str]]
"""What a field weighs, and its stems."""


def _fields(document: Document, analyser: Analyser) -> Iterator[_Field]:
    """Go through the fields of a document; all its running text together is one field."""
    yield NAME, [*analyser.stems(document.title), *_joined(document.title, analyser)]
    for name in document.names:
        yield ALIAS, [*analyser.stems(name), *_joined(name, analyser)]
    yield WORD, analyser.stems(" ".join(document.words))
    yield FACT, analyser.stems(" ".join(document.facts))
    for weight in (LEAD, TEXT):
        said = [piece.text for piece in document.pieces if piece.weight == weight]
        yield weight, analyser.stems(" ".join(said))


def _idle(document: Document, analyser: Analyser) -> Iterator[str]:
    """Give the stop words of a document: they matter only to who asks for nothing else."""
    texts = [document.title, *document.names, *(piece.text for piece in document.pieces)]
    for word in {*words(" ".join(texts))} & analyser.stop:
        yield analyser.stem(word)


_HYPHENS = "-\N{NON-BREAKING HYPHEN}\N{EN DASH}"


def _joined(name: str, analyser: Analyser) -> list[str]:
    """Take words with a hyphen for one word too: who looks for ``EKC`` means ``EK-c``."""
    said = [word.strip("()!,.?&") for word in fold(name).split()]
    tied = ["".join(word.split("-")) for word in said if "-" in word.strip(_HYPHENS)]
    return [analyser.stem(word) for word in tied if word.isalnum()]


def _mean_lengths(fields: Iterable[Sequence[_Field]]) -> dict[float, float]:
    """Give the mean length of each field, by its weight, where it is not empty."""
    lengths: dict[float, list[int]] = {}
    for held in fields:
        for weight, stems in held:
            if stems:
                lengths.setdefault(weight, []).append(len(stems))
    return {weight: sum(found) / len(found) for weight, found in lengths.items()}


def _measures(held: Sequence[_Field], mean: Mapping[float, float]) -> dict[str, int]:
    """Measure every word of one document, as a level."""
    weights: dict[str, float] = {}
    for weight, stems in held:
        share = LENGTH[weight >= WORD]
        for stem, count in Counter(stems).items():
            length = 1 - share + share * len(stems) / mean[weight]
            weights[stem] = weights.get(stem, 0) + weight * count / length
    return {
        stem: min(LEVELS - 1, int(LEVELS * weight / (weight + SATURATION)))
        for stem, weight in weights.items()
    }
