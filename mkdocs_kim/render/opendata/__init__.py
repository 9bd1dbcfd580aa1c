"""Open data: everything that a site says, in files that outlive it."""

from .about import About
from .files import files

__all__ = ["About", "files"]
