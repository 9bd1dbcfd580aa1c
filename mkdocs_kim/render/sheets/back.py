"""The facilitator's side of a sheet: the text of the record, and whether it fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...language import Language
from ...prose import Bit
from ...views.parts import Cited
from ...views.sheets import Back, SheetView
from ..metrics import POINT, breakable, wrap
from .measuring import Setting

SIZES = {"a4": (12, 11.25, 10.5, 10, 9.5, 9), "a3": (15, 13.5, 12.5, 11.5, 10.5, 9.5, 9)}
"""Points, the largest that fits; never under 9."""
LOOSE = 6.0
"""Room for headings that go to the next column with their text, in parts of the type size."""
INDENT = 1.6
"""Of items of a list, in parts of the type size."""
FOOTER = 8.0
"""For one line of small type, on A4."""
Data = dict[str, Any]
Title = Callable[[str], str]
"""Names a record by its id."""


def back(view: SheetView, on: Setting, words: Language, title: Title) -> Data:
    """Say what stands on the other side, in the largest type that fits, never under 9 points."""
    parts = _sections(view.back, words, title)
    sheet = on.paper
    columns = 3 if sheet.width > sheet.height else 2
    head = sheet.heading * 0.8 * 1.3 + on.mm(3)
    room = sheet.height - 2 * sheet.margin - on.mm(FOOTER) - head
    column = (sheet.room - (columns - 1) * on.mm(6)) / columns
    sizes = [points * POINT for points in SIZES[sheet.name]]
    size = next((s for s in sizes if _tall(parts, column, s) <= room * columns * 0.96), sizes[-1])
    tall = _tall(parts, column, size)
    for section in parts:
        for item in section["items"]:
            _soften(item, column - size * INDENT, size)
    return {
        "title": words.ui("back_title", title=view.title),
        "size": size,
        "height": min(room, tall / columns + LOOSE * size),  # so that columns end together
        "footer": on.mm(FOOTER - 3),
        "columns": columns,
        "sections": parts,
        "over": max(0.0, tall - room * columns * 0.96),
    }


def prose_of(back: Back) -> list[Cited]:
    """List all prose of the other side, in reading order."""
    found = [text for _, text in back.steps]
    return [*found, *back.tips, *back.pitfalls, *([back.emotion] if back.emotion else [])]


def _sections(back: Back, words: Language, title: Title) -> list[Data]:
    steps = [_step(name, text, title) for name, text in back.steps]
    found = [
        ("section_steps", steps, True),
        ("section_questions", [_plain(text) for text in back.questions], False),
        ("section_tips", [bits(text, title) for text in back.tips], back.numbered),
        ("section_pitfalls", [bits(text, title) for text in back.pitfalls], False),
        ("section_emotion", [bits(back.emotion, title)] if back.emotion else [], False),
    ]
    return [
        {"title": words.ui(key), "items": items, "numbered": numbered}
        for key, items, numbered in found
        if items
    ]


def _plain(text: str) -> Data:
    return {"kind": "text", "text": text, "target": "", "children": []}


def _step(name: str, text: Cited, title: Title) -> Data:
    told = bits(text, title)
    if name:
        lead = {"kind": "lead", "text": "", "target": "", "children": [_plain(f"{name}.")]}
        told["children"] = [lead, *told["children"]]
    return told


def bits(cited: Cited, title: Title) -> Data:
    """Turn prose into plain data; citations stay on the page, a cross-link becomes its title."""
    return _bit(cited.passage.root.uncited(), title)


def _bit(bit: Bit, title: Title) -> Data:
    text = (bit.text or title(bit.target)) if bit.kind == "cross_link" else bit.text
    kind = "text" if bit.kind in ("cross_link", "code", "code_block") else bit.kind
    children = [_bit(child, title) for child in bit.children]
    return {"kind": kind, "text": text, "target": bit.target, "children": children}


def _soften(item: Data, room: float, size: float) -> None:
    """Let words that are wider than a column break where they were measured to."""
    item["text"] = _spaced(item["text"], breakable(item["text"], room, size, True))
    for child in item["children"]:
        _soften(child, room, size)


def _spaced(before: str, after: str) -> str:
    """Keep the spaces at both ends, which part a piece of text from its neighbours."""
    first = " " if before[:1].isspace() else ""
    last = " " if before.strip() and before[-1:].isspace() else ""
    return f"{first}{after}{last}"


def _tall(parts: list[Data], column: float, size: float) -> float:
    """Estimate how tall all text is in one long column."""
    total = 0.0
    for section in parts:
        total += size * 1.15 * 1.3 + size * 1.6
        for item in section["items"]:
            total += sum(_lines(piece, column - size * INDENT, size) for piece in _pieces(item))
    return total


def _pieces(item: Data) -> list[str]:
    """List the paragraphs of an item as plain texts."""
    inner = [piece for child in item["children"] for piece in _pieces(child)]
    if item["kind"] in ("paragraph", "lead", "text") or not inner:
        return ["".join(_words(item)).strip()]
    if any(child["kind"] in ("text", "strong", "emphasis", "link") for child in item["children"]):
        return ["".join(_words(item)).strip()]
    return inner


def _words(item: Data) -> list[str]:
    own = [" " if item["kind"] in ("break", "line_break") else item["text"]]
    return own + [word for child in item["children"] for word in _words(child)]


def _lines(text: str, room: float, size: float) -> float:
    return (len(wrap(text, room, size)) * 1.25 + 0.27) * size
