"""How a reader gets about in a list that goes on over several pages."""

from __future__ import annotations

from dataclasses import dataclass

from .parts import Chip


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the list in the row of numbers."""

    number: int
    """0 for those that are left out."""
    link: Chip
    """Without a target on the page itself."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one page stands among the others, and the ways to them."""

    words: str
    """``Pagina 2 van 10``."""
    before: Chip | None
    after: Chip | None
    steps: tuple[Step, ...]
    letters: tuple[Chip, ...] = ()
    """Where each letter begins; none if the list is not by title."""


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a list of several pages holds, for a browser that chooses from it."""

    first: int
    """The number of its first item; those up to the last belong to it as well."""
    last: int
