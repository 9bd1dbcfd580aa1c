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


@cache
def _compiler() -> typst.Compiler:
    faces = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts.folder()]
    )
    return typst.Compiler(font_paths=faces)


@cache
def template() -> bytes:
    """Give the template of a sheet."""
    package = __package__.partition(".")[0]
    return (resources.files(package) / "templates" / "sheet.typ").read_bytes()


def key(data: dict[str, Any]) -> str:
    """Name what would come out: the same for the same data, template, setter and typeface."""
    made_with = [version("typst"), version("fontpkg-atkinson-hyperlegible")]
    digest = hashlib.sha256(template())
    digest.update(json.dumps([made_with, data], sort_keys=True, ensure_ascii=False).encode())
    return digest.hexdigest()[:32]


def pdf(data: dict[str, Any]) -> bytes:
    """Set a sheet as PDF/UA-1.

    Shape: the same bytes for the same data: it carries no time of its own.
    """
    return _set(data, format="pdf", pdf_standards=["ua-1"], timestamp=0)


def picture(data: dict[str, Any]) -> bytes:
    """Set the first page of a sheet as a small PNG."""
    return _set(data, format="png", ppi=48)


def _set(data: dict[str, Any], **how: Any) -> bytes:
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    made = _compiler().compile(template(), sys_inputs=inputs, **how)
    first = made[0] if isinstance(made, list) else made
    assert first is not None, "without a path, what is made comes back as bytes"
    return first
