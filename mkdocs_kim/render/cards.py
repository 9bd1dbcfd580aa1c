"""The cards of lists that take several pages, as scripts: browsers load those that fit a choice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from ..views.pages import Card
from ..views.parts import Chip, Target

FOLDER = "cards/"
"""Where the scripts stand among the files of the site's own."""
TOGETHER = 100
"""Numbers of items in a file: as many as a page shows, so that a choice asks for few."""


def scripts(cards: Iterable[Card], to: Callable[[Target], str]) -> dict[str, bytes]:
    """Make the scripts: path → content; ``to`` gives an address as seen from the root of the site.

    Shape: ``cards/3.js`` holds the items numbered 300 to 399, null for what no such list shows:
    title, address, line above it, beginning, id of the method, badges (words, tone, address).
    """
    files: dict[int, list[Any]] = {}
    for card in cards:
        assert card.item is not None, "only what facets know can be chosen"
        number, place = divmod(card.item, TOGETHER)
        files.setdefault(number, [None] * TOGETHER)[place] = list(_told(card, to))
    return {f"{FOLDER}{number}.js": _script(number, told) for number, told in files.items()}


def stamped(content: Mapping[str, bytes]) -> str:
    """Give how the files are called, with a mark of all of them; empty if there are none."""
    if not content:
        return ""
    mark = sha256(b"".join(content[name] for name in sorted(content))).hexdigest()[:8]
    return f"{FOLDER}{{number}}.js?v={mark}"


def _told(card: Card, to: Callable[[Target], str]) -> Iterator[Any]:
    yield card.link.title
    yield _address(card.link, to)
    yield card.eyebrow
    yield card.teaser
    yield card.method
    yield [[badge.title, badge.tone, _address(badge, to)] for badge in card.badges]


def _address(chip: Chip, to: Callable[[Target], str]) -> str:
    return to(chip.to) if chip.to else ""


def _script(number: int, told: list[Any]) -> bytes:
    words = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    begin = "window.kim=window.kim||{};window.kim.cards=window.kim.cards||{};"
    return f"{begin}window.kim.cards[{number}]={words};\n".encode()
