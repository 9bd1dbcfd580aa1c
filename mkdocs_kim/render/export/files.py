"""The files that every build makes, and the script from which browsers make their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from ... import addresses
from ...views import Export
from .documents import Document, part, side_by_side, sources
from .imprint import Imprint
from .tables import beside, cells, matrix
from .writing import csv_file

SCRIPT = "export.js"
"""Where the script stands among the files of the site's own."""


def files(export: Export, everything: Document, imprint: Imprint) -> dict[str, bytes]:
    """Make all files, given the document that holds it all: path → content."""
    words, language = imprint.words, imprint.language
    made = {
        addresses.map_file(language, "csv"): csv_file(matrix(everything, words)),
        addresses.map_cells(language): csv_file(cells(everything, words)),
        addresses.map_file(language, "json"): json_file(everything),
    }
    for pair in export.pairs:
        both = side_by_side(export, pair, imprint)
        page = addresses.pair(language, *pair)
        made[f"{page}.csv"] = csv_file(beside(both, words))
        made[f"{page}.json"] = json_file(both)
    return made


def scripts(export: Export, everything: Document, imprint: Imprint, most: int) -> dict[str, bytes]:
    """Make the script ``window.kim.export``: all but what the scripts of methods already hold.

    Shape: name → content; with more than ``most`` methods one for each part of the map.
    """
    count = len(export.methods)
    if count <= most:
        return {SCRIPT: _script(export, everything, imprint)}
    made = {}
    for number, start in enumerate(range(0, count, most), 1):
        methods = export.methods[start : start + most]
        cited = sorted({source for one in methods for source in one.cited})
        own = replace(
            export, methods=methods, sources={item: export.sources[item] for item in cited}
        )
        made[part_name(number)] = _script(
            own, part(everything, start, start + most), imprint, {"of": count}
        )
    return made


def _script(
    export: Export, everything: Document, imprint: Imprint, more: Mapping[str, int] | None = None
) -> bytes:
    data = {
        **(more or {}),
        "map": everything,
        "heads": [{"field": head.key, "label": head.label} for head in export.heads],
        "cited": {one.id: list(one.cited) for one in export.methods},
        "sources": sources(export, export.sources),
        "note": imprint.language.ui("taken_note_compared"),
        "words": imprint.words,
    }
    return f"window.kim=window.kim||{{}};window.kim.export={_compact(data)};\n".encode()


def part_name(number: int) -> str:
    """Name the script of a part of the map: ``export.js``, ``export-2.js``."""
    return SCRIPT if number == 1 else SCRIPT.replace(".", f"-{number}.")


def stamped(name: str, content: bytes) -> str:
    """Give a script with a mark of its content, so that no browser shows an old one."""
    return f"{name}?v={sha256(content).hexdigest()[:8]}"


def json_file(document: Document) -> bytes:
    """Write a document as JSON: a line for each of its keys, and for each item of its lists."""
    lines = (f"{_compact(key)}: {_by_line(value)}" for key, value in document.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _by_line(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
