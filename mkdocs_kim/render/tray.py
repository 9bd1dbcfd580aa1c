"""The bar below every page with the methods that somebody wants to compare."""

from __future__ import annotations

from functools import cache

from jinja2 import Template

from .. import addresses
from ..language import Language
from ..views import MOST
from .html import environment


@cache
def _template() -> Template:
    return environment().get_template("_tray.html.j2")


def with_tray(html: str, root: str, words: Language, directory_urls: bool) -> str:
    """Put the bar at the end of a page; its script shows it once something is chosen.

    Shape: ``root`` leads from the page to the root of the site.
    """
    place = html.rfind("</body>")
    if place < 0:
        return html
    return f"{html[:place]}{tray(root, words, directory_urls)}\n{html[place:]}"


def tray(root: str, words: Language, directory_urls: bool) -> str:
    """Give the bar itself, as seen from a page."""
    page = addresses.url(addresses.comparing(words), directory_urls)
    return _template().render(ui=words.ui, root=root, page=page, most=MOST)
