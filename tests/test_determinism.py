"""Same input, same bytes: whatever the hash seed, and on any day that the build is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from building import ROOT


def _bytes(target: Path, seed: str) -> dict[str, bytes]:
    """Build the real site in a process of its own and read all that came out."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "SOURCE_DATE_EPOCH": "1790000000",
        "KIM_CACHE": str(target.with_suffix(".cache")),  # each makes everything by itself
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return {
        file.relative_to(target).as_posix(): file.read_bytes()
        for file in sorted(target.rglob("*"))
        if file.is_file()
    }


def test_two_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = _bytes(tmp_path / "a", "1"), _bytes(tmp_path / "b", "2")
    differing = {path for path in first | second if first.get(path) != second.get(path)}
    assert differing == set()
