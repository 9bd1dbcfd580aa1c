"""Notes of an organisation of its own, each with the record that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostics import Diagnostic, Fact, Position, Word, closest
from ..records import FOLDERS, Reading
from .checks import unknown
from .library import Library, LocalNote


def attached(library: Library, notes: Sequence[Reading]) -> dict[str, LocalNote]:
    """Put each note with its record, also if that has another id by now.

    Shape: id of the record → note; of two notes for one record the first is kept.
    """
    found: dict[str, LocalNote] = {}
    for reading in _exact_first(library, notes):
        owner = _owner(library, reading.id)
        if owner is not None and reading.shape is not None:
            found.setdefault(owner, LocalNote(reading.shape, reading.path))
    return found


def check(library: Library, notes: Sequence[Reading]) -> Iterator[Diagnostic]:
    """Yield what is wrong in notes, and between them and the records."""
    first: dict[str, str] = {}
    for reading in _exact_first(library, notes):
        yield from reading.diagnostics
        yield from unknown(library, reading.refs)
        if not reading.kind or reading.id in library.absent:
            continue
        at, owner = Position(reading.path), _owner(library, reading.id)
        if owner is None:
            guess = closest(reading.id, library.paths)
            yield Diagnostic("local-unknown", at, {"id": reading.id}, guess)
        elif owner in first:
            yield Diagnostic("local-twice", at, {"id": owner, "path": first[owner]})
        else:
            first[owner] = reading.path
            yield from _place(library, reading, owner)


def _place(library: Library, reading: Reading, owner: str) -> Iterator[Diagnostic]:
    """Tell where a note belongs by now: its record may have moved, or may be withdrawn."""
    at, kind = Position(reading.path), library.kind_of(owner)
    assert kind is not None, "the owner of a note is a record"
    root = reading.path.removesuffix(_file(reading.kind, reading.id))
    facts: dict[str, Fact] = {"id": reading.id, "file": root + _file(kind, owner)}
    if kind != reading.kind:
        yield Diagnostic("local-misplaced", at, {**facts, "kind": Word(f"kind_{kind}")})
    elif owner != reading.id:
        yield Diagnostic("local-renamed", at, {**facts, "new": owner}, severity="warning")
    if library.records[kind][owner].status == "withdrawn":
        yield Diagnostic("local-withdrawn", at, {"id": owner}, severity="warning")


def _file(kind: str, record_id: str) -> str:
    return "/".join(filter(None, (FOLDERS[kind], f"{record_id}.yml")))


def _exact_first(library: Library, notes: Sequence[Reading]) -> list[Reading]:
    """Let a note that is called as its record go before one by a former name."""
    return sorted(notes, key=lambda reading: reading.id not in library.paths)


def _owner(library: Library, note_id: str) -> str | None:
    return note_id if note_id in library.paths else library.renamed.get(note_id)
