"""A laid out worksheet as plain data: what the template for paper sets, word for word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ...language import Language
from ...records import Text
from ...records.worksheet import (
    DRAWN,
    Box,
    Checklist,
    Fields,
    Legend,
    Lines,
    Matrix,
    Questions,
    Table,
    Words,
)
from ...views.drawn import describe
from ..drawing.draw import draw
from ..drawing.drawing import Drawing
from ..drawing.strokes import sample, symbol
from . import needs
from .layout import Place
from .needs import CHECK, LINE, PAD, SIGN, Setting

Data = dict[str, Any]


def block(place: Place, on: Setting, words: Language) -> Data:
    """Say what stands in a place."""
    inner = place.height - needs.heading(place.block, place.width, on)
    data = _CONTENT[type(place.block)](place.block, place.width, inner, on, words)
    title = on.say(place.block.title) if place.block.title else ""
    frame = {"x": place.x, "y": place.y, "width": place.width, "height": place.height}
    return {**frame, "title": title, "heading": place.height - inner, **data}


def _drawn(item: Any, width: float, tall: float, on: Setting, words: Language) -> Data:
    drawing = draw(item, on.frame(width, tall))
    told = " ".join(describe(item, on.say, words, on.filled))
    svg = str(drawing.svg("tekening", words.ui(f"drawn_{item.block}"), told))
    return {"kind": "drawing", "svg": svg, "drawn": tall, "alt": told}


def cell(text: Text | str, on: Setting, *, ink: bool = False, bold: bool = False) -> Data:
    """Say what stands in a cell."""
    return {"text": on.say(text) if isinstance(text, Text) else text, "ink": ink, "bold": bold}


def _table(item: Table, width: float, tall: float, on: Setting, words: Language) -> Data:
    head, rows = needs.table_rows(item, width, on)
    pitch, count = on.mm(item.row_height), len(rows)
    left = tall - head - sum(rows)
    if not item.rows and not item.row_heads:
        rows += [pitch] * int((left + 0.01) // pitch)
        left = tall - head - sum(rows)
    if not item.rows:
        rows = [row + left / len(rows) for row in rows]
    number = [cell("", on)] if item.numbered else []
    columns = len(item.columns)
    told = []
    for place, height in enumerate(rows):
        cells: list[Data] = [cell(str(place + 1), on)] if item.numbered else []
        cells += [cell(text, on, bold=True) for text in item.row_heads[place : place + 1]]
        cells += [cell(text, on) for text in (item.given[place] if place < len(item.given) else [])]
        if on.filled and place < min(len(item.example), max(count, len(item.example))):
            cells += [cell(text, on, ink=True) for text in item.example[place]]
        cells += [cell("", on)] * (columns + len(number) - len(cells))
        told.append({"height": height, "cells": cells})
    heads = [""] * item.numbered + [on.say(column.title) for column in item.columns]
    if item.numbered:
        heads[0] = words.ui("sheet_number")
    sizes = needs.widths(item, width, on)
    return {
        "kind": "table",
        "widths": sizes,
        "head": head,
        "pad": on.mm(PAD),
        "heads": heads,
        "rows": told,
    }


def _matrix(item: Matrix, width: float, tall: float, on: Setting, _: Language) -> Data:
    names, columns = needs.matrix_names(item, on)
    first, head, talls = needs.matrix_rows(item, width, on)
    more = (tall - head - sum(talls)) / len(names)
    rows = []
    for place, name in enumerate(names):
        filled = item.example[place] if on.filled and place < len(item.example) else []
        cells = [cell(name, on, ink=not item.rows, bold=bool(item.rows))]
        cells += [cell(text, on, ink=True) for text in filled]
        cells += [cell("", on)] * (len(columns) + 1 - len(cells))
        rows.append({"height": talls[place] + more, "cells": cells})
    return {
        "kind": "table",
        "widths": [first, *[(width - first) / len(columns)] * len(columns)],
        "head": head,
        "pad": on.mm(PAD),
        "heads": [on.say(item.corner), *columns],
        "rows": rows,
    }


def _lines(item: Lines, width: float, tall: float, on: Setting, _: Language) -> Data:
    pitch = on.mm(LINE)
    text = on.say(item.example) if on.filled and item.example else ""
    count = max(1, int((tall + 0.01) // pitch))
    return {"kind": "lines", "count": count, "pitch": pitch, "text": text}


def _box(item: Box, width: float, tall: float, on: Setting, _: Language) -> Data:
    text = on.say(item.example) if on.filled and item.example else ""
    hint = on.say(item.hint) if item.hint else ""
    return {"kind": "box", "pad": on.mm(2), "hint": hint, "text": text}


def field(label: str, value: str, height: float) -> Data:
    """Say what stands in a field: its name, and what an example fills in."""
    return {"label": label, "value": value, "height": height}


def _fields(item: Fields, width: float, tall: float, on: Setting, _: Language) -> Data:
    values = [on.say(text) for text in item.example] if on.filled else []
    values += [""] * (len(item.labels) - len(values))
    pitch = on.mm(LINE + 0.5)
    told = [
        field(on.say(label), value, on.mm(LINE))
        for label, value in zip(item.labels, values, strict=True)
    ]
    columns = needs.field_columns(item, width, on)
    return {
        "kind": "fields",
        "columns": columns,
        "gutter": on.mm(5),
        "pitch": pitch,
        "fields": told,
    }


def _listed(texts: Sequence[Text], width: float, on: Setting, wide: float, mark: float) -> Data:
    columns, rows = needs.item_rows(texts, width, on, wide, mark)
    return {"columns": columns, "rows": rows, "gutter": on.mm(4), "mark": on.mm(mark)}


def _checklist(item: Checklist, width: float, tall: float, on: Setting, _: Language) -> Data:
    ticked = set(item.example) if on.filled else set()
    items = [
        {"text": on.say(text), "ticked": number in ticked, "size": on.mm(4)}
        for number, text in enumerate(item.items, 1)
    ]
    return {"kind": "checklist", **_listed(item.items, width, on, 88, CHECK), "items": items}


def _legend(item: Legend, width: float, tall: float, on: Setting, _: Language) -> Data:
    items = []
    for entry in item.entries:
        wide, high = (on.mm(SIGN - 4), on.mm(4.5)) if entry.line else (on.mm(7), on.mm(5))
        drawing = Drawing(wide, high, on.paper.body, on.say)
        if entry.line:
            sample(drawing, entry.line)
        elif entry.symbol:
            symbol(drawing, entry.symbol)
        letter = on.say(entry.letter) if entry.letter else ""
        svg = "" if letter else str(drawing.svg("teken", on.say(entry.text), ""))
        told = {"text": on.say(entry.text), "letter": letter, "svg": svg}
        items.append({**told, "width": wide, "height": high})
    texts = [entry.text for entry in item.entries]
    return {
        "kind": "legend",
        **_listed(texts, width, on, 54, needs.sign_room(item, on)),
        "items": items,
    }


def _questions(item: Questions, width: float, tall: float, on: Setting, _: Language) -> Data:
    heights = needs.question_heights(item, width, on)
    more = (tall - sum(heights)) / len(heights) if not item.lines else 0
    items = []
    for number, (text, height) in enumerate(zip(item.items, heights, strict=True)):
        told = on.tall(text, width, bold=True)
        pitch = on.mm(LINE)
        count = max(1, int((height + more - told - on.mm(3)) // pitch))
        answered = on.filled and number < len(item.example)
        items.append(
            {
                "text": on.say(text),
                "answer": on.say(item.example[number]) if answered else "",
                "height": height + more,
                "told": told,
                "lines": count,
                "pitch": pitch,
            }
        )
    return {"kind": "questions", "items": items}


def _words(item: Words, width: float, tall: float, on: Setting, _: Language) -> Data:
    return {"kind": "text", "text": on.say(item.text)}


_CONTENT: dict[type, Callable[[Any, float, float, Setting, Language], Data]] = {
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
