"""What the form tells the other parts of its page, for tests that need no form."""

from __future__ import annotations

from typing import Any

from mkdocs_kim.records import KINDS, form
from mkdocs_kim.views import Reader
from mkdocs_kim.views.citing import describe


def forms(reader: Reader) -> dict[str, Any]:
    """Give ``window.kim.forms`` as far as others read it."""
    library = reader.library
    kinds = {
        kind: {"fields": [_plain(one, reader.code) for one in form(model)]}
        for kind, model in KINDS.items()
    }
    known = {
        kind: [(item, reader.title(kind, item)) for item in ids]
        for kind, ids in {**library.records, **library.vocabularies}.items()
    }
    known["source"] = [(item, describe(one, reader)) for item, one in library.sources.items()]
    return {"kinds": kinds, "known": known}


def _plain(field: Any, code: str) -> dict[str, Any]:
    return {
        "key": field.key,
        "label": field.labels[code],
        "holds": field.holds,
        "many": field.many,
        "of": field.of,
        "fields": [_plain(one, code) for one in field.fields],
    }
