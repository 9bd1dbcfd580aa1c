"""What became of each field of an entry, along the declarations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from ...records import Field
from .items import pairs, reordered
from .prose import bare, words

How = Literal["added", "removed", "changed", "extended", "shortened", "moved", "cited"]
"""``extended``: all that was there still is; ``shortened``: the other way round; ``moved``: only
the order differs; ``cited``: only its sources do."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a field, or of an item of a list."""

    field: Field
    how: How
    before: Any = None
    after: Any = None
    parts: tuple[Edit, ...] = ()
    """Of a block its fields, of a list its items."""
    is_item: bool = False


def edits(fields: Iterable[Field], before: dict[str, Any], after: dict[str, Any]) -> list[Edit]:
    """Compare two entries of a kind; fields that say the same are left out."""
    found = (_edit(field, before.get(field.key), after.get(field.key)) for field in fields)
    return [edit for edit in found if edit is not None]


def _edit(field: Field, before: Any, after: Any) -> Edit | None:
    if before == after:
        return None
    if field.many:
        return _of_list(field, before or [], after or [])
    return _of_one(field, before, after)


def _of_one(field: Field, before: Any, after: Any) -> Edit:
    if before is None or after is None:
        return Edit(field, "added" if before is None else "removed", before, after)
    if field.holds in ("block", "blocks"):
        inner = _fields(field, before, after)
        parts = tuple(edits(inner, before, after)) if inner else ()
        return Edit(field, _together(parts), before, after, parts)
    if field.holds == "words":
        return Edit(field, _of_words(before, after), before, after)
    if field.holds == "prose":
        return Edit(field, _of_prose(before, after), before, after)
    return Edit(field, "changed", before, after)


def _fields(field: Field, before: Any, after: Any) -> tuple[Field, ...]:
    """Give the fields of a block; none if it became a block of another kind."""
    if field.holds == "block":
        return field.fields
    return field.blocks[after["block"]] if before["block"] == after["block"] else ()


def _of_list(field: Field, before: list[Any], after: list[Any]) -> Edit:
    single = replace(field, many=False)
    found = pairs(single, before, after)
    parts = tuple(
        replace(_of_one(single, old, new), is_item=True) for old, new in found if old != new
    )
    if not before or not after:
        return Edit(field, "added" if not before else "removed", before, after, parts)
    moved = not parts and reordered(found, before)
    return Edit(field, "moved" if moved else _together(parts), before, after, parts)


def _together(parts: Iterable[Edit]) -> How:
    """Say in one word what several edits come down to."""
    hows = {part.how for part in parts}
    if hows and hows <= {"added", "extended"}:
        return "extended"
    if hows and hows <= {"removed", "shortened"}:
        return "shortened"
    return hows.pop() if len(hows) == 1 else "changed"


def _of_prose(before: Any, after: Any) -> How:
    if isinstance(before, dict) or isinstance(after, dict):
        return "changed"
    if bare(before) == bare(after):
        return "cited"
    old, new = words(before), words(after)
    if _within(old, new):
        return "extended"
    return "shortened" if _within(new, old) else "changed"


def _within(short: list[str], long: list[str]) -> bool:
    """Tell whether all words of a text still stand in another, in the same order."""
    rest = iter(long)
    return len(short) < len(long) and all(word in rest for word in short)


def _of_words(before: dict[str, Any], after: dict[str, Any]) -> How:
    """Compare letters with their meanings, which may be in several languages."""
    if before.items() < after.items():
        return "extended"
    return "shortened" if after.items() < before.items() else "changed"


def walk(found: Iterable[Edit]) -> Iterator[Edit]:
    """Go through edits and all that is in them."""
    for edit in found:
        yield edit
        yield from walk(edit.parts)
