"""What programs can follow beside all changes: what is new, and which judgements end."""

from __future__ import annotations

from collections.abc import Container

from . import addresses, views
from .language import Language
from .render import calendar, feed
from .settings import Settings
from .views.parts import Target


def files(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the files: path → content; none if the site does not know its own address."""
    if not settings.url:
        return {}
    words, found = reader.language, dict[str, bytes]()
    ends, fresh, soon = views.expiries(reader), views.fresh(reader), views.expiring(reader)
    if fresh:
        page = Target(addresses.changes(words))
        path = addresses.feed_new(words)
        found[path] = _feed(path, fresh, "feed_new_title", page, reader, settings)
    if ends:
        page = Target(addresses.index(words, "intervention"))
        if soon:
            path = addresses.feed_expiring(words)
            found[path] = _feed(path, soon, "expiry_title", page, reader, settings)
        made = calendar.calendar(ends, settings.name, words, settings.whole, settings.tag)
        found[addresses.calendar(words)] = made
    return found


def links(files: Container[str], words: Language) -> list[tuple[str, str]]:
    """Link to those that are there: path, words."""
    known = (
        (addresses.feed_new(words), "feed_new"),
        (addresses.feed_expiring(words), "expiry_feed"),
        (addresses.calendar(words), "expiry_calendar"),
    )
    return [(path, words.ui(key)) for path, key in known if path in files]


def _feed(
    path: str,
    entries: tuple[views.FeedEntry, ...],
    title: str,
    page: Target,
    reader: views.Reader,
    settings: Settings,
) -> bytes:
    own = settings.url_of_file(path)
    named = reader.language.ui(title, name=settings.name)
    about = feed.About(settings.name, own, settings.whole, settings.tag, named, page, own)
    return feed.feed(entries, about, reader.language)
