"""The files that readers take along to cite: beside the page of each record, and of all sources."""

from __future__ import annotations

from dataclasses import dataclass

from ... import addresses
from ...views import FORMS, Work
from ...views.parts import Chip, Target
from .apa import Line, line
from .bibtex import bibtex
from .csl import csl
from .edition import Edition, published
from .ris import ris

_WRITERS = {"bib": bibtex, "ris": ris, "json": csl}


def files(works: tuple[Work, ...], sources: tuple[Work, ...], edition: Edition) -> dict[str, bytes]:
    """Make all files: path → content."""
    found: dict[str, bytes] = {}
    for ending, write in _WRITERS.items():
        for work in works:
            path = addresses.citation(edition.language, work.page, ending)
            found[path] = write((published(work, edition),), edition).encode()
        if sources:
            path = addresses.bibliography(edition.language, ending)
            found[path] = write(sources, edition).encode()
    return found


def written(sources: tuple[Work, ...], edition: Edition) -> dict[str, bytes]:
    """Write sources in every form: ending → content."""
    return {ending: write(sources, edition).encode() for ending, write in _WRITERS.items()}


@dataclass(frozen=True, slots=True)
class Reference:
    """How a page says that its record is cited."""

    line: Line
    files: tuple[Chip, ...]


def reference(work: Work, edition: Edition) -> Reference:
    """Word how a record is cited, and link to its files."""
    words = edition.language
    chips = (
        Chip(name, Target(addresses.citation(words, work.page, ending), is_file=True))
        for ending, name in FORMS.items()
    )
    return Reference(line(published(work, edition), words), tuple(chips))
