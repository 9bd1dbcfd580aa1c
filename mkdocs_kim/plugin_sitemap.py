"""The sitemap: true dates instead of that of the build, and no pages that only papers lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from .plugin_pages import RecordPage

TEMPLATE = "sitemap.xml"
_URL = re.compile(r"\s*<url>\s*<loc>(.*?)</loc>.*?</url>", re.DOTALL)
_DATE = re.compile(r"\s*<lastmod>(.*?)</lastmod>")
_VERSION = re.compile(r"/v/[0-9a-f]{8}(?:/|\.html)$")


def dated_truly(sitemap: str, pages: Iterable[Page | None]) -> str:
    """Date pages by what they say; one of which nobody knows when it changed has no date.

    Shape: a date that another plugin gave to a page written by hand stays; MkDocs itself gives
    all pages that of the build. Pages themselves keep theirs: by it the theme sees one shape.
    """
    built = get_build_date()
    known = {
        escape(page.canonical_url or ""): page.rendered.changed
        for page in pages
        if isinstance(page, RecordPage)
    }

    def told(found: re.Match[str]) -> str:
        text, where = found[0], found[1]
        if _VERSION.search(where):
            return ""
        date = _DATE.search(text)
        if where not in known:
            return _DATE.sub("", text) if date and date[1] == built else text
        day = known[where]
        line = f"<loc>{where}</loc>\n         <lastmod>{day}</lastmod>" if day else ""
        text = _DATE.sub("", text)
        return text.replace(f"<loc>{where}</loc>", line) if line else text

    return _URL.sub(told, sitemap)
