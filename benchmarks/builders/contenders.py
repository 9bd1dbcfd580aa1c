"""Who takes part: each is given the same records, and becomes a site that can be built."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import eleventy, hugo, job, ours, shell, stock
from .job import Job
from .shell import Shell
from .site import Site
from .tools import Tools

OURS = "kim"
HUGO = "hugo"
STOCK = "material"


@dataclass(frozen=True)
class Ground:
    """What sites are made of: a folder of records, tools, and a folder to stand in."""

    records: Path
    tools: Tools
    folder: Path

    @cached_property
    def job(self) -> Job:
        """Give the records as others are given them."""
        return job.read(self.records)

    @cached_property
    def shell(self) -> Shell:
        """Give what stands around a page in Material."""
        return shell.make(self.material / "mkdocs", self.folder / "shell")

    @property
    def material(self) -> Path:
        """Give the programs of MkDocs with Material."""
        return self.tools.python(STOCK, "mkdocs", "mkdocs-material")


def _ours(on: Ground, folder: Path) -> Site:
    return ours.prepare(on.records, folder)


def _hugo(on: Ground, folder: Path) -> Site:
    return hugo.prepare(on.job, on.shell, on.tools.hugo(), folder)


def _eleventy(on: Ground, folder: Path) -> Site:
    modules = on.tools.node("eleventy", "@11ty/eleventy")
    return eleventy.prepare(on.job, on.shell, modules, folder)


def _material(on: Ground, folder: Path) -> Site:
    return stock.prepare(on.job, (str(on.material / "mkdocs"), "build", "-q"), folder)


def _properdocs(on: Ground, folder: Path) -> Site:
    programs = on.tools.python("properdocs", "properdocs", "mkdocs-material")
    command = (str(programs / "properdocs"), "build", "-q", "-f", "mkdocs.yml")
    return stock.prepare(on.job, command, folder)


def _zensical(on: Ground, folder: Path) -> Site:
    programs = on.tools.python("zensical", "zensical")
    return stock.prepare(on.job, (str(programs / "zensical"), "build"), folder, [".cache"])


PREPARE: dict[str, Callable[[Ground, Path], Site]] = {
    OURS: _ours,
    HUGO: _hugo,
    STOCK: _material,
    "eleventy": _eleventy,
    "zensical": _zensical,
    "properdocs": _properdocs,
}
NAMES = {
    OURS: "deze plugin",
    HUGO: "Hugo",
    STOCK: "MkDocs met Material",
    "eleventy": "Eleventy",
    "zensical": "Zensical",
    "properdocs": "ProperDocs",
}
"""How they are called in tables."""


def prepare(names: Iterable[str], on: Ground) -> dict[str, Site]:
    """Let everyone who is named make a site, in a folder of its own."""
    return {name: PREPARE[name](on, on.folder / name) for name in names}
