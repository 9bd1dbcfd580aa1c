"""Small git repositories for tests, made by the real git; nothing of this machine's settings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Repo:
    """A repository with records in ``interventions``, or in another folder."""

    root: Path
    records: str = "interventions"

    @property
    def folder(self) -> Path:
        return self.root / self.records

    def git(self, *arguments: str, when: str = "2026-01-01T12:00:00+01:00") -> str:
        """Run git as somebody of whom only a name may ever be seen."""
        who = {"NAME": "Kim", "EMAIL": "geheim@example.org", "DATE": when}
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.root),
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_AUTHOR_{key}": value for key, value in who.items()},
            **{f"GIT_COMMITTER_{key}": value for key, value in who.items()},
        }
        command = ["git", *arguments]
        done = subprocess.run(
            command, cwd=self.root, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files of the folder of records; None takes one away."""
        for path, content in files.items():
            file = self.folder / path
            if content is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.encode())

    def commit(self, when: str, files: Mapping[str, str | None], message: str = "x") -> str:
        """Write files and commit all there is; give the name of the commit."""
        self.write(files)
        moment = when if "T" in when else f"{when}T12:00:00+01:00"
        self.git("add", "--all", when=moment)
        self.git("commit", "--quiet", "--allow-empty", "--message", message, when=moment)
        return self.git("rev-parse", "HEAD")


def repo(root: Path, records: str = "interventions") -> Repo:
    """Begin a repository."""
    found = Repo(root, records)
    found.folder.mkdir(parents=True, exist_ok=True)
    found.git("init", "--quiet", "--initial-branch", "main")
    return found


def clone(of: Repo, root: Path, depth: int) -> Repo:
    """Clone the last commits of a repository."""
    of.git("clone", "--quiet", "--depth", str(depth), of.root.as_uri(), str(root))
    return Repo(root, of.records)
