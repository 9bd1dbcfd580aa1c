"""The square code that leads from paper to the site; the only door to segno."""

from __future__ import annotations

import io
import re
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


def path(url: str) -> tuple[str, int]:
    """Give the same as the path of its dark lines, and how many squares it is wide."""
    found = _PARTS.search(code(url))
    assert found is not None, "that is what segno writes"
    return found[2], int(found[1])


_PARTS = re.compile(r'viewBox="0 0 (\d+) .*? d="([^"]+)"')
