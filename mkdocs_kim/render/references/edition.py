"""What a site says of itself to whoever cites it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ...language import Language
from ...views import Name, Work
from ...views.parts import Target


@dataclass(frozen=True)
class Edition:
    language: Language
    site: str
    publisher: str
    """Who answers for the site: the author of what nobody put a name to."""
    licence: str
    url: Callable[[Target], str]
    """Gives the whole address of a page; empty if the site does not know its own."""


def published(work: Work, edition: Edition) -> Work:
    """Add what the site knows of one of its own records."""
    return replace(
        work,
        authors=work.authors or (Name(edition.publisher),),
        container=edition.site,
        publisher="" if edition.publisher == edition.site else edition.publisher,
        url=edition.url(Target(work.page)),
        note=edition.licence,
    )


def remark(work: Work, edition: Edition) -> str:
    """Word what formats have no place for: the version, and what else there is to say."""
    version = edition.language.ui("version", version=work.version) if work.version else ""
    return ". ".join(filter(None, (version, work.note)))
