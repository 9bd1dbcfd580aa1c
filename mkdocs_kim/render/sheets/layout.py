"""Where each block of a worksheet stands on the paper, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...diagnostics import Diagnostic
from ...records.worksheet import Block, Columns, Table
from ...views.sheets import SheetView
from ..drawing.drawing import tenths
from ..metrics import height
from .measuring import LINE, Setting
from .needs import Need, column_widths, need
from .paper import Paper, paper

CODE = 17.0
"""The side of the square code, on A4."""
ABOVE = 4.0
"""Between the last block and the rule of the footer, on A4."""


@dataclass(frozen=True, slots=True)
class Place:
    """A block and its rectangle. Unit: millimetres from the top left of the paper."""

    block: Block
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """A worksheet on one kind of paper."""

    view: SheetView
    on: Setting
    header: float
    """How tall title, question and fields are."""
    instruction: float
    case: float
    footer: float
    """How tall code and small print are, with the room above them."""
    places: tuple[Place, ...]
    faults: tuple[Diagnostic, ...]


def lay_out(view: SheetView, name: str, filled: bool) -> Layout:
    """Put the blocks of a worksheet on paper of this name."""
    sheet = paper(name, view.orientation)
    on = Setting(sheet, view.say, filled)
    header, instruction, case = header_height(view, on), _instruction(view, on), _case(view, on)
    top = sheet.margin + header + instruction + case
    footer = _footer(view, on)
    tall = sheet.height - sheet.margin - footer - top
    faults: list[Diagnostic] = []
    places = tuple(_stack(view.blocks, sheet.margin, top, sheet.room, tall, on, faults))
    return Layout(view, on, header, instruction, case, footer, places, tuple(faults))


def field_width(sheet: Paper) -> float:
    """Give the room for name, date and the like, at the right of the title."""
    return sheet.room * (0.36 if sheet.width > sheet.height else 0.42)


def title_room(on: Setting) -> float:
    """Give the room for title and question, beside the fields."""
    return on.paper.room - field_width(on.paper) - on.mm(6)


def step_room(view: SheetView, on: Setting) -> float:
    """Give the room for a step of the instruction, beside the others and after its number."""
    count = len(view.instruction)
    return (on.paper.room - on.mm(4) * (count - 1)) / count - on.mm(6)


def print_room(on: Setting) -> float:
    """Give the room for small print, beside the square code."""
    return on.paper.room - on.mm(CODE) - 3


def header_height(view: SheetView, on: Setting) -> float:
    """Measure title and question, and the fields beside them."""
    room = title_room(on)
    title = on.tall(view.title, room, bold=True, size=on.paper.heading)
    question = on.tall(view.question, room, size=on.paper.question)
    return max(title + question + on.mm(1), on.mm(LINE) * len(view.fields)) + on.mm(3)


def _instruction(view: SheetView, on: Setting) -> float:
    """Measure the steps that stand beside each other above the blocks."""
    if not view.instruction:
        return 0
    room = step_room(view, on)
    return max(on.tall(text, room) for text in view.instruction) + on.mm(5)


def _case(view: SheetView, on: Setting) -> float:
    if not on.filled:
        return 0
    return on.tall(view.case_words, on.paper.room - on.mm(4)) + on.mm(4)


def _footer(view: SheetView, on: Setting) -> float:
    """Measure the small print: address, identity, the licence of the site, layout, instrument."""
    room = print_room(on)
    told = sum(
        on.tall(text, room, size=on.paper.small) for text in (view.layout, view.licence) if text
    )
    lines = height(3, on.paper.small) + told + on.mm(1.6)
    return max(on.mm(CODE + 2), lines) + on.mm(ABOVE)


def _stack(
    blocks: Sequence[Block],
    x: float,
    y: float,
    width: float,
    tall: float,
    on: Setting,
    faults: list[Diagnostic],
) -> Iterator[Place]:
    """Put blocks below each other; those that can grow share what is left over."""
    needs = [need(block, width, on) for block in blocks]
    gaps = on.paper.gap * (len(blocks) - 1)
    left = tall - gaps - sum(item.least for item in needs)
    if left < -0.05:
        worst = max(range(len(blocks)), key=lambda number: needs[number].least)
        at = blocks[worst].place("rows") if isinstance(blocks[worst], Table) else None
        facts = {"excess": tenths(-left), "paper": on.paper.name.upper()}
        faults.append(Diagnostic("sheet-too-full", at or blocks[worst].place(), facts))
    for block, own in zip(blocks, grown(needs, max(left, 0)), strict=True):
        if isinstance(block, Columns):
            beside = x
            for column, wide in zip(block.columns, column_widths(block, width, on), strict=True):
                yield from _stack(column.blocks, beside, y, wide, own, on, faults)
                beside += wide + on.mm(6)
        else:
            faults += _too_wide(block, width, on)
            yield Place(block, x, y, width, own)
        y += own + on.paper.gap


def grown(needs: Sequence[Need], left: float) -> list[float]:
    """Share room that is left over by weight, to each no more than it can use."""
    sizes = [item.least for item in needs]
    open_ones = {number for number, item in enumerate(needs) if item.weight}
    while open_ones and left > 0.01:
        total = sum(needs[number].weight for number in open_ones)
        given = 0.0
        for number in sorted(open_ones):
            extra = min(left * needs[number].weight / total, needs[number].most - sizes[number])
            sizes[number] += extra
            given += extra
            if needs[number].most - sizes[number] < 0.01:
                open_ones = open_ones - {number}
        if given < 0.01:
            break
        left -= given
    return sizes


def _too_wide(block: Block, width: float, on: Setting) -> Iterator[Diagnostic]:
    """Find a table whose columns are wider than the paper."""
    if not isinstance(block, Table):
        return
    fixed = sum(on.mm(column.width) for column in block.columns if column.width)
    open_ones = sum(column.width is None for column in block.columns)
    wanted = fixed + on.mm(9) * block.numbered + on.mm(15) * open_ones
    if wanted > width + 0.05:
        facts = {"excess": tenths(wanted - width), "paper": on.paper.name.upper()}
        yield Diagnostic("table-too-wide", block.place("columns"), facts)
