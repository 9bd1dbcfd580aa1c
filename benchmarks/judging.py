"""The queries that search is judged by, and the judging.

A file of queries has three columns: sort, query, accepted ids. An id is that of a record or of a
value of a vocabulary; ``sheet:<instrument>`` are the worksheets of an instrument, ``docs:<path>``
is a page written by hand. ``-`` accepts nothing: such a query must find nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_kim.language import language

SETS = Path(__file__).parents[1] / "tests/search"
KNOWN, HELD_OUT = "known", "held-out"
"""The half that search may be tuned on, and the half that it may not."""


@dataclass(frozen=True)
class Query:
    """What a reader types, and what answers it."""

    sort: str
    text: str
    accepted: tuple[str, ...]
    """Ids; none if nothing answers it."""


def queries(name: str) -> list[Query]:
    """Read one half of the queries."""
    found = []
    for line in (SETS / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        sort, text, ids = line.split("\t")
        found.append(Query(sort, text, () if ids == "-" else tuple(ids.split(","))))
    return found


class Places:
    """Where each id has its page in a built site: an address such as ``interventies/multifocus/``.

    Two pages may have one id, one of a term and one of a setting; then both are right.
    """

    def __init__(self, site: Path) -> None:
        words = language("nl")
        self.sheets = words.path("worksheet")
        self.pages = {
            f"{file.parent.relative_to(site).as_posix()}/" for file in site.rglob("index.html")
        }
        self.of: dict[str, set[str]] = defaultdict(set)
        instruments = words.path("instrument")
        for page in self.pages:
            folder, _, name = page.rstrip("/").rpartition("/")
            if folder == self.sheets:
                self.of[f"sheet:{self._instrument(name, instruments)}"].add(page)
            else:
                self.of[name].add(page)
                self.of[f"docs:{page.rstrip('/')}"].add(page)
                self.of[f"docs:{page}index"].add(page)
        pack = f"{self.sheets}/{words.ui('tryout_file')}"
        self.of[f"docs:{pack}"].add(f"{pack}/")

    def _instrument(self, sheet: str, instruments: str) -> str:
        """Tell whose sheet this is: the longest id that the name of the sheet begins with."""
        parts = sheet.split("-")
        names = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
        return next((name for name in names if f"{instruments}/{name}/" in self.pages), sheet)

    def accepted(self, query: Query) -> set[str]:
        """Give the pages that answer a query."""
        return set().union(*(self.of.get(accepted, set()) for accepted in query.accepted))

    def missing(self, asked: Collection[Query]) -> list[str]:
        """List the ids that have no page, so that a slip in the set does not count as a miss."""
        ids = {accepted for query in asked for accepted in query.accepted}
        return sorted(item for item in ids if not self.of.get(item))


@dataclass(frozen=True)
class Score:
    """How often search was right. Queries that nothing answers are counted apart."""

    asked: int
    first: int
    """An accepted page came first."""
    third: int
    """An accepted page was among the first three."""
    nothing: int
    """There was no result at all."""


def score(asked: Sequence[Query], found: Mapping[str, Sequence[str]], places: Places) -> Score:
    """Judge what a search found: query → addresses of pages, best first."""
    ranks = [[page in places.accepted(query) for page in found[query.text]] for query in asked]
    return Score(
        len(asked),
        sum(any(rank[:1]) for rank in ranks),
        sum(any(rank[:3]) for rank in ranks),
        sum(not rank for rank in ranks),
    )
