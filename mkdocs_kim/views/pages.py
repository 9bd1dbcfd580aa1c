"""The shapes of whole pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from ..library.changes import Detail
from .citable import Credit, Work
from .invite import Place
from .localparts import LocalBox
from .pager import Pager, Whole
from .parts import Chip, Cited, Missing, Panel, Reference, Section, SheetCard, Target
from .steps import Choice, Way


@dataclass(frozen=True, slots=True)
class Row:
    """One of the facts at a glance; no values means not known."""

    label: str
    values: tuple[Chip, ...]
    sources: tuple[str, ...] = ()
    key: str = ""
    """The field that tells it, with dots between its keys."""


@dataclass(frozen=True, slots=True)
class Note:
    """A source as a numbered note."""

    number: int
    source_id: str
    line: Reference
    url: str
    note: str
    cited: bool
    """Whether the text names it, so that there is a place to go back to."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a record is described."""

    words: str
    described: int
    total: int
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A record in a list."""

    link: Chip
    eyebrow: str
    teaser: str
    badges: tuple[Chip, ...] = ()
    text: Cited | None = None
    """What the page that shows the card wants said of it: a reason."""
    item: int | None = None
    """Its number among all items, where it can be chosen by facets."""
    method: str = ""
    """The id of the method that it shows, if that can be compared."""
    anchor: str = ""
    """Its own place on the page, where a letter begins with it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under a heading."""

    id: str
    title: str
    cards: tuple[Card, ...]
    empty: str = ""
    """What to say if there are no cards."""
    narrowed: str = ""
    """What the title becomes when not all cards are shown."""
    more: Chip | None = None
    """Where all of them are, if these are only the first."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must know first: a draft, a withdrawal and what to read instead."""

    title: str
    text: Cited | None = None
    instead: Chip | None = None


@dataclass(frozen=True, slots=True)
class RecordPage:
    template: ClassVar[str] = "record"
    eyebrow: str
    aliases: tuple[str, ...]
    notice: Notice | None
    opening: Cited | None
    """One sentence that says what it is, where facts follow; None if it is in the lead."""
    badges: tuple[Chip, ...]
    facts: tuple[Row, ...]
    lead: Cited | None
    progress: Progress | None
    sections: tuple[Section, ...]
    groups: tuple[Group, ...]
    """What refers to this record, told as cards."""
    credits: tuple[str, ...]
    """Version, date of review."""
    credited: tuple[Credit, ...]
    """Contributors, by what they did."""
    work: Work | None
    """What is cited; None if the record is withdrawn."""
    method: str = ""
    """The id of the method, if it can be compared."""
    local: LocalBox | None = None
    """What an organisation notes with it."""
    translation: str = ""
    """That it is not there in the language of the page, or not wholly; empty if it is."""
    deck: Chip | None = None
    """To its card; None if there is none."""
    unfolded: tuple[str, ...] | None = None
    """The sections that a short reading leaves open; None if the page is read as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationPage(RecordPage):
    """Step 3 of the navigator: the answer."""

    template: ClassVar[str] = "situation"
    way: Way | None
    question: str
    around: tuple[Choice, ...]
    """The subjects that it belongs to, with their other questions."""
    back: Chip
    card: Chip | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    template: ClassVar[str] = "search"
    intro: str
    panel: Panel
    indexes: tuple[Chip, ...]
    """Where everything stands in lists."""


@dataclass(frozen=True, slots=True)
class ListPage:
    template: ClassVar[str] = "list"
    intro: str
    filters: tuple[Row, ...]
    """Labelled rows of links to narrower pages."""
    groups: tuple[Group, ...]
    about: Cited | None = None
    panel: Panel | None = None
    pager: Pager | None = None
    """Where the list goes on, if it takes several pages."""
    whole: Whole | None = None
    """What else can be chosen from than stands on this page."""
    deck: Chip | None = None
    """To the cards of all that is listed; None if there are none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term in the glossary."""

    link: Chip
    abbreviation_of: str
    also: str
    """Its other forms and names, with commas between."""
    text: str
    lang: str
    """Set if the text is not in the language of the page."""
    badge: Chip | None


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms that begin with a letter."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    template: ClassVar[str] = "glossary"
    intro: str
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    anchor: str
    line: Reference
    url: str
    note: str
    cited_by: tuple[Chip, ...]
    more: Chip | None = None
    """Where all of them are, if these are only the first."""


@dataclass(frozen=True, slots=True)
class SourcesPage:
    template: ClassVar[str] = "sources"
    intro: str
    entries: tuple[SourceEntry, ...]
    files: tuple[Chip, ...]
    """The same, for managers of literature."""
    data: Chip
    """Everything on the site to take along."""
    pager: Pager | None = None
    """Where the list goes on, if it takes several pages."""


@dataclass(frozen=True, slots=True)
class Door:
    """A large link on the home page."""

    title: str
    text: str
    to: Target


@dataclass(frozen=True, slots=True)
class HomePage:
    template: ClassVar[str] = "home"
    name: str
    eyebrow: str
    lead: str
    doors: tuple[Door, ...]
    questions: tuple[Chip, ...]
    more_questions: Chip | None
    """To the navigator, with all of them."""
    themes: tuple[Card, ...]
    newest: tuple[Card, ...]
    """What came last; empty where the past is not known."""
    changes: Chip
    elements: tuple[Chip, ...]
    counts: tuple[tuple[int, str, Target], ...]
    data: Chip
    """Everything on the site to take along."""


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Worksheets for one purpose."""

    id: str
    title: str
    cards: tuple[SheetCard, ...]


@dataclass(frozen=True, slots=True)
class PackCard:
    """The try-out pack: what it is, the page to choose on, the file that lies ready."""

    title: str
    about: Cited
    choose: Target
    file: Target


@dataclass(frozen=True, slots=True)
class WorksheetsPage:
    template: ClassVar[str] = "worksheets"
    intro: str
    everything: Chip
    panel: Panel | None
    groups: tuple[SheetGroup, ...]
    methods: tuple[Chip, ...]
    draw: Target | None
    """Where people are drawn on a screen."""
    pack: PackCard | None
    deck: Chip
    """To the cards."""


@dataclass(frozen=True, slots=True)
class VersionPage:
    template: ClassVar[str] = "version"
    words: str
    reviewed: str
    record: Chip
    """Where all of it can be read; only a word if it is no more."""
    cards: tuple[SheetCard, ...]
    worksheets: Target
    files: tuple[Chip, ...]
    """What else there is on paper, as it is now."""
    notice: Notice | None = None
    """That it was withdrawn, or is no more."""
    phrases: tuple[str, ...] = ()
    """What changed since, in a few words for each field."""
    details: tuple[Detail, ...] = ()
    """The same with what stood there and stands there now."""
    is_past: bool = False
    known: str = ""
    """How far back versions are known, if that is not from the first."""


class Body(Protocol):
    """What a page shows: one of the shapes here, or of the one view that has such pages."""

    template: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site, ready to be printed."""

    address: str
    title: str
    description: str
    """Plain text for search engines and shared links, at most 160 signs."""
    body: Body
    section: str
    """The address of the index that this page belongs under; its own if it is one."""
    origin: str = ""
    """The file of the record, for the edit link."""
    notes: tuple[Note, ...] = ()
    place: Place | None = None
    """What the form opens for it; on a page that lists, a new record of that kind."""

    @property
    def record(self) -> Place | None:
        """The record that the page is of, if it is the page of one that is not withdrawn."""
        body = self.body
        return self.place if isinstance(body, RecordPage) and body.work else None
