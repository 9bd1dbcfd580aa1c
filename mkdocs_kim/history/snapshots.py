"""The records at two moments, for who wants to know what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from ..diagnostics import Diagnostic, has_errors
from ..files import read_file, read_folder
from ..library.changes import Data, Key, entries
from ..records import Reading
from .commits import is_record
from .git import GitError, Repository

Why = Literal["no_git", "no_commits", "unknown", "shallow", "apart"]


class SidesError(Exception):
    """There are no two moments to compare; ``names`` are those of which it is told."""

    def __init__(self, why: Why, *names: str) -> None:
        super().__init__(why, *names)
        self.why = why
        self.names = names


Content = tuple[str, bytes]
"""A file, as messages call it, and what it holds."""
Known = dict[Content, Reading]


@dataclass(frozen=True)
class Side:
    """What a folder of records holds at a moment."""

    entries: dict[Key, Data]
    paths: dict[Key, str]
    """Entry → its file, as messages call it."""
    closed: dict[str, Diagnostic]
    """File that cannot be read → the first reason why."""

    @classmethod
    def of(cls, readings: list[Reading]) -> Side:
        """Gather what was read."""
        found = {reading.path: entries(reading) for reading in readings if reading.shape}
        faults = {reading.path: reading.diagnostics for reading in readings if not reading.shape}
        return cls(
            {key: data for held in found.values() for key, data in held.items()},
            {key: path for path, held in found.items() for key in held},
            {path: told[0] for path, told in faults.items() if has_errors(told)},
        )

    def readable(self, other: Side) -> dict[Key, Data]:
        """Leave out what stands in files that cannot be read on the other side."""
        return {
            key: data for key, data in self.entries.items() if self.paths[key] not in other.closed
        }


def sides(folder: Path, shown: str, revisions: str) -> tuple[Side, Side]:
    """Read the folder at two moments: ``OLD``, ``OLD..NEW`` or ``OLD...NEW``.

    Shape: without ``NEW`` what is on disk; three dots begin where the two went apart.
    Raises: SidesError if git does not know one of the two.
    """
    repository = Repository(folder)
    old, dots, new = _parted(revisions)
    _begun(repository)
    first = _named(repository, old)
    second = _named(repository, new) if dots else ""
    if dots == "...":
        try:
            first = repository.line("merge-base", first, second)
        except GitError as error:
            why: Why = "shallow" if repository.edges() else "apart"
            raise SidesError(why, old, new) from error
    if second:
        known: Known = {}
        there = _at(repository, second, shown, known)
    else:
        there = read_folder(folder, shown)
        known = dict(_on_disk(folder, shown, there))
    return Side.of(_at(repository, first, shown, known)), Side.of(there)


def _parted(revisions: str) -> tuple[str, str, str]:
    dots = "..." if "..." in revisions else ".." if ".." in revisions else ""
    old, _, new = revisions.partition(dots) if dots else (revisions, "", "")
    return old or "HEAD", dots, new or "HEAD"


def _begun(repository: Repository) -> None:
    """Check that there is a past to speak of."""
    try:
        repository.run("rev-parse", "--git-dir")
    except GitError as error:
        raise SidesError("no_git") from error
    if not repository.line("rev-list", "--all", "--max-count=1"):
        raise SidesError("no_commits")


def _named(repository: Repository, revision: str) -> str:
    try:
        return repository.commit(revision)
    except GitError as error:
        raise SidesError("shallow" if repository.edges() else "unknown", revision) from error


def _on_disk(
    folder: Path, shown: str, readings: list[Reading]
) -> Iterator[tuple[Content, Reading]]:
    for reading in readings:
        file = folder / PurePosixPath(reading.path).relative_to(shown)
        if reading.kind and file.is_file():
            yield (reading.path, file.read_bytes()), reading


def _at(repository: Repository, commit: str, shown: str, known: Known) -> list[Reading]:
    """Read the folder as a commit has it; what was read before is not read again."""
    files = [file for file in repository.tree(commit) if is_record(file.path)]
    blobs = repository.blobs(file.blob for file in files)
    found = []
    for file in files:
        path, content = str(PurePosixPath(shown) / file.path), blobs.get(file.blob)
        reading = known.get((path, content)) if content is not None else None
        if reading is None:
            reading = read_file(PurePosixPath(file.path), content, path)
        if content is not None:
            known[path, content] = reading
        found.append(reading)
    return found
