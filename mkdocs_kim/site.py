"""From a folder of records to everything a site needs; the same for every host."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from . import addresses, comparing, library, printed, style, views
from .cache import Cache
from .diagnostics import Diagnostic, in_order
from .files import read_folder
from .language import language
from .library import Library
from .records import Concept, Reading
from .render import methods
from .render.export import files as exports
from .render.facets import FILE as FACETS
from .render.facets import script, stamped
from .render.html import Beside, HtmlPrinter, Rendered, redirect
from .render.search import box, data
from .settings import Settings
from .render.sheets import choicecard, letterhead, setting
from .render.sheets.desk import Desk
from .views.parts import Target


@dataclass(frozen=True)
class Settings:
    """What a host tells the site."""

    folder: Path
    shown: str
    """How messages call the folder."""
    name: str
    url: str = ""
    """The whole address of the site, for what is printed; empty if it is not known."""
    licence: str = ""
    """What is printed on worksheets as the licence of the site: ``CC BY 4.0``."""
    code: str = "nl"
    directory_urls: bool = True
    edit_base: str = ""
    """What an edit address begins with, up to the path of the file; empty if there is none."""
    today: date = date.min
    written: Collection[str] = ()
    """Addresses of the hand-written pages."""
    withhold: bool = False
    """Leave records with errors out and build the rest, instead of building nothing."""
    cache: Path | None = None
    """Where derived work is kept between builds."""
    tell: Callable[[str], None] = field(default=lambda _: None)
    """Told how far a long job is."""


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


def check(folder: Path, shown: str, code: str) -> Library:
    """Read a folder of records, with all faults: those of the records and those of their sheets."""
    settings = Settings(folder, shown, "", code=code)
    return _fitted(library.build(read_folder(folder, shown), code), settings)


def _fitted(found: Library, settings: Settings) -> Library:
    """Add what does not fit on paper to the faults of a library."""
    faults = [*found.diagnostics, *printed.faults(_reader(found, settings), settings)]
    return replace(found, diagnostics=tuple(in_order(faults)))


def build(settings: Settings) -> Site:
    """Build the site: read, check, view, print.

    Shape: with errors there are no pages, unless ``withhold`` is set.
    """
    readings = read_folder(settings.folder, settings.shown)
    found = _fitted(library.build(readings, settings.code), settings)
    faulty = {fault.at.path for fault in found.diagnostics if fault.severity == "error"}
    if faulty and not settings.withhold:
        return Site((), {}, found.diagnostics, ())
    shown, withheld = found, tuple(sorted(faulty))
    if faulty:
        shown = library.build([_without(reading, faulty) for reading in readings], settings.code)
    reader = _reader(shown, settings)
    choosing = views.choosing(reader)
    files = {
        **style.files(Cache(settings.cache)),
        **_redirects(shown, settings),
        **printed.files(reader, settings),
        **comparing.files(reader, settings),
        f"{style.ASSETS}/{FACETS}": script(choosing),
    }
    return Site(
        tuple(_pages(reader, settings, choosing, files)),
        files,
        found.diagnostics,
        withheld,
        tuple(views.documents(reader)),
        shown.synonyms,
    )


def searchable(
    built: Site, written: Sequence[views.Document], settings: Settings
) -> tuple[dict[str, bytes], str]:
    """Make what the browser searches in, the hand-written pages of the host included.

    Shape: path → content, and the version of it all.
    """
    words = language(settings.code)
    documents = [*built.documents, *written]
    made = data.files(documents, built.synonyms, words, settings.directory_urls)
    return {f"{box.FOLDER}{name}": content for name, content in made.content.items()}, made.version


def _without(reading: Reading, faulty: Collection[str]) -> Reading:
    return replace(reading, shape=None) if reading.path in faulty else reading


def _reader(found: Library, settings: Settings) -> views.Reader:
    return views.Reader(found, language(settings.code), settings.today)


def _imprint(reader: views.Reader, settings: Settings) -> setting.Imprint:
    def address(view: views.SheetView) -> str:
        page = addresses.url(view.version_page.page, settings.directory_urls)
        return urljoin(settings.url, page) if settings.url else ""

    def title(record_id: str) -> str:
        return reader.chip_of(record_id).title

    return setting.Imprint(reader.language, settings.name, settings.licence, address, title)


def _worksheets(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the files of all worksheets: on paper, in archives, and to fill in."""
    words, imprint = reader.language, _imprint(reader, settings)
    found = list(views.every_sheet(reader))
    pack = views.pack(reader)
    todo = [*press.jobs(found, imprint), *([press.of_pack(pack, imprint)] if pack else [])]
    files = press.print_all(todo, words, Cache(settings.cache), settings.tell)
    of_method = {
        method: views.sheets_of_method(method, reader) for method in reader.listed("intervention")
    }
    return {
        **files,
        **press.archives(words, found, of_method, files),
        **_twins(found, pack, reader, settings, imprint),
    }


def _methods(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the script of every method, for the page that lays them side by side."""
    here = addresses.comparing(reader.language)
    printer = methods.MethodPrinter(reader, here, settings.directory_urls)
    return {
        f"{style.ASSETS}/{methods.FOLDER}{item}.js": methods.script(
            views.method(item, reader), printer
        )
        for item in reader.listed("intervention")
    }


def _choice_card(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the paper with all questions, if there are any."""
    card = views.choice_card(reader)
    if card is None:
        return {}
    page = addresses.url(card.page.page, settings.directory_urls)
    url = urljoin(settings.url, page) if settings.url else ""
    job = press.of_card(card, url, _imprint(reader, settings))
    return press.print_all([job], reader.language, Cache(settings.cache), settings.tell)


def _accounts(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the accountability sheets."""
    imprint = _imprint(reader, settings)

    def whole(target: Target) -> str:
        page = addresses.url(target.page, settings.directory_urls)
        return urljoin(settings.url, page) if settings.url else ""

    def on(url: Target, page: Target) -> letterhead.Print:
        return letterhead.Print(settings.name, settings.licence, whole(url), whole(page))

    known = views.accounts(reader)
    todo = [
        press.of_account(told, on(told.version_page, told.page), imprint) for told in known.values()
    ]
    todo += [
        press.of_account(told, on(told.page, told.page), imprint)
        for told in views.pairs(reader, known)
    ]
    return press.print_all(todo, reader.language, Cache(settings.cache), settings.tell)


def _overfull(reader: views.Reader, settings: Settings) -> Iterator[Diagnostic]:
    """Find what does not fit on an accountability sheet, and signs that it cannot show."""
    imprint, cache = _imprint(reader, settings), Cache(settings.cache)
    known = views.accounts(reader)
    sheets: list[views.Account | views.Pair] = [*known.values(), *views.pairs(reader, known)]
    for told in sheets:
        yield from press.overfull(told, imprint, cache)
    for item, one in known.items():
        yield from letterhead.unset(one, reader.library.records["intervention"][item])


def _twins(
    found: Sequence[views.SheetView],
    pack: views.Pack | None,
    reader: views.Reader,
    settings: Settings,
    imprint: setting.Imprint,
) -> dict[str, bytes]:
    """Make the page of every worksheet on which it is filled in."""
    desk = Desk(reader, settings.name, settings.licence, settings.directory_urls)
    cache = Cache(settings.cache)
    files: dict[str, bytes] = {}
    for view in found:
        address = addresses.worksheet(reader.language, view.id)
        name = f"{setting.key(view, desk.key(view), False, imprint)}.html"
        files[addresses.file(address, settings.directory_urls)] = cache.get(
            name, partial(desk.page, view)
        )
    if pack is not None:
        address = addresses.worksheet(reader.language, reader.language.ui("tryout_file"))
        files[addresses.file(address, settings.directory_urls)] = desk.tryout(pack)
    return files


def _pages(
    reader: views.Reader,
    settings: Settings,
    choosing: views.Choosing,
    files: Mapping[str, bytes],
) -> list[Rendered]:
    def of_method(item: str) -> str:
        return methods.stamped(item, files[f"{style.ASSETS}/{methods.FOLDER}{item}.js"])

    taken = exports.stamped(files.get(f"{style.ASSETS}/{exports.SCRIPT}", b""))
    beside = Beside(
        edit_url=settings.edit_url,
        size=lambda path: len(files[path]),
        licence=settings.licence,
        facets=f"{style.ASSETS}/{stamped(script(choosing))}",
        exports=f"{style.ASSETS}/{taken}",
        method=lambda item: f"{style.ASSETS}/{methods.FOLDER}{of_method(item)}",
        compared=partial(comparing.printer, reader, settings, index=of_method(methods.INDEX)),
    )
    printer = HtmlPrinter(reader, settings.directory_urls, beside)
    found = views.pages(reader, settings.name, settings.written, choosing)
    return [printer.print(page) for page in found]


def _redirects(found: Library, settings: Settings) -> dict[str, bytes]:
    """Make a page at every former address that leads to the new one."""
    words = language(settings.code)
    moves = [
        (
            addresses.page(words, kind, former.id),
            addresses.page(words, kind, record_id),
            record.title.in_(settings.code),
        )
        for kind, record_id, record in found.all()
        for former in record.former_ids
    ]
    files: dict[str, bytes] = {}
    for old, new, title in [*moves, *views.former_pairs(_reader(found, settings))]:
        url = addresses.relative(old, new, settings.directory_urls)
        html = redirect(settings.code, words.ui("moved"), words.ui("moved_to", title=title), url)
        files[addresses.file(old, settings.directory_urls)] = html.encode()
    return files
