"""Builds a site to be carried along, and gathers what it is made from."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files

from .bundle import RefusedError
from .files import every, linked, read_notes
from .language import Language
from .plugin import KimPlugin
from .plugin_options import folder_of, local_of
from .records import Local, schema_files
from .settings import Settings

_FOR_SERVERS = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
"""Nobody asks for these on a disk, and they name pages by addresses that are not there."""
_ABOVE = re.compile(r"""^INHERIT:\s*["']?([^"'#\n]+?)["']?\s*(?:#.*)?$""", re.MULTILINE)


@dataclass(frozen=True)
class Copy:
    """A site that opens from a disk."""

    files: dict[str, Path]
    """Path below the site → file, sorted."""
    settings: Settings
    words: Language


@dataclass(frozen=True)
class Project:
    """A site that can be built, and what it is made from."""

    config: MkDocsConfig
    plugin: KimPlugin
    path: Path
    """That of mkdocs.yml, whole."""

    @classmethod
    def load(cls, path: Path) -> Project:
        """Read mkdocs.yml.

        Raises: RefusedError if the site is none of records; what MkDocs does.
        """
        config = load_config(str(path))
        plugin = config.plugins.get("kim")
        if not isinstance(plugin, KimPlugin):
            raise RefusedError("bundle_no_plugin")
        return cls(config, plugin, path.resolve())

    @property
    def name(self) -> str:
        """What the site is called."""
        return self.config.site_name

    @property
    def records(self) -> Path:
        """The folder of records."""
        return folder_of(self.plugin.config, self.config)

    @property
    def local(self) -> Path | None:
        """The folder with notes of an organisation of its own."""
        return local_of(self.plugin.config, self.config)

    @property
    def theirs(self) -> Path | None:
        """The folder with templates of the site's own."""
        found = self.config.theme.custom_dir
        return Path(found).resolve() if found else None

    def folders(self) -> list[Path]:
        """List the folders that the site is made from."""
        docs = Path(self.config.docs_dir).resolve()
        return [docs, *filter(None, (self.records, self.local, self.theirs))]

    def root(self) -> Path:
        """Find the folder that holds them all, so that mkdocs.yml finds them in a copy too."""
        files = [file.parent for file in _settings_files(self.path)]
        try:
            return Path(os.path.commonpath([*files, *self.folders()]))
        except ValueError as error:
            raise RefusedError("bundle_apart") from error

    def build(self, target: Path) -> Copy:
        """Build the site for a disk, as ``mkdocs build`` does and with the same messages.

        What paper leads to are the addresses that the site has without this. Raises: what MkDocs
        does, worded for people.
        """
        config, plugin = self.config, self.plugin
        plugin.published, config.use_directory_urls = config.use_directory_urls, False
        config.site_dir = str(target)
        with _heard():
            try:
                config.plugins.on_startup(command="build", dirty=False)
                build(config)
            finally:
                config.plugins.on_shutdown()
                plugin.published = None  # MkDocs lends the same plugin to the next site
        assert plugin.settings is not None, "a site that was built has settings"
        assert plugin.site is not None, "and pages"
        found = {file.relative_to(target).as_posix(): file for file in target.rglob("*")}
        names = sorted(
            name for name, file in found.items() if file.is_file() and file.name not in _FOR_SERVERS
        )
        return Copy({name: found[name] for name in names}, plugin.settings, plugin.site.words)

    def sources(self) -> dict[str, Path | bytes]:
        """Gather what the site is made from: what it shows, and no links to files elsewhere.

        Shape: path below the root → file or content, sorted.
        """
        config, root = self.config, self.root()
        files = [*_settings_files(self.path), *every(self.records)]
        files += (
            Path(config.docs_dir).resolve() / file.src_uri
            for file in get_files(config)
            if file.inclusion.is_included()
        )
        files += (self.path.parent / name for name in config.hooks)
        files += _below(self.theirs) if self.theirs else []
        files += _notes(self.local) if self.local else []
        found: dict[str, Path | bytes] = {
            file.relative_to(root).as_posix(): file
            for file in files
            if file.is_file() and file.resolve() == file and file.is_relative_to(root)
        }
        below = self.records.relative_to(root).as_posix()
        schemas = schema_files().items()
        found.update({f"{below}/.schema/{name}": content for name, content in schemas})
        return {name: found[name] for name in sorted(found)}


@contextmanager
def _heard() -> Iterator[None]:
    """Let what MkDocs says be read, as its own command does."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))
    log = logging.getLogger("mkdocs")
    before = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(before)


def _settings_files(path: Path) -> Iterator[Path]:
    """Go through mkdocs.yml and those that it builds on."""
    seen: set[Path] = set()
    while path not in seen and path.is_file():
        seen.add(path)
        yield path
        above = _ABOVE.search(path.read_text(encoding="utf-8"))
        if above is None:
            return
        path = (path.parent / above[1]).resolve()


def _below(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        if not any(part.startswith((".", "__")) for part in file.relative_to(folder).parts):
            yield file


def _notes(folder: Path) -> list[Path]:
    """List the notes of an organisation of its own and what they lead to; the rest is theirs."""
    notes = [note.shape for note in read_notes(folder, "") if isinstance(note.shape, Local)]
    found = [file for file in every(folder) if file.suffix in (".yml", ".yaml")]
    return [*found, *(folder / name for name in linked(folder, notes))]
