"""The pages that the plugin hands to MkDocs, and what the heads of others ask for."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from . import addresses
from .spool import Held


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


class RecordPage(Page):
    """A page that comes with its HTML; MkDocs and the theme do the rest."""

    def __init__(self, rendered: Held, file: File, config: MkDocsConfig, title: str | None) -> None:
        super().__init__(title, file, config)
        self.in_menu = title
        self.rendered = rendered
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

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.rendered.html
        self.toc = TableOfContents(
            [AnchorLink(html.escape(title), anchor, 2) for anchor, title in self.rendered.contents]
        )
        self.present_anchor_ids = {anchor for anchor, _ in self.rendered.contents}
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
