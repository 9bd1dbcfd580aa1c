"""What the example of a worksheet fills in, to read on the page: drawings, tables, words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...records.worksheet import (
    DRAWN,
    Block,
    Box,
    Checklist,
    Fields,
    Lines,
    Matrix,
    Questions,
    Table,
)
from .pieces import Data, Maker


def shown(block: Block, make: Maker) -> Data | None:
    """Show what the example puts into a block; nothing if it puts nothing there."""
    if type(block) not in _SHOW or not getattr(block, "example", True):
        return None
    title = make.title(block) or make.words.choice("block", block.block)
    return {"title": title, **_SHOW[type(block)](block, make)}


def _drawn(item: Block, make: Maker) -> Data:
    return make.drawing(item, f"voorbeeld-b{make.numbers[id(item)]}")


def _table(item: Table | Matrix, make: Maker) -> Data:
    """Show the rows that have something in them."""
    data = make.data(item)
    rows = [row["cells"] for row in data["rows"]]
    filled = [row for row in rows if any(cell["ink"] and cell["text"] for cell in row)]
    heads = list(data["heads"])
    if isinstance(item, Matrix):
        count = 1 + (len(item.example_names) or len(heads) - 1)
        heads, filled = heads[:count], [row[:count] for row in filled]
    if isinstance(item, Table) and item.numbered:
        heads, filled = heads[1:], [row[1:] for row in filled]
    return {
        "kind": "table",
        "heads": heads,
        "named": isinstance(item, Matrix) or bool(item.row_heads),
        "rows": [[cell["text"] for cell in row] for row in filled],
    }


def _text(item: Lines | Box, make: Maker) -> Data:
    return {"kind": "list", "pairs": [("", make.say(item.example))]}


def _fields(item: Fields, make: Maker) -> Data:
    pairs = zip(item.labels, item.example, strict=False)
    return {"kind": "list", "pairs": [(make.say(label), make.say(text)) for label, text in pairs]}


def _questions(item: Questions, make: Maker) -> Data:
    pairs = zip(item.items, item.example, strict=False)
    return {"kind": "list", "pairs": [(make.say(label), make.say(text)) for label, text in pairs]}


def _checklist(item: Checklist, make: Maker) -> Data:
    ticked = [make.say(item.items[number - 1]) for number in sorted(set(item.example))]
    return {"kind": "list", "pairs": [(make.words.ui("fill_ticked"), "; ".join(ticked))]}


_SHOW: dict[type, Callable[[Any, Maker], Data]] = {
    **dict.fromkeys(DRAWN, _drawn),
    Table: _table,
    Matrix: _table,
    Lines: _text,
    Box: _text,
    Fields: _fields,
    Questions: _questions,
    Checklist: _checklist,
}
