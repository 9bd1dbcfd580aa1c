"""The page of an instrument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..records import Instrument, Text
from .common import referring
from .frame import frame
from .pages import Group, Page, Row
from .parts import Chip, Section, Worksheets
from .reader import Reader
from .sections import sections
from .sheetcards import cards

SHEETS = "werkblad"
"""The section that people come for."""


def page(record_id: str, reader: Reader) -> Page:
    """Make the page of an instrument, with every method and element it serves and why."""
    record = reader.library.records["instrument"][record_id]
    assert isinstance(record, Instrument)
    everything = reader.library.links_to.get(("instrument", record_id), ())
    links = [link for link in everything if not link.mention]
    used = [link for link in links if link.field in ("instruments", "phases")]
    ui = reader.language.ui
    return frame(
        record,
        record_id,
        reader,
        facts=tuple(_facts(record, record_id, reader)),
        unfolded=(SHEETS,),
        sections=[*_worksheets(record_id, reader), *sections(record, reader)],
        groups=[
            Group("interventions", ui("group_used_by"), referring(used, "intervention", reader)),
            Group("elements", ui("group_serves"), referring(links, "element", reader)),
            Group("situations", ui("group_situations"), referring(links, "situation", reader)),
            Group("stories", ui("group_stories"), referring(links, "story", reader, False)),
        ],
    )


def _worksheets(record_id: str, reader: Reader) -> list[Section]:
    found = tuple(cards(record_id, reader))
    title = reader.language.ui("section_worksheet")
    return [Section(SHEETS, title, (Worksheets(found),))] if found else []


def _facts(record: Instrument, record_id: str, reader: Reader) -> Iterator[Row]:
    """Yield what somebody chooses a tool by, and its sheet or why there is none."""

    def row(name: str, values: Iterable[Chip]) -> Row:
        return Row(Instrument.says(name).label(reader.language), tuple(values), key=name)

    def texts(values: Iterable[Text]) -> Iterator[Chip]:
        return (Chip(text.in_(reader.code)) for text in values)

    yield row("tasks", (Chip(reader.language.choice("tasks", task)) for task in record.tasks))
    yield row("duration", texts([record.duration] if record.duration else []))
    sheet = next(cards(record_id, reader), None)
    if sheet is not None:
        yield row(
            "worksheet", (Chip(reader.language.ui("sheet_fill"), sheet.fill), *sheet.papers[:2])
        )
    if record.drawable_reason is not None:
        yield Row(reader.language.ui("no_worksheet"), tuple(texts([record.drawable_reason])))
