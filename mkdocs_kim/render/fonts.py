"""The typeface, from its package, as web fonts; the only door to fontpkg and fontTools.

Source: Atkinson Hyperlegible, Braille Institute, SIL Open Font License; made for readers with low
vision.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.metadata import version
from io import BytesIO

import fontpkg
from fontTools.ttLib import TTFont

_PACKAGE = "fontpkg-atkinson-hyperlegible"
FAMILY = "Atkinson Hyperlegible"
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
    font = TTFont(fontpkg.path(FAMILY, weight=weight, style=style), recalcTimestamp=False)
    font.flavor = "woff2"
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()


@cache
def advances(face: str) -> tuple[dict[str, float], float]:
    """Give the width of every sign of a face, in parts of the type size, and of one it lacks."""
    weight, style = FACES[face]
    font = TTFont(fontpkg.path(FAMILY, weight=weight, style=style))
    unit, widths = font["head"].unitsPerEm, font["hmtx"]
    found = {chr(code): widths[name][0] / unit for code, name in font.getBestCmap().items()}
    return found, 1.0


SILENT = "\n\t \u00a0\u00ad\u200b"
"""Signs that need no shape of their own."""


def has(sign: str) -> bool:
    """Tell whether the typeface can show a sign."""
    return sign in advances("regular")[0] or sign in SILENT


def folder() -> str:
    """Tell where the TrueType files of the typeface are, for a setter that reads them itself."""
    return str(fontpkg.path(FAMILY, weight=400, style="normal").parent)


def name(face: str) -> str:
    """Name a face as WOFF2: the same name for the same typeface, made by the same tools."""
    made_with = "-".join(version(package) for package in (_PACKAGE, "fonttools", "brotli"))
    return f"{face}-{made_with}.woff2"


def style_sheet() -> str:
    """Write the rules that name the faces, for a style sheet that stands beside them."""
    rules = [
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-style:{style};'
        f'font-display:swap;src:url("atkinson-{face}.woff2") format("woff2")}}'
        for face, (weight, style) in FACES.items()
    ]
    return "\n".join(rules) + "\n"


def licence() -> bytes:
    """Give the licence of the typeface, which travels with it."""
    return (resources.files("fontpkg_atkinson_hyperlegible") / "LICENSE").read_bytes()
