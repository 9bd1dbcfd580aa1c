"""Where the lines of prose end by layout only, and where a line end is part of the meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

_IN = r"(?:[ \t]*(?:>|(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]|$)))*"
"""The signs of quotes, lists and items that a line stands in."""
OPENS = re.compile(r"\s|$|[-+*](?:\s|$)|[0-9]{1,9}[.)]|[>#`~<|]|(?:[-_*=][ \t]*)+$")
"""What begins a line as more than the next words of a paragraph."""
_CLOSED = re.compile(
    rf"(?: {{4}}|[ ]*\t)|{_IN}(?:[ \t]{{5}}|[ \t]*(?:$|(?:[-_*=][ \t]*)+$|#{{1,6}}(?:[ \t]|$)))"
)
"""What no words can follow on its line: code, an empty item, a rule, a line below a heading."""
_LABEL = rf"{_IN}[ \t]*\[(?:[^\[\]\\]|\\.)*"
_DEFINES = re.compile(rf"{_LABEL}\]:")
"""What may say where a link leads, which takes a line of its own, or two with a title."""
_BEGINS = re.compile(rf"{_LABEL}\\?$")
"""What may become that on the lines below."""
_GOES_ON = re.compile(r"[^\s\\] ?$")


def rows(text: str) -> Iterator[tuple[str, bool]]:
    """Go through prose by what stands on one line if lines may be as long as they like.

    Shape: the row, and whether it is to stand as it does, so that no layout may break it. Prose
    with a block of code stands as it does; there every line end counts.
    """
    if "```" in text or "~~~" in text:
        yield from ((line, True) for line in text.split("\n"))
        return
    row, fixed = "", False
    for number, line in enumerate(text.split("\n")):
        if number and not fixed and _goes_on(row, line):
            row = f"{row.removesuffix(' ')} {line}"
        else:
            if number:
                yield row, fixed or _alone(row)
            fixed = bool(line.strip()) and (fixed or bool(_BEGINS.match(row)))
            row = line
        fixed = fixed or bool(_DEFINES.match(row))
    yield row, fixed or _alone(row)


def unwrapped(text: str) -> str:
    """Undo the wrapping of paragraphs, which is layout."""
    text = text.strip()
    return "\n".join(row for row, _ in rows(text)) if "\n" in text else text


def closed(row: str) -> bool:
    """Tell whether words on the line below would say something else on this one."""
    return bool(_CLOSED.match(row))


def _goes_on(row: str, line: str) -> bool:
    return bool(_GOES_ON.search(row[-2:])) and not OPENS.match(line) and not closed(row)


def _alone(row: str) -> bool:
    return bool(OPENS.match(row)) or closed(row)
