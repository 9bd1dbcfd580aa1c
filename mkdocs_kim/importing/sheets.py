"""CSV as spreadsheets write it becomes rows of cells that know their place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from ..diagnostics import Diagnostic, Position
from ..render.export.writing import unguarded
from ..source import Scalar

SIGNS = ";,\t|"
"""What may stand between cells, the likeliest first."""
LARGEST_CELL = 10_000_000


class Cell(Scalar):
    """A text in a cell: whatever is wrong inside it, the cell is its place."""

    __slots__ = ()

    def positions(self, offsets: Iterable[int]) -> list[Position]:
        """Give the place of the cell for every character in it."""
        return [self.at for _ in offsets]

    def said(self, text: str) -> Cell:
        """Give the same cell with another text."""
        return Cell(text, self.at)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read."""

    path: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """Without those that are empty."""


def sheet(content: bytes, path: str) -> tuple[Sheet | None, list[Diagnostic]]:
    """Read a table.

    Shape: places are those of the spreadsheet: the first row is 1, the first column is 1. None if
    it has no head.
    """
    text, faults = _decoded(content, path)
    if text is None:
        return None, faults
    told, _, rest = text.partition("\n")
    marked = told.strip().strip('"')
    lines = 0
    if marked.casefold().startswith("sep=") and len(marked) == 5:
        sign, text, lines = marked[4], rest, 1  # Excel writes and reads this line
    else:
        sign = _sign(text)
    csv.field_size_limit(LARGEST_CELL)
    read = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    rows: list[tuple[Cell, ...]] = []
    try:
        for row, cells in enumerate(read, lines + 1):
            cleaned = enumerate(map(_cleaned, cells), 1)
            rows.append(tuple(Cell(cell, Position(path, row, at)) for at, cell in cleaned))
    except csv.Error:  # the quote of a cell is open, and would take the rows after it along
        at = Position(path, lines + len(rows) + 1)
        return None, [*faults, Diagnostic("import-open-quote", at)]
    filled = [row for row in rows if any(cell.text for cell in row)]
    if not filled:
        return None, [*faults, Diagnostic("empty-file", Position(path))]
    return Sheet(path, filled[0], tuple(filled[1:])), faults


def _decoded(content: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """Read the signs of a file: UTF-8, else what Windows in Western Europe writes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content.count(0):
        return None, [Diagnostic("not-utf8", Position(path))]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        told = Diagnostic("import-read-as-windows", Position(path), severity="warning")
        return content.decode("cp1252", "replace"), [told]


def _sign(text: str) -> str:
    """Find what stands between cells: what the head has most of, outside quotes."""
    first = text.lstrip("\r\n").partition("\n")[0]
    bare = "".join(part for number, part in enumerate(first.split('"')) if number % 2 == 0)
    return max(SIGNS, key=bare.count)


def _cleaned(cell: str) -> str:
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return unguarded(text) if text.strip() else ""
