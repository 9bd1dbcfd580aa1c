"""From a folder of records to everything a site needs; the same for every host.

Here the outside world comes in: the folder, the day, the language, where pages can be edited.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from urllib.parse import quote, urljoin

from . import addresses, library, views
from .diagnostics import Diagnostic
from .files import read_folder
from .language import language
from .library import Library
from .records import Reading
from .render import fonts
from .render.html import HtmlPrinter, Rendered, redirect

ASSETS = "assets/kim"
"""Where the site serves its own style, scripts and fonts from."""
STYLE = ("fonts.css", "kim.css", "kim-record.css", "kim-lists.css", "kim-print.css")
"""The style sheets, in the order in which they build on each other."""


@dataclass(frozen=True)
class Settings:
    """What a host tells the site."""

    folder: Path
    shown: str
    """How messages call the folder."""
    name: str
    code: str = "nl"
    directory_urls: bool = True
    edit_base: str = ""
    """What an edit address begins with, up to the path of the file; empty if there is none."""
    today: date = date.min
    written: Collection[str] = ()
    """Addresses of the hand-written pages."""
    withhold: bool = False
    """Leave records with errors out and build the rest, instead of building nothing."""


@dataclass(frozen=True)
class Site:
    """What came out."""

    pages: tuple[Rendered, ...]
    files: dict[str, bytes]
    """Path → content: fonts, style, redirects."""
    diagnostics: tuple[Diagnostic, ...]
    withheld: tuple[str, ...]
    """Paths of the files that were left out."""


def today() -> date:
    """Give the day of the build: that of SOURCE_DATE_EPOCH if it is set, so that builds repeat."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not re.fullmatch(r"[0-9]{1,11}", epoch):
        return date.today()
    return datetime.fromtimestamp(int(epoch), UTC).date()


def build(settings: Settings) -> Site:
    """Build the site: read, check, view, print.

    Shape: with errors there are no pages, unless ``withhold`` is set.
    """
    readings = read_folder(settings.folder, settings.shown)
    found = library.build(readings, settings.code)
    faulty = {fault.at.path for fault in found.diagnostics if fault.severity == "error"}
    if faulty and not settings.withhold:
        return Site((), {}, found.diagnostics, ())
    shown, withheld = found, tuple(sorted(faulty))
    if faulty:
        shown = library.build([_without(reading, faulty) for reading in readings], settings.code)
    return Site(
        tuple(_pages(shown, settings)),
        {**_assets(), **_redirects(shown, settings)},
        found.diagnostics,
        withheld,
    )


def _without(reading: Reading, faulty: Collection[str]) -> Reading:
    return replace(reading, shape=None) if reading.path in faulty else reading


def _reader(found: Library, settings: Settings) -> views.Reader:
    return views.Reader(found, language(settings.code), settings.today)


def _pages(found: Library, settings: Settings) -> list[Rendered]:
    def edit_url(path: str) -> str | None:
        return urljoin(settings.edit_base, quote(path)) if settings.edit_base else None

    reader = _reader(found, settings)
    printer = HtmlPrinter(reader, settings.directory_urls, edit_url)
    return [printer.print(page) for page in views.pages(reader, settings.name, settings.written)]


def _redirects(found: Library, settings: Settings) -> dict[str, bytes]:
    """Make a page at every former address that leads to the new one."""
    words = language(settings.code)
    files: dict[str, bytes] = {}
    for kind, record_id, record in found.all():
        for former in record.former_ids:
            old = addresses.page(words, kind, former.id)
            new = addresses.page(words, kind, record_id)
            url = addresses.relative(old, new, settings.directory_urls)
            moved = words.ui("moved_to", title=record.title.in_(settings.code))
            html = redirect(settings.code, words.ui("moved"), moved, url)
            path = f"{old}/index.html" if settings.directory_urls else f"{old}.html"
            files[path] = html.encode()
    return files


def _assets() -> dict[str, bytes]:
    folder = resources.files(__package__) / "assets"
    files = {
        f"{ASSETS}/{item.name}": item.read_bytes()
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
    }
    files[f"{ASSETS}/fonts.css"] = fonts.style_sheet().encode()
    for face in fonts.FACES:
        files[f"{ASSETS}/atkinson-{face}.woff2"] = fonts.woff2(face)
    files[f"{ASSETS}/atkinson-licence.txt"] = fonts.licence()
    return files
