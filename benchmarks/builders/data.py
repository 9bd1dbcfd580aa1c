"""Records as files of data, a file each, for builders that make pages of data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from blocks import lines

from .job import FACTS, LABELS, LISTED, REFERENCES, TEXTS, TOLD, Job


def write(job: Job, folder: Path) -> None:
    """Write all records, their sources and the words that templates need."""
    for kind, record_id, record in job.linked(link):
        used = {"uses": [entry["element"] for entry in record.get("working_elements", ())]}
        made = record | (used if kind == LISTED else {})
        put(folder / kind / f"{record_id}.yml", "".join(lines(made)))
    put(folder / "sources.yml", "".join(lines(job.sources)))
    words = {"labels": _rows(LABELS), "facts": _rows(FACTS), "told": TOLD, "texts": TEXTS}
    put(folder / "job.json", json.dumps({**words, "references": REFERENCES}))


def link(kind: str, record_id: str) -> str:
    """Give the address of a record."""
    return f"/{kind}/{record_id}/"


def put(file: Path, text: str) -> None:
    """Write a file, and the folders that it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _rows(names: dict[str, str]) -> list[dict[str, Any]]:
    return [{"id": key, "title": title} for key, title in names.items()]
