"""What a site gives away: everything that it says, as files for programs and spreadsheets."""

from __future__ import annotations

from . import citing, views
from .render import opendata, references
from .settings import Settings


def files(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the files: path → content."""
    about = opendata.About(
        reader.language, settings.name, settings.licence, settings.whole, settings.url_of_file
    )
    made = references.written(views.bibliography(reader), citing.edition(reader, settings))
    return opendata.files(views.opendata(reader), about, made)
