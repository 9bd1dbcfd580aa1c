"""Long lists in pages of their own: as many cards as a reader takes in, the rest further on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .. import addresses
from ..library import sort_key
from .citing import notes
from .pager import Pager, Step, Whole
from .pages import Card, Group, ListPage, Page
from .parts import Chip, Target
from .reader import Reader

CARDS = 96
"""As many cards a page holds, in full rows of two, three or four; a longer list goes on."""
NEAR = 1
"""Pages on either side of this one that the row of numbers names."""
DIGITS = "0–9"
"""What stands for the titles that begin with a sign."""


@dataclass(frozen=True)
class Series:
    """The pages that one list is dealt out over."""

    address: str
    """Of the first."""
    title: str
    letters: tuple[tuple[tuple[str, str], ...], ...]
    """Of each page, those that begin on it, each with its place there."""
    reader: Reader

    def at(self, number: int) -> str:
        """Give the address of a page: the first has that of the list itself."""
        return addresses.part(self.reader.language, self.address, number)

    def named(self, number: int) -> str:
        """Give the title of a page; the first has that of the list itself."""
        if number == 1:
            return self.title
        ui = self.reader.language.ui
        return ui("pager_title", title=self.title, number=number, last=len(self.letters))

    def pager(self, number: int) -> Pager:
        """Tell on one page where the others are."""
        ui, last = self.reader.language.ui, len(self.letters)
        before = Chip(ui("pager_before"), Target(self.at(number - 1))) if number > 1 else None
        after = Chip(ui("pager_after"), Target(self.at(number + 1))) if number < last else None
        return Pager(
            ui("pager_words", number=number, last=last),
            before,
            after,
            tuple(self._steps(number)),
            tuple(self._begun()),
        )

    def _steps(self, here: int) -> Iterator[Step]:
        """Name the first page, the last and those near; a single one between is named as well."""
        last = len(self.letters)
        near = {1, *range(max(here - NEAR, 1), min(here + NEAR, last) + 1), last}
        named = sorted(near | {one + 1 for one in near if one + 2 in near})
        for before, number in pairwise([0, *named]):
            if number > before + 1:
                yield Step(0, Chip("…"))
            to = None if number == here else Target(self.at(number))
            yield Step(number, Chip(str(number), to))

    def _begun(self) -> Iterator[Chip]:
        for number, letters in enumerate(self.letters, 1):
            for letter, place in letters:
                yield Chip(letter, Target(self.at(number), place))


def initial(title: str) -> str:
    """Give the letter under which a title stands; signs share one."""
    first = sort_key(title)[0][:1].upper()
    return first if first.isalpha() else DIGITS


def anchor(letter: str) -> str:
    """Give the place on a page where a letter begins."""
    return f"letter-{letter[0].lower()}"


def begun(
    titles: Sequence[str], size: int, place: Callable[[int], str] | None = None
) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Tell which letters begin on each page; none if the titles do not follow each other.

    Shape: ``place`` gives where on its page a title stands, by its number in the list.
    """
    found: list[list[tuple[str, str]]] = [[] for _ in range(-(-len(titles) // size))]
    keys = [sort_key(title) for title in titles]
    if all(one <= other for one, other in pairwise(keys)):
        letters = ["", *(initial(title) for title in titles)]
        for number, (before, letter) in enumerate(pairwise(letters)):
            if letter != before:
                at = place(number) if place else anchor(letter)
                found[number // size].append((letter, at))
    return tuple(tuple(page) for page in found)


def listed(page: Page, reader: Reader) -> Iterator[Page]:
    """Deal a page that lists out over as many as it takes; one that is short stays as it is."""
    body = page.body
    assert isinstance(body, ListPage)
    cards = [card for group in body.groups for card in group.cards]
    if len(cards) <= CARDS:
        yield page
        return
    alone = len(body.groups) == 1
    titles = [card.link.title for card in cards]
    letters = begun(titles, CARDS) if alone else ((),) * -(-len(cards) // CARDS)
    series = Series(page.address, page.title, letters, reader)
    groups = _lettered(body.groups) if any(letters) else body.groups
    for number, found in enumerate(_dealt(groups, reader), 1):
        part = replace(
            body,
            about=body.about if number == 1 else None,
            groups=found,
            pager=series.pager(number),
            whole=_whole(cards) if body.panel else None,
        )
        yield replace(
            page,
            address=series.at(number),
            title=series.named(number),
            body=part,
            notes=notes(part, reader),
        )


def far(page: Page) -> Iterator[Card]:
    """Go through the cards of a list that can be chosen from on other pages than their own."""
    body = page.body
    if isinstance(body, ListPage) and body.panel:
        cards = [card for group in body.groups for card in group.cards]
        yield from cards if len(cards) > CARDS else ()


def _whole(cards: Iterable[Card]) -> Whole:
    numbers = [card.item for card in cards if card.item is not None]
    return Whole(min(numbers), max(numbers))


def _lettered(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Mark the card with which each letter begins."""
    made = []
    for group in groups:
        firsts = [initial(card.link.title) for card in group.cards]
        cards = [
            replace(card, anchor=anchor(first)) if first != before else card
            for card, first, before in zip(group.cards, firsts, ["", *firsts], strict=False)
        ]
        made.append(replace(group, cards=tuple(cards)))
    return tuple(made)


def _dealt(groups: Sequence[Group], reader: Reader) -> Iterator[tuple[Group, ...]]:
    """Give what stands on each page, under the headings that it has in the whole list."""
    ui, total = reader.language.ui, sum(len(group.cards) for group in groups)
    for begin in range(0, total, CARDS):
        end, place, found = min(begin + CARDS, total), 0, []
        for group in groups:
            cards = group.cards[max(begin - place, 0) : max(end - place, 0)]
            if cards:
                title = group.title
                if len(groups) == 1:
                    title = ui("pager_range", first=begin + 1, last=end, total=total)
                elif place < begin:
                    title = ui("pager_further", title=group.title)
                found.append(replace(group, title=title, cards=cards))
            place += len(group.cards)
        yield tuple(found)
