"""How one value stands in a tidy file, on its line or below it."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any

from ..records import ID
from ..source import CONTROL
from .wrapping import WIDTH, folded, wrapped

_OPENS = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=~<+.\s]")
"""With these a text would begin as something else, for one reader of YAML or another."""
_TRAP = re.compile(r":(?:\s|$)|\s#|\s$")
_READ = re.compile(
    r"y|n|yes|no|on|off|true|false|null|(?=.*\d)[\da-f_.,:+\-tzxo ]+", re.IGNORECASE | re.ASCII
)
"""What some reader of YAML takes for a truth, for nothing, for a number or for a date."""
_IN_BRACKETS = re.compile(r"[,\[\]{}?]")
"""Between brackets a question mark opens a key for readers that keep to YAML 1.1."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value: what stands on the line of its key or hyphen, and the lines below that."""

    head: str
    body: tuple[str, ...] = ()


def plain(text: str, *, brackets: bool = False) -> bool:
    """Tell whether every reader of YAML takes a text without quotes for that same text."""
    return not (
        _OPENS.match(text)
        or _TRAP.search(text)
        or _READ.fullmatch(text)
        or CONTROL.search(text)
        or "\n" in text
        or "\t" in text
        or (brackets and _IN_BRACKETS.search(text))
    )


def quoted(text: str) -> str:
    """Put a text in double quotes, with what cannot be seen as an escape."""
    signs = json.dumps(text, ensure_ascii=False)
    return CONTROL.sub(lambda sign: f"\\u{ord(sign[0]):04x}", signs)


def short(text: str, *, brackets: bool = False) -> str:
    """Write a text on one line."""
    return text if text and plain(text, brackets=brackets) else quoted(text)


def one_line(text: str) -> str:
    """Take out the spaces that say nothing, as reading does."""
    return re.sub(r"[^\S\n]+", " ", text.strip())


def name(text: str, *, brackets: bool = False) -> str:
    """Write an id or a choice, which stands without quotes."""
    bare = ID.fullmatch(text) or re.fullmatch(r"\w+", text)
    return text if bare else short(text, brackets=brackets)


def as_number(value: Any) -> str:
    """Write a number without what says nothing; empty if it is none."""
    try:
        found = float(value)
    except ValueError:
        return ""
    if not math.isfinite(found):
        return ""
    return str(int(found)) if found.is_integer() and abs(found) < 1e15 else repr(found)


def as_truth(value: Any) -> str:
    """Write yes or no; empty if it is neither."""
    said = str(value).strip().casefold()
    if said in ("yes", "true", "on", "y", "t", "1"):
        return "yes"
    return "no" if said in ("no", "false", "off", "n", "f", "0") else ""


def line(text: str, before: int, indent: int) -> Told:
    """Write a text: on its line if that fits, else folded below it.

    Unit: signs that stand ``before`` it on its line; ``indent`` of what stands below.
    """
    text = one_line(text)
    said = short(text)
    fits = before + len(said) <= WIDTH or " " not in text or not _foldable(text)
    if fits:
        return Told(said)
    rows = folded(text, WIDTH - indent)
    return Told(">-", tuple(" " * indent + row for row in rows))


class Exact(str):
    """A text that is to stand as it stood: prose with its lines, anything else without quotes."""

    __slots__ = ()


def _foldable(text: str) -> bool:
    return "\n" not in text and not CONTROL.search(text)


def prose(text: str, indent: int) -> Told:
    """Write prose as a block, its paragraphs wrapped; in quotes if no block can hold it."""
    laid = text.rstrip() if isinstance(text, Exact) else wrapped(text.strip(), WIDTH - indent)
    return _block(laid, indent) if _holds(laid) else Told(quoted(laid))


def kept(text: str, indent: int) -> Told:
    """Write what no declaration speaks of as it stands."""
    if isinstance(text, Exact):
        return Told(text)
    rows = text.removesuffix("\n")
    if "\n" not in text or rows.endswith("\n") or not _holds(rows):
        return Told(short(text))
    sign = "|" if text.endswith("\n") else "|-"
    return Told(sign, _block(rows, indent).body)


def _holds(text: str) -> bool:
    """Tell whether a block can hold a text."""
    return bool(text) and not text[0].isspace() and not CONTROL.search(text)


def _block(text: str, indent: int) -> Told:
    return Told("|", tuple(" " * indent + row if row else "" for row in text.split("\n")))
