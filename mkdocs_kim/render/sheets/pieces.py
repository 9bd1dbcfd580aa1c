"""The blocks of a worksheet as pieces of a page to fill in: plain data, one kind each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ...language import Language
from ...records import Text
from ...records.worksheet import (
    DRAWN,
    Block,
    Box,
    Checklist,
    Columns,
    Fields,
    Legend,
    LegendEntry,
    Lines,
    Matrix,
    Questions,
    Scale,
    Table,
    Words,
)
from ...views.drawn import describe
from ..drawing.draw import draw
from ..drawing.drawing import Drawing
from ..drawing.strokes import sample, symbol
from . import content, needs
from .layout import Place
from .measuring import LINE, Setting
from .needs import SIGN

Data = dict[str, Any]
PARTS = 48
"""Widths and heights on the page are whole numbers up to this; the style sheet has a class each."""

NARROW = {
    "canvas": ((104.0, 150.0), (112.0, 160.0), (124.0, 170.0)),
    "scale": ((104.0, 44.0), (120.0, 44.0)),
    "pie": ((104.0, 90.0),),
    "timeline": ((104.0, 90.0), (124.0, 100.0)),
    "": ((90.0, 120.0), (104.0, 130.0), (112.0, 150.0), (124.0, 170.0)),
}
"""Kind of drawing → sizes to try on a phone, in millimetres: type is then 10 to 12 pixels high."""


@dataclass(frozen=True)
class Maker:
    """Makes the pieces of one sheet."""

    on: Setting
    words: Language
    numbers: Mapping[int, int]
    """Identity of a block → its number in reading order, which its field names begin with."""
    places: Mapping[int, Place]
    """Identity of a block → where it stands on A4."""

    def pieces(self, blocks: Iterable[Block]) -> list[Data]:
        """Make the pieces of blocks that stand below each other."""
        return [self.piece(block) for block in blocks]

    def piece(self, block: Block) -> Data:
        """Make one piece."""
        if isinstance(block, Columns):
            shares = parts([column.share for column in block.columns])
            columns = [
                {"wide": wide, "pieces": self.pieces(column.blocks)}
                for wide, column in zip(shares, block.columns, strict=True)
            ]
            return {"kind": "columns", "number": 0, "title": "", "columns": columns}
        number = self.numbers[id(block)]
        made = _MAKE[type(block)](block, f"b{number}", self)
        return {"number": number, "title": self.title(block), **made}

    def say(self, text: Text | None) -> str:
        """Word a text that may be absent."""
        return self.on.say(text) if text is not None else ""

    def title(self, block: Block) -> str:
        """Give the heading above a block."""
        return self.say(block.title)

    def drawing(self, block: Block, name: str) -> Data:
        """Draw a block as large as on A4, and say the same in words."""
        place = self.places[id(block)]
        tall = place.height - needs.heading(block, place.width, self.on)
        told = describe(block, self.on.say, self.words, self.on.filled)
        title = self.title(block) or self.words.ui(f"drawn_{block.block}")
        text = " ".join(told)
        return {
            "kind": "drawing",
            "svg": draw(block, self.on.frame(place.width, tall)).svg(name, title, text),
            "narrow": self._narrow(block, f"{name}-smal", title, text),
            "told": told,
        }

    def _narrow(self, block: Block, name: str, title: str, text: str) -> Markup:
        """Draw a block once more for a phone, where its words stay large enough to read.

        Shape: empty if that crowds; the page then lets the large drawing slide in its own frame.
        """
        for width, height in NARROW.get(block.block, NARROW[""]):
            drawn = draw(block, self.on.frame(width, height))
            if next(drawn.problems(), None) is None:
                return drawn.svg(name, title, text)
        return Markup()

    def data(self, block: Block) -> Data:
        """Say what stands in a block on A4: how many rows and lines fit."""
        return content.block(self.places[id(block)], self.on, self.words)


def parts(sizes: Sequence[float]) -> list[int]:
    """Share a width out in 48ths, at least one each; together they are 48 if that can be."""
    exact = [PARTS * size / sum(sizes) for size in sizes]
    shares = [max(1, int(share)) for share in exact]
    nearest = sorted(range(len(exact)), key=lambda one: shares[one] - exact[one])
    for one in nearest[: max(0, PARTS - sum(shares))]:
        shares[one] += 1
    return shares


def halves(height: float) -> int:
    """Count the half lines to write on in a height in millimetres: two at least."""
    return min(PARTS, max(2, int(height / LINE * 2 + 0.01)))


def _drawn(item: Block, name: str, make: Maker) -> Data:
    ui = make.words.ui
    drawing = make.drawing(item, f"tekening-{name}")
    if not isinstance(item, Scale):
        title = make.title(item)
        label = ui("fill_notes_of", title=title) if title else ui("fill_notes")
        return {**drawing, "marks": [], "notes": {"name": name, "label": label}}
    labels = [make.say(text) for text in item.markers] or [ui("fill_mark")]
    marks = [
        {"name": f"{name}-m{n}", "label": label, "first": item.from_, "last": item.to}
        for n, label in enumerate(labels, 1)
    ]
    return {**drawing, "marks": marks, "notes": None}


def _table(item: Table, name: str, make: Maker) -> Data:
    data, ui = make.data(item), make.words.ui
    own = data["widths"][1:] if item.numbered else data["widths"]
    titles = [make.say(column.title) for column in item.columns]
    heads = [make.say(text) for text in item.row_heads]
    rows = []
    for n, row in enumerate(data["rows"], 1):
        head = heads[n - 1] if heads else ""
        called = head or ui("fill_row", row=n)
        cells = [
            {
                "name": f"{name}-r{n}-c{c}",
                "head": title,
                "label": _cell(make, title, called),
                "given": _given(item, n - 1, c - 1 - bool(heads), make),
            }
            for c, title in enumerate(titles, 1)
            if c > 1 or not heads
        ]
        height = halves(row["height"])
        rows.append({"nr": n if item.numbered else 0, "head": head, "tall": height, "cells": cells})
    widths = parts(data["widths"])
    return {
        "kind": "table",
        "numbered": item.numbered,
        "named": bool(heads),
        "widths": widths[len(widths) - len(own) :],
        "heads": titles,
        "rows": rows,
    }


def _given(item: Table, row: int, place: int, make: Maker) -> str:
    """Give what stands in a cell already; empty if it is there to be filled in."""
    cells = item.given[row] if row < len(item.given) else []
    return make.say(cells[place]) if place < len(cells) else ""


def _cell(make: Maker, column: str, row: str) -> str:
    return make.words.ui("fill_cell", column=column, row=row)


def _matrix(item: Matrix, name: str, make: Maker) -> Data:
    """Rows and columns without a name get one from who fills them in."""
    ui = make.words.ui
    rows = [make.say(text) for text in item.rows] or [""] * (item.size or 0)
    columns = [make.say(text) for text in item.columns] or list(rows)
    across = [title or ui("fill_column", column=c) for c, title in enumerate(columns, 1)]
    told = []
    for n, title in enumerate(rows, 1):
        called = title or ui("fill_row", row=n)
        cells = [
            {"name": f"{name}-r{n}-c{c}", "head": head, "label": _cell(make, head, called)}
            for c, head in enumerate(across, 1)
        ]
        named = {"title": title, "name": f"{name}-r{n}-c0", "label": ui("fill_row_name", row=n)}
        told.append({"head": named, "cells": cells})
    heads = [
        {"title": title, "name": f"{name}-r0-c{c}", "label": ui("fill_column_name", column=c)}
        for c, title in enumerate(columns, 1)
    ]
    data = make.data(item)
    return {
        "kind": "matrix",
        "corner": make.say(item.corner),
        "wide": parts(data["widths"])[0],
        "tall": halves(data["rows"][0]["height"]),
        "heads": heads,
        "rows": told,
    }


def _lines(item: Lines, name: str, make: Maker) -> Data:
    return {"kind": "lines", "name": name, "tall": min(PARTS, 2 * make.data(item)["count"])}


def _box(item: Box, name: str, make: Maker) -> Data:
    place, hint = make.places[id(item)], make.say(item.hint)
    above = [(make.title(item), True), (hint, False)]
    inside = place.width - 4
    told = sum(make.on.tall(text, inside, bold=bold) for text, bold in above if text)
    return {"kind": "box", "name": name, "hint": hint, "tall": halves(place.height - told - 6)}


def _fields(item: Fields, name: str, make: Maker) -> Data:
    fields = [
        {"name": f"{name}-f{n}", "label": make.say(text)} for n, text in enumerate(item.labels, 1)
    ]
    return {"kind": "fields", "fields": fields}


def _checklist(item: Checklist, name: str, make: Maker) -> Data:
    ticks = [
        {"name": f"{name}-i{n}", "label": make.say(text)} for n, text in enumerate(item.items, 1)
    ]
    return {"kind": "checklist", "ticks": ticks}


def _questions(item: Questions, name: str, make: Maker) -> Data:
    asked = [
        {"name": f"{name}-q{n}", "label": one["text"], "tall": min(PARTS, 2 * one["lines"])}
        for n, one in enumerate(make.data(item)["items"], 1)
    ]
    return {"kind": "questions", "asked": asked}


def _legend(item: Legend, name: str, make: Maker) -> Data:
    """Show each sign; who hears the page is told what it looks like."""
    entries = []
    for n, entry in enumerate(item.entries, 1):
        look = make.words.choice("line", entry.line) if entry.line else ""
        look = make.words.choice("symbol", entry.symbol) if entry.symbol else look
        svg = sign(entry, f"teken-{name}-{n}", look, make.on) if look else ""
        letter = make.say(entry.letter)
        entries.append({"svg": svg, "look": look, "letter": letter, "text": make.say(entry.text)})
    return {"kind": "legend", "entries": entries}


def sign(entry: LegendEntry, name: str, look: str, on: Setting) -> Markup:
    """Draw the line or the symbol that a legend explains."""
    drawing = Drawing(
        SIGN - 4 if entry.line else 7, 4.5 if entry.line else 5, on.paper.body, on.say
    )
    if entry.line:
        sample(drawing, entry.line)
    elif entry.symbol:
        symbol(drawing, entry.symbol)
    return drawing.svg(name, look, "")


def _words(item: Words, name: str, make: Maker) -> Data:
    return {"kind": "text", "text": make.say(item.text)}


_MAKE: dict[type, Callable[[Any, str, Maker], Data]] = {
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
}
