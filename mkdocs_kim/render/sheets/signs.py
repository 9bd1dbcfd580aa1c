"""Signs that the typeface lacks: found where a record says them, left out of what is set."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ...diagnostics import Diagnostic, Position, Severity
from ...records import Foreign, Prose, Text
from .. import fonts

NOTHING = "…"
"""Stands for a text of which no sign can be shown: a setter refuses headings without words."""


def lacking(text: str) -> frozenset[str]:
    """Gather the signs of a text that the typeface does not have."""
    return frozenset(sign for sign in set(text) if not fonts.has(sign))


def without(text: str) -> str:
    """Leave out the signs that the typeface lacks, and the space that they stood in.

    Shape: a text without them comes back as it is; a text of nothing else comes back empty.
    """
    missing = lacking(text)
    if not missing and not _blank(text):
        return text
    left = "".join(sign for sign in text if sign not in missing)
    left = "" if _blank(left) else " ".join(part for part in left.split(" ") if part)
    return Foreign(left, text.lang) if isinstance(text, Foreign) else left


def shown(text: str) -> str:
    """Leave out the signs that the typeface lacks; where nothing is left, dots tell so."""
    left = "".join(sign for sign in text if fonts.has(sign))
    return NOTHING if left != text and _blank(left) else left


def _blank(text: str) -> bool:
    return not text.strip(fonts.SILENT)


Said = tuple[str, Position | None]


def unset(
    told: Iterable[Said], severity: Severity = "error", among: Collection[str] | None = None
) -> Iterator[Diagnostic]:
    """Yield the first sign of each text that the typeface lacks.

    Shape: ``among`` are the only signs to tell of; without it, all are.
    """
    for text, at in told:
        missing = lacking(text) if among is None else among
        sign = next((sign for sign in text if sign in missing), None)
        if sign is not None and at is not None:
            yield Diagnostic("sign-not-in-font", at, {"sign": sign}, severity=severity)


def said(values: Iterable[object], code: str) -> Iterator[Said]:
    """Go through the texts among values of a record, each with its place, as a language has it."""
    for text in values:
        if isinstance(text, Text | Prose):
            words = text.best(code)[0]
            yield words if isinstance(words, str) else words.text, text.at
