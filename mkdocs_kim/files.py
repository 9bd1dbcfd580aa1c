"""The folder of records on disk becomes readings. The only reader of records from disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath, PurePosixPath

from .diagnostics import Diagnostic, Position, closest, has_errors
from .records import FILES, FOLDERS, Local, Reading, read, read_note
from .source import LARGEST, LARGEST_LIST, parse

_KIND_OF_FOLDER = {folder: kind for kind, folder in FOLDERS.items()}


def read_folder(folder: Path, shown: str) -> list[Reading]:
    """Read every record below a folder; what cannot be opened is a fault at its place.

    Shape: sorted by path; ``shown`` is how messages call the folder.
    """
    root = PurePosixPath(shown)
    files, closed = _files(folder)
    readings = [(file, _read(folder, file.relative_to(folder), root)) for file in files]
    for below in closed:
        path = str(root / below.relative_to(folder).as_posix())
        readings.append((below, Reading("", f"{path}/", path, None, (_unreadable(path),))))
    return [reading for _, reading in sorted(readings, key=lambda item: item[0])]


def every(folder: Path) -> list[Path]:
    """List all that an author put below a folder, sorted."""
    return sorted(_files(folder)[0])


def kinds(folder: Path) -> list[tuple[Path, str]]:
    """List the files below a folder of records that can be rewritten, each with what it is.

    Shape: a kind of record, or the name of one of the other files; sorted by path.
    """
    found = ((file, kind_of(file.relative_to(folder))) for file in sorted(_files(folder)[0]))
    return [(file, kind) for file, kind in found if kind is not None and _is_ours(file, folder)]


def whole_of(place: Path) -> Path:
    """Find the folder of all records from one of the files or folders in it, a whole path."""
    folder = place if place.is_dir() else place.parent
    below = folder.name in FOLDERS.values() and not (folder / "sources.yml").is_file()
    return folder.parent if below else folder


def _files(folder: Path) -> tuple[list[Path], list[Path]]:
    """List what an author put here; hidden files belong to tools, and README.md explains.

    Shape: the files, and the folders that cannot be opened; a link to a folder is one of these, for
    it may lead in a circle. A folder called as a record counts as a file: reading tells what it is.
    """
    files: list[Path] = []
    closed: list[Path] = []

    def note(error: OSError) -> None:
        closed.append(Path(error.filename))

    for where, folders, names in os.walk(folder, onerror=note):
        here = Path(where)
        files += (here / name for name in names if name[0] != "." and name != "README.md")
        seen = [name for name in folders if name[0] != "."]
        links = [name for name in seen if (here / name).is_symlink()]
        named = [name for name in seen if name.endswith(".yml") and name not in links]
        closed += (here / name for name in links)
        files += (here / name for name in named)
        folders[:] = [name for name in seen if name not in (*links, *named)]
    return files, closed


def content_of(folder: Path, relative: PurePath) -> bytes | None:
    """Give the bytes of a plain file in a folder; None if it is something else, gone or not for us.

    A link that leads out of the folder is not for us: what it leads to is nobody's record, and a
    message could quote it.
    """
    file = folder / relative
    try:
        return file.read_bytes() if _is_ours(file, folder) else None
    except OSError:
        return None


def _is_ours(file: Path, folder: Path) -> bool:
    """Tell whether this is a plain file, and no link to one elsewhere."""
    if not file.is_file():
        return False
    return not file.is_symlink() or file.resolve().is_relative_to(folder.resolve())


def _unreadable(shown: str) -> Diagnostic:
    return Diagnostic("unreadable", Position(shown))


def _read(folder: Path, relative: Path, root: PurePosixPath) -> Reading:
    shown = str(root / relative.as_posix())
    if kind_of(relative) is None:
        place = relative.as_posix()
        guess = _guess(relative)
        folders = tuple(filter(None, FOLDERS.values())) if relative.suffix == ".yml" else ()
        fault = Diagnostic("unknown-file", Position(shown), {"name": place}, guess, folders)
        return Reading("", relative.stem, shown, None, (fault,))
    return read_file(relative, content_of(folder, relative), shown)


def read_file(relative: PurePath, content: bytes | None, shown: str) -> Reading:
    """Read what a file holds, or held; its place says what it is.

    Shape: ``content`` is None for what cannot be opened; ``shown`` is how messages call the file.
    """
    kind = kind_of(relative)
    assert kind is not None, "whoever asks knows that something can stand there"
    if content is None:
        return Reading(kind, relative.stem, shown, None, (_unreadable(shown),))
    node, faults = parse(content, shown, LARGEST_LIST if kind in FILES else LARGEST)
    reading = read(kind, relative.stem, shown, node)
    shape = None if faults else reading.shape
    return Reading(kind, reading.id, shown, shape, (*faults, *reading.diagnostics), reading.refs)


def read_notes(folder: Path, shown: str) -> list[Reading]:
    """Read every note of an organisation below a folder; other files are for notes to link to.

    Shape: sorted by path; the kind of a note is that of the records it stands for.
    """
    files, closed = _files(folder)
    there = {file.relative_to(folder).as_posix() for file in files}
    readings = [
        _read_note(folder, Path(name), PurePosixPath(shown), there)
        for name in sorted(there)
        if name.endswith((".yml", ".yaml"))
    ]
    for below in sorted(closed):
        path = str(PurePosixPath(shown) / below.relative_to(folder).as_posix())
        readings.append(Reading("", "", path, None, (_unreadable(path),)))
    return readings


def _read_note(folder: Path, relative: Path, root: PurePosixPath, there: set[str]) -> Reading:
    shown = str(root / relative.as_posix())
    parent = relative.parent.as_posix().removeprefix(".")
    kind = _KIND_OF_FOLDER.get(parent) if relative.suffix == ".yml" else None
    if kind is None:
        facts = {"name": relative.as_posix()}
        fault = Diagnostic("unknown-file", Position(shown), facts, _guess(relative))
        return Reading("", relative.stem, shown, None, (fault,))
    content = content_of(folder, relative)
    if content is None:
        return Reading(kind, relative.stem, shown, None, (_unreadable(shown),))
    node, faults = parse(content, shown)
    found = read_note(kind, relative.stem, shown, node)
    faults = [*faults, *found.diagnostics, *_missing(found.shape, folder, there)]
    shape = None if has_errors(faults) else found.shape
    return Reading(kind, found.id, shown, shape, tuple(faults), found.refs)


def _missing(note: Local | None, folder: Path, there: set[str]) -> Iterator[Diagnostic]:
    """Find files that a note links to and that are not in its folder, or only seem to be."""
    for link in note.links if note else ():
        if link.file is None:
            continue
        name, at = link.file.id, link.file.at
        if name not in there:
            files = [path for path in there if not path.endswith((".yml", ".yaml"))]
            yield Diagnostic("file-missing", at, {"found": name}, closest(name, files))
        elif not (folder / name).resolve().is_relative_to(folder.resolve()):
            yield Diagnostic("file-outside", at, {"found": name})


def linked(folder: Path, notes: Iterable[Local]) -> dict[str, bytes]:
    """Give the files that notes link to, and no others: path → content."""
    names = {link.file.id for note in notes for link in note.links if link.file}
    found = ((name, content_of(folder, PurePath(name))) for name in sorted(names))
    return {name: content for name, content in found if content is not None}


def _guess(relative: Path) -> str | None:
    """Guess what a file should be called to be a record."""
    parent = relative.parent.as_posix()
    folder = parent if parent == "." else closest(parent, filter(None, FOLDERS.values()))
    if folder is None or relative.suffix not in (".yml", ".yaml"):
        return None
    return (PurePosixPath(folder) / relative.with_suffix(".yml").name).as_posix()


def kind_of(relative: PurePath) -> str | None:
    """Tell from its place what a file is; None if nothing can stand there."""
    if relative.as_posix() in FILES:
        return relative.name
    if relative.suffix != ".yml":
        return None
    return _KIND_OF_FOLDER.get(relative.parent.as_posix().removeprefix("."))
