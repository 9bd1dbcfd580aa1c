"""The page of an intervention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import ClassVar

from .. import addresses
from ..library import VOCABULARIES, completeness
from ..records import Intervention, Ref
from . import account, parts
from .adapting import adapting
from .common import recognition_badges, referring, state
from .evidence import evidence
from .facts import age, duration
from .frame import frame
from .pages import Group, Page, Progress, RecordPage, Row
from .pairs import beside
from .parts import Chip, Gap, Item, Items, Lines, Missing, Section, Target
from .reader import Reader
from .relations import kin
from .sections import sections
from .sheetcards import archive

ORDER = (
    "problem",
    "goal",
    "target_group",
    "approach",
    "working_elements",
    "instruments",
    "pitfalls",
    "aanpassen",
    "needs",
    "rationale",
    "evidence",
    "related",
    "about",
)
"""The sections of the page: first what a worker needs tomorrow, then why to believe it."""


ANSWERS = {
    "name": "title",
    "why": "rationale",
    "materials": "materials",
    "procedure": "approach",
    "who": "executors",
    "how": "levels",
    "where": "settings",
    "how_much": "duration",
    "tailoring": "working_elements",
    "modifications": "conditions",
    "planned": "quality",
    "actual": "research",
}
"""Item of completeness → the field in which it is best told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPage(RecordPage):
    """A record that a commissioner can be told of on paper."""

    template: ClassVar[str] = "intervention"
    account: Chip | None
    """To the accountability sheet; None if there is none."""


_SHARED = tuple(field.name for field in fields(RecordPage))


def page(record_id: str, reader: Reader) -> Page:
    """Make the page of an intervention."""
    record = reader.library.records["intervention"][record_id]
    assert isinstance(record, Intervention)
    found = {
        section.id: section
        for section in [*sections(record, reader), *_own(record, record_id, reader)]
    }
    links = reader.library.links_to.get(("intervention", record_id), ())
    ui = reader.language.ui
    made = frame(
        record,
        record_id,
        reader,
        eyebrow=_eyebrow(record, reader),
        unfolded=(),
        facts=tuple(_facts(record, reader)),
        progress=_progress(record, reader),
        sections=[found[name] for name in ORDER if name in found],
        groups=[
            Group("situations", ui("group_situations"), referring(links, "situation", reader)),
            Group("stories", ui("group_stories"), referring(links, "story", reader, False)),
        ],
    )
    assert isinstance(made.body, RecordPage)
    shared = {name: getattr(made.body, name) for name in _SHARED}
    sheet = None if record.status == "withdrawn" else account.of_method(record_id, reader)
    return replace(made, body=MethodPage(**shared, account=sheet))


def _eyebrow(record: Intervention, reader: Reader) -> str:
    """Say what kind of method it is, and what its letters stand for if they are a word."""
    nature = reader.language.choice("nature", record.nature)
    letters = [text.in_(reader.code) for text in (record.acronym or {}).values()]
    return f"{nature} · {' – '.join(letters)}" if letters else nature


def _own(record: Intervention, record_id: str, reader: Reader) -> Iterator[Section]:
    """Yield the sections that a field's type alone cannot tell."""
    ui = reader.language.ui
    yield Section("working_elements", ui("section_working_elements"), _elements(record, reader))
    yield Section("instruments", ui("section_instruments"), _instruments(record, record_id, reader))
    yield Section("pitfalls", ui("section_pitfalls"), _pitfalls(record, reader))
    changes = adapting(record_id, reader) or _gap("working_elements", reader)
    yield Section("aanpassen", ui("section_adapting"), (changes,))
    yield Section("evidence", ui("section_evidence"), (evidence(record, reader),))
    related = tuple(_related(record, record_id, reader))
    if related:
        yield Section("related", ui("section_related"), related)


def _gap(name: str, reader: Reader) -> Gap:
    return Gap((Missing(Intervention.says(name).label(reader.language), name),))


def _elements(record: Intervention, reader: Reader) -> tuple[parts.Part, ...]:
    items = tuple(
        Item(
            reader.chip("element", use.element.id),
            (state(use.state, reader),),
            reader.cited(use.how, use.sources),
            anchor=addresses.element_anchor(use.element.id),
        )
        for use in record.working_elements
    )
    return (Items("", items),) if items else (_gap("working_elements", reader),)


def _instruments(record: Intervention, record_id: str, reader: Reader) -> tuple[parts.Part, ...]:
    items = tuple(
        Item(reader.chip("instrument", use.instrument.id), (), reader.maybe(use.why))
        for use in record.instruments
    )
    pack = archive(record_id, reader)
    shown = (Items("", items),) if items else (_gap("instruments", reader),)
    return (*shown, pack) if pack else shown


def _pitfalls(record: Intervention, reader: Reader) -> tuple[parts.Part, ...]:
    items = tuple(
        (reader.cited(item.pitfall), reader.maybe(item.instead)) for item in record.pitfalls
    )
    return (parts.Warnings("", items),) if items else (_gap("pitfalls", reader),)


def _related(record: Intervention, record_id: str, reader: Reader) -> Iterator[parts.Part]:
    """Yield what this method says of others and what others say of it, by kind of relation."""
    found: dict[str, dict[str, Item]] = {}
    for related in record.related:
        label = reader.language.choice("relation", related.relation)
        other = related.intervention.id
        compared = _beside(record_id, other, reader)
        item = Item(reader.chip("intervention", other), compared, reader.cited(related.why))
        found.setdefault(label, {})[other] = item
    for link in reader.library.links_to.get(("intervention", record_id), ()):
        if link.field == "related" and link.reason is not None:
            label = reader.language.choice("reverse", getattr(link.holder, "relation"))  # noqa: B009
            compared = _beside(record_id, link.source_id, reader)
            item = Item(
                reader.chip("intervention", link.source_id), compared, reader.cited(link.reason)
            )
            found.setdefault(label, {}).setdefault(link.source_id, item)
    before = kin(record_id, reader)
    if before is not None:
        yield before
    for label, items in found.items():
        yield Items(label, tuple(items.values()))
    if any(item.link.to for items in found.values() for item in items.values()):
        to = Target(addresses.lineage(reader.language))
        yield Lines("", (Chip(reader.language.ui("lineage_link"), to),))


def _beside(record_id: str, other: str, reader: Reader) -> tuple[Chip, ...]:
    """Link to where the two stand side by side, if they do."""
    there = beside(record_id, other, reader)
    return (Chip(reader.language.ui("side"), there),) if there else ()


def _facts(record: Intervention, reader: Reader) -> Iterator[Row]:
    """Yield the ten facts that somebody chooses by; what is not known stays visible as such."""

    def row(
        name: str, values: tuple[Chip, ...], sources: tuple[str, ...] = (), key: str = ""
    ) -> Row:
        return Row(Intervention.says(name).label(reader.language), values, sources, key or name)

    def choices(name: str) -> tuple[Chip, ...]:
        return tuple(Chip(reader.language.choice(name, value)) for value in getattr(record, name))

    def chips(refs: list[Ref]) -> tuple[Chip, ...]:
        return tuple(reader.chip(ref.kind, ref.id) for ref in refs if ref.kind in VOCABULARIES)

    groups = record.target_group.groups if record.target_group else []
    yield row("target_group", chips(groups), key="target_group.groups")
    yield row("age", (Chip(age(record.age, reader)),) if record.age else ())
    yield row("themes", tuple(reader.chip("theme", ref.id) for ref in record.themes))
    yield row("levels", choices("levels"))
    yield row("frame", choices("frame"))
    yield row("executors", chips(record.executors))
    yield row("settings", chips(record.settings))
    sources = tuple(ref.id for ref in record.duration.sources) if record.duration else ()
    yield row("duration", duration(record.duration, reader), sources)
    access = (Chip(reader.language.choice("access", record.access)),) if record.access else ()
    yield row("access", access)
    yield row("recognition", recognition_badges(record, reader))


def _progress(record: Intervention, reader: Reader) -> Progress:
    ui, done = reader.language.ui, completeness(record)
    return Progress(
        ui("progress", described=len(done.described), total=done.total),
        len(done.described),
        done.total,
        tuple(Missing(ui(f"item_{item}"), ANSWERS[item]) for item in done.missing),
    )
