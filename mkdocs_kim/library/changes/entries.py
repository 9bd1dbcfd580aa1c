"""What can change, each as plain data: records, and each item of the lists beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...records import FILES, KINDS, Concept, Reading, RecognitionLevel, Shape, Source, Value
from ..library import VOCABULARIES
from ..version import canonical

Key = tuple[str, str]
"""Kind and id."""
Data = dict[str, Any]
Entries = Mapping[Key, Data]

MODELS: dict[str, type[Shape]] = {
    **KINDS,
    "source": Source,
    **dict.fromkeys(VOCABULARIES, Value),
    "recognition_level": RecognitionLevel,
    "synonym": Concept,
    "tryout": FILES["tryout.yml"],
}
"""Kind of entry → its declaration."""
LISTED = tuple(kind for kind in MODELS if kind not in KINDS)
"""The kinds that are no records, but stand in lists."""


def entries(reading: Reading) -> dict[Key, Data]:
    """Take what one file holds apart into what can change by itself."""
    data = canonical(reading.shape)
    if reading.kind == "sources.yml":
        return _by("source", "id", data.get("sources", ()))
    if reading.kind == "synonyms.yml":
        return _by("synonym", "term", data.get("synonyms", ()))
    if reading.kind == "tryout.yml":
        return {("tryout", "tryout"): data}
    if reading.kind == "vocabularies.yml":
        found: dict[Key, Data] = {}
        for kind, key in VOCABULARIES.items():
            found |= _by(kind, "id", data.get(key, ()))
        return found
    # What a site calls things and looks like is no content.
    return {(reading.kind, reading.id): data} if reading.kind in KINDS else {}


def _by(kind: str, key: str, items: list[Data]) -> dict[Key, Data]:
    return {(kind, _text(item[key])): item for item in items}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(next(iter(value.values())))
