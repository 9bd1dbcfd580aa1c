"""Serving while records are edited: what is asked for is made anew, without building the site.

It stands on how the server of MkDocs is made. Where that is not as expected, or where another
plugin has a say in pages, the server builds the whole site after every edit, as it always did.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from . import plugin_serve
from .live import Live
from .plugin_desk import Built, Desk

log = get_plugin_logger(__name__)

_APART = ("material.plugins.search", "material.plugins.tags", "material.plugins.offline")
"""Plugins that have no say in what pages of records hold."""
_EARLY = ("startup", "shutdown", "serve", "config", "build_error")
"""Events at which nothing happens to pages."""


def is_alone(config: MkDocsConfig, own: object) -> bool:
    """Tell whether no other plugin and no hook has a say in the pages of records."""
    return not any(
        getattr(method, "__self__", None) is not own
        and not getattr(method, "__module__", "").startswith(_APART)
        for event, methods in config.plugins.events.items()
        if event not in _EARLY
        for method in methods
    )


class Serving:
    """A server that builds the whole site only if an edit asks for that."""

    def __init__(self, server: LiveReloadServer, folder: Path) -> None:
        self.server = server
        self.desks: dict[str, Desk] = {}
        """What makes single pages, by the folder of its language; empty while that cannot be."""
        self.turn = threading.Lock()
        self.watch = plugin_serve.Watch(folder, self.edited, self.catch_up)
        plugin_serve.before(server, self.freshen)
        self.watch.start()

    def stop(self) -> None:
        """Watch no more."""
        self.watch.stop()

    def begin(self, built: Mapping[str, Built] | None) -> None:
        """Go on from a site that was built; without one every edit builds the site.

        Shape: ``built`` holds the site in each of its languages, by folder.
        """
        with self.turn:
            self.desks = {}
        if built is not None:
            threading.Thread(target=self._read, args=(built,), daemon=True).start()

    def _read(self, built: Mapping[str, Built]) -> None:
        with self.turn:
            lives = {folder: Live.of(one.settings) for folder, one in built.items()}
            desks = {folder: Desk(built[folder], live) for folder, live in lives.items() if live}
            self.desks = desks if len(desks) == len(built) else {}

    def edited(self, paths: Collection[str]) -> None:
        """Show an edit of some files, as seen from the folder of records."""
        with self.turn:
            busy = plugin_serve.is_busy(self.server)
            desks = [] if busy else self.desks.values()
            done = [self._done(desk, lambda desk: desk.edit(paths)) for desk in desks]
            if not done or not all(done):
                self.desks = {}
                plugin_serve.rebuild(self.server)
            else:
                plugin_serve.reload(self.server)

    def catch_up(self) -> None:
        """Build the site if more than records has changed; pages are right but for that."""
        if any(desk.is_behind() for desk in self.desks.values()):
            with self.turn:
                self.desks = {}
                plugin_serve.rebuild(self.server)

    def freshen(self, path: str) -> None:
        """Bring a file of the site up to date before it is read."""
        self.watch.settle()
        with self.turn:
            folder = max((name for name in self.desks if path.startswith(name)), default=None)
            if folder is None:
                return
            asked = path.removeprefix(folder)
            if not self._done(self.desks[folder], lambda desk: desk.freshen(asked)):
                self.desks = {}
                plugin_serve.rebuild(self.server)

    def _done(self, desk: Desk, act: Callable[[Desk], bool]) -> bool:
        """Do something at a desk; False if it cannot be done there, for whatever reason."""
        try:
            return act(desk)
        except Exception:
            log.debug("A page cannot be made alone", exc_info=True)
            return False
