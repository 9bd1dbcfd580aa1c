"""A row of commits becomes a history: what changed on which day, and what stood when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from .comparing import Change, changes
from .entries import Data, Entries, Key
from .past import Commit, RecordVersion, Release, known_since, versions


@dataclass(frozen=True, slots=True)
class Day:
    """What changed on a day."""

    when: datetime
    """The moment of the last commit of the day."""
    changes: tuple[Change, ...]

    @property
    def date(self) -> date:
        """The day as it was for who made the change, wherever the site is built."""
        return self.when.date()


@dataclass(frozen=True, slots=True)
class History:
    """All that is known of the past."""

    days: tuple[Day, ...]
    """The latest first; only days on which what records say changed."""
    changed: Mapping[Key, date]
    """What is there → the day on which it last changed, as far as that is known."""
    now: Entries
    """What stands in the last commit."""
    gone: Mapping[Key, date] = field(default_factory=dict)
    """What was deleted → the day on which it was."""
    versions: Mapping[Key, tuple[RecordVersion, ...]] = field(default_factory=dict)
    """Record, by the id that it had → what it said through time, the first first."""
    since: date | None = None
    """The day from which on the past is known; None if that is from the first."""
    releases: tuple[Release, ...] = ()
    """The latest first."""

    def last(self, key: Key, data: Data) -> date | None:
        """Tell when an entry last changed; None if it says something else now, or nobody knows."""
        return self.changed.get(key) if self.now.get(key) == data else None

    def known(self) -> dict[Key, Data]:
        """Give the last that every entry said, also of those that are no more."""
        past = [change for day in self.days[::-1] for change in day.changes]
        said = {(c.kind, c.former or c.id): c.before for c in past if c.before}
        return {**said, **self.now}


NO_HISTORY = History((), {}, {})
"""Where nothing is known of the past."""


_Step = tuple[datetime, dict[Key, Data], dict[Key, Data]]
"""When, and what stood there before and after."""


@dataclass
class _State:
    """What stands at a moment, file by file."""

    files: dict[str, Entries] = field(default_factory=dict)

    def apply(self, commit: Commit) -> None:
        """Go on to what stands after a commit; what cannot be read then is passed over."""
        for path, found in commit.files.items():
            if found is not None:
                self.files[path] = found

    def of(self, paths: Iterable[str]) -> dict[Key, Data]:
        """Give the entries of some files."""
        return {key: data for path in paths for key, data in self.files.get(path, {}).items()}


def timeline(commits: Sequence[Commit], releases: Iterable[Release] = ()) -> History:
    """Tell what changed day by day.

    Shape: ``commits`` from the first to the last, each upon the one before it.
    """
    state, days = _State(), []
    changed: dict[Key, date] = {}
    gone: dict[Key, date] = {}
    for when, before, after in _days(_steps(commits, state)):
        found = changes(before, after)
        if found:
            days.append(Day(when, found))
        for change in found:
            changed[change.key] = when.date()
            if change.what == "gone":
                gone[change.key] = when.date()
    now = state.of(state.files)
    known = {key: day for key, day in changed.items() if key in now}
    days.sort(key=lambda day: day.date, reverse=True)
    return History(
        tuple(days),
        known,
        now,
        {key: day for key, day in gone.items() if key not in now},
        versions(commits),
        known_since(commits),
        tuple(releases),
    )


def _days(steps: Iterable[_Step]) -> Iterable[_Step]:
    """Make one of what was done on one day, also where another day came between.

    Clocks differ, by where people live and by how well they run.
    """
    found: dict[date, _Step] = {}
    for when, before, after in steps:
        first = found.pop(when.date(), None)
        if first is not None:
            earlier, old, new = first
            when = max(earlier, when)
            still = {key: data for key, data in new.items() if key not in before.keys() | after}
            before = {**{k: v for k, v in before.items() if k not in old.keys() | new}, **old}
            after = {**still, **after}
        found[when.date()] = (when, before, after)
    return found.values()


def _steps(commits: Sequence[Commit], state: _State) -> Iterator[_Step]:
    """Yield what stood before and after some commits of a day, of the files that they touched."""
    for (_, edge), group in groupby(commits, lambda commit: (commit.when.date(), commit.edge)):
        together = list(group)
        paths = sorted({path for commit in together for path in commit.files})
        before = state.of(paths)
        for commit in together:
            state.apply(commit)
        if not edge:
            yield max(commit.when for commit in together), before, state.of(paths)
