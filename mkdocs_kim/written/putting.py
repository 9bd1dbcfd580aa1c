"""Files are put into a folder, which afterwards holds those of an earlier time no more.

What was put there is listed in a file of its own. Only what that lists is ever changed or deleted.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

LIST = ".kim-write"
_ABOUT = "# kim write: wat hier staat, is gemaakt. Made here; what is not listed is left alone.\n"


class InTheWayError(Exception):
    """A folder holds something that was not put there; nothing was changed."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self.place = place


def put(files: Mapping[str, bytes], folder: Path) -> None:
    """Put files into a folder: path below it → content.

    Raises: InTheWayError before anything is changed; OSError.
    """
    before = _listed(folder)
    for place in _in_the_way(files, folder, before):
        raise InTheWayError(place)
    folder.mkdir(parents=True, exist_ok=True)
    if before != set(files):
        # Stopped halfway, the next time knows what is ours.
        _list({*before, *files}, folder)
    for path, content in files.items():
        file = folder / path
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    for path in sorted(before - set(files), reverse=True):
        (folder / path).unlink(missing_ok=True)
        _clear((folder / path).parent, folder)
    _list(files, folder)


def _in_the_way(files: Iterable[str], folder: Path, before: set[str]) -> list[Path]:
    """Find what is not ours, or what leads elsewhere, where something has to be put or deleted."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return [folder]
    if folder.is_dir() and not (folder / LIST).is_file() and any(folder.iterdir()):
        return [folder]
    found = []
    for path in sorted({*files, *before}):
        file = folder / path
        steps = [folder / part for part in PurePosixPath(path).parents if part.name]
        led = [step for step in [*steps, file] if step.is_symlink()]
        closed = [step for step in steps if step.exists() and not step.is_dir()]
        foreign = [file] if os.path.lexists(file) and path not in before else []
        found += [*led, *closed, *foreign, *([file] if file.is_dir() else [])]
    return found


def _listed(folder: Path) -> set[str]:
    """Read what was put into a folder before."""
    file = folder / LIST
    if file.is_symlink():
        raise InTheWayError(file)
    if not file.is_file():
        return set()
    lines = file.read_text(encoding="utf-8").splitlines()
    paths = {line for line in lines if line and not line.startswith("#")}
    for path in paths:
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or Path(path).is_absolute():
            raise InTheWayError(file)
    return paths


def _list(files: Iterable[str], folder: Path) -> None:
    text = _ABOUT + "".join(f"{path}\n" for path in sorted(files))
    (folder / LIST).write_text(text, encoding="utf-8", newline="\n")


def _clear(place: Path, folder: Path) -> None:
    """Delete folders that are left empty, up to the one that all is in."""
    while place != folder and place.is_dir() and not any(place.iterdir()):
        place.rmdir()
        place = place.parent
