"""What robots may read, and where they find the list of pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

FILE = "robots.txt"


def files(url: str) -> Mapping[str, bytes]:
    """Make the file; robots look for it nowhere but at the root of a host.

    Source: RFC 9309, section 2.3.
    """
    if not re.fullmatch(r"https?://[^/]+/*", url):
        return {}
    told = f"User-agent: *\nAllow: /\n\nSitemap: {url.rstrip('/')}/sitemap.xml\n"
    return {FILE: told.encode()}
