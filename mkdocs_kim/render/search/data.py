"""The files that the browser searches in: classic scripts, so that they load from a disk as well.

``index.js`` holds the names of all pages, the words and the rules; it is loaded when somebody
begins to search. Who holds a word stands in ``postings-<n>.js``, what can be quoted in
``texts-<n>.js``: of these only what a search needs is loaded.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ... import addresses
from ...language import Language
from ...records import KINDS, Concept
from ...views.documents import Document
from ...views.items import WORKSHEET
from . import packing
from .analysis import ENDINGS, IRREGULAR, LAST, LINKS, PAST, STEMS, Analyser, analyser
from .index import LEVELS, Index, index

POSTINGS = 24_000
"""Signs in a file of postings, about: one search needs a few."""
TEXTS = 24_000
"""Signs of text in a file of texts, about."""


def files(
    documents: Sequence[Document],
    concepts: Iterable[Concept],
    language: Language,
    directory_urls: bool,
) -> dict[str, bytes]:
    """Make the files for documents, which keep their order: their place is their number.

    Shape: name → content. ``version.js`` changes with any other; browsers ask it anew, and then the
    others by what it says, so that old and new never mix and no page changes with the index.
    """
    words = analyser(language)
    rows = list(_rows(concepts, words))
    also = [stem for row in rows for phrase in row for stem in phrase.split()]
    made = index(documents, words, also)
    posted, postings = _shards([packing.levels(held, LEVELS) for held in made.postings], POSTINGS)
    quoted = [
        json.dumps([[p.label, p.anchor, p.text] for p in document.pieces], ensure_ascii=False)
        for document in documents
    ]
    told, texts = _shards(quoted, TEXTS)
    head = {
        "kinds": list(_kinds(documents, language, directory_urls)),
        **_columns(documents, directory_urls),
        "texts": told,
        **_words(made, posted, rows, words),
    }
    content = {"index.js": _script("index", json.dumps(head, ensure_ascii=False))}
    for number, shard in enumerate(postings):
        name = f"postings-{number}"
        content[f"{name}.js"] = _script(name, json.dumps("\n".join(shard), ensure_ascii=False))
    for number, shard in enumerate(texts):
        name = f"texts-{number}"
        content[f"{name}.js"] = _script(name, f"[{','.join(shard)}]")
    content["version.js"] = _script("version", json.dumps(_version(content)))
    return content


def _script(name: str, value: str) -> bytes:
    return f'(window.kim = window.kim || {{}})["{name}"] = {value};\n'.encode()


def _version(content: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, made in sorted(content.items()):
        digest.update(name.encode() + b"\0" + made)
    return digest.hexdigest()[:8]


def _rows(concepts: Iterable[Concept], words: Analyser) -> Iterator[list[str]]:
    """Give every row of words that stand for one another as phrases of stems."""
    for concept in concepts:
        said = [text.in_(words.code) for text in (concept.term, *concept.synonyms)]
        phrases = [" ".join(words.stems(text)) for text in said]
        row = [phrase for phrase in dict.fromkeys(phrases) if phrase]
        if len(row) > 1:
            yield row


def _kinds(
    documents: Sequence[Document], language: Language, directory_urls: bool
) -> Iterator[list[str | int]]:
    """Give the runs of documents of one kind: what they are called, what can be done with them.

    Shape: key, heading, name of one, what stands before and after the id, 1 if facets know them,
    and how many there are.
    """
    for kind, run in groupby(documents, key=lambda document: document.kind):
        found = list(run)
        before, after = "", ""
        if kind != "page":
            before = f"{language.path(kind)}/"
            after = "/" if directory_urls else ".html"
        label, one = language.ui(f"title_{kind}"), language.word(f"kind_{kind}")
        chosen = int(kind in (*KINDS, WORKSHEET))
        yield [kind, label, one.capitalize(), before, after, chosen, len(found)]


def _columns(documents: Sequence[Document], directory_urls: bool) -> dict[str, str | list[str]]:
    """Write what a result shows in columns, which compress better than rows."""
    facts = {fact: "" for document in documents for fact in document.facts}
    numbers = {fact: number for number, fact in enumerate(facts)}
    return {
        "ids": "\n".join(_id(document, directory_urls) for document in documents),
        "titles": "\n".join(document.title for document in documents),
        "names": "\n".join("\t".join(document.names) for document in documents),
        "facts": list(facts),
        "told": "\n".join(
            " ".join(str(numbers[fact]) for fact in document.facts) for document in documents
        ),
    }


def _id(document: Document, directory_urls: bool) -> str:
    """Give the id, or the address of a page; nothing if the title tells it."""
    if document.kind == "page":
        return addresses.url(document.to.page, directory_urls)
    return "" if document.id == _slug(document.title) else document.id


def _slug(title: str) -> str:
    """Make an id of a title exactly as the script in the browser does."""
    plain = unicodedata.normalize("NFKD", title).lower().encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))


def _words(
    made: Index, posted: list[int], rows: list[list[str]], words: Analyser
) -> dict[str, object]:
    """Give the words and the rules by which a query is taken."""
    return {
        "terms": "\n".join(packing.fronts(made.terms)),
        "postings": posted,
        "levels": LEVELS,
        "synonyms": "\n".join("|".join(row) for row in rows),
        "stop": " ".join(sorted(words.stop)),
        "stems": [list(rule) for rule in STEMS[words.code]],
        "last": list(LAST[words.code]),
        "irregular": IRREGULAR[words.code],
        "endings": list(ENDINGS[words.code]),
        "past": PAST[words.code],
        "links": list(LINKS[words.code]),
    }


def _shards(items: Sequence[str], size: int) -> tuple[list[int], list[list[str]]]:
    """Deal items out over files of about one size, in their order.

    Shape: the number of the first item of each file, and the files.
    """
    first: list[int] = []
    shards: list[list[str]] = []
    room = 0
    for number, item in enumerate(items):
        if room <= 0:
            first.append(number)
            shards.append([])
            room = size
        shards[-1].append(item)
        room -= len(item)
    return first, shards
