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
    faults = [*found.diagnostics, *printed.faults(reader(found, settings), settings)]
    return replace(found, diagnostics=tuple(in_order(faults)))


def build(settings: Settings) -> Site:
    """Build the site: read, check, view, print; or take it from the cache as it was made before.

    Shape: with errors there are no pages, unless ``withhold`` is set.
    """
    cache = Cache(settings.cache)
    name = kept.key(settings) if settings.cache else ""
    kept.tidy(cache)
    found = kept.find(name, cache)
    if found is not None:
        return _again(found, name, settings)
    read = records(settings)
    files = Waiting(Spool(kept.stream(cache)))
    if read.shown is None:
        return Site((), files, read.faults, (), language(settings.code))
    plan = Plan(reader(read.shown, settings), settings, files)
    for make in plan.parts().values():
        files.add(make())
    pages = tuple(
        Held.of(plan.print(page), files.spool, batch.name)
        for batch in plan.batches()
        for page in batch.make()
    )
    moved = {path: (old, new) for path, (old, new, _) in plan.moved.items()}
    if not read.faults:
        own = read.shown.words.own(settings.code) if read.shown.words else {}
        kept.keep(name, Kept(pages, files, moved, own), cache)
    withheld = tuple(sorted(_faulty(read.faults)))
    words, name = plan.reader.language, "" if read.faults else name
    return Site(pages, files, read.faults, withheld, words, moved, name, lambda: plan)


def _again(found: Kept, name: str, settings: Settings) -> Site:
    """Give a site that was made before; what it was made by is read only if somebody asks."""

    @once
    def plan() -> Plan:
        shown = records(settings).shown
        assert shown is not None, "a site with faults is not kept"
        return Plan(reader(shown, settings), settings, found.files)

    words = language(settings.code)
    words = words.with_(found.own) if found.own else words
    return Site(found.pages, found.files, (), (), words, found.moved, name, plan)


@dataclass(frozen=True)
class Read:
    """What the records say."""

    readings: Sequence[Reading]
    notes: Sequence[Reading]
    """Those of an organisation of its own."""
    shown: Library | None
    """What can be shown: without records with errors if that is wanted, else nothing then."""
    faults: tuple[Diagnostic, ...]


def records(settings: Settings) -> Read:
    """Read and check the records."""
    readings = read_folder(settings.folder, settings.shown)
    notes = _notes(settings)
    found = library.build(readings, settings.code, notes)
    faults = _fitted(found, settings).diagnostics
    faulty = _faulty(faults)
    if not faulty:
        return Read(readings, notes, found, faults)
    if not settings.withhold:
        return Read(readings, notes, None, faults)
    good = [_without(reading, faulty) for reading in readings]
    shown = library.build(good, settings.code, [_without(note, faulty) for note in notes])
    return Read(readings, notes, shown, faults)


def _faulty(faults: Sequence[Diagnostic]) -> set[str]:
    """Gather the paths of the files with errors."""
    return {fault.at.path for fault in faults if fault.severity == "error"}


def _without(reading: Reading, faulty: Collection[str]) -> Reading:
    return replace(reading, shape=None) if reading.path in faulty else reading


def reader(found: Library, settings: Settings) -> views.Reader:
    """Say for whom and when pages are made."""
    return views.Reader(
        found,
        views.worded(found, settings.code),
        settings.today,
        settings.history(),
        accounts=settings.accounts,
        pairs=settings.pairs,
        plain=settings.plain,
        others=tuple(views.worded(found, code) for code in settings.trees if code != settings.code),
    )


def searchable(
    built: Site, written: Sequence[views.Document], settings: Settings
) -> dict[str, bytes]:
    """Make what the browser searches in, the hand-written pages of the host included.

    Shape: path → content.
    """

    def make() -> bytes:
        made = searched(built.plan(), written, settings)
        files = {path: content.decode() for path, content in made.items()}
        return json.dumps(files, ensure_ascii=False).encode()

    name = blake2b(f"{built.name} {written!r}".encode(), digest_size=16).hexdigest()
    cache = Cache(settings.cache if built.name else None)
    files = json.loads(cache.get(f"{name}.search", make))
    return {path: text.encode() for path, text in files.items()}


def searched(plan: Plan, written: Sequence[views.Document], settings: Settings) -> dict[str, bytes]:
    """Make the same, whether or not it was made before."""
    found, words = plan.reader.library, plan.reader.language
    documents = [*views.documents(plan.reader), *written]
    made = data.files(documents, found.synonyms, words, settings.directory_urls)
    return {f"{box.FOLDER}{name}": content for name, content in made.items()}
