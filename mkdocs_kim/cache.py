"""Work that was done before, kept in a folder that is safe to delete."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cache:
    """Files by name; a name says everything that its content depends on."""

    folder: Path | None
    """None if nothing is kept."""

    def has(self, name: str) -> bool:
        """Tell whether there is something by this name; it may still turn out to be damaged."""
        return self.folder is not None and (self.folder / name).is_file()

    def get(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Give what was made before, or make it now and keep it.

        A damaged or half-written file counts as absent, and a folder that cannot be written to as
        none: a cache is never a reason to fail.
        """
        kept = self.find(name)
        if kept is not None:
            return kept
        content = make()
        self.keep(name, content)
        return content

    def find(self, name: str) -> bytes | None:
        """Give what was kept by this name; None if there is nothing, or it is damaged."""
        if self.folder is None:
            return None
        try:
            stored = (self.folder / name).read_bytes()
        except OSError:
            return None
        digest, content = stored[:_LENGTH], stored[_LENGTH:]
        return content if _digest(name, content) == digest else None

    def keep(self, name: str, content: bytes) -> None:
        """Keep something, if there is a folder that can be written to."""
        if self.folder is not None:
            with contextlib.suppress(OSError):
                self._write(self.folder / name, content)

    def tidy(self, prefix: str = "half-", used: Collection[str] = ()) -> None:
        """Delete what begins so and is not used: builds that were stopped left it."""
        if self.folder is not None:
            for left in self.folder.glob(f"{prefix}*"):
                if left.name not in used:
                    _delete(left)

    @staticmethod
    def _write(file: Path, content: bytes) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix="half-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_digest(file.name, content) + content)
            if file.is_dir():
                _delete(file)
            os.replace(name, file)
        except OSError:
            os.unlink(name)
            raise


_LENGTH = 32


def _digest(name: str, content: bytes) -> bytes:
    """Sum up a file; its name counts, so that one in the place of another is seen."""
    digest = hashlib.sha256(name.encode() + b"\0")
    digest.update(content)
    return digest.digest()


def _delete(left: Path) -> None:
    with contextlib.suppress(OSError):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()
