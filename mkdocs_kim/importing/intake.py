"""What is to become of which record, gathered from all that is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic, Position
from ..source import Mapping, Node

Key = tuple[str, str]
"""Kind and id of a record; of a file that is a list its name, twice."""


@dataclass
class Wanted:
    """What is given of a record."""

    at: Position
    """Where it is named first."""
    whole: Mapping | None = None
    """All that it says; None if only some of its keys are given."""
    puts: list[tuple[tuple[str, ...], Node | None]] = field(default_factory=list)
    """Path of keys → its new value; None takes it away."""
    standard: list[tuple[tuple[str, ...], Node | None]] = field(default_factory=list)
    """The same for a new record, where nothing else is given."""
    entries: list[tuple[str, Wanted]] = field(default_factory=list)
    """Of a file that is a list: key of the list, and what is given of one of its entries."""
    is_part: bool = False
    """Whether only a table of parts names it."""
    places: set[tuple[str, int]] = field(default_factory=set)
    """Path and row of all that is given of it."""


@dataclass
class Intake:
    """All that is given."""

    records: dict[Key, Wanted] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)

    def of(self, key: Key, at: Position) -> Wanted:
        """Find what is given of a record, or begin with it."""
        return self.records.setdefault(key, Wanted(at))


def gathered(intakes: Iterable[Intake]) -> Intake:
    """Put together what is given in several files."""
    whole = Intake()
    for one in intakes:
        whole.faults += one.faults
        for key, wanted in one.records.items():
            known = whole.records.get(key)
            if known is None:
                whole.records[key] = wanted
                continue
            known.puts += wanted.puts
            known.standard += wanted.standard
            known.entries += wanted.entries
            known.places |= wanted.places
            known.whole = known.whole or wanted.whole
            if known.is_part and not wanted.is_part:
                known.at, known.is_part = wanted.at, False
    return whole
