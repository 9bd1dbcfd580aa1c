"""Puts a site at its place when it is whole: until then the one that was there stays.

A site is made in a folder beside its place, and the two change places at the end. Each step is
one that the system does or does not, so whatever stops it, ``mend`` sees where it was and goes on.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

NEW, OLD, GONE = "new", "old", "gone"
READY, LOCK, README, IGNORE = "ready", "lock", "README.txt", ".gitignore"
_TRIES = 3
_POUR = "pour"
"""Stands in ``ready`` if the folder itself has to stay, and only what is in it can change."""
_FIXED = (errno.EXDEV, errno.EBUSY)
"""How a system tells that a folder cannot be renamed as a whole."""
_TEXT = """\
mkdocs-kim makes the site here, and clears this folder away when it is done.
If it stays behind after a build was stopped: build again, or run `kim restore`.

Hier maakt mkdocs-kim de site. Na afloop ruimt het deze map op.
Blijft de map staan na een afgebroken build: bouw opnieuw, of geef de opdracht `kim restore`.
"""


class BusyError(Exception):
    """Another program is making the same site."""


class ForeignError(Exception):
    """What stands where the site would be made was not made by us."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder


@contextlib.contextmanager
def alone(file: Path) -> Iterator[None]:
    """Keep other programs out while something is done, by a file that is there for that.

    Raises: BusyError if one of them does.
    """
    lock = FileLock(file)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise BusyError from error
    try:
        yield
    finally:
        lock.release()


class Place:
    """Where a site belongs, and the folder beside it in which the next one is made.

    In that folder: ``new`` is being made, and whole as soon as there is a file ``ready``; ``old``
    was at the place before, and is always whole; ``gone`` is being deleted.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.beside = site.parent / f".{site.name}.kim"
        self.new, self.old, self.gone = (self.beside / name for name in (NEW, OLD, GONE))
        self.ready = self.beside / READY
        self.lock = FileLock(self.beside / LOCK)

    def is_left(self) -> bool:
        """Tell whether a build that was stopped left something."""
        return self.beside.is_dir()

    def take(self) -> bool:
        """Keep others out, and mend what was left; true if that changed the site at its place.

        Raises: BusyError, ForeignError; OSError if nothing can be written here.
        """
        if self.site.exists() and not self.site.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.site))
        for tries_left in reversed(range(_TRIES)):
            try:
                self._lock()
                break
            except FileNotFoundError:  # another one has just ended, and cleared its folder away
                if not tries_left:
                    raise
        (self.beside / README).write_text(_TEXT, encoding="utf-8")
        (self.beside / IGNORE).write_text("*\n", encoding="utf-8")
        return self._mend()

    def _lock(self) -> None:
        self.beside.mkdir(parents=True, exist_ok=True)
        there = {item.name for item in self.beside.iterdir()}
        if there and (LOCK not in there or not all(map(_is_ours, there))):
            raise ForeignError(self.beside)
        try:
            self.lock.acquire(blocking=False)
        except Timeout as error:
            raise BusyError from error

    def put(self) -> None:
        """Put the new site at its place, now that it is whole."""
        self.ready.touch()
        self._mend()

    def leave(self) -> None:
        """Clear all away but a site that waits for its place, and let others in."""
        if not self.lock.is_locked:
            with contextlib.suppress(OSError):
                self.beside.rmdir()  # empty, or it stays
            return
        if not self.ready.exists():
            with contextlib.suppress(OSError):
                self._away(self.new)
        names = () if self._holds() else (README, IGNORE, LOCK)
        locked = False
        for name in names:
            try:
                (self.beside / name).unlink(missing_ok=True)
            except OSError:
                locked = name == LOCK  # Windows does not delete what is open
        self.lock.release()
        with contextlib.suppress(OSError):
            if locked:
                (self.beside / LOCK).unlink()
            self.beside.rmdir()

    def _holds(self) -> bool:
        return any(item.exists() for item in (self.new, self.old, self.gone, self.ready))

    def _mend(self) -> bool:
        """Go on from wherever a swap was stopped; true if that changed the site at its place."""
        is_whole = self.ready.exists() and self.new.exists()
        is_changed = is_whole and self._enter()
        if self.old.exists() and not os.path.lexists(self.site):
            os.rename(self.old, self.site)
            is_changed = True
        for left in (self.new, self.old):
            if left.exists() and self.ready.exists():
                _carry(left, self.site)
            self._away(left)
        self.ready.unlink(missing_ok=True)
        self._away(None)
        return is_changed

    def _enter(self) -> bool:
        """Put the new site at its place; false if another was made there since."""
        is_fixed = self.site.is_symlink() or os.path.ismount(self.site)
        if is_fixed or self.ready.read_text(encoding="utf-8") == _POUR:
            self._pour()
            return True
        if self.old.exists():
            with contextlib.suppress(OSError):
                self.site.rmdir()  # empty: no site at all
        elif self.site.is_dir():
            with contextlib.suppress(OSError):
                shutil.copymode(self.site, self.new)
            try:
                os.rename(self.site, self.old)
            except OSError as error:
                if error.errno not in _FIXED:
                    raise
                self.ready.write_text(_POUR, encoding="utf-8")
                self._pour()
                return True
        if os.path.lexists(self.site):
            return False
        if self.old.exists():
            _carry(self.old, self.new)
        os.rename(self.new, self.site)
        return True

    def _pour(self) -> None:
        """Put the files of the new site into the folder that stays; stopped, it is done again."""
        self.site.mkdir(exist_ok=True)
        for item in self.site.iterdir():
            if not item.name.startswith("."):
                _delete(item)
        for item in self.new.iterdir():
            if item.is_dir():
                shutil.copytree(item, self.site / item.name, dirs_exist_ok=True)
            else:
                shutil.copy2(item, self.site / item.name)

    def _away(self, left: Path | None) -> None:
        """Delete a folder, which is first given another name: a half one is never taken for it."""
        shutil.rmtree(self.gone, ignore_errors=True)
        if left is not None and left.exists():
            os.rename(left, self.gone)
            shutil.rmtree(self.gone, ignore_errors=True)


def _is_ours(name: str) -> bool:
    return name in (NEW, OLD, GONE, READY, README, IGNORE) or name.startswith(LOCK)


def _carry(source: Path, target: Path) -> None:
    """Move hidden files, which builds leave alone, to where they are not there yet."""
    for item in source.iterdir():
        if item.name.startswith("."):
            _move(item, target / item.name)


def _move(item: Path, to: Path) -> None:
    if not os.path.lexists(to):
        os.rename(item, to)
    elif item.is_dir() and to.is_dir() and not item.is_symlink():
        for inner in item.iterdir():
            _move(inner, to / inner.name)


def _delete(item: Path) -> None:
    if item.is_dir() and not item.is_symlink():
        shutil.rmtree(item)
    else:
        item.unlink()
