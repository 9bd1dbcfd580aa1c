"""The page of a working element: what it is, and how each method does it."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Element, ElementUse
from .common import Reader, referring
from .frame import frame
from .pages import Group, Page
from .parts import Chip, Item, Items, Part, Section
from .sections import sections


def page(record_id: str, reader: Reader) -> Page:
    """Make the page of a working element."""
    record = reader.library.records["element"][record_id]
    assert isinstance(record, Element)
    ui = reader.language.ui
    links = [
        link for link in reader.library.links_to.get(("element", record_id), ()) if not link.mention
    ]
    return frame(
        record,
        record_id,
        reader,
        badges=(
            Chip(reader.language.choice("scope", record.scope)),
            Chip(reader.language.choice("concerns", record.concerns)),
        ),
        sections=_in_order(record, record_id, reader),
        groups=[Group("stories", ui("group_stories"), referring(links, "story", reader, False))],
    )


def _in_order(record: Element, record_id: str, reader: Reader) -> Iterator[Section]:
    """Yield what the element is, then how methods do it, then how sure that is."""
    declared = list(sections(record, reader))
    yield from declared[:1]
    uses = tuple(_uses(record_id, reader))
    if uses:
        yield Section("how", reader.language.ui("section_how"), uses)
    yield from declared[1:]
    yield from _depends(record, reader)


def _uses(record_id: str, reader: Reader) -> Iterator[Part]:
    """Yield how each intervention does it, the best documented first."""
    links = reader.library.links_to.get(("element", record_id), ())
    uses = [link for link in links if isinstance(link.holder, ElementUse)]
    for state in ("described", "implied", "deliberately_not"):
        items = tuple(
            Item(
                reader.chip("intervention", link.source_id),
                (),
                reader.cited(link.holder.how, link.holder.sources),
            )
            for link in uses
            if isinstance(link.holder, ElementUse) and link.holder.state == state
        )
        if items:
            yield Items(reader.language.ui(f"uses_{state}"), items)


def _depends(record: Element, reader: Reader) -> Iterator[Section]:
    items = tuple(
        Item(
            Chip(reader.language.choice("depends_on", item.condition)),
            text=reader.cited(item.why, item.sources) if item.why else None,
            sources=() if item.why else tuple(ref.id for ref in item.sources),
        )
        for item in record.depends_on
    )
    if items:
        yield Section("depends_on", reader.language.ui("section_depends_on"), (Items("", items),))
