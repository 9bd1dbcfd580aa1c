"""What searching costs a reader's machine, beside Material's own search.

Run: ``python benchmarks/searching.py [COUNT ...]``, with the extra ``bench`` installed and node at
hand. It prints a table for the manual.

Both are given the same texts: those that this site searches in, of synthetic records; Material's
index is made by the class of its own plugin, from pages with one heading for each section. Both run
in node with their own scripts as they ship: of Material the worker, which a browser runs beside the
page. Processor time, of all threads: until the first query can be asked, and per query, of this
site with what it loads to answer, the quotes of the first results included. Medians over queries,
and over rounds in which the two take turns, so that the ratios say more than the milliseconds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))  # building is that of the tests

import peers
import records
from mkdocs.structure.toc import TableOfContents

from mkdocs_kim import addresses, library, views
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.render.search import data

COUNTS = (1_000, 5_000)
ROUNDS = 3
QUERIES = 60
SCRIPTS = ("words", "quote", "index", "search")
NAMES = {"ours": "deze site", "lunr": "Material (lunr)"}
INDEX = {"ours": ("search/index.js", "search/postings-*.js"), "lunr": ("search/search_index.json",)}


def body(document: views.Document) -> peers.Body:
    """Write a page with all that search knows of it, a heading for each section."""
    sections = [f"<h1>{escape(document.title)}</h1>"]
    for anchor, pieces in groupby(document.pieces, key=lambda piece: piece.anchor):
        held = list(pieces)
        if anchor:
            sections.append(f'<h2 id="{anchor}">{escape(held[0].label)}</h2>')
        sections += [f"<p>{escape(piece.text)}</p>" for piece in held]
    url = addresses.url(document.to.page, True)
    toc = TableOfContents([])
    return peers.Body(url, document.title, "\n".join(sections), toc, {"title": document.title})


def make(folder: Path, count: int) -> list[str]:
    """Make what both search in, and give the queries: titles, and words from the texts."""
    records.write(folder / "records", count)
    found = library.build(read_folder(folder / "records", "records"), "nl")
    words = language("nl")
    documents = list(views.documents(views.Reader(found, words, date(2026, 1, 1))))
    ours = folder / "ours"
    (ours / "search").mkdir(parents=True)
    for name, content in data.files(documents, found.synonyms, words, True).content.items():
        (ours / "search" / name).write_bytes(content)
    for name in SCRIPTS:
        shutil.copy(ROOT / f"mkdocs_kim/assets/kim-{name}.js", ours)
    peers.lunr(folder / "lunr", map(body, documents))
    methods = [document for document in documents if document.kind == "intervention"]
    return list(_queries(methods[:: -(-count * 2 // QUERIES)]))


def _queries(methods: Iterable[views.Document]) -> Iterator[str]:
    for document in methods:
        yield document.title
        yield " ".join(document.pieces[0].text.rstrip(".").split()[3:6])


def weigh(folder: Path, patterns: Sequence[str]) -> tuple[int, int]:
    """Weigh files: as they are, and after gzip."""
    contents = [file.read_bytes() for pattern in patterns for file in folder.glob(pattern)]
    return sum(map(len, contents)), sum(len(gzip.compress(content, 9)) for content in contents)


def asked(engine: str, folder: Path, queries: Sequence[str]) -> tuple[float, float]:
    """Give the milliseconds until an engine is ready, and per query."""
    script = Path(__file__).with_suffix(".js")
    command = ["node", "--max-old-space-size=8192", str(script), engine, str(folder / engine)]
    said = subprocess.run(
        command, input="\n".join(queries), capture_output=True, text=True, check=True
    )
    told = json.loads(said.stdout)
    if told["found"] < len(queries) // 2:
        raise SystemExit(f"{engine} finds {told['found']} of {len(queries)}: {said.stderr}")
    return told["ready"], median(told["took"])


def measure(folder: Path, queries: Sequence[str]) -> Mapping[str, tuple[float, float]]:
    """Ask both everything, in turn: engine → median milliseconds until ready and per query."""
    rounds = [{engine: asked(engine, folder, queries) for engine in NAMES} for _ in range(ROUNDS)]
    return {
        engine: (
            median(one[engine][0] for one in rounds),
            median(one[engine][1] for one in rounds),
        )
        for engine in NAMES
    }


def rows(count: int) -> Iterator[list[str]]:
    """Measure at one number of records: a row for each engine."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        queries = make(folder, count)
        took = measure(folder, queries)
        for engine, (ready, query) in took.items():
            raw, packed = weigh(folder / engine, INDEX[engine])
            texts = weigh(folder / engine, ("search/texts-*.js",))[1]
            yield [
                f"{count:,} · {NAMES[engine]}".replace(",", "."),
                *(f"{value / count:.0f}" for value in (raw, packed)),
                f"{texts / count:.0f}" if texts else "zit erin",
                *(f"{value:.1f}".replace(".", ",") for value in (ready, query)),
                *(
                    f"1/{value / own:.0f}" if engine == "lunr" else ""
                    for value, own in zip((ready, query), took["ours"], strict=True)
                ),
            ]


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    head = ["interventies · motor", "index (B)", "na gzip", "teksten na gzip", "klaar (ms)"]
    head += ["vraag (ms)", "klaar: deze site", "vraag: deze site"]
    print(f"| {' | '.join(head)} |\n| --- |{' ---: |' * (len(head) - 1)}")
    for count in parser.parse_args().counts:
        for row in rows(count):
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
