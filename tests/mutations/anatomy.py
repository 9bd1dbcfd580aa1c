"""What a file of records is made of, told by a reader of YAML that is not the product's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode


@dataclass(frozen=True)
class Wound:
    """A broken file, and where it is broken."""

    content: bytes
    lines: frozenset[int] = frozenset()
    """Lines of the broken file that name the place; empty if nobody could tell it."""
    must_tell: bool = False
    """It cannot be valid, whatever the rest says: silence is a fault."""
    must_equal: bool = False
    """It says what it said, only otherwise: a message is a fault."""
    gone: tuple[str, ...] = ()
    """Ids that are no longer there, which other files may name: telling it there is right too."""
    renamed: str = ""
    """The file name that the record has now, if it has another."""


@dataclass(frozen=True)
class Entry:
    """A key with its value."""

    key: ScalarNode
    value: Node
    owner: MappingNode


@dataclass(frozen=True)
class Body:
    """A shipped file, with its parts."""

    path: str
    """Below the folder of records."""
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")[:-1]

    @cached_property
    def root(self) -> Node:
        return yaml.compose(self.text, Loader=yaml.CSafeLoader)

    @cached_property
    def entries(self) -> list[Entry]:
        return [part for part in _walk(self.root) if isinstance(part, Entry)]

    @cached_property
    def own_line(self) -> list[Entry]:
        """The entries whose key begins a line."""
        return [one for one in self.entries if not self._before(one.key).strip()]

    @cached_property
    def one_line(self) -> list[Entry]:
        """Those of them that are a plain text on the line of the key."""
        return [
            one
            for one in self.own_line
            if isinstance(one.value, ScalarNode)
            and not one.value.style
            and one.value.value
            and one.value.end_mark.line == one.key.start_mark.line
        ]

    @cached_property
    def scalars(self) -> list[tuple[str, ScalarNode]]:
        """Every text with the key that it stands under."""
        return list(_texts(self.root, ""))

    @cached_property
    def items(self) -> list[tuple[SequenceNode, int]]:
        """Every item of a list that begins a line."""
        lists = [part for part in _walk(self.root) if isinstance(part, SequenceNode)]
        return [
            (one, number) for one in lists if not one.flow_style for number in range(len(one.value))
        ]

    def _before(self, node: Node) -> str:
        return self.lines[node.start_mark.line][: node.start_mark.column]

    def span(self, entry: Entry) -> tuple[int, int]:
        """Give the lines of an entry: first and past the last, from 0."""
        return entry.key.start_mark.line, self._past(entry.value)

    def item_span(self, sequence: SequenceNode, number: int) -> tuple[int, int]:
        node = sequence.value[number]
        return node.start_mark.line, self._past(node)

    def _past(self, node: Node) -> int:
        end = node.end_mark
        line = end.line + (1 if self.text.split("\n")[end.line][: end.column].strip() else 0)
        while line > node.start_mark.line + 1 and not self.lines[line - 1].strip():
            line -= 1
        return line

    def around(self, index: int) -> set[int]:
        """Give the lines, from 1, where the mappings begin that hold this place of the text."""
        return {
            part.start_mark.line + 1
            for part in _walk(self.root)
            if isinstance(part, MappingNode)
            and part.start_mark.index <= index <= part.end_mark.index
        } | {self.root.start_mark.line + 1}

    def start_of(self, line: int) -> int:
        """Give the place in the text where a line begins, from 0."""
        return sum(len(one) + 1 for one in self.lines[:line])


def _walk(node: Node) -> Iterator[Any]:
    yield node
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield Entry(key, value, node)
            yield from _walk(value)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _walk(item)


def _texts(node: Node, key: str) -> Iterator[tuple[str, ScalarNode]]:
    match node:
        case ScalarNode():
            yield key, node
        case SequenceNode():
            for item in node.value:
                yield from _texts(item, key)
        case MappingNode():
            for name, value in node.value:
                yield from _texts(value, name.value)


def put(body: Body, lines: list[str], *places: int, **more: Any) -> Wound:
    """Make a wound of lines; ``places`` are lines of the broken file, from 1."""
    there = frozenset(min(max(place, 1), max(len(lines), 1)) for place in places)
    return Wound("".join(f"{line}\n" for line in lines).encode(), there, **more)


def instead(body: Body, node: Node, text: str, **more: Any) -> Wound:
    """Put something else where a node stands, which is all on one line."""
    start, end = node.start_mark.index, node.end_mark.index
    whole = body.text[:start] + text + body.text[end:]
    return Wound(whole.encode(), frozenset({node.start_mark.line + 1}), **more)


def pick(rng: Random, among: list[Any]) -> Any:
    """Choose one, or None if there are none."""
    return rng.choice(among) if among else None
