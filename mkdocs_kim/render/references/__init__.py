"""How to cite: a record as a line of text, records and sources as files for managers of literature.

A ``Work`` says what is cited; ``edition.published`` adds what only the site knows. Each format has
a module that does no more than write it.
"""

from .edition import Edition
from .files import Reference, files, reference, written

__all__ = ["Edition", "Reference", "files", "reference", "written"]
