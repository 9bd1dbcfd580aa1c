"""What the plugin changes around the text of every page, whatever made the page."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from . import addresses
from .render.card import with_card
from .render.feed import with_feed
from .render.policy import Policy, with_policy
from .render.search.box import with_box
from .render.shell import mend
from .render.switch import Link, with_switch
from .render.tray import with_tray
from .site import Site

ANCHOR = 'id="inhoud"'
"""By which the text of a page can be skipped to."""


class Around:
    """Mends the theme's shell, and adds what the site has: search box, languages, tray, feed."""

    def __init__(self, site: Site, config: MkDocsConfig, policy: Policy | None) -> None:
        there = {rendered.address for rendered in site.pages}
        self.words, self.policy = site.words, policy
        self.site_name, self.url = config.site_name, config.site_url or ""
        self.poster = urljoin(self.url, addresses.POSTER)
        self.has_poster = addresses.POSTER in site.files
        self.directory_urls = config.use_directory_urls
        self.has_box = addresses.search(site.words) in there
        self.has_tray = addresses.comparing(site.words) in there
        self.has_feed = addresses.feed(site.words) in site.files

    def put(self, html: str, root: str, links: Sequence[Link], *, anchored: bool) -> str:
        """Change what stands around the text of a page.

        Shape: ``root`` leads from the page to the root of the site, ``links`` to the page in other
        languages; ``anchored`` tells whether the text has the anchor to skip to.
        """
        html = mend(html, self.words, anchored=anchored)
        if self.has_box:
            html = with_box(html, root, self.words, self.directory_urls)
        if links:
            html = with_switch(html, links)
        if self.has_tray:
            html = with_tray(html, root, self.words, self.directory_urls)
        if self.has_feed:
            html = with_feed(html, root, self.words, self.site_name)
        if self.has_poster:
            html = with_card(html, self.words, self.site_name, self.url, self.poster)
        return with_policy(html, self.policy) if self.policy else html

    def put_around(self, html: str, root: str, content: str, links: Sequence[Link] = ()) -> str:
        """Do so, and leave the text itself alone; a text that was changed since is not found."""
        before, found, after = html.partition(content) if content else (html, "", "")
        if not found:
            return self.put(html, root, links, anchored=ANCHOR in html)
        made = self.put(f"{before}{_TEXT}{after}", root, links, anchored=ANCHOR in content)
        return made.replace(_TEXT, content)


_TEXT = "<!--kim:text-->"
"""Stands for the text of a page while the rest is changed."""
