"""From a folder of records to everything a site needs; the same for every host."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cache as once
from hashlib import blake2b
from pathlib import Path

from . import kept, library, printed, views
from .cache import Cache
from .diagnostics import Diagnostic, in_order
from .files import read_folder, read_notes
from .kept import Kept
from .language import LANGUAGES, Language, language
from .library import Library
from .plan import Plan
from .records import Reading
from .render.search import box, data
from .settings import Settings
from .spool import Held, Spool, Waiting


def _nothing() -> Plan:
    raise LookupError("nothing is made of records with faults")


@dataclass(frozen=True)
class Site:
    """What came out."""

    pages: tuple[Held, ...]
    files: Waiting
    """Path → content: worksheets, fonts, style, redirects."""
    diagnostics: tuple[Diagnostic, ...]
    withheld: tuple[str, ...]
    """Paths of the files that were left out."""
    words: Language = field(default_factory=lambda: language(LANGUAGES[0]))
    """The language of the site, with its own words."""
    moved: dict[str, tuple[str, str]] = field(default_factory=dict)
    """File that leads on → the address that it has, and the one it leads to."""
    name: str = ""
    """By which it is in the cache; empty if it is not."""
    plan: Callable[[], Plan] = _nothing
    """Gives what it was made by, for what is made later."""


def check(folder: Path, shown: str, code: str, local: Path | None = None) -> Library:
    """Read a folder of records, with all faults: those of the records and those of their sheets.

    Shape: ``local`` is the folder with the notes of an organisation of its own, if it has one.
    """
    local_shown = local.as_posix() if local else ""
    settings = Settings(folder, shown, "", code=code, local=local, local_shown=local_shown)
    return _fitted(library.build(read_folder(folder, shown), code, _notes(settings)), settings)


def _notes(settings: Settings) -> list[Reading]:
    return read_notes(settings.local, settings.local_shown) if settings.local else []


def _fitted(found: Library, settings: Settings) -> Library:
    """Add what does not fit on paper to the faults of a library."""
    faults = [*found.diagnostics, *printed.faults(_reader(found, settings), settings)]
    return replace(found, diagnostics=tuple(in_order(faults)))


def build(settings: Settings) -> Site:
    """Build the site: read, check, view, print; or take it from the cache as it was made before.

    Shape: with errors there are no pages, unless ``withhold`` is set.
    """
    cache = Cache(settings.cache)
    name = kept.key(settings) if settings.cache else ""
    found = kept.find(name, cache)
    if found is not None:
        return _again(found, name, settings)
    shown, faults = _read(settings)
    files = Waiting(Spool(kept.stream(cache)))
    if shown is None:
        return Site((), files, faults, (), language(settings.code))
    plan = Plan(_reader(shown, settings), settings, files)
    for make in plan.parts().values():
        files.add(make())
    made = (plan.print(page) for batch in plan.batches() for page in batch.make())
    pages = tuple(Held.of(page, files.spool) for page in made)
    moved = {path: (old, new) for path, (old, new, _) in plan.moved.items()}
    if not faults:
        own = shown.words.own(settings.code) if shown.words else {}
        kept.keep(name, Kept(pages, files, moved, own), cache)
    withheld = tuple(sorted(_faulty(faults)))
    name = "" if faults else name
    return Site(pages, files, faults, withheld, plan.reader.language, moved, name, lambda: plan)


def _again(found: Kept, name: str, settings: Settings) -> Site:
    """Give a site that was made before; what it was made by is read only if somebody asks."""

    @once
    def plan() -> Plan:
        shown, _ = _read(settings)
        assert shown is not None, "a site with faults is not kept"
        return Plan(_reader(shown, settings), settings, found.files)

    words = language(settings.code)
    words = words.with_(found.own) if found.own else words
    return Site(found.pages, found.files, (), (), words, found.moved, name, plan)


def _read(settings: Settings) -> tuple[Library | None, tuple[Diagnostic, ...]]:
    """Read and check the records: what can be shown, and all faults.

    Shape: records with errors are left out if that is wanted; otherwise nothing is shown then.
    """
    readings = read_folder(settings.folder, settings.shown)
    notes = _notes(settings)
    found = _fitted(library.build(readings, settings.code, notes), settings)
    faulty = _faulty(found.diagnostics)
    if not faulty:
        return found, found.diagnostics
    if not settings.withhold:
        return None, found.diagnostics
    good = [_without(reading, faulty) for reading in readings]
    shown = library.build(good, settings.code, [_without(note, faulty) for note in notes])
    return shown, found.diagnostics


def _faulty(faults: Sequence[Diagnostic]) -> set[str]:
    """Gather the paths of the files with errors."""
    return {fault.at.path for fault in faults if fault.severity == "error"}


def _without(reading: Reading, faulty: Collection[str]) -> Reading:
    return replace(reading, shape=None) if reading.path in faulty else reading


def _reader(found: Library, settings: Settings) -> views.Reader:
    words = language(settings.code)
    own = words.with_(found.words.own(settings.code)) if found.words else words
    return views.Reader(found, own, settings.today, settings.history(), settings.accounts)


def searchable(
    built: Site, written: Sequence[views.Document], settings: Settings
) -> dict[str, bytes]:
    """Make what the browser searches in, the hand-written pages of the host included.

    Shape: path → content.
    """

    def make() -> bytes:
        reader = built.plan().reader
        documents = [*views.documents(reader), *written]
        synonyms = reader.library.synonyms
        made = data.files(documents, synonyms, built.words, settings.directory_urls)
        files = {f"{box.FOLDER}{name}": text.decode() for name, text in made.items()}
        return json.dumps(files, ensure_ascii=False).encode()

    name = blake2b(f"{built.name} {written!r}".encode(), digest_size=16).hexdigest()
    cache = Cache(settings.cache if built.name else None)
    files = json.loads(cache.get(f"{name}.search", make))
    return {path: text.encode() for path, text in files.items()}
