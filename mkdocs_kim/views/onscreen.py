"""The sheets that are drawn on a screen: one list of people, and the drawings they stand in."""

from __future__ import annotations

from dataclasses import dataclass

from .. import addresses
from ..records import Text
from ..records.worksheet import Canvas, Legend, LegendEntry, Rings, Table, every
from .parts import Target
from .reader import Reader
from .sheets import SheetView, every_sheet


@dataclass(frozen=True, slots=True)
class ScreenDrawing:
    """A sheet as it is drawn on a screen."""

    view: SheetView
    block: Rings | Canvas
    lines: tuple[LegendEntry, ...]
    """The kinds of line that its legend explains."""
    letters: tuple[LegendEntry, ...]
    """The letters that its legend explains, but for those that name a place."""
    has_arrows: bool
    """Whether its legend says what an arrow means."""


@dataclass(frozen=True, slots=True)
class OnScreen:
    """All that can be drawn on a screen, from one list of people."""

    people: SheetView | None
    """The sheet on which people are listed; None if no record has one."""
    heads: tuple[str, ...]
    """What the list asks of somebody: the name, then who that is."""
    drawings: tuple[ScreenDrawing, ...]


def place(reader: Reader) -> str:
    """Give the address of the page on which people are drawn: ``werkbladen/tekenen``."""
    return addresses.worksheet(reader.language, reader.language.ui("screen_file"))


def drawing(view: SheetView, reader: Reader) -> Target | None:
    """Tell where a sheet is drawn on a screen; None if it is not. The list has a place there too.

    Shape: the anchor is the tab that is shown first.
    """
    if view.is_easy or view.sheet is None or view.sheet.on_screen is None:
        return None
    anchor = "" if view.sheet.on_screen == "list" else view.id
    return Target(place(reader), anchor)


def on_screen(reader: Reader) -> OnScreen | None:
    """Gather what can be drawn on a screen; None if no record says so."""
    views = [
        view
        for view in every_sheet(reader)
        if view.sheet and view.sheet.on_screen and not view.is_easy
    ]
    drawings = tuple(
        _drawn(view, block)
        for view in views
        if view.sheet and isinstance(block := view.sheet.on_screen_block, Rings | Canvas)
    )
    if not drawings:
        return None
    lists = [view for view in views if view.sheet and view.sheet.on_screen == "list"]
    people = lists[0] if lists else None
    block = people.sheet.on_screen_block if people and people.sheet else None
    titles = [column.title for column in block.columns[:2]] if isinstance(block, Table) else []
    heads = tuple(people.say(title) for title in titles) if people else ()
    return OnScreen(people, heads, drawings)


def _drawn(view: SheetView, block: Rings | Canvas) -> ScreenDrawing:
    legends = [one for one in every(list(view.blocks)) if isinstance(one, Legend)]
    entries = [entry for legend in legends for entry in legend.entries]
    places = [*block.rings, *block.sectors] if isinstance(block, Rings) else []
    return ScreenDrawing(
        view=view,
        block=block,
        lines=tuple(one for one in entries if one.line and not one.line.startswith("arrow")),
        letters=tuple(one for one in entries if one.letter and not _names(one.letter, places)),
        has_arrows=any(one.line and one.line.startswith("arrow") for one in entries),
    )


def _names(letter: Text, places: list[Text]) -> bool:
    return any(letter.meets(place) for place in places)
