"""How wide the columns of a table are, and how tall its rows; a matrix is a table of its own."""

from __future__ import annotations

from ...records import Text
from ...records.worksheet import Matrix, Table
from .measuring import Setting


def widths(block: Table, width: float, on: Setting) -> list[float]:
    """Share the width out among the columns of a table: number first, then those declared."""
    fixed = [on.mm(column.width) if column.width else 0.0 for column in block.columns]
    number = on.mm(9) if block.numbered else 0.0
    rest = width - number - sum(fixed)
    open_ones = fixed.count(0.0)
    share = max(rest, 0) / open_ones if open_ones else 0
    stretch = (width - number) / sum(fixed) if not open_ones and rest > 0 else 1
    return [*([number] if number else []), *(size * stretch or share for size in fixed)]


PAD = 1.2
"""Between the rule of a table and the words in it, on A4."""


def table_rows(block: Table, width: float, on: Setting) -> tuple[float, list[float]]:
    """Measure the head of a table and each of its rows; an example makes a row taller."""
    sizes = widths(block, width, on)
    own = sizes[1:] if block.numbered else sizes
    pad = on.mm(PAD)
    head = max(
        on.tall(column.title, size - 2 * pad, bold=True, size=on.paper.small)
        for column, size in zip(block.columns, own, strict=True)
    )
    count = len(block.row_heads) or block.rows or max(3, len(block.example), len(block.given))
    rows = []
    for number in range(count):
        cells: list[Text] = list(block.row_heads[number : number + 1])
        cells += block.given[number] if number < len(block.given) else []
        if on.filled:
            cells += block.example[number] if number < len(block.example) else []
        tallest = max(
            (
                on.tall(text, size - 2 * pad, bold=bool(block.row_heads) and not place)
                for place, (text, size) in enumerate(zip(cells, own, strict=False))
            ),
            default=0,
        )
        rows.append(max(on.mm(block.row_height), tallest + 2 * pad))
    return head + 2 * pad, rows


def matrix_names(block: Matrix, on: Setting) -> tuple[list[str], list[str]]:
    """Name the rows and the columns; an example names those that are blank."""
    count = block.size or len(block.rows)
    names = [on.say(text) for text in block.rows]
    if not names:
        given = [on.say(text) for text in block.example_names] if on.filled else []
        names = given + [""] * (count - len(given))
    return names, [on.say(text) for text in block.columns] or names


def matrix_rows(block: Matrix, room: float, on: Setting) -> tuple[float, float, list[float]]:
    """Measure a matrix: the width of the first column, the height of the head and of each row."""
    names, columns = matrix_names(block, on)
    pad, first = 2 * on.mm(PAD), min(on.mm(42), room * 0.25)
    each = (room - first) / len(columns) - pad
    heads = [on.tall(text, each, bold=True, size=on.paper.small) for text in columns if text]
    corner = on.tall(block.corner, first - pad, bold=True, size=on.paper.small)
    rows = []
    for number, name in enumerate(names):
        cells = block.example[number] if on.filled and number < len(block.example) else []
        talls = [on.tall(text, each) for text in cells] + [on.tall(name, first - pad, bold=True)]
        rows.append(max(on.mm(8), max(talls) + pad))
    return first, max(on.mm(12), corner + pad, *(tall + pad for tall in heads)), rows
