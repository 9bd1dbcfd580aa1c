"""Sources as a reader meets them: numbered notes, and a line in the bibliography."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..records import Ref, Source
from .pages import Note
from .parts import Reference
from .reader import Reader
from .within import cited


def notes(view: Any, reader: Reader, further: Iterable[Ref] = ()) -> tuple[Note, ...]:
    """Number the sources of a view in the order in which a reader meets them, then further ones."""
    named = cited(view)
    ids = {**named, **dict.fromkeys(ref.id for ref in further)}
    known = [source_id for source_id in ids if source_id in reader.library.sources]
    return tuple(
        _note(number, source_id, source_id in named, reader)
        for number, source_id in enumerate(known, 1)
    )


def _note(number: int, source_id: str, is_cited: bool, reader: Reader) -> Note:
    known: dict[str, tuple[Reference, str, str]] = reader.kept.setdefault(_note, {})
    if source_id not in known:
        source = reader.library.sources[source_id]
        remark = source.note.in_(reader.code) if source.note else ""
        known[source_id] = reference(source, reader), source.url or "", remark
    return Note(number, source_id, *known[source_id], is_cited)


def describe(source: Source, reader: Reader) -> str:
    """Word a source in one line, after APA: ``Goede en Kwekkeboom (2013). Titel. Uitgever.``"""
    code = reader.code
    authors = enumerated([author.in_(code) for author in source.authors], reader)
    publisher = source.publisher.in_(code) if source.publisher else ""
    year = f"({source.year or reader.language.ui('no_year')})"
    title = source.title.in_(code)
    if not authors and not publisher:
        return f"{title} {year}."
    ended = title if title[-1] in ".?!" else f"{title}."
    tail = f"{publisher}." if authors and publisher else ""
    return " ".join(part for part in (f"{authors or publisher} {year}.", ended, tail) if part)


def reference(source: Source, reader: Reader) -> Reference:
    """Word a source in one line, with the part of it that is in another language than the page."""
    foreign = source.language not in (None, reader.code)
    part = (source.title.in_(reader.code), source.language or "") if foreign else ("", "")
    return Reference(describe(source, reader), *part)


def short(source: Source, reader: Reader) -> str:
    """Name a source in a few words, for paper: ``Smit e.a. (2013)``, or its title and year."""
    names = [author.in_(reader.code) for author in source.authors]
    first = names[0] if names else source.publisher or source.title
    word = first if isinstance(first, str) else first.in_(reader.code)
    more = f" {reader.language.ui('and_others')}" if len(names) > 2 else ""
    if len(names) == 2:
        word = enumerated(names, reader)
    return f"{word}{more} ({source.year or reader.language.ui('no_year')})"


def enumerated(names: list[str], reader: Reader) -> str:
    """Join names as a sentence does: ``A, B en C``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {reader.language.ui('and')} {names[-1]}"
