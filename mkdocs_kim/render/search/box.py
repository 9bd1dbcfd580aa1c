"""The search box that stands in the header of every page, with what its script needs."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Template

from ... import addresses
from ...language import Language
from ...records import Record
from ..html import environment

FOLDER = "assets/kim/search/"
"""Where the site keeps what search needs."""
PLACE = re.compile(
    r'<nav class="md-header__inner.*?(?=<div class="md-header__source">|</nav>)', re.S
)
"""The header up to what stands last in it: the link to the repository, or its end."""


@cache
def _template() -> Template:
    return environment().get_template("_search.html.j2")


def with_box(html: str, root: str, words: Language, directory_urls: bool) -> str:
    """Put the box into the header of a page.

    Shape: ``root`` leads from the page to the root of the site. In another theme, where the box
    has no place, it is hidden at the end: the page to search on needs what is in it.
    """
    header = PLACE.search(html)
    place = header.end() if header else html.rfind("</body>")
    if place < 0:
        return html
    box = _box(root, words, directory_urls, hidden=header is None)
    return f"{html[:place]}{box}{html[place:]}"


def box(root: str, words: Language, directory_urls: bool) -> str:
    """Give the box itself, as seen from a page."""
    return _box(root, words, directory_urls, hidden=False)


def _box(root: str, words: Language, directory_urls: bool, *, hidden: bool) -> str:
    return _template().render(
        ui=words.ui,
        alias=Record.says("aliases").label(words),
        root=root,
        page=addresses.url(addresses.search(words), directory_urls),
        data=FOLDER,
        hidden=hidden,
    )
