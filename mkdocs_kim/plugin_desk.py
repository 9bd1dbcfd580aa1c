"""Makes single files of a site that was built, from the records as they are now."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from . import addresses, site
from .diagnostics import as_text
from .history import mark
from .live import Live
from .plugin_pages import RecordPage
from .render.html import Rendered
from .render.search.box import FOLDER
from .render.switch import Trees
from .settings import Settings, today
from .spool import Held, Spool
from .views import Document

log = get_plugin_logger(__name__)

_SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")
_STEPS = ("_populate_page", "_build_page", "_build_theme_template")


def is_known() -> bool:
    """Tell whether MkDocs builds a page as this module expects."""
    return all(hasattr(build, name) for name in _STEPS)


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
    trees: Trees
    """The languages of the site."""


class Desk:
    """Makes what is asked for, from the records as they are now."""

    def __init__(self, built: Built, live: Live) -> None:
        self.built = built
        self.live = live
        self.pages = dict(built.pages)
        """Path of a page that may be there → its address, and the batch that it was made in."""
        self.others = set(built.others)
        """Paths of the other files that may be there."""
        self.fresh: set[str] | None = None
        """Paths of what was made since the last edit; None before the first."""

    def edit(self, paths: Collection[str]) -> bool:
        """Read some files again; False if the whole site has to be built anew."""
        new = self.live.edited(paths)
        if new is None or self._menu(new) != self._menu(self.live):
            return False
        for fault in new.read.faults:
            if fault not in self.live.read.faults and not self.built.settings.is_branch:
                log.warning(as_text([fault], new.plan.reader.language).rstrip())
        self.live = new
        self.fresh = set()
        return True

    def freshen(self, path: str) -> bool:
        """Bring a file of the site up to date before it is read; always true.

        Shape: ``path`` is seen from the root of the site.
        """
        if self.fresh is not None and path not in self.fresh:
            self.fresh.add(path)
            if path in self.others:
                self._write(path, self.live.plan.files.get(path))
            elif path.startswith(FOLDER):
                self.fresh |= self._search()
            elif path in _SITEMAPS:
                self._sitemap()
                self.fresh |= set(_SITEMAPS)
            elif path in self.pages or not self._is_file(path):
                self._page(path)
        return True

    def is_behind(self) -> bool:
        """Tell whether records were committed since the site was built, or another day began."""
        settings = self.built.settings
        return mark(settings.folder) != settings.past or today() != settings.today

    def _menu(self, live: Live) -> list[str]:
        """Give the titles of the records that stand in the menu by themselves, on every page."""
        return [live.plan.reader.title(kind, item) for kind, item in self._in_menu]

    @cached_property
    def _in_menu(self) -> list[tuple[str, str]]:
        reader = self.live.plan.reader
        listed = {page.file.src_uri for page in self.built.nav.pages}
        return [
            (kind, item)
            for kind, item, _ in reader.library.all()
            if f"{addresses.page(reader.language, kind, item)}.md" in listed
        ]

    def _page(self, path: str) -> None:
        """Make a page; or else a file that there was not when the whole site was built."""
        settings = self.built.settings
        known = [self.pages[path]] if path in self.pages else []
        for address, batch in known or [(name, "") for name in _addresses(path, settings)]:
            made = self.live.page(address, batch)
            if made is not None:
                self.pages[path] = address, batch
                self._build(made)
                return
        content = self.live.plan.files.get(path)
        if content is not None:
            self.others.add(path)
        if known or content is not None:
            self._write(path, content)

    def _build(self, made: Rendered) -> None:
        """Let MkDocs and the theme do with a page what they did when the whole site was built."""
        built, config = self.built, self.built.config
        file = self._file(made.address)
        held = Held.of(made, Spool(io.BytesIO()))
        page = file.page
        if isinstance(page, RecordPage):
            page.rendered = held  # its place in the menu stays
        else:
            page = RecordPage(held, file, config, None, built.trees)
            page.parent = built.sections.get(page.index_uri)
        build._populate_page(page, config, built.files)
        build._build_page(page, config, self._documents, built.nav, built.env)

    @cached_property
    def _documents(self) -> list[File]:
        """The files that MkDocs makes pages of: finding them takes longer than a page."""
        return list(self.built.files.documentation_pages())

    def _search(self) -> set[str]:
        """Write all that is searched in; which files these are."""
        made = site.searched(self.live.plan, self.built.written, self.built.settings)
        for path, content in made.items():
            self._write(path, content)
        return set(made)

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
