"""Makes the files of all worksheets: sheets of paper, small pictures, archives."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from . import addresses
from .cache import Cache
from .diagnostics import Diagnostic
from .language import Language
from .render.sheets import account, choicecard, decks, fit, letterhead, pairing, pdf, setting
from .render.sheets.letterhead import Print
from .render.sheets.setting import Imprint
from .views import Account, ChoiceCard, Pack, Pair, SheetView

EVERY = 25
"""How many sheets are made between two lines of progress."""


@dataclass(frozen=True)
class Job:
    """One file to make."""

    path: str
    name: str
    """Of the file in the cache: all that its content depends on."""
    make: Callable[[], bytes]


def jobs(views: Sequence[SheetView], imprint: Imprint) -> Iterator[Job]:
    """Go through every sheet of paper, blank and filled, and a picture of each first side."""
    for view in views:
        for name, filled in view.forms:
            key = setting.key(view, name, filled, imprint)
            path = addresses.paper(imprint.words, view.id, name, filled)
            members = [(view, name, filled)]
            yield Job(path, f"{key}.pdf", partial(_make, pdf.pdf, members, imprint))
            if (name, filled) == ("a4", False):
                picture = addresses.picture(imprint.words, view.id)
                yield Job(picture, f"{key}.png", partial(_make, pdf.picture, members, imprint))


def of_pack(pack: Pack, imprint: Imprint) -> Job:
    """Put the try-out pack that lies ready into one file: its own sheets on A4, others on A3."""
    members = [(view, name, False) for view, name in pack.default()]
    about = {"title": pack.title, "description": pack.description}
    keys = [setting.key(*member, imprint) for member in members]
    key = hashlib.sha256("".join([*about.values(), *keys]).encode()).hexdigest()[:32]
    make = partial(_make, pdf.pdf, members, imprint, **about)
    return Job(addresses.pack(imprint.words), f"{key}.pdf", make)


def of_card(card: ChoiceCard, url: str, imprint: Imprint) -> Job:
    """Put all questions on one paper; measuring is quick, so the name holds all that is set."""
    words = imprint.words
    data = choicecard.document(card, words, imprint.site_name, imprint.licence, url)
    data |= imprint.colours
    told = json.dumps([imprint.made_with, data], sort_keys=True)
    key = hashlib.sha256(told.encode()).hexdigest()[:32]
    make = partial(pdf.pdf, pdf.shown(data), pdf.CARD)
    return Job(addresses.choice_card(words), f"{key}.pdf", make)


def of_decks(cards: Mapping[str, Sequence[dict[str, Any]]], imprint: Imprint) -> Iterator[Job]:
    """Make the whole deck of each kind, for each paper.

    Shape: kind → its cards as they are set.
    """
    words = imprint.words
    for kind, told in cards.items():
        title = words.ui("deck_title", kind=words.ui(f"deck_{kind}"))
        key = _digest(imprint.made_with, title, json.dumps(told, sort_keys=True))
        for paper, bleed in decks.FORMATS:
            make = partial(_deck, title, told, paper, bleed, words)
            name = f"{key}-{paper}{'-bleed' if bleed else ''}.pdf"
            yield Job(addresses.deck(words, kind, paper, bleed), name, make)


def _deck(
    title: str, told: Sequence[dict[str, Any]], paper: str, bleed: bool, words: Language
) -> bytes:
    return pdf.pdf(pdf.shown(decks.document(title, told, paper, bleed, words)), pdf.DECK)


def of_poster(imprint: Imprint) -> Job:
    """Picture the site for where links to it are shown."""
    words = imprint.words
    data = {
        "lang": words.code,
        "name": imprint.site_name,
        "eyebrow": words.ui("home_eyebrow"),
        "lead": words.ui("home_lead"),
        **imprint.colours,
    }
    key = _digest(json.dumps(data, sort_keys=True), imprint.made_with)
    return Job(addresses.POSTER, f"{key}.png", partial(pdf.poster, pdf.shown(data)))


def of_account(told: Account | Pair, on: Print, imprint: Imprint) -> Job:
    """Tell a commissioner of methods; what is told names the file, so it is laid out only once."""
    words = imprint.words
    key = _digest(_told(told), repr(on), imprint.made_with, imprint.colour)

    def make() -> bytes:
        if isinstance(told, Account):
            data = account.document(told, words, on)
        else:
            data = pairing.document(told, words, on)
        return pdf.pdf(pdf.shown(data) | imprint.colours, pdf.ACCOUNT)

    return Job(addresses.account(words, told.page.page), f"{key}.pdf", make)


def overfull(told: Account | Pair, imprint: Imprint, cache: Cache) -> Iterator[Diagnostic]:
    """Yield a sheet that cannot be made to fit."""

    def count() -> bytes:
        if isinstance(told, Account):
            return b"%d" % account.least(told, imprint.words)
        return b"%d" % pairing.least(told, imprint.words)

    pages = cache.get(f"{_digest(_told(told), imprint.made_with)}.pages", count)
    yield from letterhead.overfull(told, int(pages))


def _told(told: Account | Pair) -> str:
    """Write all that is told, whatever its place in the file."""
    if isinstance(told, Pair):
        return _told(told.one) + _told(told.other)
    return repr(replace(told, at=None))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _make(
    make: Callable[[dict[str, Any]], bytes],
    members: Sequence[tuple[SheetView, str, bool]],
    imprint: Imprint,
    **about: str,
) -> bytes:
    sheets = [setting.sheet(*member, imprint) for member in members]
    return make(pdf.document(*sheets, **about))


def print_all(
    todo: Sequence[Job], words: Language, cache: Cache, tell: Callable[[str], None]
) -> dict[str, bytes]:
    """Make every file that is not in the cache, and give them all: path → content."""
    new = {job.name for job in todo if not cache.has(job.name)}
    files: dict[str, bytes] = {}
    made = 0
    for job in todo:
        if len(new) > EVERY and job.name in new:
            if made % EVERY == 0:
                tell(words.ui("sheets_progress", made=made, total=len(new)))
            made += 1
        files[job.path] = cache.get(job.name, job.make)
    return files


def taken(views: Sequence[SheetView], reserved: Collection[str]) -> Iterator[Diagnostic]:
    """Yield each worksheet whose files would have the name of another's."""
    first: dict[str, str] = dict.fromkeys(reserved, "")
    for view in views:
        at = view.around[0].at
        if view.id in first and at is not None:
            at = view.sheet.form.at if view.sheet and view.sheet.form else at
            facts = {"name": view.id, "other": first[view.id] or view.id}
            yield Diagnostic("sheet-name-taken", at, facts)
        first.setdefault(view.id, view.instrument)


def unfit(views: Sequence[SheetView], imprint: Imprint, cache: Cache) -> Iterator[Diagnostic]:
    """Yield what does not fit on the sheets; one that was set before did fit."""
    for view in views:
        names = [f"{setting.key(view, *form, imprint)}.pdf" for form in view.forms]
        if not all(cache.has(name) for name in names):
            yield from fit.check(view, imprint.words, imprint.title)


def unfit_besides(
    views: Sequence[SheetView], imprint: Imprint, cache: Cache
) -> Iterator[Diagnostic]:
    """Yield the same of sheets in a language that the site does not set; a mark tells what fits."""
    for view in views:
        mark = f"{_digest(*(setting.key(view, *form, imprint) for form in view.forms))}.fits"
        faults = [] if cache.has(mark) else list(fit.check(view, imprint.words, imprint.title))
        yield from (replace(fault, language=view.lang) for fault in faults)
        if not faults:
            cache.get(mark, bytes)


def archives(
    words: Language,
    views: Sequence[SheetView],
    of_method: Mapping[str, Sequence[SheetView]],
    files: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Pack all sheets together, and those of each method."""
    packs = {**of_method, words.ui("sheets_all_file"): views}
    return {
        addresses.archive(words, name): _archive(
            {
                path.rpartition("/")[2]: files[path]
                for view in members
                for path in (chip.to.page for chip in view.files(words) if chip.to)
            }
        )
        for name, members in packs.items()
        if members
    }


def _archive(members: Mapping[str, bytes]) -> bytes:
    """Pack files; their times are all the same, so that equal content gives equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # the same on every system
            archive.writestr(entry, members[name])
    return stream.getvalue()
