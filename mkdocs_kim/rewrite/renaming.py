"""Another id for a record, a source or a value: everywhere it stands, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..diagnostics import Position
from ..library import VOCABULARIES
from ..records import KINDS, Reading, Ref
from ..source import Document, parse
from .entries import with_entry
from .tidying import as_before, as_lines, still_tidy


class RenameError(Exception):
    """A place where an id cannot be put: the file cannot be read, or writes it in its own way."""

    def __init__(self, at: Position) -> None:
        super().__init__()
        self.at = at


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is to be done: where the id changes, the new text of files, and the file that moves."""

    places: tuple[Position, ...]
    texts: dict[str, str]
    """Path → text, under the new name for the file that moves."""
    moved: tuple[str, str] | None = None
    """Path of a record before and after."""


def candidates(readings: Sequence[Reading], record_id: str) -> list[str]:
    """List what has this id: kinds of record, ``source``, kinds of value."""
    kinds = [found.kind for found in readings if found.kind in KINDS and found.id == record_id]
    return kinds + [kind for kind, ids in ids_of(readings).items() if record_id in ids]


def ids_of(readings: Sequence[Reading]) -> dict[str, dict[str, Ref]]:
    """Give the ids of all sources and values: kind → id → where it stands."""
    shapes = {reading.kind: reading.shape for reading in readings if reading.shape is not None}
    found = {}
    if "sources.yml" in shapes:
        found["source"] = {entry.id.id: entry.id for entry in shapes["sources.yml"].sources}
    if "vocabularies.yml" in shapes:
        for kind, key in VOCABULARIES.items():
            entries = getattr(shapes["vocabularies.yml"], key)
            found[kind] = {entry.id.id: entry.id for entry in entries}
    return found


def rename(
    readings: Sequence[Reading], contents: Mapping[str, bytes], kind: str, old: str, new: str
) -> Renaming:
    """Work out a renaming; nothing is written.

    Shape: ``contents`` of every file, by path.
    Raises: RenameError if any file cannot be read, for then we may miss a place.
    """
    documents = {path: _document(path, content) for path, content in contents.items()}
    places = sorted(set(_places(readings, kind, old)))
    texts = {
        path: _replaced(documents[path], [at for at in places if at.path == path], old, new)
        for path in dict.fromkeys(at.path for at in places)
    }
    moved = None
    if kind in KINDS:
        own = next(found for found in readings if found.kind == kind and found.id == old)
        if own.shape is None:
            raise RenameError(own.diagnostics[0].at)
        former = [ref.id for ref in own.shape.former_ids if ref.id != new]
        text = texts.get(own.path, documents[own.path].text)
        try:
            texts[own.path] = with_entry(text, kind, "former_ids", [*former, old])
        except ValueError as error:
            raise RenameError(Position(own.path)) from error
        moved = own.path, str(PurePosixPath(own.path).with_name(f"{new}.yml"))
    kinds = {reading.path: reading.kind for reading in readings}
    for path, text in texts.items():
        tidied = still_tidy(documents[path].text, text, kinds[path])
        texts[path] = as_before(contents[path], tidied)
    if moved is not None:
        texts[moved[1]] = texts.pop(moved[0])
    return Renaming(tuple(places), texts, moved)


def _document(path: str, content: bytes) -> Document:
    root, faults = parse(content, path)
    if root is None or faults:
        raise RenameError(faults[0].at if faults else Position(path))
    return Document(path, as_lines(content.decode()))


def _places(readings: Sequence[Reading], kind: str, old: str) -> Iterable[Position]:
    named = ("any", kind) if kind in KINDS else (kind,)
    own = ids_of(readings).get(kind, {}).get(old)
    if own is not None:
        yield own.at
    for reading in readings:
        yield from (ref.at for ref in reading.refs if ref.kind in named and ref.id == old)


def _replaced(document: Document, places: Sequence[Position], old: str, new: str) -> str:
    """Put the new id in the place of the old, from the end of the file so that places hold."""
    text = document.text
    for at in reversed(places):
        start = document.starts[at.line - 1] + at.column - 1
        found = re.compile(rf"[\"']?\s*(?={re.escape(old)}(?![\w-]))").match(text, start)
        if found is None:
            raise RenameError(at)
        text = text[: found.end()] + new + text[found.end() + len(old) :]
    return text
