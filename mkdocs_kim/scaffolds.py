"""A file to begin with for each kind, for who makes it without the form: what needs no script."""

from __future__ import annotations

import posixpath

from .hosts import LONGEST
from .language import Language
from .records import KINDS
from .render.html import Scaffold
from .rewrite import path_of, scaffold, text
from .settings import Settings

SOURCES = "sources.yml"
"""The one file to which something is added, instead of a new one."""


def scaffolds(words: Language, settings: Settings) -> tuple[Scaffold, ...]:
    """Make one for each kind, and the lines of a source."""
    return (*(_record(kind, words, settings) for kind in KINDS), _source(words, settings))


def _record(kind: str, words: Language, settings: Settings) -> Scaffold:
    record_id = words.ui("ready_id")
    path = posixpath.join(settings.shown, path_of(kind, record_id))
    lines = scaffold(kind, record_id, words=words)
    to = settings.host.new(path, lines) if settings.host else ""
    fits = to if len(to) <= LONGEST else ""
    return Scaffold(kind, words.word(f"kind_{kind}").capitalize(), path, lines, fits)


def _source(words: Language, settings: Settings) -> Scaffold:
    path = posixpath.join(settings.shown, SOURCES)
    label = words.word("kind_source").capitalize()
    said = {key: words.ui(f"ready_source_{key}") for key in ("id", "title", "publisher", "url")}
    lines = text(
        "source", {**said, "type": "webpage", "authors": [words.ui("ready_source_author")]}
    )
    return Scaffold("source", label, path, lines, settings.edit_url(path) or "", True)
