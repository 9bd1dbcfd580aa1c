"""The typeface, from its package, as web fonts; the only door to fontpkg and fontTools.

Source: Atkinson Hyperlegible, Braille Institute, SIL Open Font License; made for readers with low
vision.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO

import fontpkg
from fontTools.ttLib import TTFont

FACES = {
    "regular": (400, "normal"),
    "italic": (400, "italic"),
    "bold": (700, "normal"),
    "bold-italic": (700, "italic"),
}
"""File name → weight and style."""


@cache
def woff2(face: str) -> bytes:
    """Give one face as WOFF2.

    Shape: the same bytes every time: the font keeps its own date.
    """
    weight, style = FACES[face]
    font = TTFont(
        fontpkg.path("Atkinson Hyperlegible", weight=weight, style=style), recalcTimestamp=False
    )
    font.flavor = "woff2"
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()


def style_sheet() -> str:
    """Write the rules that name the faces, for a style sheet that stands beside them."""
    rules = [
        f'@font-face{{font-family:"Atkinson Hyperlegible";font-weight:{weight};font-style:{style};'
        f'font-display:swap;src:url("atkinson-{face}.woff2") format("woff2")}}'
        for face, (weight, style) in FACES.items()
    ]
    return "\n".join(rules) + "\n"


def licence() -> bytes:
    """Give the licence of the typeface, which travels with it."""
    return (resources.files("fontpkg_atkinson_hyperlegible") / "LICENSE").read_bytes()
