"""A methods knowledge base: records in YAML become a searchable, cross-linked site."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import views
    from .api import Judged, exports, find, load, messages, reader, recognitions, worksheet
    from .diagnostics import Diagnostic
    from .library import Library, Link, Validity
    from .records import Record

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "Judged",
    "Library",
    "Link",
    "Record",
    "Validity",
    "__version__",
    "exports",
    "find",
    "load",
    "messages",
    "reader",
    "recognitions",
    "views",
    "worksheet",
]


def __getattr__(name: str) -> Any:
    """Read what is public when somebody asks for it: the commands and MkDocs need little of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.api"), name)
