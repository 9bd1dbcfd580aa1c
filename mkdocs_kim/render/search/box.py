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
_PLACE = re.compile(r'<div class="md-header__source">|</nav>')
"""Before what stands last in the header: the link to the repository, or its end."""
_HEADER = '<nav class="md-header__inner'


@cache
def _template() -> Template:
    return environment().get_template("_search.html.j2")


def with_box(html: str, path: str, version: str, words: Language, directory_urls: bool) -> str:
    """Put the box into the header of a page; a page of another theme stays as it is.

    Shape: ``path`` is the file of the page, from the root of the site.
    """
    header = html.find(_HEADER)
    place = _PLACE.search(html, header) if header >= 0 else None
    if place is None:
        return html
    box = _template().render(
        ui=words.ui,
        alias=Record.says("aliases").label(words.code),
        root="../" * path.count("/"),
        page=addresses.url(addresses.search(words), directory_urls),
        data=FOLDER,
        version=version,
    )
    return f"{html[: place.start()]}{box}{html[place.start() :]}"
