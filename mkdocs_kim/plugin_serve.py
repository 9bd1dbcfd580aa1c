"""Watches records while they are served, and lets browsers load a page again after an edit."""

from __future__ import annotations

import posixpath
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from .files import content_of

QUIET = 0.02
"""Seconds of silence after which files are read: editors write in several steps."""
PATIENCE = 2.0
"""Seconds that a page waits at most for files that are being read again."""
POLL = 2.0
"""Seconds between two looks at the folder, for disks that do not tell of changes."""
_ALL = "."
"""Stands for the folder itself among the paths that changed."""
_MANY = 10_000
"""How many files are known to be as they were told of."""
_IDLE = ("opened", "closed_no_write")
"""Events that change nothing."""


class Watch(FileSystemEventHandler):
    """Gathers the files below a folder that change, and tells of them when it is quiet again."""

    def __init__(
        self, folder: Path, tell: Callable[[set[str]], None], told: Callable[[], None]
    ) -> None:
        """Watch a folder; ``told`` is called after telling, when nobody waits for that any more."""
        self.folder = folder
        self.tell, self.told = tell, told
        self.changed: set[str] = set()
        self.telling = False
        self.seen: dict[str, bytes | None] = {}
        """Path → what the file held when it was told of."""
        self.ring = threading.Condition()
        self.observers: list[BaseObserver] = []
        self.watched: tuple[int, int] | None = None
        """Which folder is watched: another one may come in its place."""
        self.is_over = False
        self.runner = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin to watch, until told to stop or the program ends."""
        self._observe()
        self.runner.start()

    def stop(self) -> None:
        """End all threads."""
        with self.ring:
            self.is_over = True
            self.ring.notify_all()
        self.runner.join()
        self._leave()

    def _observe(self) -> None:
        self._leave()
        self.watched = self._number()
        if self.watched is None:
            return
        for observer in (Observer(), PollingObserver(timeout=POLL)):
            observer.daemon = True
            observer.schedule(self, str(self.folder), recursive=True)
            observer.start()
            self.observers.append(observer)

    def _leave(self) -> None:
        for observer in self.observers:
            observer.stop()
        for observer in self.observers:
            observer.join()
        self.observers = []

    def _number(self) -> tuple[int, int] | None:
        """Tell which folder is there now; None if there is none."""
        try:
            found = self.folder.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type in _IDLE:
            return
        with self.ring:
            for path in filter(None, (event.src_path, event.dest_path)):
                relative = Path(str(path)).relative_to(self.folder)
                if not any(part.startswith(".") for part in relative.parts):
                    self.changed.add(relative.as_posix())
            self.ring.notify_all()

    def _run(self) -> None:
        while not self.is_over:
            with self.ring:
                self.ring.wait_for(lambda: self.changed or self.is_over, POLL)
                while self.changed and self.ring.wait(QUIET):
                    pass
                paths, self.changed, self.telling = self.changed, set(), True
            new = {path for path in paths if self._is_new(path)}
            if self._number() != self.watched:  # deleted, moved, or another in its place
                self._observe()
                new.add(_ALL)
            if new and not self.is_over:
                self.tell(new)
            with self.ring:
                self.telling = False
                self.ring.notify_all()
            if new:
                self.told()

    def settle(self) -> None:
        """Wait until all is told that has changed by now: who asks later sees what was saved."""
        with self.ring:
            self.ring.wait_for(lambda: not (self.changed or self.telling), PATIENCE)

    def _is_new(self, path: str) -> bool:
        """Tell whether a file holds something else than when it was told of before."""
        content = content_of(self.folder, PurePath(path))
        known = path in self.seen and self.seen[path] == content
        if len(self.seen) > _MANY:
            self.seen.clear()  # programs that save under ever new names must not fill the memory
        self.seen[path] = content
        return not known


_INSIDE = ("_epoch_cond", "_visible_epoch", "_wanted_epoch", "_rebuild_cond", "_want_rebuild")


def is_known(server: LiveReloadServer) -> bool:
    """Tell whether a server is made as this module expects."""
    return all(hasattr(server, name) for name in (*_INSIDE, "mount_path", "unwatch", "set_app"))


def before(server: LiveReloadServer, freshen: Callable[[str], None]) -> None:
    """Let something be done before the server reads a file."""
    inner: Any = server.get_app()

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(server.mount_path):
            asked = path[len(server.mount_path) :]
            asked += "index.html" if path.endswith("/") else ""
            freshen(posixpath.normpath(f"/{asked}").lstrip("/"))
        served: Iterable[bytes] = inner(environ, start_response)
        return served

    server.set_app(app)


def is_busy(server: LiveReloadServer) -> bool:
    """Tell whether the whole site is being built, or about to be."""
    return bool(server._want_rebuild or server._visible_epoch != server._wanted_epoch)


def reload(server: LiveReloadServer) -> None:
    """Let every browser load its page again."""
    with server._epoch_cond:
        now = max(round(time.monotonic() * 1000), server._visible_epoch + 1)
        server._wanted_epoch = server._visible_epoch = now
        server._epoch_cond.notify_all()


def rebuild(server: LiveReloadServer) -> None:
    """Let the server build the whole site."""
    with server._rebuild_cond:
        server._want_rebuild = True
        server._rebuild_cond.notify_all()
