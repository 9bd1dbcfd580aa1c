"""Finding the comments of a file, and what each of them speaks of.

A comment is a ``#`` outside all texts; where those begin and end, reading tells. On a line of its
own it belongs to the key or item below it, unless it is indented deeper: then it closes what stands
above it. At the end of a line it belongs to what stands on that line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..source import Document, Mapping, Node, Scalar, Sequence
from .notes import Notes, Place

MODELINE = re.compile(r"#\s*yaml-language-server:")
_COMMENT = re.compile(r"(?<!\S)#[^\n]*")
_OPENS = re.compile(r"[\s\-?:\[{,]*")


@dataclass(frozen=True, slots=True)
class _Stop:
    """A key or an item: where it begins, in which column (an item: its hyphen), and its place."""

    start: int
    column: int
    place: Place


def comments(root: Mapping, text: str) -> Notes:
    """Find all comments of a file but the line for editors.

    Shape: ``text`` is that of the document of the nodes.
    """
    finder = _Finder(Document("", text), root)
    found = Notes()
    first = finder.stops[0].start if finder.stops else len(text)
    top = max(text.rfind("\n\n", 0, first), 0)
    for match in finder.found():
        said = match[0].rstrip()
        if MODELINE.match(said):
            continue
        if match.start() < top:
            found.top.append(said)
        else:
            finder.place(match.start(), said, found)
    return found


class _Finder:
    def __init__(self, document: Document, root: Mapping) -> None:
        self.document = document
        self.texts = list(_texts(root, ()))
        """Every key and text: where it begins and ends, and its place."""
        self.ends = [end for _, end, _ in self.texts]
        starts = list(_starts(root, ()))
        items = Counter(start for start, place in starts if isinstance(place[-1], int))
        self.stops = [self.stop(start, place, items) for start, place in starts]

    def stop(self, start: int, place: Place, items: Counter[int]) -> _Stop:
        """Find the column; ``items`` counts the items that still begin at a place, outer first."""
        at = start
        if isinstance(place[-1], int):
            last = bisect_right(self.ends, start - 1)
            between = self.document.text[self.ends[last - 1] if last else 0 : start]
            bare = _COMMENT.sub(lambda match: " " * len(match[0]), between)
            hyphens = [match.start() for match in re.finditer(r"-(?=\s)", bare)]
            if len(hyphens) >= items[start]:
                at = start - len(between) + hyphens[-items[start]]
            items[start] -= 1
        return _Stop(start, at - self.first(at), place)

    def first(self, index: int) -> int:
        """Find where the line of a sign begins."""
        starts = self.document.starts
        return starts[bisect_right(starts, index) - 1]

    def found(self) -> Iterator[re.Match[str]]:
        here = 0
        for start, end, _ in [*self.texts, (len(self.document.text), 0, ())]:
            yield from _COMMENT.finditer(self.document.text, here, start)
            block = re.compile(r"[|>][-+0-9]*[ \t]+").match(self.document.text, start)
            if block:
                yield from self.beside_block(block.end())
            here = max(here, end)

    def beside_block(self, here: int) -> Iterator[re.Match[str]]:
        comment = _COMMENT.match(self.document.text, here)
        if comment:
            yield comment

    def place(self, start: int, said: str, found: Notes) -> None:
        before = self.document.text[self.first(start) : start]
        if _OPENS.fullmatch(before):
            self.alone(start, said, found, len(before) if before.isspace() else 0)
            return
        last = bisect_right(self.ends, start) - 1
        inside = [place for begin, end, place in self.texts if begin < start < end]
        place = inside[0] if inside else self.texts[last][2]
        if not inside:
            between = _COMMENT.sub("", self.document.text[self.ends[last] : start])
            closed = between.count("]") + between.count("}")
            place = place[: len(place) - closed]
        if place in found.beside:
            found.above.setdefault(place, []).append(found.beside[place])
        found.beside[place] = said

    def alone(self, start: int, said: str, found: Notes, column: int) -> None:
        number = bisect_right([stop.start for stop in self.stops], start)
        after = self.stops[number] if number < len(self.stops) else None
        before = self.stops[number - 1] if number else None
        holder = self.closing(before, after, column) if before else None
        if after is not None and holder is None:
            found.above.setdefault(after.place, []).append(said)
        else:
            found.below.setdefault(holder or (), []).append(said)

    def closing(self, before: _Stop, after: _Stop | None, column: int) -> Place | None:
        """Find what a comment closes: the deepest list or mapping that it is indented like.

        Shape: None if it belongs to what comes after it.
        """
        target = after.place if after else ()
        if after and (column <= after.column or target[: len(before.place)] == before.place):
            return None
        columns = {stop.place: stop.column for stop in self.stops if stop.start <= before.start}
        for size in range(len(before.place), 0, -1):
            holder = before.place[: size - 1]
            if after and target[: len(holder)] == holder:
                return None
            if columns[before.place[:size]] <= column:
                return holder
        return None if after else ()


def _texts(node: Node, place: Place) -> Iterator[tuple[int, int, Place]]:
    """Go through all keys and texts in the order of the file."""
    match node:
        case Scalar():
            yield (*node.span, place)
        case Sequence():
            for number, item in enumerate(node.items):
                yield from _texts(item, (*place, number))
        case Mapping():
            for key, value in node.entries:
                yield (*key.span, (*place, key.text))
                yield from _texts(value, (*place, key.text))


def _starts(node: Node, place: Place) -> Iterator[tuple[int, Place]]:
    """Go through all keys and items in the order of the file, an item before its first key."""
    match node:
        case Sequence():
            for number, item in enumerate(node.items):
                first = next(_texts(item, ()), None)
                if first is not None:
                    yield first[0], (*place, number)
                yield from _starts(item, (*place, number))
        case Mapping():
            for key, value in node.entries:
                yield key.span[0], (*place, key.text)
                yield from _starts(value, (*place, key.text))
