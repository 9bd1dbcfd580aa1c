"""What changed, for programs that follow it: an Atom feed, and the line by which they find it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Template

from .. import addresses
from ..language import Language
from ..views import FeedEntry
from ..views.parts import Target
from .escaping import unspoken
from .html import environment


@cache
def _template(name: str) -> Template:
    return environment().get_template(name)


@dataclass(frozen=True, slots=True)
class About:
    """What a feed says of the site."""

    site: str
    own: str
    """The whole address of the feed."""
    whole: Callable[[Target], str]
    """Gives the whole address of a place in the site."""
    tag: Callable[[str, str], str]
    """Names something for ever, by a day and a name."""
    title: str
    page: Target
    """Where people read the same."""
    id: str = ""
    """By which the feed is known for ever; empty: by its page."""


def feed(entries: Sequence[FeedEntry], about: About, words: Language) -> bytes:
    """Write the feed.

    Shape: an entry is known by a tag of site, day and record, so that a change of the same day
    renews it and nothing else ever does.
    """
    page = about.whole(about.page)
    template = _template("feed.xml.j2")
    told = template.render(
        entries=entries,
        about=about,
        title=about.title,
        page=page,
        feed_id=about.id or page,
        lang=words.code,
    )
    return unspoken(told).encode()


def with_feed(html: str, root: str, words: Language, site: str) -> str:
    """Tell programs in the head of a page where the feed is.

    Shape: ``root`` leads from the page to the root of the site. The line says that it is a feed,
    for beside what is an alternate and nothing else the theme looks for a sitemap, on every page.
    """
    place = html.find("</head>")
    if place < 0:
        return html
    title = words.ui("changes_feed_title", name=site)
    line = _template("_feed.html.j2").render(href=f"{root}{addresses.feed(words)}", title=title)
    return f"{html[:place]}{line}\n{html[place:]}"
