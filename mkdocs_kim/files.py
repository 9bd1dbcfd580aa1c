"""The folder of records on disk becomes readings. The only reader of records from disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from .diagnostics import Diagnostic, Position, closest
from .records import FILES, FOLDERS, Reading, read
from .source import parse

_KIND_OF_FOLDER = {folder: kind for kind, folder in FOLDERS.items()}


def read_folder(folder: Path, shown: str) -> list[Reading]:
    """Read every record below a folder.

    Shape: sorted by path; ``shown`` is how messages call the folder.
    Raises: OSError if something cannot be opened: a fault of the disk, not of the data.
    """
    root = PurePosixPath(shown)
    return [_read(file, file.relative_to(folder), root) for file in _files(folder)]


def _files(folder: Path) -> Iterator[Path]:
    """Go through what an author put here; hidden files belong to tools, and README.md explains."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.name != "README.md":
            yield path


def _read(file: Path, relative: Path, root: PurePosixPath) -> Reading:
    shown = str(root / relative.as_posix())
    kind = _kind(relative)
    if kind is None:
        place = relative.as_posix()
        guess = _guess(relative)
        folders = tuple(filter(None, FOLDERS.values())) if relative.suffix == ".yml" else ()
        fault = Diagnostic("unknown-file", Position(shown), {"name": place}, guess, folders)
        return Reading("", relative.stem, shown, None, (fault,))
    node, faults = parse(file.read_bytes(), shown)
    reading = read(kind, relative.stem, shown, node)
    shape = None if faults else reading.shape
    return Reading(kind, reading.id, shown, shape, (*faults, *reading.diagnostics), reading.refs)


def _guess(relative: Path) -> str | None:
    """Guess what a file should be called to be a record."""
    parent = relative.parent.as_posix()
    folder = parent if parent == "." else closest(parent, filter(None, FOLDERS.values()))
    if folder is None or relative.suffix not in (".yml", ".yaml"):
        return None
    return (PurePosixPath(folder) / relative.with_suffix(".yml").name).as_posix()


def _kind(relative: Path) -> str | None:
    """Tell from its place what a file is; None if nothing can stand there."""
    if relative.as_posix() in FILES:
        return relative.name
    if relative.suffix != ".yml":
        return None
    return _KIND_OF_FOLDER.get(relative.parent.as_posix().removeprefix("."))
