"""How much room each kind of block needs at least, and what it does with more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ...records import Text
from ...records.worksheet import (
    DRAWN,
    Block,
    Box,
    Checklist,
    Columns,
    Fields,
    Legend,
    Lines,
    Matrix,
    Questions,
    Table,
    Words,
)
from ..metrics import width, wrap
from .measuring import HAIR, LINE, Setting
from .tables import matrix_rows, table_rows


@dataclass(frozen=True, slots=True)
class Need:
    """Room in millimetres."""

    least: float
    weight: float = 0
    """What part of the room that is left over it takes; 0 if it needs no more."""
    most: float = 10_000


def need(block: Block, width: float, on: Setting) -> Need:
    """Measure a block at a width, with its heading."""
    inner = _NEEDS[type(block)](block, width, on)
    head = heading(block, width, on)
    return Need(inner.least + head, inner.weight, inner.most + head)


def heading(block: Block, width: float, on: Setting) -> float:
    """Measure the heading above a block; a box and a house have theirs inside."""
    if block.title is None or isinstance(block, Box):
        return 0
    return on.tall(block.title, width, bold=True) + on.mm(1.2)


def _drawn(block: Any, width: float, on: Setting) -> Need:
    least = {"scale": 32, "pie": 50, "timeline": 62, "web": 75, "houses": 70, "tree": 80}
    most = {"scale": 52}
    return Need(
        on.mm(least.get(block.block, 75)),
        4,
        on.mm(most[block.block]) if block.block in most else 10_000,
    )


def _table(block: Table, width: float, on: Setting) -> Need:
    head, rows = table_rows(block, width, on)
    return Need(head + sum(rows), 0 if block.rows else 3 if not block.row_heads else 2)


def _matrix(block: Matrix, width: float, on: Setting) -> Need:
    _, head, rows = matrix_rows(block, width, on)
    return Need(head + sum(rows), 3, head + sum(rows) + len(rows) * on.mm(4))


def written(text: Text | None, width: float, on: Setting) -> int:
    """Count the lines that an example takes."""
    if text is None or not on.filled:
        return 0
    return len(wrap(on.say(text), width * HAIR, on.paper.body))


def _lines(block: Lines, width: float, on: Setting) -> Need:
    count = max(block.count or 2, written(block.example, width, on))
    return Need(on.mm(LINE) * count, 0 if block.count else 2)


def _box(block: Box, width: float, on: Setting) -> Need:
    inside = width - on.mm(4)
    words = [
        (block.title, True),
        (block.hint, False),
        (block.example if on.filled else None, False),
    ]
    told = sum(on.tall(text, inside, bold=bold) for text, bold in words if text is not None)
    return Need(max(on.mm(block.height or 20), told + on.mm(5)), 2)


def field_columns(block: Fields, width: float, on: Setting) -> int:
    """Count the fields that stand beside each other."""
    return max(1, min(len(block.labels), int(width // on.mm(75))))


def _fields(block: Fields, width: float, on: Setting) -> Need:
    rows = -(-len(block.labels) // field_columns(block, width, on))
    return Need(rows * on.mm(LINE + 0.5))


def item_columns(items: Sequence[object], width: float, on: Setting, wide: float) -> int:
    """Count the columns of a list of short items."""
    return max(1, min(len(items), int((width + on.mm(4)) // on.mm(wide))))


def item_room(columns: int, width: float, on: Setting, mark: float) -> float:
    """Give the room for the words of an item, after its mark."""
    return (width - (columns - 1) * on.mm(4)) / columns - on.mm(mark)


def item_rows(
    texts: Sequence[Text], width: float, on: Setting, wide: float, mark: float
) -> tuple[int, list[float]]:
    """Measure items in columns, each after a mark: how many columns, how tall each row."""
    columns = item_columns(texts, width, on, wide)
    room = item_room(columns, width, on, mark)
    talls = [on.tall(text, room, size=on.paper.body) for text in texts]
    rows = [talls[start : start + columns] for start in range(0, len(talls), columns)]
    return columns, [max(on.mm(6.5), max(row) + on.mm(1.5)) for row in rows]


CHECK, LETTER, SIGN = 7.0, 9.0, 18.0
"""Room before the words of an item to tick, a letter of a legend, a line of a legend, on A4."""


LONGEST_LETTER = 24.0
"""The room for the letter or short word of an entry, on A4."""


def sign_room(block: Legend, on: Setting) -> float:
    """Give the room before the words of a legend, on A4."""
    least = SIGN if any(entry.line for entry in block.entries) else LETTER
    letters = [on.say(entry.letter) for entry in block.entries if entry.letter]
    wide = max((width(text, on.paper.body, True) for text in letters), default=0)
    return max(least, min(wide / on.paper.scale, LONGEST_LETTER) + 5)


def _checklist(block: Checklist, width: float, on: Setting) -> Need:
    return Need(sum(item_rows(block.items, width, on, 88, CHECK)[1]))


def _legend(block: Legend, width: float, on: Setting) -> Need:
    return Need(
        sum(item_rows([e.text for e in block.entries], width, on, 54, sign_room(block, on))[1])
    )


def question_heights(block: Questions, width: float, on: Setting) -> list[float]:
    """Measure each question with its lines."""
    answers = [*block.example, *[None] * (len(block.items) - len(block.example))]
    return [
        on.tall(item, width, bold=True)
        + on.mm(LINE) * max(block.lines or 1, written(answer, width, on))
        + on.mm(3.5)
        for item, answer in zip(block.items, answers, strict=True)
    ]


def _questions(block: Questions, width: float, on: Setting) -> Need:
    return Need(sum(question_heights(block, width, on)), 0 if block.lines else len(block.items))


def _words(block: Words, width: float, on: Setting) -> Need:
    return Need(on.tall(block.text, width))


def column_widths(block: Columns, width: float, on: Setting) -> list[float]:
    """Share the width out among columns of blocks."""
    room = width - (len(block.columns) - 1) * on.mm(6)
    total = sum(column.share for column in block.columns)
    return [room * column.share / total for column in block.columns]


def _columns(block: Columns, width: float, on: Setting) -> Need:
    least, weight = 0.0, 0.0
    for column, wide in zip(block.columns, column_widths(block, width, on), strict=True):
        needs = [need(inner, wide, on) for inner in column.blocks]
        least = max(least, sum(n.least for n in needs) + on.paper.gap * (len(needs) - 1))
        weight = max([weight, *(n.weight for n in needs)])
    return Need(least, weight)


_NEEDS: dict[type, Callable[[Any, float, Setting], Need]] = {
    **dict.fromkeys(DRAWN, _drawn),
    Table: _table,
    Matrix: _matrix,
    Lines: _lines,
    Box: _box,
    Fields: _fields,
    Checklist: _checklist,
    Legend: _legend,
    Questions: _questions,
    Words: _words,
    Columns: _columns,
}
