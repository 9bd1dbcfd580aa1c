"""Sheets of paper as PDF and as small pictures; the only door to typst.

Source: Typst, https://typst.app; PDF/UA-1 is enforced by the compiler, which refuses what is not.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources
from importlib.metadata import version
from typing import Any

import typst

from .. import fonts
from . import signs

_CODE = (
    "render/metrics.py",
    "render/fonts.py",
    "render/html.py",
    "render/prose.py",
    "views/drawn.py",
    "views/sheets.py",
)
_PACKAGES = ("typst", "segno", "pyphen", "fontpkg-atkinson-hyperlegible")


@cache
def _compiler() -> typst.Compiler:
    faces = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts.folder()]
    )
    return typst.Compiler(font_paths=faces)


SHEET, CARD, ACCOUNT, POSTER = "sheet.typ", "choicecard.typ", "account.typ", "poster.typ"
DECK = "deck.typ"
"""The templates."""


def template(name: str = SHEET) -> bytes:
    """Give a template."""
    package = __package__.partition(".")[0]
    return (resources.files(package) / "templates" / name).read_bytes()


def maker() -> str:
    """Name what sheets are made with: setter, typeface, and the code that lays out and draws."""
    package = resources.files(__package__.partition(".")[0])
    folders = [
        package / name for name in ("render/drawing", "render/sheets", "locales", "templates")
    ]
    files = [file for folder in folders for file in folder.iterdir() if file.is_file()]
    files += [package / name for name in _CODE]
    digest = hashlib.sha256(template())
    for file in sorted(files, key=str):
        digest.update(file.read_bytes())
    return "-".join([digest.hexdigest(), *(version(package) for package in _PACKAGES)])


def document(*sheets: dict[str, Any], title: str = "", description: str = "") -> dict[str, Any]:
    """Put sheets together; one sheet alone gives the document its title."""
    first = sheets[0]
    return {
        "title": title or first["title"],
        "description": description or first["question"],
        "lang": first["lang"],
        "region": first["region"],
        "sheets": [shown(sheet) for sheet in sheets],
    }


def shown(value: Any) -> Any:
    """Leave out signs that the typeface lacks; a text of nothing else becomes a few dots.

    What a record says with them has been reported; this is about the rest, such as the name of the
    site and the titles of other records, for which nobody should be left without a sheet.
    """
    if isinstance(value, str):
        return signs.shown(value)
    if isinstance(value, list):
        return [shown(item) for item in value]
    if isinstance(value, dict):
        return {key: shown(item) for key, item in value.items()}
    return value


def pdf(data: dict[str, Any], name: str = SHEET) -> bytes:
    """Set a document as PDF/UA-1.

    Shape: the same bytes for the same data: it carries no time of its own.
    """
    return _set(data, name, format="pdf", pdf_standards=["ua-1"], timestamp=0)


def picture(data: dict[str, Any]) -> bytes:
    """Set the first page of a sheet as a small PNG."""
    return _set(data, SHEET, format="png", ppi=48)


def poster(data: dict[str, Any]) -> bytes:
    """Set what a link to the site shows elsewhere: a PNG of 1200 by 630 dots."""
    return _set(data, POSTER, format="png", ppi=144)


def _set(data: dict[str, Any], name: str, **how: Any) -> bytes:
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    made = _compiler().compile(template(name), sys_inputs=inputs, **how)
    first = made[0] if isinstance(made, list) else made
    assert first is not None, "without a path, what is made comes back as bytes"
    return first
