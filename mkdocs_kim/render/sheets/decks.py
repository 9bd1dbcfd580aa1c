"""Decks of cards: what does not fit, and the deck as data for the setter and for browsers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from ...colour import BRAND, turned
from ...diagnostics import Diagnostic, Fact
from ...language import Language
from ...records import Record, values
from ...views.decks import DeckCard
from . import qr, signs
from .cardface import BAND, CODE, EDGE, FOOT, ROLES, ROOM, Excess, faces, identity, readable
from .imposing import BLEED, HEIGHT, PAPERS, WIDTH, deal, imposed
from .setting import Imprint

COLOURS = {
    "intervention": BRAND,
    "element": "#4a3d7a",
    "instrument": "#7a3a12",
    "situation": "#7b2450",
}
"""Of the band: white on each of them has a contrast of more than 7."""
FORMATS = tuple((paper, bleed) for paper in PAPERS for bleed in (False, True))
"""What every deck is printed on: paper, and whether colour goes on beyond the cut."""
Data = dict[str, Any]
Shape = tuple[float, float, float, float]


def shapes(bleed: bool) -> dict[str, list[Shape]]:
    """Give what is coloured on either side: left, top, width, height."""
    if not bleed:
        return {"front": [(EDGE, EDGE, ROOM, BAND)], "back": [(EDGE, EDGE - 0.5, ROOM, 1.0)]}
    wide = WIDTH + 2 * BLEED
    top = (-BLEED, -BLEED, wide, EDGE + BAND + BLEED)
    return {
        "front": [top, (-BLEED, HEIGHT - 4, wide, 4 + BLEED)],
        "back": [(-BLEED, -BLEED, wide, 4 + BLEED)],
    }


def measures() -> Data:
    """Give what all cards share, for whoever sets them."""
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "edge": EDGE,
        "room": ROOM,
        "foot": FOOT,
        "code": CODE,
        "roles": {name: asdict(role) for name, role in ROLES.items()},
    }


def card(one: DeckCard, imprint: Imprint) -> Data:
    """Give a card as plain data, ready to be set, with nothing that the typeface lacks."""
    one = readable(one)
    laid = faces(one, identity(one, imprint.words, imprint.site_name, imprint.licence))
    url = imprint.address(one.version_page)
    return {
        "id": one.id,
        "title": one.title.items[0].text,
        "colour": turned(COLOURS[one.kind], imprint.colour),
        "front": laid.front,
        "back": laid.back,
        "url": url,
    }


def document(title: str, cards: Sequence[Data], paper: str, bleed: bool, words: Language) -> Data:
    """Say all that stands on the sheets of a deck."""
    on = imposed(paper, bleed)
    told = [
        {
            **one,
            "qr": qr.code(one["url"]) if one["url"] else "",
            "qr_alt": words.ui("sheet_qr", url=one["url"]),
        }
        for one in cards
    ]
    return {
        "lang": words.code,
        "region": {"nl": "NL", "en": "GB"}[words.code],
        "title": title,
        "description": words.ui("deck_description", count=len(cards)),
        **measures(),
        "shapes": shapes(bleed),
        "paper": asdict(on),
        "sheets": deal(len(cards), len(on.fronts)),
        "cards": told,
    }


def script(kind: str, cards: Sequence[Data]) -> bytes:
    """Write the cards of a kind as a script, which browsers also load from a disk."""
    told = {one["id"]: {**one, "qr": qr.path(one["url"]) if one["url"] else None} for one in cards}
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"((window.kim ||= {{}}).cards ||= {{}})[{json.dumps(kind)}] = {data}\n".encode()


@lru_cache(maxsize=10_000)
def _excess(one: DeckCard) -> tuple[Excess, ...]:
    """Lay a card out to see; whoever edits one record asks of all cards again."""
    return faces(readable(one), (one.id, one.version)).excess


def check(cards: Sequence[DeckCard], words: Language) -> Iterator[Diagnostic]:
    """Yield every text that is too long for its side, at its place in the record."""
    for one in cards:
        for excess in _excess(one):
            if excess.field.at is not None:
                side = words.ui(f"deck_{excess.side}")
                facts: dict[str, Fact] = {
                    "side": side,
                    "field": excess.field.key,
                    "count": excess.count,
                }
                what = "title" if excess.field.key == "title" else "text"
                code = f"card-{what}-too-long"
                yield Diagnostic(code, excess.field.at, facts, severity="warning")


@lru_cache(maxsize=10_000)
def _lacking(one: DeckCard) -> frozenset[str]:
    fields = (one.title, *one.front, *one.back)
    return signs.lacking("".join(item.text for field in fields for item in field.items))


def unset(one: DeckCard, record: Record, code: str) -> Iterator[Diagnostic]:
    """Yield each text of a record with a sign that its card would show and the typeface lacks.

    Shape: only the fields that are on the card; a sign in the name of another record is told there.
    """
    missing = _lacking(one)
    if missing:
        keys = {field.key.partition(".")[0]: None for field in (one.title, *one.front, *one.back)}
        shown = values([getattr(record, key) for key in keys])
        yield from signs.unset(signs.said(shown, code), "warning", missing)
