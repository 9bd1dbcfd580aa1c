"""Edits of a record while a server runs: of its prose, and of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .job import LISTED, Job
from .rounds import changed
from .server import Saved, Server

PROSE, TITLE = "prose", "title"
Edits = dict[tuple[str, str], list[Saved]]
"""Of each server and kind of edit."""


@dataclass(frozen=True)
class Chosen:
    """A record that is edited, and the pages that show its title, each a kind and an id."""

    record: str
    pages: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Desk:
    """A server, the file that is edited, and where pages are."""

    server: Server
    file: Path
    pages: Sequence[str]

    def edit(self, kind: str, number: int) -> Saved:
        """Change the record in a way that was not there before."""
        text, mark = self.file.read_text(encoding="utf-8"), f"Wijziging{number}"
        pages = self.pages
        if kind == PROSE:
            text = re.sub(r"\n  Wijziging\d+ is begonnen\.\n", "\n", text)
            made, pages = changed(text, f"{mark} is begonnen."), pages[:1]
        else:
            made = re.sub(r"^(title: .*?)( Wijziging\d+)?\n", rf"\1 {mark}\n", text)
        return self.server.save(self.file, made, mark, pages)


def choose(job: Job) -> Chosen:
    """Take the record with the first title that another refers to: it is early in every list."""
    listed = job.records[LISTED]
    referring: dict[str, str] = {}
    for record_id, record in listed.items():
        for entry in record.get("related", ()):
            referring.setdefault(entry["intervention"], record_id)
    first = min(referring, key=lambda record_id: str(listed[record_id]["title"]))
    theme = listed[first]["themes"][0]
    pages = ((LISTED, first), (LISTED, ""), ("themes", theme), (LISTED, referring[first]))
    return Chosen(first, pages)


def address(names: dict[str, str], page: tuple[str, str]) -> str:
    """Give the address of a page, with the names that a site has for kinds."""
    kind, record_id = page
    return f"/{names.get(kind, kind)}/" + (f"{record_id}/" if record_id else "")
