"""What a host tells the site: the folder, the day, the language, where pages can be edited."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from . import addresses
from .hosts import Host
from .language import language
from .library.changes import NO_HISTORY, History
from .views.invite import by_hand
from .views.parts import Target


@dataclass(frozen=True)
class Settings:
    """What a host tells the site."""

    folder: Path
    shown: str
    """How messages call the folder."""
    name: str
    url: str = ""
    """The whole address of the site, for what is printed; empty if it is not known."""
    licence: str = ""
    """What is printed on worksheets as the licence of the site: ``CC BY 4.0``."""
    publisher: str = ""
    """Who answers for the site, for who cites it; empty: the name of the site."""
    code: str = "nl"
    trees: Mapping[str, str] = field(default_factory=dict)
    """Every language of the site → its folder; that of the first is the root. Empty: only one."""
    directory_urls: bool = True
    published: bool | None = None
    """Whether pages are folders on the published site, to which paper leads; None: as here."""
    edit_base: str = ""
    """What an edit address begins with, up to the path of the file; empty if there is none."""
    host: Host | None = None
    """Where the collection is kept, if that takes proposals in a way that we know."""
    mail: str = ""
    """Where a proposal can be mailed to; empty if nowhere."""
    today: date = date.min
    written: Collection[str] = ()
    """Addresses of the hand-written pages."""
    withhold: bool = False
    """Leave records with errors out and build the rest, instead of building nothing."""
    accounts: bool = True
    """Whether methods have an accountability sheet."""
    cache: Path | None = None
    """Where derived work is kept between builds."""
    local: Path | None = None
    """The folder with notes of an organisation of its own; None if there is none."""
    local_shown: str = ""
    """How messages call that folder."""
    history: Callable[[], History] = field(default=lambda: NO_HISTORY)
    """Gives what records said before, as far as git knows."""
    past: str = ""
    """A mark of that: another one if git knows something else."""
    pairs: bool = True
    """Whether every two methods that belong together have a page."""
    style_page: bool = False
    """Whether a page shows what everything looks like."""
    tell: Callable[[str], None] = field(default=lambda _: None)
    """Told how far a long job is."""

    @property
    def plain(self) -> str:
        """The language of texts that do not say theirs: the first of the site."""
        return next(iter(self.trees), self.code)

    @property
    def is_branch(self) -> bool:
        """Tell whether this is another language than the first, which tells of the records."""
        return self.code != self.plain

    @property
    def by_hand(self) -> str:
        """The hand-written page that stands where the form would; empty if the form is there."""
        return by_hand(language(self.code), self.written)

    def url_of(self, page: str) -> str:
        """Give the whole address of a page; empty if the site does not know its own."""
        folders = self.directory_urls if self.published is None else self.published
        path = addresses.url(page, folders)
        return urljoin(self.url, path) if self.url else ""

    def whole(self, target: Target) -> str:
        """Do the same for a place in the site, or for a file."""
        return self.url_of_file(target.page) if target.is_file else self.url_of(target.page)

    def url_of_file(self, path: str) -> str:
        """Give the whole address of a file; empty if the site does not know its own."""
        return urljoin(self.url, path) if self.url else ""

    def tag(self, day: str, name: str) -> str:
        """Name something of the site for ever, by its host and a day on which that was its own."""
        parts = urlsplit(self.url)
        return f"tag:{parts.hostname},{day}:{parts.path}{name}"

    def on_paper(self, page: str) -> str:
        """Write an address as people type it over, without ``https://``; empty if not known."""
        return self.url_of(page).split("://")[-1]

    def edit_url(self, path: str) -> str | None:
        """Give the address where a file is edited; None if there is none."""
        return urljoin(self.edit_base, quote(path)) if self.edit_base else None


def today() -> date:
    """Give the day of the build: that of SOURCE_DATE_EPOCH if it is set, so that builds repeat."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not re.fullmatch(r"[0-9]{1,11}", epoch):
        return date.today()
    return datetime.fromtimestamp(int(epoch), UTC).date()
