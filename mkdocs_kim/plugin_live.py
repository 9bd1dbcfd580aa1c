"""Serving while records are edited: what is asked for is made anew, without building the site.

It stands on how the server of MkDocs is made. Where that is not as expected, or where another
plugin has a say in pages, the server builds the whole site after every edit, as it always did.
"""

from __future__ import annotations

import io
import posixpath
import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from . import addresses, plugin_serve, site
from .diagnostics import as_text
from .live import Live
from .plugin_pages import RecordPage
from .render.html import Rendered
from .render.search.box import FOLDER
from .settings import Settings
from .spool import Held, Spool
from .views import Document

log = get_plugin_logger(__name__)

_STEPS = ("_populate_page", "_build_page", "_build_theme_template")
_APART = ("material.plugins.search", "material.plugins.tags", "material.plugins.offline")
"""Plugins that have no say in what pages of records hold."""
_EARLY = ("startup", "shutdown", "serve", "config", "build_error")
"""Events at which nothing happens to pages."""


@dataclass(frozen=True)
class Built:
    """What is left of building the whole site."""

    settings: Settings
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any
    written: list[Document]
    """What search knows of the hand-written pages."""
    pages: Mapping[str, tuple[str, str]]
    """Path of a page of records → its address, and the batch that it was made in."""
    others: Collection[str]
    """Paths of the other files that were made of records."""
    sections: Mapping[str, Section]
    """Address of an index → where it stands in the menu."""


def is_alone(config: MkDocsConfig, own: object) -> bool:
    """Tell whether no other plugin and no hook has a say in the pages of records."""
    return not any(
        getattr(method, "__self__", None) is not own
        and not getattr(method, "__module__", "").startswith(_APART)
        for event, methods in config.plugins.events.items()
        if event not in _EARLY
        for method in methods
    )


def is_known() -> bool:
    """Tell whether MkDocs builds a page as this module expects."""
    return all(hasattr(build, name) for name in _STEPS)


class Serving:
    """A server that builds the whole site only if an edit asks for that."""

    def __init__(self, server: LiveReloadServer, folder: Path) -> None:
        self.server = server
        self.desk: Desk | None = None
        """What makes single pages; None while that cannot be."""
        self.turn = threading.Lock()
        plugin_serve.before(server, self.freshen)
        plugin_serve.Watch(folder, self.edited).start()

    def begin(self, built: Built | None) -> None:
        """Go on from a site that was built; without one every edit builds the site."""
        with self.turn:
            self.desk = None
        if built is not None:
            threading.Thread(target=self._read, args=(built,), daemon=True).start()

    def _read(self, built: Built) -> None:
        with self.turn:
            live = Live.of(built.settings)
            self.desk = Desk(built, live) if live else None

    def edited(self, paths: Collection[str]) -> None:
        """Show an edit of some files, as seen from the folder of records."""
        with self.turn:
            busy = plugin_serve.is_busy(self.server)
            if self.desk is None or busy or not self._done(lambda desk: desk.edit(paths)):
                self.desk = None
                plugin_serve.rebuild(self.server)
            else:
                plugin_serve.reload(self.server)

    def freshen(self, path: str) -> None:
        """Bring a file of the site up to date before it is read."""
        with self.turn:
            if self.desk is not None and not self._done(lambda desk: desk.freshen(path)):
                self.desk = None
                plugin_serve.rebuild(self.server)

    def _done(self, act: Callable[[Desk], bool]) -> bool:
        """Do something at the desk; False if it cannot be done there, for whatever reason."""
        assert self.desk is not None
        try:
            return act(self.desk)
        except Exception:
            log.debug("A page cannot be made alone", exc_info=True)
            return False


class Desk:
    """Makes what is asked for, from the records as they are now."""

    def __init__(self, built: Built, live: Live) -> None:
        self.built = built
        self.live = live
        self.pages = dict(built.pages)
        """Path of a page that may be there → its address, and the batch that it was made in."""
        self.fresh: set[str] = set()
        """Paths of what was made since the last edit."""

    def edit(self, paths: Collection[str]) -> bool:
        """Read some files again; False if the whole site has to be built anew."""
        new = self.live.edited(paths)
        if new is None:
            return False
        for fault in new.read.faults:
            if fault not in self.live.read.faults:
                log.warning(as_text([fault], new.plan.reader.language).rstrip())
        self.live = new
        self.fresh.clear()
        return True

    def freshen(self, path: str) -> bool:
        """Bring a file of the site up to date before it is read; always true.

        Shape: ``path`` is seen from the root of the site.
        """
        if path not in self.fresh:
            self.fresh.add(path)
            if path in self.built.others:
                self._write(path, self.live.plan.files.get(path))
            elif path.startswith(FOLDER):
                self._search()
            elif path == "sitemap.xml":
                self._sitemap()
            elif path in self.pages or not self._is_file(path):
                self._page(path)
        return True

    def _page(self, path: str) -> None:
        settings = self.built.settings
        known = [self.pages[path]] if path in self.pages else []
        for address, batch in known or [(name, "") for name in _addresses(path, settings)]:
            made = self.live.page(address, batch)
            if made is not None:
                self.pages[path] = address, batch
                self._build(made)
                return
        if known:
            self._write(path, None)

    def _build(self, made: Rendered) -> None:
        """Let MkDocs and the theme do with a page what they did when the whole site was built."""
        built, config = self.built, self.built.config
        file = self._file(made.address)
        held = Held.of(made, Spool(io.BytesIO()))
        page = file.page
        if isinstance(page, RecordPage):
            page.rendered = held  # its place in the menu stays
        else:
            page = RecordPage(held, file, config, None)
            page.parent = built.sections.get(page.index_uri)
        build._populate_page(page, config, built.files)
        documents = built.files.documentation_pages()
        build._build_page(page, config, documents, built.nav, built.env)

    def _search(self) -> None:
        made = site.searched(self.live.plan, self.built.written, self.built.settings)
        for path, content in made.items():
            self._write(path, content)
            self.fresh.add(path)

    def _sitemap(self) -> None:
        """Write the list of all pages again: every edit gives a version, with a page of its own."""
        files = [file for file in self.built.files if not isinstance(file.page, RecordPage)]
        files += [self._file(page.address) for page in self.live.pages()]
        built = self.built
        build._build_theme_template("sitemap.xml", built.env, Files(files), built.config, built.nav)

    def _file(self, address: str) -> File:
        uri, config = f"{address}.md", self.built.config
        known = self.built.files.get_file_from_path(uri)
        if known is not None:
            return known
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.page = Page(None, file, config)
        return file

    def _write(self, path: str, content: bytes | None) -> None:
        """Write a file of the site, or take it away."""
        file = Path(self.built.config.site_dir, path)
        if content is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def _is_file(self, path: str) -> bool:
        return Path(self.built.config.site_dir, path).is_file()


def _addresses(path: str, settings: Settings) -> list[str]:
    """Name the pages that could be written to a path."""
    stem, ending = posixpath.splitext(path)
    if ending != ".html":
        return []
    folder = posixpath.dirname(path)
    found = [stem, folder] if settings.directory_urls else [stem]
    return [
        name for name in found if name and addresses.file(name, settings.directory_urls) == path
    ]
