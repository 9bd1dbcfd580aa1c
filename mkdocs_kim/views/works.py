"""What others can cite, as lists of literature know it: the records of a site, and its sources."""

from __future__ import annotations

from .. import addresses
from ..records import Record, Source, When
from .citable import Name, Work
from .credits import name_of, role
from .parts import Chip, Target
from .reader import Reader

_CONTAINED = ("article-journal", "article-magazine", "article-newspaper")
"""Types whose publisher is what they stand in."""


FORMS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""Ending of a file → what managers of literature call the form."""


def of_record(record: Record, record_id: str, reader: Reader) -> Work | None:
    """Tell how a record is cited; None if it is withdrawn.

    Its date is that of its last review, never that of the build: a build changes nothing.
    """
    if record.status == "withdrawn":
        return None
    title, lang = record.title.best(reader.code)
    return Work(
        record_id,
        "webpage",
        title,
        lang or reader.code,
        _who("describer", record, reader),
        _who("translator", record, reader),
        date=record.reviewed,
        version=reader.library.version(record_id),
        page=addresses.page(reader.language, record.kind, record_id),
    )


def _who(wanted: str, record: Record, reader: Reader) -> tuple[Name, ...]:
    people = record.contributors
    return tuple(name_of(person, reader) for person in people if role(person.role) == wanted)


def works(reader: Reader) -> tuple[Work, ...]:
    """List every record that can be cited."""
    found = (of_record(record, item, reader) for _, item, record in reader.library.all())
    return tuple(work for work in found if work)


def bibliography(reader: Reader) -> tuple[Work, ...]:
    """List the sources that records cite, in the order of their file."""
    library = reader.library
    known = library.sources.items()
    return tuple(of_source(source, reader) for item, source in known if item in library.cited_by)


def bibliography_files(reader: Reader) -> tuple[Chip, ...]:
    """Link to the files with all of them."""
    return tuple(
        Chip(name, Target(addresses.bibliography(reader.language, ending), is_file=True))
        for ending, name in FORMS.items()
    )


def open_data(reader: Reader) -> Chip:
    """Link to the page from which everything can be taken along."""
    to = Target(addresses.index(reader.language, "data"))
    return Chip(reader.language.ui("data_all"), to)


def of_source(source: Source, reader: Reader) -> Work:
    """Tell how a source is cited."""
    code = reader.code
    publisher = source.publisher.in_(code) if source.publisher else ""
    contained = source.type in _CONTAINED
    return Work(
        source.id.id,
        source.type,
        source.title.in_(code),
        source.language or "",
        authors=tuple(Name.of(author.in_(code)) for author in source.authors),
        container=publisher if contained else "",
        publisher="" if contained else publisher,
        date=When(source.year) if source.year else None,
        url=source.url or "",
        note=source.note.in_(code) if source.note else "",
    )
