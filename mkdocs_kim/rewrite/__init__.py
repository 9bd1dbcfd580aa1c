"""Records as tidy YAML: written from data, rewritten with their comments, scaffolded, renamed.

The only door for all that changes files of authors.
"""

from .disk import write
from .entries import with_entry
from .renaming import RenameError, Renaming, candidates, ids_of, rename
from .scaffold import hints, path_of, scaffold
from .tidying import TidyError, anew, as_before, still_tidy, tidy
from .writing import fields_of, modeline, text

__all__ = [
    "RenameError",
    "Renaming",
    "TidyError",
    "anew",
    "as_before",
    "candidates",
    "fields_of",
    "hints",
    "ids_of",
    "modeline",
    "path_of",
    "rename",
    "scaffold",
    "still_tidy",
    "text",
    "tidy",
    "with_entry",
    "write",
]
