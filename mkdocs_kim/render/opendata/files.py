"""All files of open data, with the list of them that says how long each is and what its sum is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from ... import addresses
from ...records import schema_files
from ...tables import NAMES
from ...views import OpenData
from .about import About
from .documents import SCHEMAS, by_line, documents
from .package import package
from .skos import FILE as CONCEPTS
from .skos import skos
from .tables import tables

_YES_NO = re.compile(rb'"enum": \[\s*"yes",\s*"no"\s*\]')
"""What the schemas of YAML call a truth, which JSON has a word of its own for."""
MANIFEST, PACKAGE = "manifest.json", "datapackage.json"
BIBLIOGRAPHY = "bibliography"


def files(data: OpenData, about: About, bibliography: Mapping[str, bytes]) -> dict[str, bytes]:
    """Make all files: path → content.

    Shape: ``bibliography`` holds the sources for managers of literature: ending → content.
    """
    made = dict(_files(data, about, bibliography))
    made[MANIFEST] = by_line(_manifest(made, data, about), "files")
    return {addresses.data_file(about.language, name): content for name, content in made.items()}


def _files(
    data: OpenData, about: About, bibliography: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    yield from documents(data, about)
    laid = list(tables(data, about))
    yield from ((f"{table.name}.csv", table.content) for table in laid)
    yield from ((f"{BIBLIOGRAPHY}.{ending}", made) for ending, made in bibliography.items())
    yield CONCEPTS, by_line(skos(data, about), "@graph")
    for name, schema in schema_files().items():
        yield f"{SCHEMAS}/{name}", _YES_NO.sub(rb'"type": "boolean"', schema)
    yield PACKAGE, by_line(package(laid, data, about), "resources")


def _manifest(made: Mapping[str, bytes], data: OpenData, about: About) -> dict[str, Any]:
    """Say what there is; of itself a list cannot know the sum."""
    return {
        **about.told(data),
        "counts": {NAMES[kind]: len(found) for kind, found in data.entries.items()},
        "files": [
            {"path": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in sorted(made.items())
        ],
    }
