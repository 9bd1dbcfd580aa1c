"""What pages are made of: small frozen shapes that know no HTML, worded in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from ..prose import Passage


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the site."""

    page: str
    anchor: str = ""
    is_file: bool = False
    """Whether ``page`` is the path of a file rather than the address of a page."""
    query: str = ""
    """What is chosen there: ``leeftijd=jongeren``."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source in one line."""

    text: str
    foreign: str = ""
    """The part of it that is in another language than the page; empty if nothing is."""
    lang: str = ""
    """Which language that is."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A short word that leads somewhere; without a target it is only a word."""

    title: str
    to: Target | None = None
    tone: str = ""
    """A class of meaning for the eye, beside the word: ``valid``, ``lapsed``, ``described`` ..."""


@dataclass(frozen=True, slots=True)
class Cited:
    """Prose, with the sources that stand beside it rather than in it."""

    passage: Passage
    sources: tuple[str, ...] = ()
    lang: str = ""
    """Set if the prose is not in the language of the page."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that nobody has filled in."""

    label: str
    key: str
    """As in YAML, with dots between: ``target_group.final``."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not known, as an invitation."""

    form: ClassVar[str] = "gap"
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A labelled piece of prose."""

    form: ClassVar[str] = "paragraphs"
    label: str
    text: Cited


@dataclass(frozen=True, slots=True)
class Bullets:
    """A labelled list of pieces of prose."""

    form: ClassVar[str] = "bullets"
    label: str
    items: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A labelled list of plain texts, or of links."""

    form: ClassVar[str] = "lines"
    label: str
    items: tuple[Chip, ...]
    more: Chip | None = None
    """Where all of them are, if these are only the first."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address outside the site."""

    form: ClassVar[str] = "address"
    label: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    text: Cited
    links: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered steps."""

    form: ClassVar[str] = "steps"
    label: str
    items: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """Something linked, with what is said of it."""

    link: Chip
    badges: tuple[Chip, ...] = ()
    text: Cited | None = None
    sources: tuple[str, ...] = ()
    anchor: str = ""
    """Its own place on the page, if links lead to it."""


@dataclass(frozen=True, slots=True)
class Items:
    """A labelled list of linked things."""

    form: ClassVar[str] = "items"
    label: str
    items: tuple[Item, ...]
    more: Chip | None = None
    """Where all of them are, if these are only the first."""


@dataclass(frozen=True, slots=True)
class Warnings:
    """Pitfalls, each with the way round it."""

    form: ClassVar[str] = "warnings"
    label: str
    items: tuple[tuple[Cited, Cited | None], ...]


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What was said, line by line."""

    form: ClassVar[str] = "dialogue"
    label: str
    items: tuple[tuple[str, Cited, Chip | None], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A recognition, as of the day of the build."""

    level: Chip
    words: str
    """``erkend op 8 april 2019 door ...``"""
    validity: str
    lapsed: bool
    note: Cited | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Study:
    title: str
    kind: Chip
    year: str
    result: Cited


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure we are: a judgement with its date, and three kinds of knowledge."""

    form: ClassVar[str] = "evidence"
    judgements: tuple[Judgement, ...]
    note: Cited | None
    studies: tuple[Study, ...]
    practice: Cited | None
    clients: Cited | None


@dataclass(frozen=True, slots=True)
class SheetCard:
    """A worksheet to take along or to fill in here."""

    id: str
    title: str
    question: str
    picture: Target
    landscape: bool
    fill: Target
    papers: tuple[Chip, ...]
    """The files: A4, A3, each blank and filled."""
    facts: tuple[str, ...]
    """Purpose, duration, way up: in words."""
    item: int | None = None
    """Its number among all items, where it can be chosen by facets."""
    draw: Target | None = None
    """Where it is drawn on a screen, if it can be."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that may help: what kind of thing it is, why, and its worksheets."""

    link: Chip
    kind: str
    text: Cited
    sheets: tuple[SheetCard, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What may help, in order."""

    form: ClassVar[str] = "suggestions"
    items: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Worksheets:
    """The worksheets of an instrument, with their drawing."""

    form: ClassVar[str] = "worksheets"
    cards: tuple[SheetCard, ...]


@dataclass(frozen=True, slots=True)
class Downloads:
    """Files to take along."""

    form: ClassVar[str] = "downloads"
    items: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A value to choose by, with how many of the page have it and the page that lists them."""

    id: str
    title: str
    to: Target
    count: int
    often: bool
    """Whether it is shown at once in a long group."""


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """A facet, as a page offers it."""

    word: str
    """How it stands in an address."""
    title: str
    choices: tuple[Option, ...]
    is_open: bool
    """Whether its values are shown before anybody asks for them."""

    @property
    def is_long(self) -> bool:
        """Tell whether some values wait until they are asked for."""
        return not all(choice.often for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Panel:
    """What a list can be narrowed by; complete as links, a form with scripts."""

    groups: tuple[ChoiceGroup, ...]


class Part(Protocol):
    """A piece of a section: one of the shapes here, or of the one view that has such pieces."""

    form: ClassVar[str]
    """Which macro prints it."""


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    parts: tuple[Part, ...]
