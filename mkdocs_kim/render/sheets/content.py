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
from . import needs, tables
from .layout import Place
from .measuring import LINE, Setting
from .needs import CHECK, SIGN
from .tables import PAD

Data = dict[str, Any]


def block(place: Place, on: Setting, words: Language) -> Data:
    """Say what stands in a place."""
    inner = place.height - needs.heading(place.block, place.width, on)
    data = _CONTENT[type(place.block)](place.block, place.width, inner, on, words)
    title = on.words(place.block.title, place.width, bold=True) if place.block.title else ""
    frame = {"x": place.x, "y": place.y, "width": place.width, "height": place.height}
    return {**frame, "title": title, "heading": place.height - inner, **data}


def _drawn(item: Any, width: float, tall: float, on: Setting, words: Language) -> Data:
    drawing = draw(item, on.frame(width, tall))
    told = " ".join(describe(item, on.say, words, on.filled))
    svg = str(drawing.svg("tekening", words.ui(f"drawn_{item.block}"), told))
    return {"kind": "drawing", "svg": svg, "drawn": tall, "alt": told}


def cell(text: str, *, ink: bool = False, bold: bool = False) -> Data:
    """Say what stands in a cell."""
    return {"text": text, "ink": ink, "bold": bold}


def _table(item: Table, width: float, tall: float, on: Setting, words: Language) -> Data:
    head, rows = tables.table_rows(item, width, on)
    left = tall - head - sum(rows)
    if not item.rows and not item.row_heads:
        pitch = on.mm(item.row_height)
        rows += [pitch] * int((left + 0.01) // pitch)
        left = tall - head - sum(rows)
    if not item.rows:
        rows = [row + left / len(rows) for row in rows]
    sizes, pad = tables.widths(item, width, on), on.mm(PAD)
    rooms = [size - 2 * pad for size in sizes[bool(item.numbered) :]]
    small = on.paper.small
    heads = [words.ui("sheet_number")] if item.numbered else []
    heads += [
        on.words(column.title, room, bold=True, size=small)
        for column, room in zip(item.columns, rooms, strict=True)
    ]
    told = [
        {"height": height, "cells": _cells(item, place, rooms, on)}
        for place, height in enumerate(rows)
    ]
    return {
        "kind": "table",
        "widths": sizes,
        "head": head,
        "pad": pad,
        "heads": heads,
        "rows": told,
    }


def _cells(item: Table, place: int, rooms: Sequence[float], on: Setting) -> list[Data]:
    """Say what stands in a row: number, heading, what is given, what an example fills in."""

    def at(rows: Sequence[Sequence[Text]]) -> Sequence[Text]:
        return rows[place] if place < len(rows) else ()

    found = [(text, False, True) for text in item.row_heads[place : place + 1]]
    found += [(text, False, False) for text in at(item.given)]
    found += [(text, True, False) for text in at(item.example) if on.filled]
    cells = [cell(str(place + 1))] if item.numbered else []
    cells += [
        cell(on.words(text, room, bold=bold), ink=ink, bold=bold)
        for (text, ink, bold), room in zip(found, rooms, strict=False)
    ]
    return cells + [cell("")] * (len(item.columns) + item.numbered - len(cells))


def _matrix(item: Matrix, width: float, tall: float, on: Setting, _: Language) -> Data:
    names, columns = tables.matrix_names(item, on)
    first, head, talls = tables.matrix_rows(item, width, on)
    pad, each = on.mm(PAD), (width - first) / len(columns)
    more, small = (tall - head - sum(talls)) / len(names), on.paper.small
    rows = []
    for place, name in enumerate(names):
        filled = item.example[place] if on.filled and place < len(item.example) else []
        told = on.words(name, first - 2 * pad, bold=True)
        cells = [cell(told, ink=not item.rows, bold=bool(item.rows))]
        cells += [cell(on.words(text, each - 2 * pad), ink=True) for text in filled]
        cells += [cell("")] * (len(columns) + 1 - len(cells))
        rows.append({"height": talls[place] + more, "cells": cells})
    heads = [on.words(item.corner, first - 2 * pad, bold=True, size=small)]
    heads += [on.words(text, each - 2 * pad, bold=True, size=small) for text in columns]
    return {
        "kind": "table",
        "widths": [first, *[each] * len(columns)],
        "head": head,
        "pad": pad,
        "heads": heads,
        "rows": rows,
    }


def _lines(item: Lines, width: float, tall: float, on: Setting, _: Language) -> Data:
    pitch = on.mm(LINE)
    text = on.words(item.example, width) if on.filled and item.example else ""
    count = max(1, int((tall + 0.01) // pitch))
    return {"kind": "lines", "count": count, "pitch": pitch, "text": text}


def _box(item: Box, width: float, tall: float, on: Setting, _: Language) -> Data:
    inside = width - on.mm(4)
    text = on.words(item.example, inside) if on.filled and item.example else ""
    hint = on.words(item.hint, inside) if item.hint else ""
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
    told = _listed(item.items, width, on, 88, CHECK)
    room = needs.item_room(told["columns"], width, on, CHECK)
    items = [
        {"text": on.words(text, room), "ticked": number in ticked, "size": on.mm(4)}
        for number, text in enumerate(item.items, 1)
    ]
    return {"kind": "checklist", **told, "items": items}


def _legend(item: Legend, width: float, tall: float, on: Setting, _: Language) -> Data:
    mark = needs.sign_room(item, on)
    listed = _listed([entry.text for entry in item.entries], width, on, 54, mark)
    room = needs.item_room(listed["columns"], width, on, mark)
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
        told = {"text": on.words(entry.text, room), "letter": letter, "svg": svg}
        items.append({**told, "width": wide, "height": high})
    return {"kind": "legend", **listed, "items": items}


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
                "text": on.words(text, width, bold=True),
                "answer": on.words(item.example[number], width) if answered else "",
                "height": height + more,
                "told": told,
                "lines": count,
                "pitch": pitch,
            }
        )
    return {"kind": "questions", "items": items}


def _words(item: Words, width: float, tall: float, on: Setting, _: Language) -> Data:
    return {"kind": "text", "text": on.words(item.text, width)}


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
