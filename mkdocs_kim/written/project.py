"""What a site says of itself in its mkdocs.yml, read without MkDocs."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from .. import hosts
from ..language import LANGUAGES
from ..source import SettingsError, settings
from ..trees import WORDED, Tree

DEFAULTS: Mapping[str, Any] = {
    "records": "interventions",
    "local": "",
    "language": "",
    "languages": {},
    "edit_uri": "",
    "host": "",
    "mail": "",
    "licence": "",
    "publisher": "",
    "policy": True,
    "allow": {},
    "accounts": True,
    "cache": ".cache/kim",
    "fast": True,
    "style": True,
    "pairs": True,
    "style_page": False,
}
"""The options of the plugin, as it has them."""
_EDITS = {"github.com": "edit/master/docs/", "gitlab.com": "edit/master/docs/"}
"""What MkDocs takes for ``edit_uri`` if a site does not say."""


class ProjectError(Exception):
    """A site cannot be written; says why by a key of the locale, with its facts."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


@dataclass(frozen=True)
class Project:
    """A mkdocs.yml and where it stands."""

    file: Path
    said: Mapping[str, Any]

    @classmethod
    def load(cls, file: Path, environment: Mapping[str, str]) -> Project:
        """Read it, with what it inherits.

        Raises: ProjectError; OSError if a file cannot be read.
        """
        project = cls(file.resolve(), _read(file.resolve(), environment, ()))
        if project._plugin is None:
            raise ProjectError("write_no_plugin")
        return project

    @property
    def _plugin(self) -> Mapping[str, Any] | None:
        return next((own or {} for name, own in plugins(self.said) if name == "kim"), None)

    def option(self, name: str) -> Any:
        """Give what an option of the plugin is."""
        return {**DEFAULTS, **(self._plugin or {})}[name]

    def text(self, name: str) -> str:
        """Give a setting that is a text; empty if it is not there."""
        found = self.said.get(name)
        return "" if found is None else str(found)

    def beside(self, path: str) -> Path:
        """Find what a setting names as seen from mkdocs.yml."""
        return (self.file.parent / path).resolve()

    @property
    def docs(self) -> Path:
        """The folder of the hand-written pages."""
        return self.beside(self.text("docs_dir") or "docs")

    @property
    def directory_urls(self) -> bool:
        """Whether pages are folders."""
        return bool(self.said.get("use_directory_urls", True))

    @property
    def theme(self) -> Mapping[str, Any]:
        """The theme with its settings."""
        found = self.said.get("theme") or {"name": "mkdocs"}
        return found if isinstance(found, dict) else {"name": found}

    @property
    def code(self) -> str:
        """The language of the site."""
        locale = str(self.theme.get("language") or self.theme.get("locale") or "")[:2]
        if not locale and self.theme.get("name") != "material":
            locale = "en"
        return str(self.option("language")) or (locale if locale in LANGUAGES else "nl")

    @property
    def words(self) -> Mapping[str, Mapping[str, str]]:
        """The other languages of the site, each with what the words of mkdocs.yml are in it."""
        return {code: words or {} for code, words in (self.option("languages") or {}).items()}

    def worded(self, tree: Tree) -> Project:
        """Give the same site in another language."""
        said = deepcopy(dict(self.said))
        for key in WORDED:
            said[key] = tree.words.get(self.text(key), said.get(key))
        theme = {**self.theme, ("language" if "language" in self.theme else "locale"): tree.code}
        tree.word(theme)
        url = self.text("site_url")
        address = urljoin(url, tree.folders[tree.code]) if url else None
        nav = list(tree.menu(said["nav"])) if said.get("nav") else None
        told = {**said, "theme": theme, "site_url": address, "nav": nav}
        return replace(self, said={key: value for key, value in told.items() if value is not None})

    def edit_uri(self) -> str:
        """Give what comes between the address of the collection and the path of a record."""
        repo, between = self.text("repo_url"), str(self.option("edit_uri"))
        if not between:
            host = next((uri for name, uri in _EDITS.items() if f"//{name}/" in repo), "")
            told = self.text("edit_uri") if self.said.get("edit_uri") is not None else host
            docs = Path(os.path.relpath(self.docs, self.file.parent)).as_posix()
            between = told.removesuffix("/").removesuffix(docs)
        kind = str(self.option("host")) or hosts.kind_of(repo, between)
        return hosts.mended(kind, between) or (hosts.edit_uri(kind, "main") if kind else "")

    @property
    def edit_base(self) -> str:
        """What an edit address begins with; empty if the site says not where it is kept."""
        repo, between = self.text("repo_url"), self.edit_uri()
        return posixpath.join(repo.rstrip("/"), between) if repo and between else ""


def plugins(said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Go through the plugins of a site with their options."""
    listed = said.get("plugins", ["search"]) or []
    for item in listed.items() if isinstance(listed, dict) else listed:
        if isinstance(item, tuple):
            yield item
        elif isinstance(item, dict):
            yield from item.items()
        else:
            yield str(item), None


def _read(file: Path, environment: Mapping[str, str], seen: tuple[Path, ...]) -> dict[str, Any]:
    try:
        said = settings(file.read_text(encoding="utf-8-sig"), environment)
    except (SettingsError, UnicodeDecodeError) as error:
        raise ProjectError("write_no_settings", path=file.name, reason=str(error)) from error
    if not isinstance(said, dict) or file in seen:
        raise ProjectError("write_no_settings", path=file.name, reason="INHERIT")
    above = said.pop("INHERIT", None)
    if not above:
        return said
    return _merged(_read((file.parent / str(above)).resolve(), environment, (*seen, file)), said)


def _merged(below: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Put one mapping over another, as MkDocs does: what is no mapping is replaced."""
    made = dict(below)
    for key, value in own.items():
        known = made.get(key)
        both = isinstance(known, dict) and isinstance(value, dict)
        made[key] = _merged(known, value) if both and known is not None else value
    return made
