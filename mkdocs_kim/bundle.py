"""Files go into one ZIP that opens on every computer, or none does: what was there stays."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from .place import BusyError, alone

SUMS = "SHA256SUMS"
LONGEST = 180
"""Signs in a path: Windows takes 259, of which the folder to unpack in needs its share."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_UNFIT = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]|[. ]$')
_PACKED = (".gz", ".jpg", ".pdf", ".png", ".woff2", ".zip")
"""Endings of files that packing does not make smaller."""
_EARLIEST = date(1980, 1, 1)
"""A ZIP knows no day before."""


class RefusedError(Exception):
    """A site cannot be carried along; says why by a key of the locale."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True)
class Packed:
    """What came out."""

    size: int
    """Of the ZIP, in bytes."""
    unpacked: int
    files: int


def unfit(names: Iterable[str]) -> list[str]:
    """List the paths that not every computer can unpack, or that would leave their folder.

    Source: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
    """
    seen: dict[str, str] = {}
    found = []
    for name in names:
        # Windows and macOS take capitals, and letters with a loose accent, for the same.
        same = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        parts = name.split("/")
        bad = any(_UNFIT.search(part) or _RESERVED.fullmatch(part) for part in parts)
        if bad or same != name or not all(parts) or ".." in parts or len(name) > LONGEST:
            found.append(name)
    return found


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """Lend a folder beside what is made; what a run that was stopped left in it is cleared away.

    Raises: RefusedError while another program makes the same; OSError if it cannot be written to.
    """
    folder = target.parent / f".{target.name}.kim"
    folder.mkdir(parents=True, exist_ok=True)
    work, lock, held = folder / "work", folder / "lock", ExitStack()
    try:
        held.enter_context(alone(lock))
    except BusyError as error:
        raise RefusedError("bundle_busy") from error
    try:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        held.close()
        with suppress(OSError):  # somebody else may have begun
            lock.unlink(missing_ok=True)
            folder.rmdir()


def pack(
    files: Mapping[str, Path | bytes], top: str, day: date, target: Path, work: Path
) -> Packed:
    """Pack files below one folder, with the checksum of each, and put the ZIP at its place.

    Shape: path below that folder → file or content, in the order of the mapping. Equal content
    gives equal bytes: the times of all files are those of the day.
    """
    sums, total = [], 0
    half = work / "half.zip"
    when = (*max(day, _EARLIEST).timetuple()[:3], 0, 0, 0)
    with zipfile.ZipFile(half, "w") as archive:
        for name, source in files.items():
            content = source if isinstance(source, bytes) else source.read_bytes()
            sums.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
            total += len(content)
            _add(archive, f"{top}/{name}", content, when)
        listed = "".join(sums).encode()
        _add(archive, f"{top}/{SUMS}", listed, when)
    size = half.stat().st_size
    os.replace(half, target)
    return Packed(size, total + len(listed), len(files) + 1)


def _add(
    archive: zipfile.ZipFile, name: str, content: bytes, when: tuple[int, int, int, int, int, int]
) -> None:
    entry = zipfile.ZipInfo(name, when)
    entry.create_system, entry.external_attr = 3, 0o100644 << 16  # the same on every system
    is_packed = PurePosixPath(name).suffix in _PACKED
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=9)
