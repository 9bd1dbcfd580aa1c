"""The square code that leads from paper to the site; the only door to segno."""

from __future__ import annotations

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=256)
def code(url: str) -> str:
    """Draw the code of an address as SVG, with the quiet border that readers need."""
    stream = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        stream, kind="svg", border=2, xmldecl=False, svgns=True, omitsize=True, dark="#000"
    )
    return stream.getvalue().decode()
