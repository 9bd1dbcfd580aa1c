"""Finds where a template printed the values of a page, and puts those of another page there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_CORE = "90731846255"
"""Digits that stand nowhere else, and that no filter for text changes."""
_AWKWARD = "<b>&amp;\"' É  x/edit/blob/%20"
"""What filters change: by it shows whether a value was printed as it is."""
ITEMS = 3
"""With so many headings it shows what stands before, between and after them."""
_MARKED = re.compile(r"kim:slot:(\w+);")


class _Printed(str):
    """A text that can be joined with others, not altered."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> object:
        if name.startswith("__"):
            return super().__getattribute__(name)
        raise TypeError("what differs from page to page is altered")


def _refused(*_: object) -> Any:
    raise TypeError("what differs from page to page is looked into")


class Address(str):
    """An address that a template can print, and look whether it is there; all else fails."""

    __slots__ = ()
    __contains__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refused
    __getitem__ = __iter__ = __len__ = __add__ = __mul__ = __mod__ = _refused
    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return str.__len__(self) > 0

    def __getattribute__(self, name: str) -> object:
        if name.startswith("__"):
            return super().__getattribute__(name)
        return _refused()


class Slot:
    """A value that a template can print, and look for a piece of text in; all else fails.

    Shape: what is looked for is found if the value has it; questions are kept with their answer.
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, name: str, value: str, asked: list[tuple[str, str, bool]]) -> None:
        self.name, self.value, self.asked = name, value, asked

    def __str__(self) -> str:
        return _Printed(f"{_CORE}{self.name}{_AWKWARD}{_CORE}")

    def __bool__(self) -> bool:
        return bool(self.value)  # the same for all pages of one shape

    def __contains__(self, piece: str) -> bool:
        self.asked.append((self.name, piece, piece in self.value))
        return piece in self.value

    def __eq__(self, other: object) -> bool:
        raise TypeError("what differs from page to page is compared with something")


@dataclass(frozen=True, slots=True)
class Listed:
    """A place where all headings of a page are printed, one after the other."""

    names: tuple[str, ...]
    """What is printed of each."""
    between: tuple[str, ...]
    """The texts between those."""
    after: str
    """The text between two headings."""

    def fill(self, headings: Sequence[Mapping[str, str]]) -> str:
        ends = (*self.between, "")
        return self.after.join(
            "".join(f"{heading[name]}{end}" for name, end in zip(self.names, ends, strict=True))
            for heading in headings
        )


@dataclass(frozen=True, slots=True)
class Cut:
    """A page without its values: the texts, and what comes between each two of them."""

    texts: tuple[str, ...]
    slots: tuple[str | Listed, ...]

    def fill(self, values: Mapping[str, str], headings: Sequence[Mapping[str, str]]) -> str:
        """Put the values of a page in; what is named as ``url0`` is that of its first heading."""
        pieces = [self.texts[0]]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            pieces.append(values[slot] if isinstance(slot, str) else slot.fill(headings))
            pieces.append(text)
        return "".join(pieces)


def named(place: int) -> str:
    """Give what stands for a part of the address of a page, in all that is made from it."""
    return f"kim-{_CORE}-{place}-x"


def part(place: int) -> str:
    """Name the slot of that part."""
    return f"part_{place}_"


def marked(html: str, slots: Sequence[Slot], parts: int) -> str | None:
    """Put a plain mark wherever a value was printed; give nothing if a filter changed one."""
    for slot in slots:
        html = html.replace(str(slot), f"kim:slot:{slot.name};")
    for place in range(parts):
        html = html.replace(named(place), f"kim:slot:{part(place)};")
    return None if _CORE in html else html


def cut(html: str) -> Cut | None:
    """Cut a page at its marks; give nothing if its headings are not printed all in one way."""
    pieces = _MARKED.split(html)
    texts, names = pieces[::2], pieces[1::2]
    slots: list[str | Listed] = []
    kept = [texts[0]]
    at = 0
    while at < len(names):
        width = _width(names[at:], texts[at + 1 :])
        if width:
            between = tuple(texts[at + 1 : at + width])
            bare = tuple(name[:-1] for name in names[at : at + width])
            slots.append(Listed(bare, between, texts[at + width]))
        elif names[at].endswith(("1", "2")):
            return None
        else:
            slots.append(names[at])
        at += width * ITEMS or 1
        kept.append(texts[at])
    return Cut(tuple(kept), tuple(slots))


def _width(names: Sequence[str], after: Sequence[str]) -> int:
    """Tell how many values are printed of each heading where a list of them begins, or 0."""
    width = next((at for at, name in enumerate(names) if not name.endswith("0")), 0)
    wanted = [f"{name[:-1]}{item}" for item in range(ITEMS) for name in names[:width]]
    inner = after[: width * ITEMS - 1] if width else []
    alike = list(inner[width:]) == list(inner[:-width] if width else [])
    return width if wanted == list(names[: width * ITEMS]) and alike else 0
