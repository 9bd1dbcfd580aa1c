"""All records together: ids, links both ways, whole-library checks, what is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..diagnostics import in_order
from ..records import Reading
from . import local
from .checks import check
from .completeness import Completeness, completeness
from .editing import edited
from .lexicon import Lexicon, Mention, lexicon, uses
from .library import VOCABULARIES, Library, LocalNote, collect, sort_key
from .links import Link
from .recognition import Validity, validity
from .rows import OPENS, closed, rows, unwrapped
from .version import canonical, digest, version

__all__ = [
    "OPENS",
    "VOCABULARIES",
    "Completeness",
    "Lexicon",
    "Library",
    "Link",
    "LocalNote",
    "Mention",
    "Validity",
    "build",
    "canonical",
    "closed",
    "completeness",
    "digest",
    "edited",
    "lexicon",
    "rows",
    "sort_key",
    "unwrapped",
    "uses",
    "validity",
    "version",
]


def build(
    readings: Sequence[Reading],
    code: str,
    notes: Sequence[Reading] = (),
    before: Library | None = None,
) -> Library:
    """Make a library of what was read, with all faults: in the files and between them.

    Shape: ``notes`` are those of an organisation of its own, with records of others; ``before`` is
    a library of which some records are the very same, for what follows from these alone.
    """
    library = collect(readings, code, before)
    library = replace(library, local=local.attached(library, notes))
    of_files = (fault for reading in readings for fault in reading.diagnostics)
    faults = [*of_files, *check(library, readings), *local.check(library, notes)]
    library = replace(library, diagnostics=tuple(in_order(faults)))
    return library.after(before) if before else library
