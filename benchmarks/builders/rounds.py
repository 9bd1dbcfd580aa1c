"""Building in turns: everyone once in each round, so that a busy machine is busy for all."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .process import BuildError, Cost
from .site import Site

COLD, WARM, CHANGED = "cold", "warm", "changed"
"""With nothing kept, with nothing changed, and with one record changed since the build before."""


@dataclass
class Result:
    """What builds of a way cost, a round each; or why there are none."""

    costs: list[Cost] = field(default_factory=list)
    failed: str = ""
    pages: int = 0
    """So many HTML files came out."""
    weight: int = 0
    """Bytes of the page of a record."""


Results = dict[tuple[str, str], Result]
"""Of each builder and way."""


def measure(sites: Mapping[str, Site], record: Path, rounds: int, edited: str) -> Results:
    """Build all sites in turns. Whoever keeps something between builds, builds again.

    ``record`` is the file that changes, for ``edited``, which reads the records themselves.
    """
    results: Results = {}
    names = list(sites)
    for number in range(rounds):
        turn = number % len(names)
        for name in (*names[turn:], *names[:turn]):
            site = sites[name]
            for way in _ways(site, record=record if name == edited else None, number=number):
                result = results.setdefault((name, way), Result())
                if result.failed:
                    break
                try:
                    result.costs.append(site.build())
                except BuildError as fault:
                    result.failed = str(fault)
                    break
                print(f"{number + 1} {name} {way} {result.costs[-1]}", file=sys.stderr)
                if number == 0:
                    result.pages, result.weight = site.pages(), site.weight(record.stem)
    return results


def _ways(site: Site, record: Path | None, number: int) -> Iterator[str]:
    """Make everything ready for the next way of building, and name it."""
    site.forget()
    yield COLD
    if site.caches:
        yield WARM
    if record is not None:
        text = record.read_text(encoding="utf-8")
        record.write_text(changed(text, f"Ronde {number + 1} is begonnen."), encoding="utf-8")
        try:
            yield CHANGED
        finally:
            record.write_text(text, encoding="utf-8")


def changed(text: str, sentence: str) -> str:
    """Begin the approach of a record with a sentence."""
    return text.replace("\napproach: |\n", f"\napproach: |\n  {sentence}\n", 1)
