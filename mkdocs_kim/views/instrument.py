"""The page of an instrument."""

from __future__ import annotations

from ..records import Instrument
from .common import referring
from .frame import frame
from .pages import Group, Page, Row
from .parts import Chip, Section, Worksheets
from .reader import Reader
from .sections import sections
from .sheetcards import cards


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
        facts=_no_worksheet(record, reader),
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
    return [Section("werkblad", title, (Worksheets(found),))] if found else []


def _no_worksheet(record: Instrument, reader: Reader) -> tuple[Row, ...]:
    """Say why there is no sheet to print, where the owner or the lack of a source forbids one."""
    if record.drawable_reason is None:
        return ()
    return (
        Row(reader.language.ui("no_worksheet"), (Chip(record.drawable_reason.in_(reader.code)),)),
    )
