"""From the declarations of a record's fields to the sections of its page.

A field says in which section it stands; its type says what it looks like there. A new field of a
known type therefore appears by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from ..records import Phase, Prose, Record, Ref, Says, Shape, Step, Text
from ..records.intervention import Contact, Costs, TargetGroup
from . import parts
from .parts import Chip, Gap, Missing, Part, Section
from .reader import Reader


def sections(record: Record, reader: Reader) -> Iterator[Section]:
    """Yield the sections that the fields of a record declare, in the order of the fields."""
    for section, names in _declared(type(record)).items():
        title = reader.language.ui(f"section_{section}")
        yield Section(section, title, _parts(record, names, reader, title))


@cache
def _declared(shape: type[Record]) -> dict[str, list[str]]:
    """Gather the fields of each section."""
    names: dict[str, list[str]] = {}
    for name in shape.model_fields:
        section = shape.says(name).section
        if section:
            names.setdefault(section, []).append(name)
    return names


def _parts(
    record: Shape, names: list[str], reader: Reader, title: str, within: str = ""
) -> tuple[Part, ...]:
    """Lay fields out below each other; a label that would repeat the title is left out."""
    found: list[Part] = []
    unknown: list[Missing] = []
    for name in names:
        says = type(record).says(name)
        label = says.label(reader.language) if len(names) > 1 else ""
        label = "" if label == title else label
        value = getattr(record, name)
        if value is None or value == []:
            unknown.append(Missing(says.label(reader.language), within + name))
        else:
            found.extend(part(value, label, says, reader))
    return (*found, Gap(tuple(unknown))) if unknown else tuple(found)


def part(value: Any, label: str, says: Says, reader: Reader) -> Iterator[Part]:
    """Yield what a value looks like; its type decides."""
    kind = type(value[0]) if isinstance(value, list) else type(value)
    yield from _LOOKS[kind](value if isinstance(value, list) else [value], label, says, reader)


_Look = Callable[[list[Any], str, Says, Reader], Iterator[Part]]


def _prose(value: list[Prose], label: str, _: Says, reader: Reader) -> Iterator[Part]:
    if len(value) == 1:
        yield parts.Paragraphs(label, reader.cited(value[0]))
    else:
        yield parts.Bullets(label, tuple(reader.cited(item) for item in value))


def _texts(value: list[Text], label: str, _: Says, reader: Reader) -> Iterator[Part]:
    yield parts.Lines(label, tuple(Chip(item.in_(reader.code)) for item in value))


def _plain(value: list[Any], label: str, says: Says, reader: Reader) -> Iterator[Part]:
    if isinstance(value[0], str):
        shown = value[0].split("://", 1)[-1].rstrip("/")
        yield parts.Address(label or says.label(reader.language), shown, value[0])
    else:
        yield parts.Lines(label, tuple(Chip(str(item)) for item in value))


def _steps(value: list[Step | Phase], label: str, _: Says, reader: Reader) -> Iterator[Part]:
    yield parts.Steps(
        label,
        tuple(
            parts.Step(
                item.title.in_(reader.code) if item.title else "",
                reader.cited(item.text),
                tuple(reader.chip("instrument", ref.id) for ref in _instruments(item)),
            )
            for item in value
        ),
    )


def _instruments(step: Step | Phase) -> list[Ref]:
    return step.instruments if isinstance(step, Phase) else []


def _target_group(value: list[TargetGroup], _: str, says: Says, reader: Reader) -> Iterator[Part]:
    title = reader.language.ui("section_target_group")
    names = ["final", "intermediary", "selection", "contra_indications"]
    yield from _parts(value[0], names, reader, title, "target_group.")


def _costs(value: list[Costs], label: str, _: Says, reader: Reader) -> Iterator[Part]:
    year = value[0].year
    words = f"{label} ({reader.language.ui('price_year', year=year)})" if year else label
    yield parts.Paragraphs(words, reader.cited(value[0].text))


def _contact(value: list[Contact], label: str, says: Says, reader: Reader) -> Iterator[Part]:
    contact = value[0]
    words = [text.in_(reader.code) for text in (contact.name, contact.phone) if text]
    if words:
        yield parts.Lines(label, tuple(Chip(word) for word in words))
    for url in (contact.url, f"mailto:{contact.email}" if contact.email else None):
        if url:
            shown = url.removeprefix("mailto:").split("://", 1)[-1].rstrip("/")
            yield parts.Address(label if not words else "", shown, url)


_LOOKS: dict[type, _Look] = {
    Prose: _prose,
    Text: _texts,
    Phase: _steps,
    Step: _steps,
    TargetGroup: _target_group,
    Costs: _costs,
    Contact: _contact,
    int: _plain,
    str: _plain,
}
