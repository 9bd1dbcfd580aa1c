"""Search beside Material's lunr and Pagefind: what it finds, what it weighs, how soon it answers.

Run: ``python benchmarks/search.py quality`` or ``python benchmarks/search.py size [COUNT ...]``,
with the extra ``bench`` installed and a browser at hand. Each prints a table for the manual.

Quality: the queries of ``tests/search`` on the real site, asked in the real boxes of this site and
of Material, and of Pagefind's own script, which comes without a box. Size: synthetic records; the
interventions are counted, their elements, themes and instruments weigh with them. Bytes are those
of gzip. The time is that of the browser from typing (the whole query at once) to the first result,
on a page just loaded by a browser with nothing in its cache: medians over rounds in which the
engines take turns, so that the ratios say more than the milliseconds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))  # queries, browser and building are those of the tests

import peers
from asking import ask, cold, files, served, weight
from engines import OURS, Engine
from judging import HELD_OUT, KNOWN, Places, Query, Score, queries, score

COUNTS = (100, 1_000, 5_000)
ROUNDS = 5
SHOWN = 5
"""So many results a reader is shown at least, for what the first search fetches."""
HALVES = {KNOWN: "bekende helft", HELD_OUT: "onaangeroerde helft"}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, the first column a text and the others numbers."""
    print(f"| {' | '.join(head)} |")
    print(f"| --- |{' ---: |' * (len(head) - 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def answers(engine: Engine, folder: Path, asked: Iterable[Query]) -> dict[str, list[str]]:
    """Ask an engine everything: query → addresses of pages, best first."""
    with served(folder) as server, cold(engine, server.address) as page:
        return {query.text: ask(page, query.text, 10)[0] for query in asked}


def groups(halves: Mapping[str, Sequence[Query]]) -> dict[str, list[Query]]:
    """Put the queries together as they are judged: all, each half, each sort; nonsense last."""
    everything = [query for half in halves.values() for query in half]
    real = [query for query in everything if query.accepted]
    sorts = {query.sort: [q for q in real if q.sort == query.sort] for query in real}
    return {
        "alle": real,
        **{HALVES[name]: [q for q in half if q.accepted] for name, half in halves.items()},
        **sorts,
        "nonsense": [query for query in everything if not query.accepted],
    }


def cells(made: Score, real: bool) -> list[str]:
    """Write a score: of nonsense only how much of it rightly found nothing."""
    shares = [f"{count / made.asked:.3f}" if real else "" for count in (made.first, made.third)]
    return [*(share.replace(".", ",") for share in shares), str(made.nothing)]


def quality() -> None:
    """Measure and print how often each engine is right."""
    halves = {name: queries(name) for name in HALVES}
    asked = [query for half in halves.values() for query in half]
    with tempfile.TemporaryDirectory() as name:
        folders = peers.real(Path(name))
        places = Places(folders[OURS])
        found = {engine: answers(engine, folder, asked) for engine, folder in folders.items()}
    for missing in places.missing(asked):
        print(f"geen pagina: {missing}", file=sys.stderr)
    head = [f"{engine.name}: {what}" for engine in found for what in ("eerste", "drie", "niets")]
    rows = [
        [name, str(len(group))]
        + [
            cell
            for engine in found
            for cell in cells(score(group, found[engine], places), name != "nonsense")
        ]
        for name, group in groups(halves).items()
    ]
    table(["vragen", "aantal", *head], rows)
    for query in halves[KNOWN]:  # of the other half nobody is to know which are missed
        if query.accepted and not places.accepted(query) & {*found[OURS][query.text][:3]}:
            print(f"mist: {query.text}: {found[OURS][query.text][:3]}", file=sys.stderr)


def total(folder: Path, patterns: tuple[str, ...]) -> int:
    """Weigh all files that match."""
    return sum(weight(file) for file in files(folder, patterns))


def fetched(engine: Engine, folder: Path, query: str) -> int:
    """Weigh what a reader's first search fetches, its first results included."""
    with served(folder) as server, cold(engine, server.address) as page:
        ask(page, query, SHOWN)
        page.wait_for_timeout(2_000)  # what is shown later is fetched later
        asked = {folder / path for path in server.asked}
    return sum(weight(file) for file in files(folder, engine.own) & asked)


def times(folders: Mapping[Engine, Path], asked: Sequence[str]) -> dict[Engine, float]:
    """Measure the milliseconds to the first result: the median over queries, engines in turn."""
    took: dict[Engine, list[float]] = {engine: [] for engine in folders}
    for query in asked:
        for engine, folder in folders.items():
            with served(folder) as server, cold(engine, server.address) as page:
                found, milliseconds = ask(page, query, 1)
            assert found, f"{engine.name}: {query}"
            took[engine].append(milliseconds)
    return {engine: median(values) for engine, values in took.items()}


def weights(folder: Path, engine: Engine, count: int) -> list[str]:
    """Write the bytes for each intervention: in all, of the index, of the texts, of facets."""
    index, texts, facets = (
        total(folder, patterns) / count for patterns in (engine.index, engine.texts, engine.facets)
    )
    return [f"{part:.0f}" if part else "" for part in (index + texts, index, texts, facets)]


def size(counts: Sequence[int]) -> None:
    """Measure and print what search weighs and how soon it answers."""
    head = ["interventies · motor", "bytes per interventie", "index", "teksten", "facetten"]
    rows = []
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folders, titles = peers.synthetic(Path(name), count)
            asked = titles[:: -(-count // ROUNDS)]
            took = times(folders, asked)
            for engine, folder in folders.items():
                rows.append(
                    [
                        f"{count} · {engine.name}",
                        *weights(folder, engine, count),
                        f"{fetched(engine, folder, asked[0]) / 1000:.0f} kB",
                        f"{took[engine]:.0f}",
                        f"{took[engine] / took[OURS]:.1f}".replace(".", ","),
                    ]
                )
    table([*head, "eerste zoekvraag haalt op", "eerste resultaat (ms)", "verhouding"], rows)


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["quality", "size"])
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    chosen = parser.parse_args()
    quality() if chosen.what == "quality" else size(chosen.counts)


if __name__ == "__main__":
    main()
