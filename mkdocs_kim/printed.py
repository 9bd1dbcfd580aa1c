"""All that a site has on paper: worksheets, choice card, accountability; and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from . import addresses, press, views
from .cache import Cache
from .colour import BRAND
from .diagnostics import Diagnostic
from .language import LANGUAGES
from .records import RESERVED
from .render.sheets import choicecard, decks, letterhead, pdf, setting
from .render.sheets.desk import Desk
from .render.switch import Trees
from .settings import Settings
from .views.parts import Target


def files(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make everything: path → content."""
    return {
        **_worksheets(reader, settings),
        **_choice_card(reader, settings),
        **_decks(reader, settings),
        **_accounts(reader, settings),
        **_poster(reader, settings),
    }


def faults(reader: views.Reader, settings: Settings) -> Iterator[Diagnostic]:
    """Find what does not fit on paper, and files that would have one name."""
    pack = views.pack(reader)
    own = [view for view, _ in pack.default() if not view.instrument] if pack else []
    listed = list(views.every_sheet(reader))
    ui = reader.language.ui
    reserved = [view.id for view in own] + [ui("sheets_all_file"), ui("screen_file"), *RESERVED]
    yield from press.taken(listed, reserved)
    yield from press.unfit([*listed, *own], _imprint(reader, settings), Cache(settings.cache))
    for code in LANGUAGES:
        if others := views.sheets_in(code, reader):
            imprint = _imprint(reader.in_(code), settings)
            yield from press.unfit_besides(others, imprint, Cache(settings.cache))
    card = views.choice_card(reader)
    if card is not None:
        yield from choicecard.check(card, reader.language)
    yield from _on_cards(reader)
    yield from _overfull(reader, settings)


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


def worksheet(
    reader: views.Reader, settings: Settings, sheet_id: str, paper: str, filled: bool
) -> bytes:
    """Make one sheet of paper.

    Raises: KeyError if there is no such sheet, or not on this paper.
    """
    found = [view for view in views.every_sheet(reader) if view.id == sheet_id]
    path = addresses.paper(reader.language, sheet_id, paper, filled)
    jobs = {job.path: job for job in press.jobs(found, _imprint(reader, settings))}
    return jobs[path].make()


def _choice_card(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the paper with all questions, if there are any."""
    card = views.choice_card(reader)
    if card is None:
        return {}
    job = press.of_card(card, settings.whole(card.page), _imprint(reader, settings))
    return press.print_all([job], reader.language, Cache(settings.cache), settings.tell)


def _decks(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the cards of each kind: sheets that lie ready, and what the page chooses from."""
    imprint = _imprint(reader, settings)
    told = {k: [decks.card(c, imprint) for c in cards] for k, cards in views.decks(reader).items()}
    todo = list(press.of_decks(told, imprint))
    files = press.print_all(todo, reader.language, Cache(settings.cache), settings.tell)
    for kind, cards in told.items():
        files[addresses.deck_cards(reader.language, kind)] = decks.script(kind, cards)
    if told:
        page = addresses.file(addresses.decks(reader.language), settings.directory_urls)
        files[page] = _desk(reader, settings).decks(files)
    return files


def _desk(reader: views.Reader, settings: Settings) -> Desk:
    trees = Trees(settings.code, tuple(settings.trees.items()), settings.directory_urls)
    return Desk(reader, settings.name, settings.licence, settings.directory_urls, trees)


def _on_cards(reader: views.Reader) -> Iterator[Diagnostic]:
    """Find what cards cannot show: texts too long, signs unknown; once, whatever the language."""
    words, records = reader.language, reader.library.records

    def faults(cards: Sequence[views.DeckCard], code: str) -> Iterator[Diagnostic]:
        yield from decks.check(cards, words)
        for card in cards:
            yield from decks.unset(card, records[card.kind][card.id], code)

    own = [
        fault
        for cards in views.decks(reader).values()
        for fault in faults(cards, reader.language.code)
    ]
    yield from own
    for code in LANGUAGES:
        for fault in faults(views.decks_in(code, reader), code):
            if fault not in own:
                yield replace(fault, language=code)


def _poster(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the picture of the site; without a whole address nobody can ask for it."""
    todo = [press.of_poster(_imprint(reader, settings))] if settings.url else []
    return press.print_all(todo, reader.language, Cache(settings.cache), settings.tell)


def _accounts(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the accountability sheets."""
    imprint = _imprint(reader, settings)

    def on(url: Target, page: Target) -> letterhead.Print:
        whole = settings.whole
        return letterhead.Print(settings.name, settings.licence, whole(url), whole(page))

    known = views.accounts(reader)
    todo = [
        press.of_account(told, on(told.version_page, told.page), imprint) for told in known.values()
    ]
    todo += [
        press.of_account(told, on(told.page, told.page), imprint)
        for told in views.account_pairs(reader, known)
    ]
    return press.print_all(todo, reader.language, Cache(settings.cache), settings.tell)


def _overfull(reader: views.Reader, settings: Settings) -> Iterator[Diagnostic]:
    """Find what does not fit on an accountability sheet, and signs that it cannot show."""
    imprint, cache = _imprint(reader, settings), Cache(settings.cache)
    known = views.accounts(reader)
    pairs = views.account_pairs(reader, known)
    sheets: list[views.Account | views.Pair] = [*known.values(), *pairs]
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
    desk, cache = _desk(reader, settings), Cache(settings.cache)
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
    if shown := views.on_screen(reader):
        address = views.screen_place(reader)
        files[addresses.file(address, settings.directory_urls)] = desk.screen(shown)
    return files


def _imprint(reader: views.Reader, settings: Settings) -> setting.Imprint:
    def title(record_id: str) -> str:
        return reader.chip_of(record_id).title

    look = reader.library.look
    return setting.Imprint(
        reader.language,
        settings.name,
        settings.licence,
        settings.whole,
        title,
        made_with=pdf.maker() + reader.language.own,
        colour=look.colour if look else BRAND,
    )
