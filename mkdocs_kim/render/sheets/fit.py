"""What does not fit on a worksheet, found before anything is set, at its place in the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...diagnostics import Diagnostic, Fact
from ...language import Language
from ...records import Text, values
from ...records.worksheet import DRAWN, Fields, Legend
from ...views.sheets import SheetView
from ..drawing.draw import draw
from ..drawing.drawing import tenths
from ..metrics import width
from . import needs, signs
from .back import back, prose_of
from .layout import Layout, field_width, lay_out
from .measuring import Setting


def check(view: SheetView, words: Language, title: Callable[[str], str]) -> Iterator[Diagnostic]:
    """Yield what does not fit: of the first paper on which anything does not, blank or filled."""
    yield from _signs(view)
    for name, filled in view.forms:
        faults = list(_unfit(lay_out(view, name, filled), words, title))
        if faults:
            yield from faults
            return


def _unfit(layout: Layout, words: Language, title: Callable[[str], str]) -> Iterator[Diagnostic]:
    """Yield what does not fit on one sheet; a drawing is only judged where it has its room."""
    on = layout.on
    yield from layout.faults
    yield from _header(layout)
    for place in layout.places if not layout.faults else ():
        block = place.block
        if isinstance(block, DRAWN):
            tall = place.height - needs.heading(block, place.width, on)
            yield from draw(block, on.frame(place.width, tall)).problems()
        elif isinstance(block, Fields):
            columns = needs.field_columns(block, place.width, on)
            room = (place.width - (columns - 1) * on.mm(5)) / columns
            yield from _fields(block.labels, block.example, room, on)
        elif isinstance(block, Legend):
            yield from _letters(block, on)
    over = 0.0 if on.filled else back(layout.view, on, words, title)["over"]
    if over and layout.view.back.at:
        facts: dict[str, Fact] = {"excess": f"{over:.0f}", "paper": on.paper.name.upper()}
        yield Diagnostic("back-too-long", layout.view.back.at, facts)


def _header(layout: Layout) -> Iterator[Diagnostic]:
    sheet = layout.view.sheet
    if sheet is not None:
        values = sheet.example.fields if sheet.example else []
        yield from _fields(sheet.fields, values, field_width(layout.on.paper), layout.on)


def _fields(
    labels: Sequence[Text], values: Sequence[Text], room: float, on: Setting
) -> Iterator[Diagnostic]:
    """Find a name that leaves no line to write on, and an example that its line cannot hold."""
    size = on.paper.body
    for number, label in enumerate(labels):
        wide = width(on.say(label), size)
        yield from _too_long(label, wide - room * 0.6, on)
        if on.filled and number < len(values) and wide <= room * 0.6:
            held = width(on.say(values[number]), size)
            yield from _too_long(values[number], held - (room - wide - 1.5), on)


def _letters(block: Legend, on: Setting) -> Iterator[Diagnostic]:
    for entry in block.entries:
        if entry.letter is not None:
            wide = width(on.say(entry.letter), on.paper.body, True)
            yield from _too_long(entry.letter, wide - on.mm(needs.LONGEST_LETTER), on)


def _too_long(text: Text, excess: float, on: Setting) -> Iterator[Diagnostic]:
    if excess > 0.05 and text.at is not None:
        facts: dict[str, Fact] = {"label": on.say(text), "excess": tenths(excess)}
        yield Diagnostic("label-too-long", text.at, facts)


def _signs(view: SheetView) -> Iterator[Diagnostic]:
    """Find the signs that the typeface does not have, each text's first."""
    texts = [*values(view.sheet), *view.around]
    told = [(view.say(text), text.at) for text in texts if isinstance(text, Text)]
    told += [(cited.passage.text, view.back.at) for cited in prose_of(view.back)]
    yield from signs.unset(told)
