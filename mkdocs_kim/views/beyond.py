"""What refers to a record: the first on its own page, all of it on pages that list nothing else.

So the page of a record stays as light in a large collection as in a small one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from .. import addresses
from ..records import slug
from .citing import notes
from .common import shorten
from .elementparts import Wordings
from .pages import Card, Group, ListPage, Page, RecordPage, Row
from .panel import Choosing
from .parts import Chip, Items, Lines, Part, Section, Target
from .reader import Reader
from .series import listed

MOST = 30
"""As many things as one part of a page holds; of more it shows a few."""
FEW = 12
"""In full rows of two, three or four."""
MOST_SAID, FEW_SAID = 12, 6
"""The same of wordings, which are longer."""
REFERRING = ("used", "related")
"""The sections that tell what refers to a record, besides the groups of cards."""
_KINDS = {
    "interventions": "intervention",
    "instruments": "instrument",
    "elements": "element",
    "situations": "situation",
    "stories": "story",
}
"""Group → the kind of which it is, whose word stands in the address of all of it."""


def told(page: Page, reader: Reader, found: Callable[[], Choosing]) -> Iterator[Page]:
    """Yield the page of a record, and a list of its own for all that is too long for it.

    Shape: ``found`` is only called where readers can choose further.
    """
    body = page.body
    if not isinstance(body, RecordPage):
        yield page
        return
    short = _Shortened(page.address, reader)
    sections = tuple(short.section(section) for section in body.sections)
    groups = tuple(short.group(group) for group in body.groups)
    if not short.beyond:
        yield page
        return
    assert page.place is not None, "a record can be made better"
    record = reader.library.records[page.place.kind][page.place.record_id]
    body = replace(body, sections=sections, groups=groups)
    yield replace(page, body=body, notes=notes(body, reader, record.sources))
    for address, group in short.beyond.items():
        yield from listed(_whole(page, address, group, reader, found), reader)


@dataclass
class _Shortened:
    """The page of a record while it is shortened."""

    address: str
    reader: Reader
    beyond: dict[str, Group] = field(default_factory=dict)
    """Address → all that stands there."""

    def group(self, group: Group) -> Group:
        """Keep the first cards of a group that is too long."""
        if len(group.cards) <= MOST:
            return group
        words = self.reader.language
        kind = _KINDS.get(group.id)
        more = self._more(words.path(kind) if kind else words.ui("beyond_file"), group)
        return replace(group, cards=group.cards[:FEW], more=more)

    def section(self, section: Section) -> Section:
        """Keep the first things of the parts that are too long, where they refer to the record."""
        found = tuple(self._part(part, section.id in REFERRING) for part in section.parts)
        return section if found == section.parts else replace(section, parts=found)

    def _part(self, part: Part, refers: bool) -> Part:
        if len(getattr(part, "items", ())) <= MOST_SAID:
            return part
        most, few = MOST, FEW
        if isinstance(part, Wordings):
            cards = tuple(Card(i.link, i.nature, "", i.badges, i.text) for i in part.items)
            label, most, few = part.state.title, MOST_SAID, FEW_SAID
        elif refers and isinstance(part, Items):
            cards = tuple(Card(i.link, "", "", i.badges, i.text) for i in part.items)
            label = part.label
        elif refers and isinstance(part, Lines):
            cards = tuple(Card(link, "", "") for link in part.items)
            label = part.label
        else:
            return part
        if len(cards) <= most:
            return part
        more = self._more(slug(label), Group(slug(label), label, cards))
        return replace(part, items=part.items[:few], more=more)  # type: ignore[arg-type]

    def _more(self, word: str, group: Group) -> Chip:
        """Keep all of a group for a list of its own, and lead there."""
        address = f"{self.address}/{word}"
        self.beyond[address] = group
        title, count = _within(group.title), len(group.cards)
        return Chip(self.reader.language.ui("beyond_of", count=count, group=title), Target(address))


def _within(title: str) -> str:
    """Write a heading as part of a sentence."""
    return title[0].lower() + title[1:]


def _whole(
    page: Page, address: str, group: Group, reader: Reader, found: Callable[[], Choosing]
) -> Page:
    """Make the list of all of a group, with the way back to the record."""
    ui = reader.language.ui
    title = ui("beyond_title", title=page.title, group=_within(group.title))
    intro = ui("beyond_intro", count=len(group.cards), title=page.title)
    rows = [Row(ui("belongs_to"), (Chip(page.title, Target(page.address)),))]
    if group.id == "interventions":
        rows += _narrowing(page, reader, found())
    body = ListPage(intro, tuple(rows), (group,))
    return Page(address, title, shorten(intro), body, page.section, notes=notes(body, reader))


def _narrowing(page: Page, reader: Reader, choosing: Choosing) -> Iterator[Row]:
    """Lead to where the methods that have this value can be chosen from, if it is a facet."""
    words, place = reader.language, page.place
    for facet in choosing.facets:
        if place and facet.key == place.kind:
            query = f"{facet.word}={place.record_id}"
            on = Target(addresses.search(words), query=query)
            yield Row(words.ui("narrow_by"), (Chip(words.ui("narrow_further"), on),))
