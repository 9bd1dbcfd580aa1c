"""From a folder of records to everything a site needs; the same for every host."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from . import addresses, citing, comparing, library, printed, scaffolds, style, views
from .cache import Cache
from .diagnostics import Diagnostic, in_order
from .files import linked, read_folder, read_notes
from .hosts import Exits
from .language import LANGUAGES, Language, language
from .library import Library
from .records import Concept, Reading, schema_files
from .render import feed, forms, methods, previews, references
from .render.export import files as exports
from .render.facets import FILE as FACETS
from .render.facets import script, stamped
from .render.html import Beside, HtmlPrinter, Rendered, href, redirect
from .render.search import box, data
from .settings import Settings


@dataclass(frozen=True)
class Site:
    """What came out."""

    pages: tuple[Rendered, ...]
    files: dict[str, bytes]
    """Path → content: worksheets, fonts, style, redirects."""
    diagnostics: tuple[Diagnostic, ...]
    withheld: tuple[str, ...]
    """Paths of the files that were left out."""
    documents: tuple[views.Document, ...] = ()
    """What search knows of the pages."""
    synonyms: tuple[Concept, ...] = ()
    words: Language = field(default_factory=lambda: language(LANGUAGES[0]))
    """The language of the site, with its own words."""
    moved: dict[str, tuple[str, str]] = field(default_factory=dict)
    """File that leads on → the address that it has, and the one it leads to."""


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
    """Build the site: read, check, view, print.

    Shape: with errors there are no pages, unless ``withhold`` is set.
    """
    readings = read_folder(settings.folder, settings.shown)
    notes = _notes(settings)
    found = _fitted(library.build(readings, settings.code, notes), settings)
    faulty = {fault.at.path for fault in found.diagnostics if fault.severity == "error"}
    if faulty and not settings.withhold:
        return Site((), {}, found.diagnostics, (), words=language(settings.code))
    shown, withheld = found, tuple(sorted(faulty))
    if faulty:
        kept = [_without(reading, faulty) for reading in readings]
        shown = library.build(kept, settings.code, [_without(note, faulty) for note in notes])
    reader = _reader(shown, settings)
    choosing = views.choosing(reader)
    moved = _redirects(reader, settings)
    files = {
        **style.files(Cache(settings.cache), shown.look.colour if shown.look else None),
        **{path: html for path, (_, _, html) in moved.items()},
        **printed.files(reader, settings),
        **comparing.files(reader, settings),
        **citing.files(reader, settings),
        **_local(reader, settings),
        **_feed(reader, settings),
        f"{style.ASSETS}/{FACETS}": script(choosing),
        f"{style.ASSETS}/{previews.FILE}": _preview(reader, settings),
        **{f"{style.ASSETS}/{path}": made for path, made in forms.files(reader).items()},
        **{f"schema/{name}": content for name, content in schema_files().items()},
    }
    return Site(
        tuple(_pages(reader, settings, choosing, files)),
        files,
        found.diagnostics,
        withheld,
        tuple(views.documents(reader)),
        shown.synonyms,
        reader.language,
        {path: (old, new) for path, (old, new, _) in moved.items()},
    )


def searchable(
    built: Site, written: Sequence[views.Document], settings: Settings
) -> tuple[dict[str, bytes], str]:
    """Make what the browser searches in, the hand-written pages of the host included.

    Shape: path → content, and the version of it all.
    """
    documents = [*built.documents, *written]
    made = data.files(documents, built.synonyms, built.words, settings.directory_urls)
    return {f"{box.FOLDER}{name}": content for name, content in made.content.items()}, made.version


def _without(reading: Reading, faulty: Collection[str]) -> Reading:
    return replace(reading, shape=None) if reading.path in faulty else reading


def _reader(found: Library, settings: Settings) -> views.Reader:
    words = language(settings.code)
    own = words.with_(found.words.own(settings.code)) if found.words else words
    return views.Reader(found, own, settings.today, settings.history, settings.accounts)


def _pages(
    reader: views.Reader,
    settings: Settings,
    choosing: views.Choosing,
    files: Mapping[str, bytes],
) -> list[Rendered]:
    def of_method(item: str) -> str:
        return methods.stamped(item, files[f"{style.ASSETS}/{methods.FOLDER}{item}.js"])

    index = f"{style.ASSETS}/{forms.stamped(files[f'{style.ASSETS}/{forms.INDEX}'])}"
    taken = exports.stamped(files.get(f"{style.ASSETS}/{exports.SCRIPT}", b""))
    beside = Beside(
        edit_url=settings.edit_url,
        by_hand=settings.by_hand,
        previewing=_previewing(files),
        scaffolds=scaffolds.scaffolds(reader.language, settings),
        size=lambda path: len(files[path]),
        licence=settings.licence,
        facets=f"{style.ASSETS}/{stamped(script(choosing))}",
        exports=f"{style.ASSETS}/{taken}",
        form=(index, *(f"{style.ASSETS}/{name}" for name in style.FORM)),
        feed=addresses.feed(reader.language) if addresses.feed(reader.language) in files else "",
        exits=Exits(settings.host, settings.mail, settings.shown),
        method=lambda item: f"{style.ASSETS}/{methods.FOLDER}{of_method(item)}",
        reference=partial(references.reference, edition=citing.edition(reader, settings)),
        compared=partial(comparing.printer, reader, settings, index=of_method(methods.INDEX)),
    )
    printer = HtmlPrinter(reader, settings.directory_urls, beside)
    found = views.pages(reader, settings.name, settings.written, choosing)
    return [printer.print(page) for page in found]


def _local(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Bring the files along that an organisation links to in its notes."""
    if settings.local is None:
        return {}
    found = linked(settings.local, (note.said for note in reader.library.local.values()))
    return {addresses.local(reader.language, path): content for path, content in found.items()}


def _preview(reader: views.Reader, settings: Settings) -> bytes:
    """Make what the preview beside the form goes by."""
    here = addresses.contributing(reader.language)
    to = partial(href, here, directory_urls=settings.directory_urls)
    return previews.script(views.preview(reader), reader.language, to)


def _previewing(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """List what the preview is made with, in the order in which browsers need it."""
    found = files[f"{style.ASSETS}/{previews.FILE}"]
    return tuple(f"{style.ASSETS}/{name}" for name in (previews.stamped(found), *style.PREVIEW))


def _feed(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the feed of changes, if there are any and the site knows its own address."""
    if not settings.url or not reader.history.days:
        return {}
    path = addresses.feed(reader.language)
    own = settings.url_of_file(path)
    found = views.feed(reader)
    about = feed.About(settings.name, own, settings.whole, settings.tag)
    return {path: feed.feed(found, about, reader.language)}


def _redirects(reader: views.Reader, settings: Settings) -> dict[str, tuple[str, str, bytes]]:
    """Make a page at every former address that leads to the new one: path → old, new, page."""
    words = reader.language
    moves = [
        (
            addresses.page(words, kind, former.id),
            addresses.page(words, kind, record_id),
            record.title.in_(settings.code),
        )
        for kind, record_id, record in reader.library.all()
        for former in record.former_ids
    ]
    files: dict[str, tuple[str, str, bytes]] = {}
    for old, new, title in [*moves, *views.former_pairs(reader)]:
        url = addresses.relative(old, new, settings.directory_urls)
        html = redirect(settings.code, words.ui("moved"), words.ui("moved_to", title=title), url)
        files[addresses.file(old, settings.directory_urls)] = old, new, html.encode()
    return files
