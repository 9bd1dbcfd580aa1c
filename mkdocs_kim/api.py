"""What other programs may rely on: a collection read, checked, walked and written from Python.

What is public stands in ``__all__`` of the package, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import citing, comparing, opendata, printed, site, style, views
from .diagnostics import Diagnostic, as_text
from .language import language as words_of
from .library import Library, Validity, validity
from .library import Link as Link
from .records import Recognition, RecognitionLevel, Record
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Judged:
    """A recognition of a method, as it stands on a day."""

    record_id: str
    recognition: Recognition
    validity: Validity


def load(
    folder: str | Path, /, *, language: str = "nl", local: str | Path | None = None
) -> Library:
    """Read and check a folder of records, as ``kim check`` does.

    Shape: faults are in ``diagnostics`` of what comes back; records with faults are there as far
    as they can be read. ``local`` is a folder with the notes of an organisation of its own.
    Raises: NotADirectoryError if there is no such folder.
    """
    found = Path(folder)
    if not found.is_dir():
        raise NotADirectoryError(str(folder))
    notes = Path(local) if local is not None else None
    return site.check(found, found.as_posix(), language, notes)


def messages(diagnostics: Iterable[Diagnostic], /, *, language: str = "nl") -> str:
    """Write faults as ``kim check`` does, a line for each."""
    return as_text(list(diagnostics), words_of(language))


def find(library: Library, record_id: str, /) -> Record | None:
    """Find a record by its id, or by one that it had before; None if there is none."""
    now = library.renamed.get(record_id, record_id)
    kind = library.kind_of(now)
    return library.records[kind][now] if kind else None


def recognitions(library: Library, /, *, today: date) -> Iterator[Judged]:
    """Go through all recognitions of methods that are not withdrawn, by title, as on a day."""
    levels = library.vocabularies["recognition_level"]
    for record_id, record in library.records["intervention"].items():
        for judgement in getattr(record, "recognition", ()):
            level = levels.get(judgement.level.id)
            if isinstance(level, RecognitionLevel) and record.status != "withdrawn":
                yield Judged(record_id, judgement, validity(judgement, level, today))


def reader(library: Library, /, *, today: date, language: str = "nl") -> views.Reader:
    """Say for whom and when views are made: what every function of ``views`` asks for."""
    return site.reader(library, _settings(today, language))


def exports(
    library: Library, /, *, today: date, name: str, url: str = "", language: str = "nl"
) -> dict[str, bytes]:
    """Make the files that the site ``name`` offers to take along: path → content.

    Shape: the open data, tables of methods and their elements, files for managers of literature.
    ``url`` is the address of the site, which they name as their source; empty if it has none.
    """
    settings = _settings(today, language, name, url)
    told = site.reader(library, settings)
    found = {
        **opendata.files(told, settings),
        **comparing.files(told, settings),
        **citing.files(told, settings),
    }
    return {path: made for path, made in found.items() if not path.startswith(f"{style.ASSETS}/")}


def worksheet(
    library: Library,
    sheet_id: str,
    /,
    *,
    today: date,
    name: str,
    url: str = "",
    paper: str = "a4",
    filled: bool = False,
    language: str = "nl",
) -> bytes:
    """Make one worksheet as a PDF, with the name of a site on it.

    Shape: ``paper`` is ``a4`` or ``a3``; ``filled`` shows the example; the code leads to ``url``.
    Raises: KeyError if there is no such sheet, or not on this paper.
    """
    settings = _settings(today, language, name, url)
    return printed.worksheet(site.reader(library, settings), settings, sheet_id, paper, filled)


def _settings(today: date, language: str, name: str = "", url: str = "") -> Settings:
    return Settings(Path(), "", name, url, code=language, today=today)
