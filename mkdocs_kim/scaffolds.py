"""A file to begin with for each kind, for who makes it without the form: what needs no script."""

from __future__ import annotations

import posixpath

from .language import Language, language
from .records import KINDS
from .render.html import Scaffold
from .rewrite import path_of, scaffold
from .settings import Settings

SOURCES = "sources.yml"
"""The one file to which something is added, instead of a new one."""


def scaffolds(settings: Settings) -> tuple[Scaffold, ...]:
    """Make one for each kind, and the lines of a source."""
    words = language(settings.code)
    return (*(_record(kind, words, settings) for kind in KINDS), _source(words, settings))


def _record(kind: str, words: Language, settings: Settings) -> Scaffold:
    record_id = words.ui("ready_id")
    return Scaffold(
        kind,
        words.word(f"kind_{kind}").capitalize(),
        posixpath.join(settings.shown, path_of(kind, record_id)),
        scaffold(kind, record_id, code=words.code),
    )


def _source(words: Language, settings: Settings) -> Scaffold:
    path = posixpath.join(settings.shown, SOURCES)
    label = words.word("kind_source").capitalize()
    return Scaffold(
        "source", label, path, words.ui("ready_source"), settings.edit_url(path) or "", True
    )
