"""What the page says that comes when an address is not there: why, and the ways on."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urljoin

from markupsafe import Markup

from .. import addresses
from ..language import Language
from ..views.parts import Target
from .html import href

_THEIRS = re.compile("<h1[^>]*>.*?</h1>", re.DOTALL)
"""What the theme says, in English."""
_TEXT = Markup('<h1>{}</h1>\n<p>{}</p>\n<ul class="kim-lost">{}</ul>\n<p>{}</p>')
_WAY = Markup('<li><a href="{}">{}</a></li>')


def lost(shell: str, there: Collection[str], root: str, words: Language, urls: bool) -> str:
    """Put our words in the place of the theme's.

    Shape: ``there`` holds the addresses of the pages of the site; ``root`` is where that begins.
    """
    ways = {
        addresses.HOME: words.ui("home"),
        addresses.search(words): words.ui("title_search"),
        **{
            addresses.index(words, kind): words.ui(f"title_{kind}")
            for kind in ("situation", "intervention", "instrument", "worksheet", "term")
        },
    }
    links = Markup("").join(
        _WAY.format(urljoin(root, href("", Target(address), urls)), title)
        for address, title in ways.items()
        if address in there
    )
    told = _TEXT.format(
        words.ui("lost_title"), words.ui("lost_text"), links, words.ui("missing_version")
    )
    return _THEIRS.sub(lambda _: str(told), shell, count=1)
