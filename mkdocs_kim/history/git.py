"""What git is asked, and how its answers are read."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""What a hook of git tells its children: that is of another folder than ours, maybe."""
_PLAIN = ("100644", "100755")
"""Modes of plain files; links and modules hold no record."""
_LONGEST = 60
"""Seconds that git may take."""


class GitError(Exception):
    """There is no answer: git is not here, or knows nothing of this; the text is for people."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A file that a commit touched."""

    path: str
    """As seen from the folder of records."""
    blob: str
    """The name by which git knows its content; empty if the file is gone or is no plain file."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A commit as the log tells it."""

    hash: str
    when: datetime
    author: str
    files: tuple[Touched, ...]


@dataclass(frozen=True)
class Repository:
    """The repository that a folder stands in."""

    folder: Path

    def run(self, *arguments: str, feed: bytes = b"") -> bytes:
        """Ask git something about the folder.

        Raises: GitError if there is no git, or it has no answer.
        """
        settings = ("-c", "log.showSignature=false", "-c", "core.fsmonitor=false")
        command = ["git", "--no-replace-objects", *settings, *arguments]
        around = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
        # No locks, no questions, nothing from elsewhere: a build reads what is here.
        around |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        around |= {"GIT_NO_LAZY_FETCH": "1"}
        try:
            done = subprocess.run(
                command,
                cwd=self.folder,
                env=around,
                input=feed,
                capture_output=True,
                timeout=_LONGEST,
                check=True,
            )
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode(errors="replace").strip().splitlines()
            raise GitError(said[0] if said else "") from error
        except (OSError, subprocess.SubprocessError) as error:
            raise GitError("git") from error
        return done.stdout

    def line(self, *arguments: str) -> str:
        """Ask for one line."""
        return self.run(*arguments).decode(errors="replace").strip()

    def commit(self, revision: str) -> str:
        """Find the full name of a commit.

        Raises: GitError if there is none by this name.
        """
        if not revision or revision.startswith("-"):
            raise GitError(revision)
        return self.line("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")

    def edges(self) -> frozenset[str]:
        """Name the commits before which a shallow clone knows nothing."""
        if self.line("rev-parse", "--is-shallow-repository") != "true":
            return frozenset()
        file = self.folder / self.line("rev-parse", "--git-path", "shallow")
        try:
            return frozenset(file.read_text(encoding="ascii").split())
        except OSError as error:
            raise GitError("shallow") from error

    def log(self) -> list[Logged]:
        """List the commits that touch the folder, the first first.

        What came by a merge counts as of the merge: that is when it came to the site.
        """
        told = self.run(
            *("log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames"),
            *("--no-ext-diff", "--relative", "--format=%H%x00%cI%x00%aN", "--", "."),
        )
        return list(_logged(told))[::-1]

    def tree(self, commit: str) -> list[Touched]:
        """List the files of the folder as a commit has them."""
        told = self.run("ls-tree", "-r", "-z", commit, "--", ".")
        return [found for entry in told.split(b"\0") if (found := _listed(entry)) is not None]

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """Give the content of many files at once; what is not there is left out."""
        wanted = sorted(set(names) - {""})
        if not wanted:
            return {}
        told = self.run("cat-file", "--batch", feed="".join(f"{n}\n" for n in wanted).encode())
        return dict(_contents(told))


def _listed(entry: bytes) -> Touched | None:
    """Read ``100644 blob <name>\\t<path>``."""
    about, _, path = entry.partition(b"\t")
    mode, _, blob = about.decode("ascii").partition(" blob ")
    return Touched(path.decode(errors="replace"), blob) if mode in _PLAIN else None


def _logged(told: bytes) -> Iterator[Logged]:
    """Read commits: name, time and author; then ``:modes names sign`` and path of each file."""
    parts = [part.lstrip(b"\n") for part in told.split(b"\0")]
    place = 0
    while place + 2 < len(parts):
        commit, when, author = (part.decode(errors="replace") for part in parts[place : place + 3])
        place += 3
        files = []
        while place < len(parts) and parts[place].startswith(b":"):
            files.append(_touched(parts[place].decode("ascii").split(), parts[place + 1]))
            place += 2
        yield Logged(commit, _when(when), author.strip(), tuple(files))


def _when(told: str) -> datetime:
    """Read a moment; where the offset is one that no clock has, the hour stands for itself."""
    try:
        return datetime.fromisoformat(told)
    except ValueError:
        return datetime.fromisoformat(f"{told[:19]}+00:00")


def _touched(about: Sequence[str], path: bytes) -> Touched:
    _, mode, _, blob, _ = about
    return Touched(path.decode(errors="replace"), blob if mode in _PLAIN else "")


def _contents(told: bytes) -> Iterator[tuple[str, bytes]]:
    """Read ``<name> blob <size>``, the content, and a line end."""
    place = 0
    while place < len(told):
        end = told.index(b"\n", place)
        name, what, *size = told[place:end].decode("ascii").split()
        place = end + 1
        if size:
            length = int(size[0])
            if what == "blob":
                yield name, told[place : place + length]
            place += length + 1
