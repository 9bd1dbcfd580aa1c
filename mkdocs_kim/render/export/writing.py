"""Tables as files for spreadsheets: CSV that Dutch Excel opens rightly when it is double-clicked.

``assets/kim-csv.js`` does the same in a browser, byte for byte.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    head: Row
    rows: tuple[Row, ...]
    about: tuple[tuple[str, str], ...] = ()
    """What is told of the table below it: label and words; without words it is left out."""


_CHANGED = re.compile(
    r"[\x00-\x20\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]"  # a formula, wide signs included
    r"|(0[0-9]+|[0-9]{12,}|[0-9]+[eE][+-]?[0-9]+)\Z"  # a number that is written otherwise
    r"|([0-9]{4}|[0-9]{1,2}[-/.][0-9]{1,2})[-/.][0-9]{1,4}\Z"  # a date, but for year-month-day
    r"|[0-9]{1,2}[-/.][0-9]{1,2}\Z"
)
"""What a spreadsheet makes something else of: it calculates, or shows another number or a date."""


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would not leave as it is.

    Source: https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{text}" if _CHANGED.match(text) else text


def exact(text: str) -> str:
    """Put an apostrophe before a text that would else pass for one that got it as a guard."""
    bare = text.lstrip("'")
    return f"'{text}" if bare != text and _CHANGED.match(bare) else text


def unguarded(cell: str) -> str:
    """Give the text of a cell without its guard."""
    return cell[1:] if cell.startswith("'") and _CHANGED.match(cell.lstrip("'")) else cell


def csv_file(table: Table) -> bytes:
    """Write a table: UTF-8 with a mark, semicolons, every cell quoted, what is told at the end.

    Shape: the first row is the head; an empty line stands before what is told, so that a
    spreadsheet filters and sorts the table alone.
    """
    told = [pair for pair in table.about if pair[1]]
    lines = [table.head, *table.rows, *([(), *told] if told else [])]
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(_lines(cell)) if cell else "" for cell in cells] for cells in lines)
    return file.getvalue().encode("utf-8-sig")


def _lines(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")
