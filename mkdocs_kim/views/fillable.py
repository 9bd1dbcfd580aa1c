"""What lets people fill records in: the fields of each kind, and what there is already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..library import VOCABULARIES, canonical
from ..records import FOLDERS, KINDS, Field, Shape, Source, form
from .citing import describe
from .reader import Reader

SOURCE = "source"
"""The one kind that is no record of its own: an item of a list."""
MODELS: dict[str, type[Shape]] = {**KINDS, SOURCE: Source}
"""Kind → what it is declared by, in the order in which people choose."""


@dataclass(frozen=True)
class Kind:
    """A kind of record, or a source, as it is filled in."""

    kind: str
    label: str
    folder: str
    """Where its files stand below the folder of records; empty at the root."""
    path: str
    """The file below that folder; ``{id}`` stands for the id."""
    schema: str
    """The schema as a file of this kind names it."""
    fields: tuple[Field, ...]


def kinds(reader: Reader) -> Iterator[Kind]:
    """Go through what can be filled in."""
    for kind, model in MODELS.items():
        folder = FOLDERS.get(kind, "")
        path = "sources.yml" if kind == SOURCE else f"{folder}/{{id}}.yml".lstrip("/")
        schema = "sources" if kind == SOURCE else kind
        up = "../" if folder else ""
        label = reader.language.word(f"kind_{kind}").capitalize()
        yield Kind(kind, label, folder, path, f"{up}.schema/{schema}.json", form(model))


def recorded(reader: Reader) -> Iterator[tuple[str, str, Any]]:
    """Go through all that can be changed: kind, id, and what it says as plain values."""
    library = reader.library
    for kind, record_id, _ in library.all():
        yield kind, record_id, library.plain(record_id)
    for source_id, source in library.sources.items():
        yield SOURCE, source_id, canonical(source)


def titles(reader: Reader) -> dict[str, list[tuple[str, str]]]:
    """List what can be referred to: kind → id and title, in the order of lists."""
    library = reader.library
    ids = {kind: list(records) for kind, records in library.records.items()}
    ids |= {kind: list(library.vocabularies.get(kind, {})) for kind in VOCABULARIES}
    sources = library.sources.items()
    return {
        **{
            kind: [(item, reader.title(kind, item)) for item in found]
            for kind, found in ids.items()
        },
        SOURCE: [(item, describe(source, reader)) for item, source in sources],
    }
