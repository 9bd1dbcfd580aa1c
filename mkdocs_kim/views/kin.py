"""What methods have to do with each other: single ties, and families that hang together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .parts import Chip, Cited


@dataclass(frozen=True, slots=True)
class Tie:
    """What holds between two methods: ``one`` builds on ``other``."""

    relation: str
    one: str
    other: str
    links: tuple[Chip, Chip]
    """To ``one`` and to ``other``."""
    verb: str
    """What stands between the two in a sentence."""
    reasons: tuple[Cited, ...]
    """Of each record that states it."""

    @property
    def says(self) -> str:
        """Say it in a sentence."""
        return f"{self.links[0].title} {self.verb} {self.links[1].title}"


@dataclass(frozen=True, slots=True)
class Family:
    """Methods that hang together, with all that is drawn between them."""

    form: ClassVar[str] = "family"
    id: str
    title: str
    about: str
    """What the picture shows, for who does not see it."""
    members: tuple[tuple[str, Chip], ...]
    ties: tuple[Tie, ...]
    here: str = ""
    """The method on whose page the picture stands."""
