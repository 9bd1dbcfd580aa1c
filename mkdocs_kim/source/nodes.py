"""What a file holds: text, lists and mappings, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from ..diagnostics import Position
from .offsets import file_indexes


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file."""

    path: str
    text: str = field(repr=False)
    starts: tuple[int, ...] = field(init=False, compare=False, repr=False)
    """Where each line begins."""

    def __post_init__(self) -> None:
        starts = (0, *(match.end() for match in re.finditer("\n", self.text)))
        object.__setattr__(self, "starts", starts)

    def position(self, index: int) -> Position:
        """Tell line and column of a code point offset."""
        line = bisect_right(self.starts, index)
        return Position(self.path, line, index - self.starts[line - 1] + 1)


@dataclass(slots=True, unsafe_hash=True)
class Scalar:
    """A piece of text, and where each of its characters came from.

    Nobody changes one; it is not frozen because making one would take three times as long.
    """

    text: str
    at: Position
    style: str = ""
    """Empty for plain, else the quote or block sign that opened it; ``*`` for an alias."""
    document: Document | None = field(default=None, compare=False, repr=False)
    span: tuple[int, int] = field(default=(0, 0), compare=False, repr=False)

    def position(self, offset: int) -> Position:
        """Tell where the character at this offset of the text stands in the file."""
        return self.positions((offset,))[0]

    def positions(self, offsets: Iterable[int]) -> list[Position]:
        """Tell where the characters at some offsets of the text stand in the file."""
        if self.document is None:
            path, line, column = self.at
            return [Position(path, line, column + offset) for offset in offsets]
        if self.style == "|":
            return [_in_lines(self, self.document, offset) for offset in offsets]
        indexes = _indexes(self, self.document)
        return [self.document.position(indexes[offset]) for offset in offsets]


def _in_lines(scalar: Scalar, document: Document, offset: int) -> Position:
    """Find a character of a literal block, where each line of the file is one of the text."""
    text = scalar.text
    begin = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    if end < 0:
        return document.position(_indexes(scalar, document)[offset])
    line = scalar.at.line + 1 + text.count("\n", 0, offset)
    indent = document.starts[line] - document.starts[line - 1] - 1 - (end - begin)
    return Position(scalar.at.path, line, indent + offset - begin + 1)


@lru_cache(maxsize=16)
def _indexes(scalar: Scalar, document: Document) -> tuple[int, ...]:
    """Walk a scalar once, however many of its places are asked for."""
    return file_indexes(scalar.text, scalar.style, scalar.span, document.text)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    at: Position
    _known: dict[str, tuple[Scalar, Node]] | None = field(default=None, compare=False, repr=False)

    def get(self, key: str) -> tuple[Scalar, Node] | None:
        """Find a key with its value."""
        if len(self.entries) < MANY:
            return next((entry for entry in self.entries if entry[0].text == key), None)
        known = self._known
        if known is None:
            known = {entry[0].text: entry for entry in self.entries}
            object.__setattr__(self, "_known", known)
        return known.get(key)


MANY = 50
"""With so many keys a list of them is worth its making."""


Node = Scalar | Sequence | Mapping


def kind_of(node: Node) -> str:
    """Name what a node is, as a word of the locales."""
    return {Scalar: "a_text", Sequence: "a_list", Mapping: "a_mapping"}[type(node)]
