"""The page on which cards are chosen and printed; it stands alone, as the worksheets do."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from hashlib import sha256

from jinja2 import Template

from ... import addresses
from ...language import Language
from ...views.decks import DeckCard
from ...views.parts import Target
from ..escaping import spoken
from ..html import environment
from .decks import FORMATS, measures, shapes
from .imposing import imposed
from .twin import POLICY, Surroundings

BASELINE = 0.33
"""How far browsers set a line below the middle of its box, in parts of the type size: half of what
the typeface rises less what it falls."""
TOP = 0.8
"""The same below the top of its box on paper: see ``deck.typ``."""


def page(
    decks: Mapping[str, Sequence[DeckCard]],
    themes: Sequence[tuple[str, str]],
    files: Mapping[str, bytes],
    around: Surroundings,
    *,
    has_sheets: bool,
) -> str:
    """Print the page.

    Shape: ``themes`` are id and title of each; ``files`` hold the decks and scripts that it tells
    the size of.
    """
    words = around.words
    found = {theme for cards in decks.values() for card in cards for theme in card.themes}
    page = _template().render(
        code=words.code,
        around=around,
        policy=POLICY,
        ui=words.ui,
        assets=f"{around.root}assets/kim/",
        methods=around.href(Target(addresses.index(words, "intervention")))
        if "intervention" in decks
        else "",
        sheets=around.href(Target(addresses.worksheets(words))) if has_sheets else "",
        decks=[_deck(kind, cards, files, around) for kind, cards in decks.items()],
        themes=[theme for theme in themes if theme[0] in found],
        formats=json.dumps(_formats(), separators=(",", ":")),
        measures=json.dumps(_measures(), separators=(",", ":")),
    )
    return spoken(page)


@cache
def _template() -> Template:
    return environment().get_template("decks.html.j2")


def _deck(
    kind: str, cards: Sequence[DeckCard], files: Mapping[str, bytes], around: Surroundings
) -> dict[str, object]:
    words = around.words
    script = addresses.deck_cards(words, kind)
    stamp = sha256(files[script]).hexdigest()[:8]
    return {
        "kind": kind,
        "title": words.ui(f"deck_{kind}"),
        "count": len(cards),
        "script": f"{around.href(Target(script, is_file=True))}?v={stamp}",
        "files": [_file(words, kind, paper, bleed, files, around) for paper, bleed in FORMATS],
        "cards": [
            {
                "id": card.id,
                "title": card.title.items[0].text,
                "href": around.href(card.record),
                "themes": " ".join(card.themes),
            }
            for card in cards
        ],
    }


def _file(
    words: Language,
    kind: str,
    paper: str,
    bleed: bool,
    files: Mapping[str, bytes],
    around: Surroundings,
) -> dict[str, str]:
    path = addresses.deck(words, kind, paper, bleed)
    key = "deck_file_bleed" if bleed else "deck_file"
    return {
        "label": words.ui(key, paper=paper.upper()),
        "size": words.ui("deck_size", size=max(1, round(len(files[path]) / 1000))),
        "href": around.href(Target(path, is_file=True)),
    }


def _formats() -> dict[str, object]:
    """Give every way to print as the script asks for it: ``a4``, ``a4-bleed``."""
    return {
        f"{paper}-bleed" if bleed else paper: {
            **asdict(imposed(paper, bleed)),
            "shapes": shapes(bleed),
        }
        for paper, bleed in FORMATS
    }


def _measures() -> dict[str, object]:
    """Give what cards share; ``rise`` is how much higher browsers have to begin a text."""
    told = measures()
    for role in told["roles"].values():
        role["rise"] = round(role["size"] * (TOP - role["leading"] / 2 - BASELINE), 4)
    return told
