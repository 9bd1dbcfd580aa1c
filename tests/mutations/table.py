"""What came of all wounds, per kind, as a table for people."""

from __future__ import annotations

from collections.abc import Sequence

from .judging import Verdict

RIGHT = ("told", "equal", "valid")
WRONG = ("silent", "unproven", "wrongly told", "crashed", "hung")


def share(found: Sequence[Verdict]) -> tuple[int, int, int]:
    """Count what was told of a known place: all, those that name it, those that do so first."""
    placed = [one for one in found if one.placed]
    return len(placed), sum(one.named for one in placed), sum(one.first for one in placed)


def table(found: Sequence[Verdict]) -> str:
    """Lay the counts out, a kind of wound on each row."""
    kinds = list(dict.fromkeys(one.case.kind for one in found))
    head = ["wound", "made", *RIGHT, "wrong", "placed", "named", "first", "msgs", "most"]
    rows = [head, *(_row(kind, [v for v in found if v.case.kind == kind]) for kind in kinds)]
    rows.append(_row("all", found))
    widths = [max(len(row[n]) for row in rows) for n in range(len(head))]
    return "".join(
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        + "\n"
        for row in rows
    )


def _row(kind: str, found: Sequence[Verdict]) -> list[str]:
    counts = [sum(one.outcome == outcome for one in found) for outcome in RIGHT]
    wrong = sum(one.outcome in WRONG for one in found)
    placed, named, first = share(found)
    told = [one.messages for one in found if one.messages]
    mean = f"{sum(told) / len(told):.1f}" if told else "-"
    return [
        kind,
        str(len(found)),
        *map(str, counts),
        str(wrong),
        str(placed),
        _percent(named, placed),
        _percent(first, placed),
        mean,
        str(max(told, default=0)),
    ]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"
