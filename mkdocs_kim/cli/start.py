"""What a new knowledge base begins with: the files of ``start/``, with its name in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from importlib.abc import Traversable
from pathlib import Path

from ..records import schemas

HOSTS = {"github": ".github/workflows/check.yml", "gitlab": ".gitlab-ci.yml"}
"""Host → where it looks for what to do with every change."""


def named(path: Path) -> str:
    """Name a site after its folder: ``mijn-kennisbank`` is ‘Mijn kennisbank’."""
    words = path.resolve().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def files(name: str, code: str, host: str | None, requirement: str) -> dict[str, str]:
    """Give every file of a new knowledge base: path below its folder → content."""
    start = resources.files(__package__.partition(".")[0]) / "start"
    found = dict(_below(start / code))
    for hidden in ("gitattributes", "gitignore"):
        found[f".{hidden}"] = (start / f"dot-{hidden}").read_text(encoding="utf-8")
    if host:
        found[HOSTS[host]] = (start / "ci" / f"{host}.yml").read_text(encoding="utf-8")
    for schema, content in schemas().items():
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        found[f"interventions/.schema/{schema}"] = text
    filled = {
        "@NAME_YAML@": json.dumps(name, ensure_ascii=False),
        "@NAME@": name,
        "@LANG@": code,
        "@REQUIREMENT@": requirement,
    }
    return {path: _filled(text, filled) for path, text in found.items()}


def _filled(text: str, filled: dict[str, str]) -> str:
    """Fill in once, so that what is filled in may itself look like a sign."""
    return re.sub("@[A-Z_]+@", lambda sign: filled.get(sign[0], sign[0]), text)


def _below(folder: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _below(item, f"{path}{item.name}/")
        else:
            yield f"{path}{item.name}", item.read_text(encoding="utf-8")
