"""What pages are made of: small frozen shapes that know no HTML, worded in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

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
class Gap:
    """What is not known, as an invitation."""

    form: ClassVar[str] = "gap"
    labels: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Silence:
    """Methods of which no source says anything, folded."""

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
class Spot:
    """A working element, by the place on this page that tells how the method does it."""

    id: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A working element that a change touches."""

    element: Spot
    state: Chip
    text: Cited | None
    """What the sources say; nothing if they name it without more words."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Something that could be done in another way, and what that touches."""

    id: str
    """How it stands in an address: ``uitvoerder``."""
    title: str
    touched: tuple[Touched, ...]
    """The elements of the method that depend on it."""
    left_out: tuple[Touched, ...]
    """The elements that depend on it and that the method leaves out on purpose, as it says."""
    silent: tuple[Spot, ...]
    """The other elements of the method: of these, no source says anything here."""


@dataclass(frozen=True, slots=True)
class Adapting:
    """What there is to know for who wants to do a method in another way."""

    form: ClassVar[str] = "adapting"
    method: str
    """Its id."""
    title: str
    """What the paper is called."""
    version: str
    changes: tuple[Change, ...]


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


Part = (
    Remark
    | Actions
    | Gap
    | Paragraphs
    | Bullets
    | Lines
    | Address
    | Steps
    | Items
    | Warnings
    | Dialogue
    | Wordings
    | Silence
    | Kinds
    | Sounds
    | Evidence
    | Suggestions
    | Worksheets
    | Downloads
    | Adapting
)


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    parts: tuple[Part, ...]
