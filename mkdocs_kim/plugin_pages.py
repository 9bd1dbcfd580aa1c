"""The pages that the plugin hands to MkDocs, and what the heads of others ask for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from . import addresses
from .render.switch import Link, Trees
from .spool import Held, Waiting


class MovedFile(File):
    """A page that leads on; a link of an author to its old name leads there at once."""

    def is_documentation_page(self) -> bool:
        return False

    @classmethod
    def to(cls, config: MkDocsConfig, path: str, moved: tuple[str, str], content: bytes) -> File:
        """Make the file at a path, known by the name that its page had in Markdown."""
        old, new = moved
        found = cls.generated(config, f"{old}.md", content=content)
        found.dest_uri = path
        found.url = addresses.url(new, config.use_directory_urls)
        return found


class WaitingFile(File):
    """A file of the site that stays where it waits until it is written."""

    @classmethod
    def of(cls, config: MkDocsConfig, path: str, waiting: Waiting) -> File:
        """Make the file at a path."""
        found = cls.generated(config, path, content=_Nowhere())
        assert isinstance(found, WaitingFile)
        found.waiting = waiting
        return found

    waiting: Waiting

    def _brought(self) -> None:
        if isinstance(self._content, _Nowhere):
            self._content = self.waiting[self.src_uri]

    @property
    def content_bytes(self) -> bytes:
        """What it holds; a plugin that asks may change it, so it stays with us from then on."""
        self._brought()
        return super().content_bytes

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._content = value

    @property
    def content_string(self) -> str:
        """The same as text."""
        self._brought()
        return super().content_string

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._content = value

    def copy_file(self, dirty: bool = False) -> None:
        """Write it."""
        kept = self._content
        self._brought()
        super().copy_file(dirty)
        self._content = kept


_ID = re.compile(r' id="([^"]+)"')


class _Nowhere(bytes):
    """Stands for what has not been read yet."""


class RecordPage(Page):
    """A page that comes with its HTML; MkDocs and the theme do the rest."""

    def __init__(
        self, rendered: Held, file: File, config: MkDocsConfig, title: str | None, trees: Trees
    ) -> None:
        self.read: str | None = None
        """The text as it waits on disk, while it is looked at."""
        self.altered: Any = None
        """What a plugin made of the text."""
        super().__init__(title, file, config)
        self.in_menu = title
        self.rendered = rendered
        self.trees = trees
        self.edit_url = rendered.edit_url
        self.index_uri = f"{rendered.section}.md"

    def read_source(self, config: MkDocsConfig) -> None:
        # Themes print title and description as they are, so they are escaped here.
        title = html.escape(self.rendered.title)
        self.markdown = ""
        hidden = ["navigation"] if self.rendered.contents else ["navigation", "toc"]
        description = html.escape(self.rendered.description)
        self.meta = {"description": description, "hide": hidden}
        if not self.rendered.searched:
            self.meta["search"] = {"exclude": True}
        self.title = self.in_menu or title
        if not self.is_homepage:
            self.meta["title"] = title

    @property
    def content(self) -> Any:
        """The text; MkDocs makes those of all pages before it writes one, so it is not held."""
        if self.altered is not None:
            return self.altered
        if self.read is None:
            self.read = self.rendered.html
        return self.read

    @content.setter
    def content(self, value: Any) -> None:
        self.altered = None if value is self.read else value
        self.read = None

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """The places that pages by hand may lead to; MkDocs only asks those that they do."""
        return set(_ID.findall(self.rendered.html))

    @property
    def links(self) -> tuple[Link, ...]:
        """Where it stands in the other languages of the site."""
        return self.trees.links(
            "../" * self.file.dest_uri.count("/"), dict(self.rendered.elsewhere)
        )

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.altered = None
        self.toc = TableOfContents(
            [AnchorLink(html.escape(title), anchor, 2) for anchor, title in self.rendered.contents]
        )
        self.links_to_anchors = None  # the library has checked them


def is_searched(page: Page) -> bool:
    """Tell whether a page is written by hand and does not ask to be left out."""
    if isinstance(page, RecordPage):
        return False
    wish = page.meta.get("search")
    return not (isinstance(wish, dict) and wish.get("exclude"))


def synonyms(page: Page) -> tuple[str, ...]:
    """Give the words by which the head of a page wants it found: ``search: {synonyms: [...]}``."""
    wish = page.meta.get("search")
    found = wish.get("synonyms") if isinstance(wish, dict) else None
    return tuple(str(word) for word in found) if isinstance(found, list) else ()


def titles(nav: Any) -> Iterator[tuple[str, str]]:
    """Go through the titles that the menu gives to pages: path → title."""
    for item in nav if isinstance(nav, list) else [nav]:
        for title, value in item.items() if isinstance(item, dict) else ():
            if isinstance(value, str):
                yield value, title
            else:
                yield from titles(value)
