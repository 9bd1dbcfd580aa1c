"""Escaping, for what is printed a thousand times a page: most texts hold nothing to escape."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape


def escaped(value: Any) -> str:
    """Give a value as HTML; what is HTML already, and what says the same in it, as it is.

    Shape: unlike that of ``escape``, what comes out need not be marked as HTML.
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str and not (
        "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
    ):
        return value  # type: ignore[no-any-return]
    return escape(value)
