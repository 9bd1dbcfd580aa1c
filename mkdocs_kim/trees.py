"""A site in several languages: what is where, and in which words.

A page that is written by hand is in the first language, unless its name says otherwise:
``privacy.en.md`` is the page ``privacy.md`` of the English part.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from .render.switch import Link, Trees
from .site import Site

WORDED = ("site_name", "site_description", "copyright", "repo_name")
"""The settings of a site that are words for readers."""


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

    def own(self, uris: Iterable[str]) -> dict[str, str]:
        """Name the pages written by hand that are in this language: name → file."""
        told = [(*self.language_of(uri), uri) for uri in uris]
        return {name: uri for code, name, uri in told if code == self.code}

    def know(self, uris: Iterable[str]) -> None:
        """Learn which pages are written by hand, in whatever language."""
        self.names = {}
        for code, name in map(self.language_of, uris):
            self.names.setdefault(name, {})[code] = posixpath.splitext(name)[0]

    def trees(self, directory_urls: bool) -> Trees:
        """Sum up what links lead to other languages by."""
        return Trees(self.code, tuple(self.folders.items()), directory_urls)

    def links(self, uri: str, root: str, made: Site, directory_urls: bool) -> Sequence[Link]:
        """Give where a page written by hand stands in the other languages of the site.

        Shape: ``root`` leads from the page to the root of its own language; ``made`` is the site
        in that language, for a page may stand in place of another.
        """
        if not self.folders:
            return ()
        address = posixpath.splitext(uri)[0]
        same = next((one.elsewhere for one in made.pages if one.address == address), ())
        there = {**dict(same), **self.names.get(uri, {})}
        return self.trees(directory_urls).links(root, there)

    def menu(self, items: Any) -> Iterator[Any]:
        """Word the menu of the first language in this one; what it has no page for is left out."""
        if self.first is None:
            yield from items
            return
        where = {page.address: dict(page.elsewhere)[self.code] for page in self.first.pages}
        written = {name for name, known in self.names.items() if self.code in known}
        yield from self._menu(items, where, written)

    def _menu(
        self, items: Any, where: Mapping[str, str], written: Collection[str]
    ) -> Iterator[Any]:
        for item in items:
            title, told = next(iter(item.items())) if isinstance(item, dict) else ("", item)
            if isinstance(told, list):
                below = list(self._menu(told, where, written))
                if below:
                    yield {self.words.get(title, title): below}
                continue
            page = _page(told, where, written)
            if page is not None:
                yield {self.words[title]: page} if title in self.words else page

    def word(self, theme: Any) -> None:
        """Name the buttons of a theme that choose between its colours in this language."""
        palette = theme.get("palette")
        for each in palette if isinstance(palette, list) else []:
            toggle = each.get("toggle")
            if isinstance(toggle, dict) and toggle.get("name") in self.words:
                toggle["name"] = self.words[toggle["name"]]


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
