"""Same input, same bytes: whatever the hash seed, and on any day that the build is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from building import ROOT


def _bytes(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def test_two_hash_seeds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """The site of all tests has the seed of their process; another makes everything by itself."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1",
        "SOURCE_DATE_EPOCH": str(int((site / "sitemap.xml").stat().st_mtime)),  # of the same day
        "KIM_CACHE": str(tmp_path / "cache"),
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    one, other = _bytes(site), _bytes(tmp_path / "site")
    assert {path for path in one | other if one.get(path) != other.get(path)} == set()
