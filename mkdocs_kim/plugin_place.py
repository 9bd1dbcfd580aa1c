"""Lets MkDocs build beside the place of the site, so that the last good one stays until then."""

from __future__ import annotations

import errno
import logging
import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from .language import Language
from .place import BusyError, ForeignError, Place

log = get_plugin_logger(__name__)

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)
_LOGGERS = ("mkdocs", "properdocs")
_IN_THE_WAY = (errno.ENOTDIR, errno.EISDIR, errno.EEXIST)


class Putting:
    """One build, from pointing it aside until its site is at its place."""

    def __init__(self, config: MkDocsConfig, words: Language) -> None:
        self.config, self.words = config, words
        self.site = Path(config.site_dir)
        self.place: Place | None = None
        """Set while the site is made beside its place."""

    def begin(self, *, aside: bool) -> None:
        """Point a build aside; it goes on as MkDocs has it where no folder can be made beside."""
        if not aside:
            return
        place = Place(self.site)
        try:
            is_mended = place.take()
        except BusyError as error:
            raise self._error("place_busy") from error
        except ForeignError as error:
            raise self._error("place_foreign", folder=self._shown(error.folder)) from error
        except OSError as error:
            self._begin_within(place, error)
            return
        if is_mended:
            log.info(self._say("place_mended"))
        self.place = place
        self.config.site_dir = str(place.new)

    def _begin_within(self, place: Place, error: OSError) -> None:
        """Let MkDocs write over the last site, if that can be done, and say so."""
        place.leave()
        can_be = error.errno in _CLOSED and self.site.is_dir() and os.access(self.site, os.W_OK)
        if place.ready.exists() or not can_be:
            raise PluginError(self._reason(error, self.site)) from error
        log.info(self._say("place_within", reason=error.strerror))

    def end(self) -> None:
        """Put what was built at its place; but not if MkDocs is going to refuse it."""
        if self.place is None:
            return
        if self.config.strict and _warnings():
            self.drop()
            log.info(self._say("place_kept"))
            return
        try:
            self.place.put()
        except OSError as error:
            folder, reason = self._shown(self.place.new), error.strerror or str(error)
            raise self._error("place_stuck", folder=folder, reason=reason) from error
        self.drop()

    def drop(self) -> None:
        """Clear away what was built and not put at its place, and let others build."""
        if self.place is not None:
            self.place.leave()
            self.config.site_dir = str(self.site)
            self.place = None

    def fail(self, error: Exception) -> None:
        """Clear up; say in a sentence what a disk has against being written to.

        Raises: Abort instead of such an error, whose traceback tells a reader nothing.
        """
        is_kept = self.place is not None
        self.drop()
        if isinstance(error, OSError) and error.errno in (*_FULL, *_CLOSED, *_IN_THE_WAY):
            log.error(self._reason(error, Path(error.filename or self.site)))
            raise Abort(self._say("place_kept" if is_kept else "place_unmade")) from error

    def _reason(self, error: OSError, path: Path) -> str:
        if error.errno in _FULL:
            return self._say("place_full")
        reason = error.strerror or str(error)
        return self._say("place_closed", path=self._shown(path), reason=reason)

    def _error(self, key: str, **facts: object) -> PluginError:
        return PluginError(self._say(key, **facts))

    def _say(self, key: str, **facts: object) -> str:
        return self.words.ui(key, site=self._shown(self.site), **facts)

    def _shown(self, path: Path) -> str:
        """Name a path as seen from mkdocs.yml, if it is below it."""
        root = Path(self.config.config_file_path or "mkdocs.yml").resolve().parent
        return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _warnings() -> bool:
    """Tell whether MkDocs has counted something for which it refuses a strict build."""
    handlers = (each for name in _LOGGERS for each in logging.getLogger(name).handlers)
    return any(isinstance(each, CountHandler) and each.get_counts() for each in handlers)


class Ending:
    """Lets a program that is told to end clear up first, as after Ctrl-C."""

    def __init__(self) -> None:
        self.is_set = False

    def begin(self) -> None:
        """Listen, unless somebody else does."""
        if threading.current_thread() is threading.main_thread():
            self.is_set = signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
            if self.is_set:
                signal.signal(signal.SIGTERM, _end)

    def end(self) -> None:
        """Listen no more."""
        if self.is_set:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            self.is_set = False


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)
