"""What differs between two moments, entry by entry, for who reviews a proposal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .. import addresses
from ..language import Language
from ..library.changes import LISTED, Change, Detail, Teller


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one entry."""

    line: str
    """All in one line."""
    name: str
    kind: str
    path: str
    phrases: tuple[str, ...]
    details: tuple[Detail, ...]
    pages: tuple[str, ...]
    """Pages and files of the site that are different now, from the root of the site."""


def difference(change: Change, path: str, teller: Teller) -> Difference:
    """Tell a change, with the file it stands in."""
    words = teller.language
    return Difference(
        teller.line(change),
        teller.name(change),
        words.word(f"kind_{change.kind}"),
        path,
        tuple(teller.phrases(change)),
        tuple(teller.details(change)),
        tuple(f"/{page}" for page in _pages(change, words)),
    )


def _pages(change: Change, words: Language) -> Iterator[str]:
    """Go through the pages and files that are made of an entry; others may show it too."""

    def url(address: str) -> str:
        return addresses.url(address, True)

    if change.kind in LISTED:
        if change.kind == "source":
            yield url(addresses.index(words, "source"))
        elif change.kind == "tryout":
            yield addresses.pack(words)
        elif change.kind != "synonym":
            yield url(addresses.page(words, change.kind, change.id))
        return
    page = addresses.page(words, change.kind, change.id)
    yield url(page)
    if change.kind == "intervention":
        yield addresses.account(words, page)
    if change.kind == "situation":
        yield addresses.choice_card(words)
    yield from (url(addresses.worksheet(words, sheet)) for sheet in _sheets(change))


def _sheets(change: Change) -> Iterable[str]:
    """List the worksheets that an instrument has or had."""
    sheets = [
        sheet
        for data in (change.after, change.before)
        for sheet in (data or {}).get("worksheet", ())
    ]
    names = (f"{change.id}-{sheet['form']}" if "form" in sheet else change.id for sheet in sheets)
    return dict.fromkeys(names)
