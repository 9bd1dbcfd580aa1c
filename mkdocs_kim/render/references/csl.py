"""References as CSL-JSON, the form in which citation styles take them."""

from __future__ import annotations

import json
from typing import Any

from ...records import When
from ...views import Name, Work
from .edition import Edition


def csl(works: tuple[Work, ...], edition: Edition) -> str:
    """Write a list of items; what nobody knows is left out."""
    items = [_item(work) for work in works]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(work: Work) -> dict[str, Any]:
    found = {
        "id": work.id,
        "type": work.type,
        "title": work.title,
        "author": [_name(name) for name in work.authors],
        "translator": [_name(name) for name in work.translators],
        "container-title": work.container,
        "publisher": work.publisher,
        "issued": {"date-parts": [_date(work.date)]} if work.date else None,
        "version": work.version,
        "language": work.lang,
        "URL": work.url,
        "note": work.note,
    }
    return {key: value for key, value in found.items() if value}


def _name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given}
    return parts | ({"non-dropping-particle": name.particle} if name.particle else {})


def _date(when: When) -> list[int]:
    return [part for part in (when.year, when.month, when.day) if part]
