"""Same input, same bytes: whatever the hash seed, and whether pages are filled in or rendered."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from building import ROOT

PLAIN = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config("mkdocs.yml", site_dir=sys.argv[1], strict=True)
config.plugins.on_startup(command="build", dirty=False)
config.plugins["kim"].config["fast"] = False
build(config)
"""


def _bytes(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def test_another_hash_seed_and_the_plain_way_give_the_same_bytes(
    site: Path, tmp_path: Path
) -> None:
    """The site of all tests is built the fast way, under the seed of their process."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1",
        "SOURCE_DATE_EPOCH": str(int((site / "sitemap.xml").stat().st_mtime)),  # of the same day
        "KIM_CACHE": str(tmp_path / "cache"),  # nothing comes from what is kept
    }
    command = [sys.executable, "-c", PLAIN, str(tmp_path / "site")]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    one, other = _bytes(site), _bytes(tmp_path / "site")
    assert {path for path in one | other if one.get(path) != other.get(path)} == set()
