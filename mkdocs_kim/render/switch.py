"""The links in the header of a page to what says the same in the other languages of the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Template

from .. import addresses
from ..language import language
from .html import environment
from .search.box import PLACE


@dataclass(frozen=True, slots=True)
class Link:
    """Where a page stands in another language."""

    code: str
    name: str
    """How that language calls itself."""
    href: str


@dataclass(frozen=True, slots=True)
class Trees:
    """The languages of a site, each with the folder that its pages are in."""

    code: str
    """That of the pages from which links lead."""
    folders: tuple[tuple[str, str], ...]
    directory_urls: bool

    def links(self, root: str, elsewhere: Mapping[str, str]) -> tuple[Link, ...]:
        """Give the links of a page; to the home page where it stands in no other language.

        Shape: ``root`` leads from the page to the root of its own language, ``elsewhere`` names
        the addresses of the page, by language.
        """
        up = root + "../" * dict(self.folders).get(self.code, "").count("/")
        return tuple(
            Link(code, language(code).ui("language_name"), f"{up}{folder}{page}" or "./")
            for code, folder in self.folders
            if code != self.code
            for page in [addresses.url(elsewhere.get(code, addresses.HOME), self.directory_urls)]
        )


@cache
def _template() -> Template:
    return environment().get_template("_switch.html.j2")


def switch(links: Sequence[Link]) -> str:
    """Print the links."""
    return _template().render(links=links)


def with_switch(html: str, links: Sequence[Link]) -> str:
    """Put the links into the header of a page; in another theme at its very end."""
    header = PLACE.search(html)
    place = header.end() if header else html.rfind("</body>")
    if place < 0:
        return html
    return f"{html[:place]}{switch(links)}{html[place:]}"
