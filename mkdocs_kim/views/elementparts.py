"""What only the pages of working elements are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .parts import Chip, Cited


@dataclass(frozen=True, slots=True)
class Remark:
    """What the site itself says about what follows."""

    form: ClassVar[str] = "remark"
    text: str


@dataclass(frozen=True, slots=True)
class Actions:
    """Where a reader can go on with what stands here."""

    form: ClassVar[str] = "actions"
    items: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a method does something, in its own words."""

    link: Chip
    """To the very place on the page of the method."""
    nature: str
    text: Cited
    badges: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Wordings:
    """What methods say, side by side: those that are equally sure of it."""

    form: ClassVar[str] = "wordings"
    state: Chip
    about: str
    anchor: str
    items: tuple[Wording, ...]
    more: Chip | None = None
    """Where all of them are, if these are only the first."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Methods of which no source says anything, folded; without names if they are too many."""

    form: ClassVar[str] = "silence"
    state: Chip
    about: str
    anchor: str
    items: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class KindCell:
    """One of the four kinds of element, with how many there are."""

    link: Chip
    here: str
    """Says that the element of this page is one of them; empty if it is not."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """What kind of element this is, and which kinds there are."""

    form: ClassVar[str] = "kinds"
    own: tuple[tuple[Chip, str], ...]
    """Scope and concern of this element, each in plain words."""
    more: str
    """What the unfolded explanation is called."""
    words: tuple[tuple[Chip, str], ...]
    """All scopes and concerns, each in plain words."""
    about: str
    caption: str
    columns: tuple[Chip, ...]
    rows: tuple[tuple[Chip, tuple[KindCell, ...]], ...]
    text: Cited | None
    """What the collection says of working elements, with its sources."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What is said in a story, where it shows an element."""

    link: Chip
    badge: Chip
    """Whether it is composed."""
    lines: tuple[tuple[str, Cited], ...]
    """Who speaks, and what."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """How something sounds in practice."""

    form: ClassVar[str] = "sounds"
    items: tuple[Sound, ...]
