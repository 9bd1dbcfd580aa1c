"""Carrying a site along, as people do: one command, one ZIP, unpacked somewhere else."""

from __future__ import annotations

import zipfile
from pathlib import Path

from building import ROOT
from click.testing import CliRunner, Result

from mkdocs_kim.cli import kim


def bundled(folder: Path, target: Path, *options: str) -> Result:
    """Give the command for the site in a folder."""
    told = ["--config-file", str(folder / "mkdocs.yml"), "--output", str(target), *options]
    return CliRunner().invoke(kim, ["bundle", *told], catch_exceptions=False)


def unpacked(target: Path, folder: Path) -> Path:
    """Unpack a ZIP and give the one folder that is in it."""
    with zipfile.ZipFile(target) as archive:
        archive.extractall(folder)
    (top,) = folder.iterdir()
    return top


def real(target: Path) -> None:
    """Carry the real site along, and unpack it in a folder."""
    target.mkdir()
    pack = target.with_suffix(".zip")
    done = bundled(ROOT, pack)
    assert done.exit_code == 0, done.output
    unpacked(pack, target)
