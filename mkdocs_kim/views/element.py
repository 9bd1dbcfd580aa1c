"""The page of a working element: what it is, how each method does it, what helps to do it."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..records import Element, Instrument, Line, Story
from .elementkinds import axis, kinds
from .elementparts import Sound, Sounds
from .elementuses import related, tally, wordings
from .frame import frame
from .pages import Page
from .parts import Chip, Gap, Item, Items, Missing, Part, Section, Target
from .reader import Reader
from .sections import sections


def page(record_id: str, reader: Reader) -> Page:
    """Make the page of a working element."""
    record = reader.library.records["element"][record_id]
    assert isinstance(record, Element)
    return frame(
        record,
        record_id,
        reader,
        badges=(
            axis("scope", record.scope, reader),
            axis("concerns", record.concerns, reader),
            *(() if record.status == "withdrawn" else tally(record_id, reader, linked=True)),
        ),
        sections=_in_order(record, record_id, reader),
        unfolded=("definition",),
    )


def _in_order(record: Element, record_id: str, reader: Reader) -> Iterator[Section]:
    """Yield what the element is, how methods do it and with what, then how sure that is."""
    ui = reader.language.ui
    declared = list(sections(record, reader))
    yield from declared[:1]
    yield Section("kinds", ui("section_kinds"), (kinds(record_id, reader),))
    yield Section("how", ui("section_how"), tuple(wordings(record_id, reader)))
    yield Section("instruments", ui("section_serving"), _instruments(record, reader))
    sounds = tuple(_sounds(record_id, reader))
    if sounds:
        yield Section("sounds", ui("section_sounds"), (Sounds(sounds),))
    yield from declared[1:]
    yield from _depends(record, reader)
    others = tuple(related(record_id, reader))
    if others:
        yield Section("related", ui("section_related_elements"), others)


def _instruments(record: Element, reader: Reader) -> tuple[Part, ...]:
    items = tuple(
        Item(
            reader.chip("instrument", use.instrument.id),
            _sheets(use.instrument.id, reader),
            reader.maybe(use.why),
        )
        for use in record.instruments
    )
    label = Element.says("instruments").label(reader.language)
    gap = Gap((Missing(label, "instruments"),))
    return (Items("", items) if items else gap,)


def _sheets(instrument_id: str, reader: Reader) -> tuple[Chip, ...]:
    """Lead to the worksheets of an instrument, if it has any."""
    known = reader.library.records["instrument"].get(instrument_id)
    if not isinstance(known, Instrument) or known.status == "withdrawn" or not known.worksheet:
        return ()
    page = addresses.page(reader.language, "instrument", instrument_id)
    return (Chip(reader.language.ui("section_worksheet"), Target(page, "werkblad")),)


def _sounds(record_id: str, reader: Reader) -> Iterator[Sound]:
    """Yield the stories in which this element shows, with the very lines that show it."""
    found: dict[str, list[Line]] = {}
    for link in reader.library.links_to.get(("element", record_id), ()):
        if isinstance(link.holder, Line):
            found.setdefault(link.source_id, []).append(link.holder)
    for story_id, lines in found.items():
        story = reader.library.records["story"][story_id]
        assert isinstance(story, Story)
        yield Sound(
            reader.chip("story", story_id),
            Chip(reader.language.ui("composed" if story.composed else "real_story")),
            tuple(
                (line.speaker.in_(reader.code) if line.speaker else "", reader.cited(line.text))
                for line in lines
            ),
        )


def _depends(record: Element, reader: Reader) -> Iterator[Section]:
    items = tuple(
        Item(
            Chip(reader.language.choice("condition", item.condition)),
            text=reader.cited(item.why, item.sources) if item.why else None,
            sources=() if item.why else tuple(ref.id for ref in item.sources),
        )
        for item in record.depends_on
    )
    if items:
        yield Section("depends_on", reader.language.ui("section_depends_on"), (Items("", items),))
