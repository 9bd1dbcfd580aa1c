"""What a site has for who cites it: a reference on each page, and files to take along."""

from __future__ import annotations

from . import views
from .render import references
from .settings import Settings


def edition(reader: views.Reader, settings: Settings) -> references.Edition:
    """Gather what the site says of itself."""
    publisher = settings.publisher or settings.name
    return references.Edition(
        reader.language, settings.name, publisher, settings.licence, settings.whole
    )


def files(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the files: path → content."""
    return references.files(
        views.works(reader), views.bibliography(reader), edition(reader, settings)
    )
