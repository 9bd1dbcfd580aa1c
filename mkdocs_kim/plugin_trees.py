"""A site in several languages: the first is made as always, each other one as a site below it.

What MkDocs, the theme and other plugins do for a site they do for each language: menu, search,
words of the theme. A page that is written by hand is in the first language, unless its name says
otherwise: ``privacy.en.md`` is the page ``privacy.md`` of the English part.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.localization import parse_locale
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from .render.switch import Link, Trees
from .site import Site


@dataclass
class Tree:
    """One language of a site, which may be its only one."""

    code: str = ""
    folders: Mapping[str, str] = field(default_factory=dict)
    """Every language → the folder of its pages; that of the first is the root. Empty: only one."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the words of mkdocs.yml are in this language."""
    first: Site | None = None
    """The site in the first language; None if this is it."""
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    """Page written by hand → language → address."""

    def language_of(self, uri: str) -> tuple[str, str]:
        """Tell the language of a page that is written by hand, and what it is called there."""
        stem, ending = posixpath.splitext(uri)
        name, dot, code = stem.rpartition(".")
        if dot and code in self.folders:
            return code, name + ending
        return next(iter(self.folders), self.code), uri

    def own(self, uris: Iterable[str]) -> list[str]:
        """Name the pages written by hand that are in this language."""
        return [name for code, name in map(self.language_of, uris) if code == self.code]

    def settle(self, files: Files, config: MkDocsConfig, stays: Callable[[File], bool]) -> None:
        """Leave out the pages of other languages, and word the menu in this one.

        Shape: ``stays`` tells whether a file becomes part of the site.
        """
        if not self.folders:
            return
        pages = [file for file in files.documentation_pages() if file.generated_by is None]
        self.names = {}
        for file in filter(stays, pages):
            code, name = self.language_of(file.src_uri)
            self.names.setdefault(name, {})[code] = posixpath.splitext(name)[0]
        own = []
        for file in pages:
            code, name = self.language_of(file.src_uri)
            if code != self.code or name != file.src_uri:
                files.remove(file)
            if code == self.code and name != file.src_uri:
                own.append(_named(name, file))
        for file in own:  # only now that none of another language has its name
            files.append(file)
        if self.first is not None and config.nav:
            written = {name for name, known in self.names.items() if self.code in known}
            config.nav = list(self.menu(config.nav, self.first, written))

    def trees(self, config: MkDocsConfig) -> Trees:
        """Sum up what links lead to other languages by."""
        return Trees(self.code, tuple(self.folders.items()), config.use_directory_urls)

    def links(self, page: Page, made: Site, config: MkDocsConfig) -> Sequence[Link]:
        """Give where a page written by hand stands in the other languages of the site.

        Shape: ``made`` is the site in this language, for a page may stand in place of another.
        """
        if not self.folders:
            return ()
        address = posixpath.splitext(page.file.src_uri)[0]
        same = next((one.elsewhere for one in made.pages if one.address == address), ())
        there = {**dict(same), **self.names.get(page.file.src_uri, {})}
        return self.trees(config).links("../" * page.file.dest_uri.count("/"), there)

    def menu(self, items: Any, first: Site, written: Collection[str]) -> Iterator[Any]:
        """Word the menu of the first language in this one; what it has no page for is left out."""
        where = {page.address: dict(page.elsewhere)[self.code] for page in first.pages}
        for item in items:
            title, told = next(iter(item.items())) if isinstance(item, dict) else ("", item)
            if isinstance(told, list):
                below = list(self.menu(told, first, written))
                if below:
                    yield {self.words.get(title, title): below}
                continue
            page = _page(told, where, written)
            if page is not None:
                yield {self.words[title]: page} if title in self.words else page


def _named(name: str, file: File) -> File:
    """Give a page another name than that of its file."""
    made = File(
        name, file.src_dir, file.dest_dir, file.use_directory_urls, inclusion=file.inclusion
    )
    made.abs_src_path, made.edit_uri = file.abs_src_path, file.src_uri
    return made


def _page(told: str, where: Mapping[str, str], written: Collection[str]) -> str | None:
    """Give what the menu of another language leads to instead; None if there is nothing."""
    if urlsplit(told).scheme or told.startswith("/") or told in written:
        return told
    address, ending = posixpath.splitext(told)
    return f"{where[address]}.md" if ending == ".md" and address in where else None


def trunk(code: str, languages: Iterable[str]) -> Tree:
    """Give the first language of a site, given that and the others."""
    others = {other: f"{other}/" for other in languages if other != code}
    return Tree(code, {code: "", **others} if others else {})


def branched(config: MkDocsConfig, tree: Tree) -> MkDocsConfig:
    """Read mkdocs.yml once more, for another language than the first."""
    folder = tree.folders[tree.code]
    with _afresh():
        made = load_config(
            config.config_file_path,
            site_dir=str(Path(config.site_dir, folder)),
            site_url=urljoin(config.site_url, folder) if config.site_url else None,
            strict=config.strict,
            use_directory_urls=config.use_directory_urls,
        )
    if made.theme.get("language"):  # Material has words of its own
        made.theme["language"] = tree.code
    else:
        made.theme["locale"] = parse_locale(tree.code)
    for key in ("site_name", "site_description", "copyright", "repo_name"):
        if made[key]:
            made[key] = tree.words.get(made[key], made[key])
    for palette in _palettes(made.theme.get("palette")):
        toggle = palette.get("toggle", {})
        toggle["name"] = tree.words.get(toggle.get("name"), toggle.get("name"))
    return made


def make(config: MkDocsConfig, *, serving: bool, dirty: bool) -> None:
    """Build a site, as the commands of MkDocs do."""
    command: Literal["build", "serve"] = "serve" if serving else "build"
    config.plugins.on_startup(command=command, dirty=dirty)
    try:
        build(config, serve_url=config.site_url if serving else None, dirty=dirty)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _afresh() -> Iterator[None]:
    """Let plugins be made anew: MkDocs takes those that it made before, with all they remember."""
    option: Any = MkDocsConfig.plugins
    known, option.plugin_cache = option.plugin_cache, {}
    try:
        yield
    finally:
        option.plugin_cache = known


def _palettes(palette: Any) -> list[dict[str, Any]]:
    """List the colour schemes that a reader of a Material site can choose between."""
    found = palette if isinstance(palette, list) else []
    return [each for each in found if isinstance(each.get("toggle"), dict)]
