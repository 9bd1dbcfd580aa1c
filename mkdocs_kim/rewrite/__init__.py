"""Records as tidy YAML: written from data, rewritten with their comments, scaffolded, renamed.

The only door for all that changes files of authors.
"""

from .disk import write
from .scaffold import hints, path_of, scaffold
from .tidying import TidyError, tidy
from .writing import fields_of, modeline, text

__all__ = [
    "TidyError",
    "fields_of",
    "hints",
    "modeline",
    "path_of",
    "scaffold",
    "text",
    "tidy",
    "write",
]
