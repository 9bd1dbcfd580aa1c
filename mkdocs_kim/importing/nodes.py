"""Cells become nodes, as if somebody had written them as YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from collections.abc import Mapping as Given
from itertools import zip_longest

from ..diagnostics import Diagnostic, Position
from ..source import Mapping, Node, Scalar, Sequence
from ..tables import Column
from .sheets import Cell

_SPLIT = re.compile(r"[,;|\n]")
_DAY = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
"""A day as Dutch spreadsheets show it, whatever was typed."""
_TRUTH = {"ja": "yes", "waar": "yes", "nee": "no", "onwaar": "no"}


def node(column: Column, said: Given[str, Cell], faults: list[Diagnostic]) -> Node | None:
    """Make the value of a column; None if nothing is said.

    Shape: ``said`` maps language → cell, the site's own language is empty; cells may be empty.
    """
    filled = {code: cell for code, cell in said.items() if cell.text.strip()}
    if not filled:
        return None
    first = next(iter(filled.values()))
    if column.holds == "json":
        return _json(first, faults)
    if column.holds == "many":
        return _many(column, filled)
    if "" in filled and len(filled) > 1:
        facts = {"column": column.name, "other": next(code for code in filled if code)}
        faults.append(Diagnostic("import-two-languages", filled[""].at, facts))
    if "" in filled:
        return filled[""].said(_one(column, filled[""].text))
    return mapping(filled, first.at)


def mapping(entries: Given[str, Node], at: Position) -> Mapping:
    """Make a mapping of which every key stands at one place."""
    return Mapping(tuple((Scalar(key, at), value) for key, value in entries.items()), at)


def _one(column: Column, text: str) -> str:
    """Undo what spreadsheets make of a value."""
    said = text.strip()
    match column.field.holds:
        case "number":
            return said.replace(",", ".") if not column.field.whole else said
        case "date":
            day = _DAY.fullmatch(said)
            return f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}" if day else said
        case "yes_no":
            return _TRUTH.get(said.casefold(), said)
    return text


def _many(column: Column, filled: Given[str, Cell]) -> Node:
    at = next(iter(filled.values())).at
    if not column.worded:
        cell = filled.get("") or next(iter(filled.values()))
        parts = (part.strip() for part in _SPLIT.split(cell.text))
        return Sequence(tuple(cell.said(part) for part in parts if part), at)
    lines = {code: cell.text.split("\n") for code, cell in filled.items()}
    items: list[Node] = []
    for row in zip_longest(*lines.values(), fillvalue=""):
        told = {code: text for code, text in zip(lines, row, strict=True) if text.strip()}
        if "" in told:
            items.append(filled[""].said(told[""]))
        elif told:
            items.append(mapping({code: filled[code].said(told[code]) for code in told}, at))
    return Sequence(tuple(items), at)


def _json(cell: Cell, faults: list[Diagnostic]) -> Node | None:
    try:
        return _of(json.loads(cell.text), cell.at)
    except (ValueError, RecursionError):
        faults.append(Diagnostic("import-not-json", cell.at))
        return None


def _of(value: object, at: Position) -> Node:
    if isinstance(value, dict):
        return mapping({str(key): _of(item, at) for key, item in value.items()}, at)
    if isinstance(value, list):
        return Sequence(tuple(_of(item, at) for item in value), at)
    if isinstance(value, bool):
        return Cell("yes" if value else "no", at)
    return Cell("" if value is None else str(value), at)


def put(
    base: Node | None, path: tuple[str, ...], value: Node | None, at: Position
) -> Mapping | None:
    """Give a mapping another value at a path; None takes it away, and what is empty then too."""
    key, *rest = path
    old = base if isinstance(base, Mapping) else Mapping((), at)
    found = old.get(key)
    if rest and value is None and found and not isinstance(found[1], Mapping):
        return old  # a text without languages lacks nothing that could be taken away
    new = put(found[1] if found else None, tuple(rest), value, at) if rest else value
    kept = [entry for entry in old.entries if entry[0].text != key]
    if new is not None:
        place = next((n for n, e in enumerate(old.entries) if e[0].text == key), len(kept))
        kept.insert(place, (found[0] if found else Scalar(key, at), new))
    return Mapping(tuple(kept), old.at) if kept else None


def items(nodes: Iterable[Node], at: Position) -> Sequence | None:
    """Make a list; None if it is empty."""
    found = tuple(nodes)
    return Sequence(found, at) if found else None
