"""Words an accountability sheet at one step of the plan by which it is made to fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ...language import Language
from ...views.account import Reference
from ...views.saying import CITED, Said, Sentence, plainly
from ...views.telling import BELOW, ITEM, Line
from ..metrics import POINT
from .flow import BREAK, LEADING, Piece, Run, tall

WHOLE = 1_000_000
"""More characters than any text has."""
PAGES = 2
LIMITS = (1_000, 800, 650, 540, 460, 400, 350, 310, 270, 230, 190, 150, 110, 70, 1)
"""To how many characters texts are shortened, one after another, if nothing else makes them fit."""
NAMED = 270
"""From this limit on lists and sources are shortened too."""
FEW = {"pitfalls": 3, "conditions": 3}
"""Lists of which the first items are enough where there is no room for all."""
WEIGHTS = {"research": 1.5, "judgement": 1.5, "pitfalls": 0.8}
"""What is shortened later or sooner: reservations stand at the end of what research says."""
MORE = "…"
"""Stands where sentences were left out."""
HELD = "\u00a0"
"""Holds the numbers of sources to their word."""
LONGEST_ADDRESS = 56
HEADING = 1.15
"""The size of headings, in parts of the type size."""
ABOVE = {"heading": 0.85, "label": 0.45, "text": 0.25, "item": 0.22}
"""Room above a piece, in parts of the type size."""
INDENT = 1.5
"""Of an item, in parts of the type size."""


@dataclass(frozen=True, slots=True)
class Step:
    """How large, how long, and with how much of each source."""

    points: float
    pages: int = PAGES
    limit: int = WHOLE
    short: bool = False
    """Whether of an address only the site is named."""
    named: bool = False
    """Whether sources are named by who and when, without their titles."""

    def items(self, key: str) -> int:
        """Tell how many items of a list there is room for."""
        return FEW.get(key, WHOLE) if self.limit <= NAMED else WHOLE

    @property
    def size(self) -> float:
        return self.points * POINT


STEPS = (
    *(Step(points, 1) for points in (10, 9.5, 9)),
    *(Step(points) for points in (10.5, 10, 9.5, 9, 8.5)),
    Step(8.5, short=True),
    *(Step(8.5, limit=limit, short=True, named=limit <= NAMED) for limit in LIMITS),
)
"""The plan: one page if all of it fits, else two, in the largest type; then addresses are
shortened, then the longest texts, at whole sentences, and in the end lists and sources too."""

T = TypeVar("T")


def fitting(lay_out: Callable[[Step], T], pages: Callable[[T], int]) -> T:
    """Find the first step of the plan with which a sheet fits, else give what the last one makes.

    Shape: from step to step a sheet only becomes shorter, so those of two pages are halved.
    """
    ones = [step for step in STEPS if step.pages == 1]
    smallest = lay_out(ones[-1])
    if pages(smallest) == 1:
        made = (lay_out(step) for step in ones[:-1])
        return next((one for one in made if pages(one) == 1), smallest)
    rest = STEPS[len(ones) :]
    low, high, found = 0, len(rest) - 1, lay_out(rest[-1])
    while low < high:
        middle = (low + high) // 2
        made_here = lay_out(rest[middle])
        if pages(made_here) <= PAGES:
            high, found = middle, made_here
        else:
            low = middle + 1
    if rest[high].named:  # titles are worth what room is left
        titled = lay_out(replace(rest[high], named=False))
        return titled if pages(titled) <= PAGES else found
    return found


class Pen:
    """Numbers the sources as they come, and remembers whether anything was left out."""

    def __init__(self, step: Step, references: Mapping[str, Reference]) -> None:
        self.step = step
        self.references = references
        self.numbers: dict[str, int] = {}
        self.cut = False

    def paragraphs(
        self, line: Line, weight: float = 1.0, most: int = WHOLE
    ) -> list[tuple[Run, ...]]:
        """Word a line: its head, and its text as far as there is room for it.

        Unit: ``most`` is a number of signs that no step goes over.
        """
        first: list[Run] = []
        if line.head:
            first.append(Run(line.head, "bold"))
        if line.aside:
            first.append(Run(f"{' · ' if line.head else ''}{line.aside}", "quiet"))
        first += self._cite(line.sources)
        found: list[tuple[Run, ...]] = []
        for sentences in self._shortened(line.text, min(most, int(self.step.limit * weight))):
            runs = list(self._sentences(sentences))
            if first:
                runs = [*first, Run(" "), *runs]
                first = []
            found.append(tuple(runs))
        return found or [tuple(first)]

    def _shortened(self, text: Said | None, most: int) -> Iterator[Sequence[Sentence]]:
        """Yield whole sentences until there are too many signs; the first always stands."""
        kept = 0
        for paragraph in text.paragraphs if text else ():
            told: list[Sentence] = []
            for sentence in paragraph:
                if kept and kept + len(sentence.words) > most:
                    self.cut = True
                    told.append(Sentence(MORE))
                    yield told
                    return
                kept += len(sentence.words)
                told.append(sentence)
            yield told

    def _sentences(self, sentences: Sequence[Sentence]) -> Iterator[Run]:
        for number, sentence in enumerate(sentences):
            ids = iter(sentence.sources)
            waiting: list[str] = []
            for place, words in enumerate(sentence.words.split(CITED)):
                if place:
                    waiting.append(next(ids))
                if words:
                    yield from self._cite(waiting)
                    waiting = []
                    before = "" if place or not number else HELD if words == MORE else " "
                    yield Run(before + words)
            yield from self._cite(waiting)

    def _cite(self, ids: Sequence[str]) -> list[Run]:
        """Number sources; one that is not in the bibliography has no number."""
        known = [item for item in dict.fromkeys(ids) if item in self.references]
        if not known:
            return []
        found = [self.numbers.setdefault(item, len(self.numbers) + 1) for item in known]
        words = ",".join(str(number) for number in sorted(found))
        return [Run(f"{HELD}[{words}]", "cite")]

    def lines(self, key: str, lines: Sequence[Line], room: float) -> list[Piece]:
        """Give the lines of a block as pieces; what belongs to an item stays with it."""
        weight = WEIGHTS.get(key, 1.0)
        pieces: list[Piece] = []
        heads = [number for number, line in enumerate(lines) if line.mark.strip()]
        most = self.step.items(key)
        if len(heads) > most:
            lines = [*lines[: heads[most]], Line(plainly(MORE), mark=ITEM)]
            self.cut = True
        for line in lines:
            told = self.paragraphs(line, weight)
            lang = line.text.lang if line.text else ""
            if line.mark == BELOW and pieces:
                pieces[-1] = self.item(pieces[-1].mark, [*pieces[-1].paragraphs, *told], room, lang)
            elif line.mark:
                pieces.append(self.item(line.mark, told, room, lang))
            else:
                pieces += [self._piece("text", (runs,), room, lang=lang) for runs in told]
        return pieces

    def heading(self, words: str, room: float, kind: str = "heading") -> Piece:
        """Head what follows: ``heading``, or ``label`` below one."""
        return self._piece(kind, ((Run(words, "bold"),),), room)

    def item(
        self, mark: str, told: Sequence[tuple[Run, ...]], room: float, lang: str = ""
    ) -> Piece:
        """Give an item of a list."""
        return self._piece("item", tuple(told), room, mark, lang)

    def text(self, runs: tuple[Run, ...], room: float) -> Piece:
        """Give a paragraph of our own."""
        return self._piece("text", (runs,), room)

    def sources(self, room: float, words: Language) -> Iterator[Piece]:
        """Name every source that was cited, by its number."""
        if self.numbers:
            yield self.heading(words.ui("notes"), room)
        for item, number in self.numbers.items():
            found = self.references[item]
            runs = [Run(found.short if self.step.named else found.text)]
            if found.url:
                shown = addressed(found.url, 0 if self.step.short else LONGEST_ADDRESS)
                runs += [Run(" "), Run(shown, "link", found.url)]
            yield self.item(f"{number}.", [tuple(runs)], room)

    def _piece(
        self,
        kind: str,
        told: tuple[tuple[Run, ...], ...],
        room: float,
        mark: str = "",
        lang: str = "",
    ) -> Piece:
        size = self.step.size
        inner = room - size * INDENT if kind == "item" else room
        own = size * HEADING if kind == "heading" else size
        above = ABOVE[kind] * size
        spare = above + (LEADING - 1) * own
        return Piece(kind, above + tall(told, inner, own), told, mark, lang, spare)


def addressed(url: str, most: int = WHOLE) -> str:
    """Word an address so that it can be typed over, or, if it is long, the site that it is of."""
    shown = url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    host, slash, path = shown.partition("/")
    if len(shown) > most:
        return f"{host}/…" if path else host
    return host + slash + "".join(f"{sign}{BREAK}" if sign in "/-" else sign for sign in path)
