"""Comments, each at the key or item that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Place = tuple[str | int, ...]
"""The way to a value from the top: keys, and numbers in lists."""


@dataclass
class Notes:
    """The comments of a file, without the line for editors."""

    top: list[str] = field(default_factory=list)
    """On top, about the file as a whole."""
    above: dict[Place, list[str]] = field(default_factory=dict)
    beside: dict[Place, str] = field(default_factory=dict)
    """At the end of the line where a key or an item begins."""
    below: dict[Place, list[str]] = field(default_factory=dict)
    """After the last key or item of what stands at a place."""

    def at(self, place: Place) -> bool:
        """Tell whether a key or an item, or anything inside it, has a comment."""
        return place in self.above or place in self.beside or self.within(place)

    def within(self, place: Place) -> bool:
        """Tell whether anything inside a value has a comment, so that it cannot be one line."""
        return place in self.below or any(
            len(other) > len(place) and other[: len(place)] == place
            for said in (self.above, self.beside, self.below)
            for other in said
        )

    def all(self) -> Iterator[str]:
        """Go through all comments."""
        yield from (*self.top, *self.beside.values())
        for lines in (*self.above.values(), *self.below.values()):
            yield from lines
