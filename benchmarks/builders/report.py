"""Measurements as tables for the manual, in Dutch."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from .contenders import HUGO, NAMES, STOCK
from .edits import PROSE, TITLE, Edits
from .rounds import CHANGED, COLD, WARM, Result, Results
from .server import Saved

BUILDS, GROWTH, SAVING = "Wat bouwen kost", "Hoe de tijd groeit", "Van opslaan tot zien"
"""The headings in the manual that the tables stand under."""
WAYS = {COLD: "", WARM: "niets gewijzigd", CHANGED: "één record gewijzigd"}
EDITS = {PROSE: "tekst", TITLE: "titel"}
BUILDS_HEAD = (
    "records",
    "bouwer",
    "pagina's",
    "CPU (s)",
    "keer Hugo",
    "keer Material",
    "klok (s)",
    "piek (MB)",
    "kB",
)
SAVING_HEAD = ("records", "wijziging", "server", "klok (ms)", "keer Hugo", "CPU (ms)")
GROWTH_HEAD = ("bouwer", "van", "naar", "exponent")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], texts: int) -> str:
    """Write a table: the first columns are texts, the others numbers."""
    marks = [*["---"] * texts, *["---:"] * (len(head) - texts)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, marks, *rows))


def builds(sizes: dict[int, Results]) -> str:
    """Write what building cost, of each number of records."""
    rows = []
    for size, results in sorted(sizes.items()):
        for number, ((name, way), result) in enumerate(results.items()):
            label = ", ".join(filter(None, (NAMES[name], WAYS[way])))
            first = thousands(size) if number == 0 else ""
            rows.append([first, label, *_cells(results, result)])
    return table(BUILDS_HEAD, rows, texts=2)


def _cells(results: Results, result: Result) -> list[str]:
    if result.failed:
        return ["mislukt", *[""] * 6]
    return [
        thousands(result.pages),
        decimal(median(cost.cpu for cost in result.costs)),
        *(ratio(result, results.get((name, COLD))) for name in (HUGO, STOCK)),
        decimal(median(cost.wall for cost in result.costs)),
        f"{median(cost.peak for cost in result.costs):.0f}",
        f"{result.weight / 1000:.0f}",
    ]


def saving(sizes: Mapping[int, Edits]) -> str:
    """Write how soon a saved record was there, of each number of records."""
    rows = []
    for size, edits in sorted(sizes.items()):
        for number, ((server, kind), saved) in enumerate(_by_kind(edits)):
            times = [median(one.wall for one in found) for found in (saved, edits[HUGO, kind])]
            cpu = 1000 * median(one.cpu for one in saved)
            first = thousands(size) if number == 0 else ""
            row = [first, EDITS[kind], NAMES[server], f"{1000 * times[0]:.0f}"]
            rows.append([*row, decimal(times[0] / times[1]), f"{cpu:.0f}"])
    return table(SAVING_HEAD, rows, texts=3)


def _by_kind(edits: Edits) -> list[tuple[tuple[str, str], list[Saved]]]:
    return sorted(edits.items(), key=lambda row: list(EDITS).index(row[0][1]))


def ratio(result: Result, other: Result | None) -> str:
    """Write how many times the processor time of another it took: the median over rounds."""
    if other is None or other.failed:
        return ""
    pairs = zip(result.costs, other.costs, strict=True)
    return decimal(median(mine.cpu / theirs.cpu for mine, theirs in pairs))


def growth(sizes: dict[int, Results], least: int = 1000) -> str:
    """Write with which power of the number of records processor time grows, between two sizes."""
    measured = sorted(size for size in sizes if size >= least)
    if len(measured) < 2:
        return ""
    low, high = measured[0], measured[-1]
    rows = []
    for (name, way), few in sizes[low].items():
        many = sizes[high].get((name, way))
        if way == COLD and not few.failed and many is not None and not many.failed:
            times = [median(cost.cpu for cost in result.costs) for result in (few, many)]
            power = math.log(times[1] / times[0]) / math.log(high / low)
            rows.append([NAMES[name], thousands(low), thousands(high), decimal(power)])
    return table(GROWTH_HEAD, rows, texts=1)


def replaced(page: str, heading: str, body: str) -> str:
    """Put a text in a page under a heading, in place of what stands there up to the next one.

    Raises: ValueError if the page has no such heading.
    """
    found = re.search(rf"^#+ {re.escape(heading)}\n", page, re.MULTILINE)
    if found is None:
        raise ValueError(f"no heading {heading!r}")
    rest = re.search(r"^#+ ", page[found.end() :], re.MULTILINE)
    after = page[found.end() + rest.start() :] if rest else ""
    return f"{page[: found.end()]}\n{body}" + (f"\n{after}" if after else "")


def decimal(number: float) -> str:
    """Write a number with as many decimals as say something."""
    digits = 0 if number >= 100 else 1 if number >= 10 else 2
    return f"{number:.{digits}f}".replace(".", ",")


def thousands(number: int) -> str:
    """Write a number as Dutch does."""
    return f"{number:,}".replace(",", ".")
