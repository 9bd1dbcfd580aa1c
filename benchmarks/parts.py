"""Where the time of a whole build goes: processor time of every part, in this process alone.

Run: ``python benchmarks/parts.py [COUNT]``. It prints a table for the manual, without MkDocs, the
theme and the writing of files: this is what the project itself does with records.
Parts are made in the order of a build, so what several need counts with the first of them.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO

sys.path.append(str(Path(__file__).parents[1]))

import records

from mkdocs_kim import library, site
from mkdocs_kim.files import read_folder
from mkdocs_kim.plan import Plan
from mkdocs_kim.settings import Settings
from mkdocs_kim.spool import Held, Spool, Waiting
from mkdocs_kim.views import MANY

Spent = Counter[str]
FILES = {"comparing": "bestanden om te vergelijken", "style": "stijl en lettertypen"}
"""The files that take most, in the words of the manual."""


class Clock:
    """Adds up processor time by name."""

    def __init__(self) -> None:
        self.spent: Spent = Counter()
        self.last = time.process_time()

    def lap(self, name: str) -> None:
        """Count the time since the last lap with a name."""
        now = time.process_time()
        self.spent[name] += now - self.last
        self.last = now


def spend(folder: Path, stream: IO[bytes]) -> Spent:
    """Do the whole work once, with the options of the other benchmarks; pages wait in a stream."""
    settings = Settings(
        folder,
        "records",
        "Benchmark",
        "https://example.org/",
        today=date(2030, 1, 1),
        accounts=False,
        pairs=False,
    )
    gc.disable()  # as while a site is built
    clock = Clock()
    readings = read_folder(folder, "records")
    clock.lap("lezen en nakijken")
    found = library.build(readings, "nl")
    clock.lap("records verbinden")
    files = Waiting(Spool(stream))
    plan = Plan(site.reader(found, settings), settings, files)
    for name, make in plan.parts().items():
        files.add(make())
        clock.lap(FILES.get(name, f"bestanden: {name}"))
    for batch in plan.batches():
        kind = "lijsten" if batch.name.startswith(MANY) else "records"
        pages = list(batch.make())
        clock.lap(f"pagina's van {kind}: gegevens")
        for page in pages:
            Held.of(plan.print(page), files.spool)
        clock.lap(f"pagina's van {kind}: HTML")
    site.searched(plan, [], settings)
    clock.lap("zoeken")
    return clock.spent


def table(spent: Spent, count: int) -> Iterator[str]:
    """Word what was spent, the most first; what takes less than one part in fifty is put together.

    Shape: a Markdown table, seconds and milliseconds per record.
    """
    whole = spent.total()
    large = {name: own for name, own in spent.most_common() if own >= whole / 50}
    rows = {**large, "al het andere": whole - sum(large.values()), "samen": whole}
    yield "| onderdeel | CPU (s) | per record (ms) | deel |"
    yield "| --- | ---: | ---: | ---: |"
    for name, own in rows.items():
        told = f"{own:.2f} | {own / count * 1000:.2f}".replace(".", ",")
        yield f"| {name} | {told} | {own / whole:.0%} |"


def main() -> None:
    """Make records, spend the time, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("count", nargs="?", type=int, default=1000)
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as name:
        records.write(Path(name), count)
        with tempfile.TemporaryFile() as stream:
            spent = spend(Path(name), stream)
    print(*table(spent, count), sep="\n")


if __name__ == "__main__":
    main()
