"""Commits with what their files hold, each read only once: what a commit says never changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache as once
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from ..cache import Cache
from ..files import kind_of, read_file
from ..library.changes import Commit, Entries, entries
from .git import GitError, Logged, Repository, Touched

_READERS = ("diagnostics.py", "files.py", "source", "prose", "records", "library")
"""The parts of the code that decide what a file says."""

Blobs = Mapping[str, bytes]


def commits(folder: Path, cache: Cache) -> tuple[Commit, ...]:
    """Read the history of a folder of records, the first commit first; empty if there is none."""
    repository = Repository(folder)
    try:
        edges = repository.edges()
        found = [(logged, _records(logged)) for logged in repository.log()]
        kept = {logged.hash: _name(logged, files) for logged, files in found}
        new = [files for logged, files in found if not cache.has(kept[logged.hash])]
        blobs = repository.blobs(file.blob for files in new for file in files)
    except GitError:
        return ()
    return tuple(
        Commit(
            logged.hash,
            logged.when,
            logged.author,
            _unpacked(cache.get(kept[logged.hash], _reading(repository, files, blobs))),
            logged.hash in edges,
        )
        for logged, files in found
        if files
    )


def mark(folder: Path) -> str:
    """Name what git knows of a folder now: another commit or tag, or more past, is another name."""
    repository = Repository(folder)
    try:
        edges = sorted(repository.edges())
        last = repository.line("log", "-1", "--first-parent", "--format=%H", "--", ".")
        tags = repository.line("for-each-ref", "refs/tags", "--format=%(objectname) %(refname)")
        named = hashlib.sha256(tags.encode()).hexdigest()[:16] if tags else ""
        return " ".join(filter(None, [last, *edges, named]))
    except GitError:
        return ""


def _records(logged: Logged) -> list[Touched]:
    """Keep the files that can be records or lists."""
    return [file for file in logged.files if is_record(file.path)]


def is_record(path: str) -> bool:
    """Tell whether a file at this place below the folder can be a record or a list."""
    place = PurePosixPath(path)
    return kind_of(place) is not None and not any(part.startswith(".") for part in place.parts)


def held(file: Touched, blobs: Blobs) -> Entries | None:
    """Give what a file holds: nothing if it is gone, None if that cannot be read."""
    if not file.blob:
        return {}
    reading = read_file(PurePosixPath(file.path), blobs.get(file.blob), file.path)
    return entries(reading) if reading.shape is not None else None


def _reading(repository: Repository, files: list[Touched], blobs: Blobs) -> Callable[[], bytes]:
    def make() -> bytes:
        names = [file.blob for file in files if file.blob]
        there = blobs if blobs.keys() >= set(names) else repository.blobs(names)
        return _packed({file.path: held(file, there) for file in files})

    return make


def _packed(files: Mapping[str, Entries | None]) -> bytes:
    rows = [
        (path, [(*key, data) for key, data in found.items()] if found is not None else None)
        for path, found in files.items()
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _unpacked(content: bytes) -> dict[str, Entries | None]:
    return {
        path: None if rows is None else {(kind, entry): data for kind, entry, data in rows}
        for path, rows in json.loads(content)
    }


def _name(logged: Logged, files: list[Touched]) -> str:
    """Name what is kept of a commit by all that it depends on."""
    told = [_code(), *(f"{file.path}\0{file.blob}" for file in files)]
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()
    return f"{digest[:32]}.history"


@once
def _code() -> str:
    """Sum up the code by which files are read; another version may read them in another way."""
    package = resources.files(__package__.rpartition(".")[0])
    digest = hashlib.sha256()
    for name in _READERS:
        _add(package / name, digest.update)
    return digest.hexdigest()


def _add(place: Traversable, update: Callable[[bytes], None]) -> None:
    if place.is_file():
        update(place.read_bytes() if place.name.endswith(".py") else b"")
    else:
        for inner in sorted(place.iterdir(), key=lambda inner: inner.name):
            _add(inner, update)
