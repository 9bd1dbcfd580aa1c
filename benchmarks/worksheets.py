"""What a worksheet costs: new, unchanged, and on a site where one record changed.

Run: ``python benchmarks/worksheets.py``. It prints the table that stands in the manual.
Unit: milliseconds of processor time, medians over the rounds; a ratio compares within one run.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from mkdocs_kim import library, press, views
from mkdocs_kim.cache import Cache
from mkdocs_kim.files import read_folder
from mkdocs_kim.language import language
from mkdocs_kim.render.sheets.setting import Imprint

ROOT = Path(__file__).parents[1]
ROUNDS = 5


def imprint(reader: views.Reader) -> Imprint:
    """Print as the real site does, at an example address."""
    return Imprint(
        reader.language,
        "Kennisbank",
        "CC BY 4.0",
        lambda view: f"https://example.org/{view.version_page.page}/",
        lambda record_id: reader.title(reader.library.kind_of(record_id) or "", record_id),
    )


def timed(work: Callable[[], object]) -> float:
    """Measure a piece of work."""
    start = process_time()
    work()
    return (process_time() - start) * 1000


def main() -> None:
    """Measure and print."""
    words = language("nl")
    found = library.build(read_folder(ROOT / "interventions", "interventions"), "nl")
    reader = views.Reader(found, words, date(2026, 1, 1))
    sheets, printed = list(views.every_sheet(reader)), imprint(reader)
    todo = list(press.jobs(sheets, printed))
    press.print_all(todo[:1], words, Cache(None), lambda _: None)  # load the setter once

    def make(cache: Cache) -> None:
        press.print_all(list(press.jobs(sheets, printed)), words, cache, lambda _: None)

    cold, warm = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            cache = Cache(Path(folder))
            cold.append(timed(lambda cache=cache: make(cache)))
            warm.append(timed(lambda cache=cache: make(cache)))
    count = len(todo)
    print(f"| {count} bestanden van {len(sheets)} werkbladen | ms per bestand | verhouding |")
    print("| --- | ---: | ---: |")
    for name, values in (("nieuw", cold), ("ongewijzigd", warm)):
        each = median(values) / count
        print(f"| {name} | {each:.2f} | {median(values) / median(cold):.3f} |")


if __name__ == "__main__":
    main()
