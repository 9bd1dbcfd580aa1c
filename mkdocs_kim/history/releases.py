"""The states of a collection that were given a name: the tags of git."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

from ..cache import Cache
from ..files import kind_of
from ..library.changes import Release
from ..records import KINDS
from .commits import is_record
from .git import GitError, Repository

_ASKED = "%(refname:short)%00%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)%00%(creatordate:iso-strict)"  # noqa: E501
"""Of a tag its name, the commit that it stands for, and when it was made."""


def releases(folder: Path, cache: Cache) -> tuple[Release, ...]:
    """List the tags of the repository that a folder stands in, the latest first.

    Shape: a tag of something else than a commit, or from before there were records, is left out.
    """
    repository = Repository(folder)
    try:
        told = repository.run("for-each-ref", "refs/tags", f"--format={_ASKED}").decode()
        place = repository.line("rev-parse", "--show-prefix")
    except GitError:
        return ()
    found = _released([line.split("\0") for line in told.splitlines()], repository, place, cache)
    return tuple(sorted(found, key=lambda tag: (tag.date, tag.name), reverse=True))


def _released(
    rows: list[list[str]], repository: Repository, place: str, cache: Cache
) -> Iterator[Release]:
    for name, commit, when in rows:
        try:
            kept = hashlib.sha256(f"{commit} {place}".encode()).hexdigest()[:32]
            counted = cache.get(f"{kept}.release", partial(_count, repository, commit))
        except GitError:
            continue
        if when and int(counted):
            yield Release(name, datetime.fromisoformat(when).date(), int(counted))


def _count(repository: Repository, commit: str) -> bytes:
    """Count the files of records that a commit has.

    Raises: GitError if it is no commit.
    """
    files = repository.tree(commit)
    kinds = (kind_of(PurePosixPath(file.path)) for file in files if is_record(file.path))
    return str(sum(kind in KINDS for kind in kinds)).encode()
