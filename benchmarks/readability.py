"""How hard the text of every record is to read, now and at an earlier commit.

Run: ``python benchmarks/readability.py [COMMIT] [--words WORDS]``, with the extra ``bench``. It
reads the running text of the records in Dutch: what stands in fields of prose, without citations,
lists item by item, a link with the title it shows. Per record it prints reading ease after
Flesch-Douma (0 to 100, higher is easier; 60 and more is taken for B1/B2), the mean number of words
in a sentence, the longest sentence, the share of words of more than six letters, and the number of
citations, each as it was at the commit and is now. Last come the records of which citations were
lost; if there are any, the exit code is 1.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from io import BytesIO
from pathlib import Path
from statistics import mean, median

import textstat
from pydantic import BaseModel
from search import table

import mkdocs_kim
from mkdocs_kim.prose import Bit, Passage
from mkdocs_kim.records.texts import Prose

ROOT = Path(__file__).parents[1]
LONG = 6
"""Letters beyond which a word counts as long, as in LIX."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How one record reads."""

    words: int
    ease: float
    sentence: float
    longest: int
    long_words: float
    citations: int


def passages(value: object) -> Iterator[Passage]:
    """Go through the Dutch prose of a record, however deep it lies."""
    if isinstance(value, Prose):
        yield value.in_("nl")
    elif isinstance(value, BaseModel):
        for _, inner in value:
            yield from passages(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from passages(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from passages(getattr(value, field.name))


def sentences(passage: Passage, titles: Mapping[str, str]) -> list[list[str]]:
    """Cut prose into sentences of words; an item of a list and a paragraph end one too."""

    def shown(bit: Bit) -> str:
        return "" if bit.kind == "citation" else bit.text or titles.get(bit.target, bit.target)

    blocks = [bit for bit in passage.root.walk() if bit.kind in ("paragraph", "item")]
    texts = (Passage.of(passage.text, block, ()).plain(shown) for block in blocks)
    parts = [
        part for text in texts for part in re.split(r"(?<=[.!?:])\s+(?=[\W\d]*[A-ZÀ-Þ])", text)
    ]
    found = [re.findall(r"[\w'’.-]*\w", part) for part in parts]
    return [words for words in found if words]


def figures(record: mkdocs_kim.Record, titles: Mapping[str, str]) -> Figures | None:
    """Measure one record; None if it holds no running text."""
    told = list(passages(record))
    found = [words for passage in told for words in sentences(passage, titles)]
    words = [word for sentence in found for word in sentence]
    if not words:
        return None
    per_sentence = len(words) / len(found)
    per_word = sum(max(1, textstat.syllable_count(word)) for word in words) / len(words)
    return Figures(
        words=len(words),
        ease=206.835 - 0.93 * per_sentence - 77 * per_word,
        sentence=per_sentence,
        longest=max(map(len, found)),
        long_words=sum(len(word) > LONG for word in words) / len(words),
        citations=sum(1 for passage in told for _ in passage.references("citation")),
    )


def measured(folder: Path) -> dict[str, Figures]:
    """Measure every record of a folder, by kind and id."""
    library = mkdocs_kim.load(folder)
    titles = {
        record_id: record.title.in_("nl")
        for records in library.records.values()
        for record_id, record in records.items()
    }
    found = {
        f"{kind}/{record_id}": figures(record, titles)
        for kind, records in library.records.items()
        for record_id, record in records.items()
    }
    return {record_id: told for record_id, told in found.items() if told}


def at(commit: str, into: Path) -> Path:
    """Take the records of a commit out of git."""
    command = ["git", "-C", str(ROOT), "archive", commit, "interventions"]
    packed = subprocess.run(command, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(into, filter="data")
    return into / "interventions"


def row(name: str, past: Figures | None, now: Figures) -> list[str]:
    def both(form: str, field: str) -> str:
        told = format(getattr(now, field), form)
        return f"{format(getattr(past, field), form)} → {told}" if past else told

    shapes = {"words": "d", "ease": ".0f", "sentence": ".1f", "longest": "d", "long_words": ".0%"}
    return [name, *(both(form, field) for field, form in shapes.items()), both("d", "citations")]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("commit", nargs="?", help="compare with this commit")
    parser.add_argument("--words", type=int, default=0, help="only records with as many words")
    asked = parser.parse_args()
    textstat.set_lang("nl")
    now, past = measured(ROOT / "interventions"), dict[str, Figures]()
    if asked.commit:
        with tempfile.TemporaryDirectory() as folder:
            past = measured(at(asked.commit, Path(folder)))
    told = {name: found for name, found in now.items() if found.words >= asked.words}
    head = ["record", "words", "ease", "words in a sentence", "longest", "long words", "citations"]
    table(head, [row(name, past.get(name), found) for name, found in told.items()])
    for title, group in (("before", past), ("now", now)):
        if group:
            print(f"{title}: {_summary(list(group.values()))}")
    lost = [name for name, was in past.items() if was.citations > cited(now.get(name))]
    if past:
        print(f"citations lost in: {', '.join(lost) or 'no record'}")
    return bool(lost)


def cited(found: Figures | None) -> int:
    return found.citations if found else 0


def _summary(all_of_them: list[Figures]) -> str:
    hard = sum(one.ease < 50 for one in all_of_them)
    return (
        f"{len(all_of_them)} records, median ease {median(one.ease for one in all_of_them):.0f}, "
        f"{hard} below 50, {mean(one.sentence for one in all_of_them):.1f} words in a sentence, "
        f"longest {max(one.longest for one in all_of_them)}, "
        f"{sum(one.citations for one in all_of_them)} citations"
    )


if __name__ == "__main__":
    sys.exit(main())
