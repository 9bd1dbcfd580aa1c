"""The pages of the smaller kinds: theme and story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..records import Intervention, Story, Theme
from . import parts
from .common import card, referring
from .frame import frame
from .pages import Group, Page, Row
from .parts import Chip, Section
from .reader import Reader
from .sections import sections


def theme(record_id: str, reader: Reader) -> Page:
    """Make the page of a theme: its methods, and what they share."""
    record = reader.library.records["theme"][record_id]
    assert isinstance(record, Theme)
    ui = reader.language.ui
    everything = reader.library.links_to.get(("theme", record_id), ())
    links = [link for link in everything if not link.mention]
    methods = [link.source for link in links if isinstance(link.source, Intervention)]
    used = {item.instrument.id for method in methods for item in method.instruments}
    used &= reader.library.records["instrument"].keys()
    shared = [item.element.id for method in methods for item in method.working_elements]
    return frame(
        record,
        record_id,
        reader,
        facts=_shared_elements(shared, reader),
        unfolded=("interventions",),
        sections=sections(record, reader),
        groups=[
            Group("interventions", ui("group_methods"), referring(links, "intervention", reader)),
            Group(
                "instruments",
                ui("group_theme_instruments"),
                tuple(
                    card("instrument", item, reader) for item in reader.in_order("instrument", used)
                ),
            ),
            Group(
                "situations",
                ui("group_theme_situations"),
                referring(links, "situation", reader, with_reason=False),
            ),
        ],
    )


def _shared_elements(ids: Iterable[str], reader: Reader) -> tuple[Row, ...]:
    """List the elements that at least two methods of a theme have, the most shared first."""
    counts = Counter(ids)
    known = (item for item in counts if item in reader.library.records["element"])
    shared = [item for item in reader.in_order("element", known) if counts[item] > 1]
    shared.sort(key=lambda item: -counts[item])
    if not shared:
        return ()
    label = reader.language.ui("shared_elements")
    return (Row(label, tuple(reader.chip("element", item) for item in shared)),)


def story(record_id: str, reader: Reader) -> Page:
    """Make the page of a story; a composed one says so before it begins."""
    record = reader.library.records["story"][record_id]
    assert isinstance(record, Story)
    ui = reader.language.ui
    refs = [*record.interventions, *record.instruments]
    facts = [Row(ui("belongs_to"), tuple(reader.chip(ref.kind, ref.id) for ref in refs))]
    if record.phase:
        facts.append(
            Row(Story.says("phase").label(reader.language), (Chip(record.phase.in_(reader.code)),))
        )
    return frame(
        record,
        record_id,
        reader,
        badges=(Chip(ui("composed" if record.composed else "real_story")),),
        facts=tuple(facts) if refs else tuple(facts[1:]),
        sections=_story(record, reader),
    )


def _story(record: Story, reader: Reader) -> Iterator[Section]:
    if record.lines:
        lines = tuple(
            (
                line.speaker.in_(reader.code) if line.speaker else "",
                reader.cited(line.text),
                reader.chip("element", line.element.id) if line.element else None,
            )
            for line in record.lines
        )
        yield Section("text", reader.language.ui("section_text"), (parts.Dialogue("", lines),))
    else:
        yield from sections(record, reader)
