"""Cards: what stands on either side of one, gathered from a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .. import addresses
from ..diagnostics import Position
from ..prose import Bit, Passage
from ..records import (
    CARDED,
    KINDS,
    Element,
    Foreign,
    Instrument,
    Intervention,
    Prose,
    Situation,
    Text,
    values,
)
from .common import plain
from .parts import Target
from .reader import Reader


@dataclass(frozen=True, slots=True)
class CardItem:
    """A paragraph, or an item of a list with its mark."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class CardField:
    """What one key of a record says on a card."""

    key: str
    """As in YAML: ``target_group.final``."""
    items: tuple[CardItem, ...]
    head: str = ""
    role: str = "text"
    """How large it is: ``lead`` or ``text``."""
    at: Position | None = None
    extra: bool = False
    """Whether it only fills the room that is left: as many items as fit, and nobody misses more."""


@dataclass(frozen=True, slots=True)
class DeckCard:
    """All that a record says on a card."""

    id: str
    kind: str
    label: str
    title: CardField
    front: tuple[CardField, ...]
    back: tuple[CardField, ...]
    version: str
    reviewed: str
    """In words; empty if nobody has."""
    version_page: Target
    record: Target
    themes: tuple[str, ...]


def decks(reader: Reader) -> dict[str, tuple[DeckCard, ...]]:
    """Gather the cards of each kind that has any, by title: kind → its cards."""
    known: dict[str, tuple[DeckCard, ...]] = reader.kept.setdefault(decks, {})
    if not known:
        known.update(
            {k: tuple(_card(k, item, reader) for item in reader.listed(k)) for k in CARDED}
        )
    return {kind: cards for kind, cards in known.items() if cards}


def decks_in(code: str, reader: Reader) -> tuple[DeckCard, ...]:
    """List the cards of records that say anything in another language than that of the reader."""
    if code == reader.code:
        return ()
    other = reader.in_(code)
    return tuple(
        _card(kind, item, other)
        for kind in CARDED
        for item in reader.listed(kind)
        if any(
            code in said.values
            for said in values(reader.library.records[kind][item])
            if isinstance(said, Text | Prose)
        )
    )


def _card(kind: str, record_id: str, reader: Reader) -> DeckCard:
    record: Any = reader.library.records[kind][record_id]
    version = reader.library.version(record_id)
    address = addresses.page(reader.language, kind, record_id)
    title = record.title
    front, back = _SIDES[kind](record, reader)
    label = reader.language.word(f"kind_{kind}").capitalize()
    if isinstance(record, Intervention):
        label = reader.language.choice("nature", record.nature)
    if record.status == "concept":
        label = f"{label} · {reader.language.choice('status', 'concept')}"
    own = record.card
    if own is not None and own.front is not None:
        front = [_own("front", [own.front])]
    if own is not None and own.back:
        back = [_own("back", own.back)]
    return DeckCard(
        record_id,
        kind,
        label,
        CardField("title", (CardItem(title.in_(reader.code)),), role="title", at=title.at),
        _worded(front, reader),
        _worded(back, reader),
        version,
        reader.when(record.reviewed) if record.reviewed else "",
        Target(addresses.version(address, version)),
        Target(address),
        _themes(kind, record_id, record, reader),
    )


def _themes(kind: str, record_id: str, record: Any, reader: Reader) -> tuple[str, ...]:
    """List the themes of a record; what has none is about those of the methods that name it."""
    own = getattr(record, "themes", None)
    if own is not None:
        return tuple(ref.id for ref in own)
    methods = reader.library.records["intervention"]
    links = reader.library.links_to.get((kind, record_id), ())
    users = [methods.get(link.source_id) for link in links if link.source.kind == "intervention"]
    return tuple(
        sorted({ref.id for one in users if isinstance(one, Intervention) for ref in one.themes})
    )


@dataclass(frozen=True, slots=True)
class _Field:
    """The same before it is worded: what it says are texts, prose, or names with marks."""

    key: str
    said: Sequence[Text | Prose | CardItem]
    head: str = ""
    role: str = "text"
    at: Position | None = None
    extra: bool = False


def _own(side: str, texts: Sequence[Text]) -> _Field:
    return _Field(f"card.{side}", texts)


def _worded(fields: Sequence[_Field], reader: Reader) -> tuple[CardField, ...]:
    """Word fields; one that says nothing but its sources has no place on a card."""
    found = []
    for one in fields:
        items = [item for said in one.said for item in _items(said, one, reader) if item.text]
        at = one.at or next((said.at for said in one.said if isinstance(said, Text | Prose)), None)
        if items:
            found.append(CardField(one.key, tuple(items), one.head, one.role, at, one.extra))
    return tuple(found)


def _items(said: Text | Prose | CardItem, field: _Field, reader: Reader) -> Iterator[CardItem]:
    if isinstance(said, CardItem):
        yield said
    elif isinstance(said, Text):
        mark = "•" if field.key == "card.back" and len(field.said) > 1 else ""
        yield CardItem(said.in_(reader.code), mark)
    else:
        cited = reader.cited(said)
        for item in _blocks(cited.passage.root.uncited(), reader):
            text = Foreign(item.text, cited.lang) if cited.lang else item.text
            yield CardItem(text, item.mark)


_LISTS = ("list", "ordered")


def _blocks(bit: Bit, reader: Reader) -> Iterator[CardItem]:
    """Go through paragraphs and items of lists, without citations; a list in a list comes after."""
    for child in bit.children:
        if child.kind in _LISTS:
            for number, item in enumerate(child.children, int(child.target or 1)):
                mark = "•" if child.kind == "list" else f"{number}."
                inner = tuple(one for one in item.children if one.kind in _LISTS)
                own = tuple(one for one in item.children if one.kind not in _LISTS)
                said = Passage.of("", item._replace(children=own))
                yield CardItem(plain(said, reader), mark)
                yield from _blocks(item._replace(children=inner), reader)
        elif child.kind == "quote":
            yield from _blocks(child, reader)
        elif child.kind != "rule":
            yield CardItem(plain(Passage.of("", child), reader))


Sides = tuple[list[_Field], list[_Field]]


def _label(kind: str, key: str, reader: Reader) -> str:
    return KINDS[kind].says(key).label(reader.language)


def _said(
    key: str, said: Text | Prose | None, head: str = "", role: str = "text", *, extra: bool = False
) -> list[_Field]:
    return [] if said is None else [_Field(key, [said], head, role, extra=extra)]


def _method(record: Intervention, reader: Reader) -> Sides:
    whom, time = record.target_group, record.duration
    back = []
    if whom is not None:
        head = type(whom).says("final").label(reader.language)
        back += _said("target_group.final", whom.final, head)
    uses = [use for use in record.working_elements if use.state != "deliberately_not"]
    names = [_use(use.element.id, use.state, reader) for use in uses]
    if names:
        head = _label("intervention", "working_elements", reader)
        back.append(_Field("working_elements", names, head, at=uses[0].element.at))
    if time is not None:
        head = _label("intervention", "duration", reader)
        back += _said("duration.text", time.text, head)
    head = _label("intervention", "goal", reader)
    back += _said("goal", record.goal, head, extra=bool(back))
    return _said("summary", record.summary), back


def _use(element: str, state: str, reader: Reader) -> CardItem:
    name = reader.title("element", element)
    implied = state == "implied"
    said = reader.language.choice("state", state)
    return CardItem(f"{name} ({said[:1].lower()}{said[1:]})" if implied else name, "•")


def _element(record: Element, reader: Reader) -> Sides:
    """Tell on the front what it is, and on the back how it is seen: what comes after.

    Shape: the first paragraph stands on the front, or the first list, which is not torn apart.
    """
    lead = _said("summary", record.summary, role="lead")
    items = [item for item in _items(record.definition, lead[0], reader) if item.text]
    is_list = bool(items and items[0].mark)
    ends = (number for number, item in enumerate(items) if number and not (is_list and item.mark))
    end = next(ends, len(items))
    front, back = (
        _Field("definition", part, at=record.definition.at) for part in (items[:end], items[end:])
    )
    return [*lead, front], [back]


def _instrument(record: Instrument, reader: Reader) -> Sides:
    back = []
    if record.steps:
        texts = [step.title or step.text for step in record.steps]
        names = [
            CardItem(_line(text, reader), f"{number}.") for number, text in enumerate(texts, 1)
        ]
        head = _label("instrument", "steps", reader)
        back.append(_Field("steps", names, head, at=texts[0].at))
    else:
        back += _said("purpose", record.purpose, _label("instrument", "purpose", reader))
    for key in ("duration", "who"):
        back += _said(key, getattr(record, key), _label("instrument", key, reader))
    if record.questions:
        head = _label("instrument", "questions", reader)
        asked = [CardItem(text.in_(reader.code), "•") for text in record.questions]
        back.append(_Field("questions", asked, head, extra=True))
    return _said("summary", record.summary), back


def _line(text: Text | Prose, reader: Reader) -> str:
    if isinstance(text, Text):
        return text.in_(reader.code)
    cited = reader.cited(text)
    said = plain(cited.passage, reader)
    return Foreign(said, cited.lang) if cited.lang else said


def _situation(record: Situation, reader: Reader) -> Sides:
    refs = [advice.intervention or advice.instrument for advice in record.advice]
    names = [
        CardItem(reader.title(ref.kind, ref.id), f"{number}.")
        for number, ref in enumerate([ref for ref in refs if ref], 1)
    ]
    front = _said("question", record.question, role="lead")
    front += _said("when", record.when, _label("situation", "when", reader))
    at = next((ref.at for ref in refs if ref), None)
    advice = _Field("advice", names, _label("situation", "advice", reader), at=at)
    return front, [advice, *_said("summary", record.summary)]


_SIDES: dict[str, Any] = {
    "intervention": _method,
    "element": _element,
    "instrument": _instrument,
    "situation": _situation,
}
