"""Records as tables, and tables as records again: which there are, and what stands in a cell."""

from .cells import MANY, Cells, asked, cells, headed
from .declared import LISTED, NAMES, Column, Declared, declared, every, listed

__all__ = [
    "LISTED",
    "MANY",
    "NAMES",
    "Cells",
    "Column",
    "Declared",
    "asked",
    "cells",
    "declared",
    "every",
    "headed",
    "listed",
]
