"""What a method says, heading by heading: what comparisons on page, in files and on paper share.

A field says that it is compared where it is declared; its type tells what it looks like. A new
compared field of a known type therefore appears by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..records import Intervention, Ref, Says, compared, of_record
from .citing import notes
from .evidence import evidence
from .facts import age, duration
from .once import once
from .pages import Note
from .parts import Chip, Cited, Item, Items, Lines, Paragraphs, Part, Study, Warnings
from .reader import Reader
from .sections import part
from .wording import text, words_of

STATES = ("described", "implied", "deliberately_not")
"""What a method can say of an element, the best documented first; saying nothing is the fourth."""


@dataclass(frozen=True, slots=True)
class Head:
    """Something by which methods are compared."""

    key: str
    """``goal``, ``target_group.groups``."""
    label: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a method says under one head."""

    parts: tuple[Part, ...]
    """As a page shows it; empty if nothing is known."""
    words: tuple[str, ...]
    """The same as plain text, piece by piece."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a method says of an element."""

    state: str
    """One of ``STATES``; empty if no source says anything of it."""
    how: Cited | None = None
    words: tuple[str, ...] = ()
    """The same as plain text."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method as it is compared."""

    id: str
    link: Chip
    nature: str
    concept: bool
    version: str
    reviewed: str
    """When the text was last laid beside the sources, in words; empty if never."""
    told: Mapping[str, Told]
    """Key of a head → what is said under it."""
    elements: Mapping[str, Cell]
    """Id of an element → what is said of it; elements of which nothing is said are left out."""
    notes: tuple[Note, ...]
    """The sources of all that is told here, numbered for this method alone."""


def comparable(reader: Reader) -> bool:
    """Tell whether there is anything to compare: a method and an element."""
    return bool(reader.listed("intervention") and reader.listed("element"))


@once
def heads(reader: Reader) -> tuple[Head, ...]:
    """List what methods are compared by, always in this order."""
    return tuple(
        Head(".".join(path), says.label(reader.language)) for path, says in compared(Intervention)
    )


def method(record_id: str, reader: Reader) -> Method:
    """Gather what a method says, once for each reader."""
    if record_id not in reader.methods:
        reader.methods[record_id] = _method(record_id, reader)
    found: Method = reader.methods[record_id]
    return found


def _method(record_id: str, reader: Reader) -> Method:
    record = reader.library.records["intervention"][record_id]
    assert isinstance(record, Intervention)
    told = {}
    for path, says in compared(Intervention):
        shown = tuple(_parts(path, says, record, reader))
        told[".".join(path)] = Told(shown, tuple(w for one in shown for w in words_of(one, reader)))
    elements = cells(record, reader)
    cited = (tuple(one.parts for one in told.values()), tuple(elements.values()))
    return Method(
        id=record_id,
        link=reader.chip("intervention", record_id),
        nature=reader.language.choice("nature", record.nature),
        concept=record.status == "concept",
        version=reader.library.version(record_id),
        reviewed=reader.when(record.reviewed) if record.reviewed else "",
        told=told,
        elements=elements,
        notes=notes(cited, reader),
    )


def cells(record: Intervention, reader: Reader) -> dict[str, Cell]:
    """Give what a method says of elements, as far as they can be reached."""
    found = {}
    for use in record.working_elements:
        if use.element.id in reader.library.records["element"]:
            how = reader.cited(use.how, use.sources)
            found[use.element.id] = Cell(use.state, how, (text(how, reader),))
    return found


def _parts(
    path: tuple[str, ...], says: Says, record: Intervention, reader: Reader
) -> Iterator[Part]:
    """Yield what a field looks like in a comparison."""
    value = of_record(record, path)
    own = _OWN.get(path[-1])
    if own is not None:
        yield from own(record, reader)
    elif value is None or value == []:
        return
    elif isinstance(value, str) or (isinstance(value, list) and isinstance(value[0], str)):
        chosen = value if isinstance(value, list) else [value]
        yield Lines("", tuple(Chip(reader.language.choice(path[-1], one)) for one in chosen))
    elif isinstance(value, list) and isinstance(value[0], Ref):
        yield Lines("", tuple(reader.chip(ref.kind, ref.id) for ref in value))
    else:
        yield from part(value, "", says, reader)


def _age(record: Intervention, reader: Reader) -> Iterator[Part]:
    if record.age:
        yield Lines("", (Chip(age(record.age, reader)),))


def _phases(record: Intervention, reader: Reader) -> Iterator[Part]:
    """Yield the steps by name: what they hold is read on the page of the method."""
    titles = [phase.title.in_(reader.code) for phase in record.phases]
    if titles:
        yield Lines("", tuple(Chip(f"{n}. {title}") for n, title in enumerate(titles, 1)))


def _duration(record: Intervention, reader: Reader) -> Iterator[Part]:
    shown = duration(record.duration, reader)
    if record.duration and shown:
        link, *rest = shown
        sources = tuple(ref.id for ref in record.duration.sources)
        yield Items("", (Item(link, tuple(rest), sources=sources),))


def _costs(record: Intervention, reader: Reader) -> Iterator[Part]:
    if record.costs:
        yield Paragraphs("", reader.cited(record.costs.text))
        if record.costs.year:
            year = reader.language.ui("price_year", year=record.costs.year)
            yield Lines("", (Chip(year),))


def _research(record: Intervention, reader: Reader) -> Iterator[Part]:
    """Yield every study with its kind and outcome; nothing is added up."""
    studies = evidence(record, reader).studies
    if studies:
        yield Items("", tuple(_study(study) for study in studies))


def _study(study: Study) -> Item:
    title = f"{study.title} ({study.year})" if study.year else study.title
    return Item(Chip(title), (study.kind,), study.result)


def _recognition(record: Intervention, reader: Reader) -> Iterator[Part]:
    """Yield each judgement with its day, and what is known beside it; none is no verdict."""
    shown = evidence(record, reader)
    for judged in shown.judgements:
        words = Chip(". ".join(part for part in (judged.words, judged.validity) if part))
        yield Items("", (Item(judged.level, (words,), judged.note, judged.sources),))
    if not shown.judgements:
        yield Lines("", (Chip(reader.language.ui("no_recognition"), tone="unknown"),))
    if shown.note:
        yield Paragraphs("", shown.note)


def _pitfalls(record: Intervention, reader: Reader) -> Iterator[Part]:
    told = [(reader.cited(item.pitfall), reader.maybe(item.instead)) for item in record.pitfalls]
    if told:
        yield Warnings("", tuple(told))


def _instruments(record: Intervention, reader: Reader) -> Iterator[Part]:
    chips = [reader.chip("instrument", use.instrument.id) for use in record.instruments]
    if chips:
        yield Lines("", tuple(chips))


_OWN: dict[str, Callable[[Intervention, Reader], Iterator[Part]]] = {
    "age": _age,
    "phases": _phases,
    "duration": _duration,
    "costs": _costs,
    "research": _research,
    "recognition": _recognition,
    "pitfalls": _pitfalls,
    "instruments": _instruments,
}
"""Field → how it looks in a comparison, where its type alone does not tell."""
