"""How everything of a site is made; nothing is made before somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from typing import Any

from . import (
    addresses,
    citing,
    comparing,
    following,
    opendata,
    printed,
    scaffolds,
    style,
    views,
)
from .cache import Cache
from .files import linked
from .hosts import Exits
from .records import schema_files
from .render import cards, feed, forms, methods, previews, references, robots
from .render.facets import FILE as FACETS
from .render.facets import script, stamped
from .render.html import Beside, HtmlPrinter, Rendered, href, redirect
from .settings import Settings
from .tokens import Declared, declared
from .views.parts import Target

Files = Mapping[str, bytes]


class Plan:
    """What a site consists of, and what makes each part of it."""

    def __init__(self, reader: views.Reader, settings: Settings, files: Files) -> None:
        """Make a plan.

        Shape: ``files`` gives what a file of the site holds, for what pages tell of it.
        """
        self.reader = reader
        self.settings = settings
        self.files = files

    @cached_property
    def choosing(self) -> views.Choosing:
        """What can be found, and what it can be chosen by."""
        return views.choosing(self.reader)

    @cached_property
    def moved(self) -> dict[str, tuple[str, str, bytes]]:
        """The pages at former addresses that lead on: path → old, new, page."""
        reader, settings = self.reader, self.settings
        words = reader.language
        moves = [
            (
                addresses.page(words, kind, former.id),
                addresses.page(words, kind, record_id),
                record.title.in_(settings.code),
            )
            for kind, record_id, record in reader.library.all()
            for former in record.former_ids
        ]
        files: dict[str, tuple[str, str, bytes]] = {}
        others = [*views.former_pairs(reader), *views.moved_versions(reader)]
        for old, new, title in [*moves, *others]:
            url = addresses.relative(old, new, settings.directory_urls)
            told = words.ui("moved_to", title=title)
            html = redirect(settings.code, words.ui("moved"), told, url)
            files[addresses.file(old, settings.directory_urls)] = old, new, html.encode()
        return files

    def parts(self) -> dict[str, Callable[[], Files]]:
        """Give what makes the files that are no pages: name of the part → its files."""
        reader, settings = self.reader, self.settings
        return {
            "style": self._style,
            "moved": lambda: {path: html for path, (_, _, html) in self.moved.items()},
            "paper": partial(printed.files, reader, settings),
            "comparing": partial(comparing.files, reader, settings),
            "citing": partial(citing.files, reader, settings),
            "local": self._local,
            "feed": self._feed,
            "following": partial(following.files, reader, settings),
            "robots": lambda: robots.files(settings.url),
            "facets": lambda: _assets({FACETS: script(self.choosing)}),
            "cards": lambda: _assets(self._cards),
            "preview": lambda: _assets({previews.FILE: self._preview()}),
            "forms": lambda: _assets(forms.files(reader)),
            "schema": lambda: {f"schema/{name}": made for name, made in schema_files().items()},
            "opendata": partial(opendata.files, reader, settings),
        }

    def batches(self) -> Iterable[views.Batch]:
        """Go through all pages."""
        settings = self.settings
        look = self._look if settings.style_page else None
        return views.batches(
            self.reader, settings.name, settings.written, lambda: self.choosing, look
        )

    def print(self, page: views.Page) -> Rendered:
        """Print a page."""
        return self._printer.print(page)

    def asset(self, name: str) -> bytes:
        """Give what a file holds that browsers load."""
        return self.files[f"{style.ASSETS}/{name}"]

    @cached_property
    def _printer(self) -> HtmlPrinter:
        reader, settings = self.reader, self.settings
        beside = Beside(
            edit_url=settings.edit_url,
            by_hand=settings.by_hand,
            previewing=self._previewing,
            scaffolds=scaffolds.scaffolds(reader.language, settings),
            size=lambda path: len(self.files[path]),
            licence=settings.licence,
            facets=lambda: f"{style.ASSETS}/{stamped(self.asset(FACETS))}",
            cards=lambda: f"{style.ASSETS}/{cards.stamped(self._cards)}",
            exports=self._exports,
            form=self._form,
            feed=addresses.feed(reader.language) if self._has_feed else "",
            following=lambda: following.links(self.files, reader.language),
            exits=Exits(settings.host, settings.mail, settings.shown),
            method=lambda item: f"{style.ASSETS}/{methods.FOLDER}{self._method(item)}",
            reference=partial(references.reference, edition=citing.edition(reader, settings)),
            whole=settings.whole,
            compared=lambda here: self._compared(here),
            elsewhere=views.Elsewhere(reader).of,
        )
        return HtmlPrinter(reader, settings.directory_urls, beside)

    @cached_property
    def _cards(self) -> Files:
        """What browsers show of long lists on other pages than those on which it stands."""
        to = partial(href, addresses.HOME, directory_urls=self.settings.directory_urls)
        return cards.scripts(views.far_cards(self.reader, self.choosing), to)

    @cached_property
    def _compared(self) -> Callable[[str], Any]:
        index = self._method(methods.INDEX)
        return comparing.printers(self.reader, self.settings, index, self._taken)

    def _method(self, item: str) -> str:
        return methods.stamped(item, self.asset(f"{methods.FOLDER}{item}.js"))

    def _exports(self) -> str:
        return f"{style.ASSETS}/{self._taken[0]}"

    @cached_property
    def _taken(self) -> list[str]:
        return comparing.taken(self.reader, self.files)

    def _form(self) -> tuple[str, ...]:
        index = forms.stamped(self.asset(forms.INDEX))
        return tuple(f"{style.ASSETS}/{name}" for name in (index, *style.FORM))

    def _previewing(self) -> tuple[str, ...]:
        """List what the preview is made with, in the order in which browsers need it."""
        first = previews.stamped(self.asset(previews.FILE))
        return tuple(f"{style.ASSETS}/{name}" for name in (first, *style.PREVIEW))

    def _style(self) -> Files:
        return style.files(Cache(self.settings.cache), self._colour)

    def _look(self) -> Declared:
        return declared(style.joined(self._colour))

    @property
    def _colour(self) -> str | None:
        look = self.reader.library.look
        return look.colour if look else None

    def _local(self) -> Files:
        """Bring the files along that an organisation links to in its notes."""
        folder, reader = self.settings.local, self.reader
        if folder is None:
            return {}
        found = linked(folder, (note.said for note in reader.library.local.values()))
        return {addresses.local(reader.language, path): made for path, made in found.items()}

    def _preview(self) -> bytes:
        """Make what the preview beside the form goes by."""
        words = self.reader.language
        here = addresses.contributing(words)
        to = partial(href, here, directory_urls=self.settings.directory_urls)
        return previews.script(views.preview(self.reader), words, to)

    @property
    def _has_feed(self) -> bool:
        """Tell whether there is anything to follow, by programs that need whole addresses."""
        return bool(self.settings.url and self.reader.history.days)

    def _feed(self) -> Files:
        if not self._has_feed:
            return {}
        words, settings = self.reader.language, self.settings
        path = addresses.feed(words)
        own = settings.url_of_file(path)
        title, page = words.ui("changes_feed_title", name=settings.name), addresses.changes(words)
        about = feed.About(settings.name, own, settings.whole, settings.tag, title, Target(page))
        return {path: feed.feed(views.feed(self.reader), about, words)}


def _assets(files: Files) -> Files:
    return {f"{style.ASSETS}/{name}": content for name, content in files.items()}
