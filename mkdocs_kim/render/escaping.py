"""Escaping, for what is printed a thousand times a page: most texts hold nothing to escape."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from ..records import Foreign

_BEGIN, _SAID, _END = "\x02", "\x03", "\x04"
"""Put around a text in another language: characters that no record may hold."""
_WHOLE = re.compile(r"(?s)<(option|textarea|title|script)\b.*?</\1>|<[^>]*>")
"""Where there can be no element: inside a tag, and inside elements that hold plain text."""
_MARKS = re.compile(f"{_BEGIN}[a-z]+{_SAID}|{_END}")


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
    if kind is Foreign:
        return Markup(f"{_BEGIN}{value.lang}{_SAID}{escape(str(value))}{_END}")
    return escape(value)


def spoken(html: str) -> str:
    """Say of every text in another language which that is, wherever HTML can say it."""
    if _BEGIN not in html:
        return html
    html = _WHOLE.sub(lambda found: unspoken(found[0]), html)
    html = re.sub(f"{_BEGIN}([a-z]+){_SAID}", r'<span lang="\1">', html)
    return html.replace(_END, "</span>")


def unspoken(text: str) -> str:
    """Say nothing of that, where it cannot be said."""
    return _MARKS.sub("", text)
