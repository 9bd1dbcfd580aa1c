"""The two sides of a card, measured: every line of every text has its place, in type of one size.

Unit: millimetres from the top left of the card as it is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...language import Language
from ...views.common import shorten
from ...views.decks import CardField, CardItem, DeckCard
from ..metrics import POINT, SMALLEST, broken, width
from . import signs
from .imposing import HEIGHT, WIDTH

EDGE = 8.0
"""No words stand nearer to the cut: printers leave an edge, and hands cut askew."""
ROOM = WIDTH - 2 * EDGE
BAND = 9.0
CODE = 22.0
"""The square code, with its quiet border."""
AFTER_BAND, AFTER_TITLE, AFTER_ITEM, BEFORE_HEAD, AFTER_HEAD = 6.0, 3.5, 1.6, 3.2, 0.8
FOOT = HEIGHT - EDGE - CODE
"""Where the foot of a back begins."""
ABOVE_FOOT = 2.0
QUIET = 2.0
"""The quiet border of the code: its dots end so far above the edge."""
BESIDE = EDGE + CODE + 3
"""Where the lines beside the code begin."""
NAME = EDGE + 3.0
"""Where the title on the back begins: its letters stand well clear of the coloured rule."""
TITLE_LINES, FOOT_LINES = 4, 6
KNOWN = 2
"""So many lines of the foot tell which card it is, and are never shortened: id and version."""
MORE = " …"
"""After a name that is shortened at a word."""
DOT = " · "
"""Between the kind of a card and its status."""
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Role:
    """How a text is set; the same on every card."""

    size: float
    bold: bool = False
    leading: float = 1.3

    @property
    def pitch(self) -> float:
        return self.size * self.leading


ROLES = {
    "label": Role(10.5 * POINT, bold=True),
    "title": Role(19 * POINT, bold=True, leading=1.12),
    "lead": Role(15 * POINT, leading=1.28),
    "text": Role(11 * POINT),
    "name": Role(12 * POINT, bold=True, leading=1.2),
    "head": Role(10 * POINT, bold=True),
    "back": Role(10 * POINT),
    "small": Role(SMALLEST, leading=1.25),
}


@dataclass(frozen=True, slots=True)
class Excess:
    """A text that is too long, by so many characters."""

    side: str
    """``front`` or ``back``."""
    field: CardField
    count: int


@dataclass
class _Side:
    """A side while it is filled from the top."""

    name: str
    y: float
    bottom: float
    pieces: list[Data] = field(default_factory=list)
    excess: list[Excess] = field(default_factory=list)

    def put(self, text: str, role: str, x: float = EDGE, room: float = ROOM, mark: str = "") -> int:
        """Set a text, as much of it as there is room for; give how many characters are left."""
        how = ROLES[role]
        lines = broken(text, room, how.size, how.bold)
        fits = max(0, int((self.bottom - self.y) / how.pitch + 1e-6))
        left = 0
        if len(lines) > fits:
            left = len("".join(lines[fits:]))
            lines = _cut(text, fits, room, how)
        if lines:
            self.pieces.append(_piece(role, x, self.y, lines, mark, getattr(text, "lang", "")))
        self.y += len(lines) * how.pitch
        return left

    def fill(self, fields: Sequence[CardField], role: str) -> None:
        """Set fields below each other."""
        for number, one in enumerate(fields):
            own = "lead" if one.role == "lead" else role
            self.y += BEFORE_HEAD if number else 0.0
            left = self._field(self._fitting(one, own) if one.extra else one, own)
            if left:
                self.excess.append(Excess(self.name, one, left))

    def _fitting(self, one: CardField, role: str) -> CardField:
        """Leave out the items for which there is no room."""
        for count in range(len(one.items), 0, -1):
            fewer = replace(one, items=one.items[:count])
            if not _Side(self.name, self.y, self.bottom)._field(fewer, role):
                return fewer
        return replace(one, items=(), head="")

    def _field(self, one: CardField, role: str) -> int:
        need = (ROLES["head"].pitch + AFTER_HEAD) * bool(one.head) + ROLES[role].pitch
        if self.y + need > self.bottom + 1e-6:
            self.y = self.bottom
            return sum(len(item.text) for item in one.items)
        if one.head:
            self.put(one.head, "head")
            self.y += AFTER_HEAD
        indent = _indent(one.items, role)
        left = 0
        for number, item in enumerate(one.items):
            tight = bool(number and item.mark and len(item.text) < 60)
            self.y += 0.0 if not number else AFTER_ITEM / 2 if tight else AFTER_ITEM
            x, room = (EDGE + indent, ROOM - indent) if item.mark else (EDGE, ROOM)
            if left:
                left += len(item.text)
            else:
                left = self.put(item.text, role, x, room, item.mark)
        return left


def _indent(items: Sequence[CardItem], role: str) -> float:
    how = ROLES[role]
    marks = [width(f"{item.mark} ", how.size, True) for item in items if item.mark]
    return max(marks, default=0.0) + 0.6


def _cut(text: str, fits: int, room: float, how: Role) -> list[str]:
    """Shorten a text at a sentence or a word until it takes so many lines."""
    if not fits:
        return []
    limit = len("".join(broken(text, room, how.size, how.bold)[:fits])) + 1
    while limit > 2:
        lines = broken(shorten(text, limit), room, how.size, how.bold)
        if len(lines) <= fits:
            return lines
        limit -= 1
    return ["…"]


def _brief(text: str, fits: int, room: float, how: Role) -> list[str]:
    """Shorten a name at a word, or else at a letter, until it takes so many lines."""
    lines = broken(text, room, how.size, how.bold, joint="")
    if len(lines) <= fits:
        return lines
    end = len(text)
    while (end := text.rfind(" ", 0, end)) > 0:
        lines = broken(f"{text[:end].rstrip(' ,;:')}{MORE}", room, how.size, how.bold, joint="")
        if len(lines) <= fits:
            return lines
    for end in range(len(text), 0, -1):
        lines = broken(f"{text[:end]}…", room, how.size, how.bold, joint="")
        if len(lines) <= fits:
            return lines
    return []


def _piece(role: str, x: float, y: float, lines: list[str], mark: str = "", lang: str = "") -> Data:
    """Give lines their place.

    Shape: lines that end between words keep the space there, so that joined they can be read.
    """
    return {"role": role, "x": x, "y": y, "lines": lines, "mark": mark, "lang": lang}


@dataclass(frozen=True)
class Faces:
    """A card, laid out."""

    front: list[Data]
    back: list[Data]
    excess: tuple[Excess, ...]


def faces(card: DeckCard, imprint: Sequence[str]) -> Faces:
    """Lay a card out.

    Shape: ``imprint`` are the lines beside the code: id, version, site, licence.
    """
    front = _front(card)
    foot = _foot(imprint)
    bottom = min([FOOT - ABOVE_FOOT, *(piece["y"] - 1 for piece in foot)])
    back = _Side("back", NAME, bottom)
    back.put(card.title.items[0].text, "name")
    back.y += AFTER_TITLE - 1
    back.fill(card.back, "back")
    return Faces(front.pieces, back.pieces + foot, (*front.excess, *back.excess))


def _front(card: DeckCard) -> _Side:
    side = _Side("front", EDGE + BAND + AFTER_BAND, HEIGHT, _label(card.label))
    side.bottom = side.y + TITLE_LINES * ROLES["title"].pitch
    left = side.put(card.title.items[0].text, "title")
    side.excess += [Excess("front", card.title, left)] if left else []
    side.y, side.bottom = side.y + AFTER_TITLE, HEIGHT - EDGE
    side.fill(card.front, "text")
    return side


def _label(text: str) -> list[Data]:
    """Set what kind of card this is on the one line of the band; its status is never shortened."""
    how, room = ROLES["label"], ROOM - 6
    name, dot, status = text.rpartition(DOT)
    after = f"{dot}{status}" if name else ""
    left = room - width(after, how.size, True)
    short = _brief(name or text, 1, left, how) if left > 0 else []
    told = [short[0] + after] if short else _brief(status, 1, room, how)
    return [_piece("label", EDGE + 3, EDGE + (BAND - how.size) / 2, told)] if told else []


def _foot(imprint: Sequence[str]) -> list[Data]:
    """Set the lines beside the code so that the last ends where the code ends, or at the edge.

    Shape: a piece for each text. What takes more lines than there is room for is shortened, the
    longest first; only an id that is very long itself makes the foot grow.
    """
    how, room = ROLES["small"], WIDTH - EDGE - BESIDE
    counts = [len(broken(text, room, how.size, joint="")) for text in imprint]
    while sum(counts) > FOOT_LINES and any(counts[KNOWN:]):
        longest = max(range(KNOWN, len(counts)), key=counts.__getitem__)
        counts[longest] -= 1
    told = [_brief(text, n, room, how) for text, n in zip(imprint, counts, strict=True) if n]
    y = HEIGHT - EDGE - sum(map(len, told)) * how.pitch
    y -= QUIET if y - QUIET >= FOOT else 0.0
    pieces = []
    for lines in told:
        pieces.append(_piece("small", BESIDE, y, lines))
        y += len(lines) * how.pitch
    return pieces


def identity(card: DeckCard, words: Language, site_name: str, licence: str) -> list[str]:
    """Say which card this is; id and version come first."""
    day = words.ui("sheet_reviewed", date=card.reviewed) if card.reviewed else ""
    told = [card.id, words.ui("version", version=card.version), day, site_name, licence]
    return [left for text in told if (left := signs.without(text))]


def readable(card: DeckCard) -> DeckCard:
    """Leave out what the typeface lacks, before anything is measured; the id is a title as well."""
    title = signs.without(card.title.items[0].text) or card.id
    front, back = (_legible(side) for side in (card.front, card.back))
    return replace(
        card,
        label=signs.without(card.label),
        title=replace(card.title, items=(CardItem(title),)),
        front=front,
        back=back,
    )


def _legible(fields: Sequence[CardField]) -> tuple[CardField, ...]:
    found = (
        replace(
            one,
            head=signs.without(one.head),
            items=tuple(
                replace(item, text=left) for item in one.items if (left := signs.without(item.text))
            ),
        )
        for one in fields
    )
    return tuple(one for one in found if one.items)
