"""All records together: ids, links both ways, whole-library checks, what is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..diagnostics import in_order
from ..records import Reading
from .checks import check
from .completeness import Completeness, completeness
from .lexicon import Lexicon, Mention, lexicon, uses
from .library import VOCABULARIES, Library, collect, sort_key
from .links import Link
from .recognition import Validity, validity
from .version import canonical, unwrapped, version

__all__ = [
    "VOCABULARIES",
    "Completeness",
    "Lexicon",
    "Library",
    "Link",
    "Mention",
    "Validity",
    "build",
    "canonical",
    "completeness",
    "lexicon",
    "sort_key",
    "unwrapped",
    "uses",
    "validity",
    "version",
]


def build(readings: Sequence[Reading], code: str) -> Library:
    """Make a library of what was read, with all faults: in the files and between them."""
    library = collect(readings, code)
    of_files = (fault for reading in readings for fault in reading.diagnostics)
    return replace(library, diagnostics=tuple(in_order([*of_files, *check(library, readings)])))
