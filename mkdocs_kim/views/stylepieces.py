"""One of each piece that pages are made of, as the page of the look shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .. import addresses
from ..language import Language
from .adapting import Adapting
from .common import recognition_badges, state
from .families import families
from .pages import Page, RecordPage
from .parts import Chip, Evidence, Items, Part, Target, Worksheets
from .reader import Reader

FORMS = (
    "paragraphs",
    "bullets",
    "lines",
    "address",
    "steps",
    "items",
    "warnings",
    "dialogue",
    "gap",
    "evidence",
    "suggestions",
    "worksheets",
    "downloads",
    "adapting",
    "remark",
    "actions",
    "wordings",
    "silence",
    "kinds",
    "sounds",
    "family",
)
"""The shapes of parts, in the order in which they are shown."""
_OWN = "style"
"""What is filled in here is kept apart from what is filled in on the page of a method."""
FEW = 3
"""As many items of a list as show what it looks like."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a record, with what it is for."""

    form: str
    title: str
    words: str
    part: Part | None
    """None if no record of the library has one."""
    of: Chip | None
    """The page that it is from."""


@dataclass(frozen=True, slots=True)
class Told:
    """A chip, and when it is used."""

    chip: Chip
    words: str


def pieces(found: Iterable[tuple[Page, RecordPage]], reader: Reader) -> tuple[Piece, ...]:
    """Take the first part of each shape; a way to adapt comes with the elements it is about."""
    parts: dict[str, tuple[Any, Chip | None]] = {}
    for page, body in found:
        own = [part for section in body.sections for part in section.parts]
        of = Chip(page.title, Target(page.address))
        for part in own:
            if isinstance(part, Adapting):
                made = () if part.form in parts else _adapting(part, own)
                parts |= {one.form: (one, of) for one in made}
            elif isinstance(part, Evidence):
                known, _ = parts.get(part.form, (None, None))
                if known is None or _full(part) > _full(known):
                    parts[part.form] = (part, of)
            elif not isinstance(part, Items):
                parts.setdefault(part.form, (_short(part), of))
    for drawn in families(reader)[-1:]:  # the smallest
        parts.setdefault("family", (drawn, None))
    return tuple(_piece(form, parts, reader.language) for form in FORMS)


def _piece(form: str, parts: Mapping[str, tuple[Any, Chip | None]], words: Language) -> Piece:
    part, of = parts.get(form, (None, None))
    return Piece(form, words.ui(f"style_part_{form}"), words.ui(f"style_part_{form}_for"), part, of)


def _full(part: Evidence) -> int:
    """Count what is known of how sure it is."""
    return sum(map(bool, (part.judgements, part.studies, part.practice, part.clients)))


def _short(part: Any) -> Any:
    """Keep the first items of a part that has many."""
    if isinstance(part, Worksheets):
        return replace(part, cards=part.cards[:1])
    return replace(part, items=part.items[:FEW]) if hasattr(part, "items") else part


def _adapting(part: Adapting, beside: Iterable[Any]) -> Iterator[Any]:
    """Keep one change, and of the elements that stand beside it only those that it leads to."""
    change = next((change for change in part.changes if change.touched), None)
    if change is None:
        return
    change = replace(change, touched=change.touched[:2], left_out=(), silent=())
    places = [touched.element.anchor for touched in change.touched]
    for one in beside:
        if isinstance(one, Items) and {item.anchor for item in one.items} >= set(places):
            kept = tuple(item for item in one.items if item.anchor in places)
            yield replace(one, items=kept)
            yield replace(part, method=_OWN, changes=(change,))


def chips(reader: Reader) -> tuple[Told, ...]:
    """Show a chip of every kind; a judgement is that of a record if one has it."""
    ui, choice = reader.language.ui, reader.language.choice
    methods = reader.library.records["intervention"]
    badges = [badge for item in methods.values() for badge in recognition_badges(item, reader)]  # type: ignore[arg-type]
    known = {badge.tone: Chip(badge.title, tone=badge.tone) for badge in reversed(badges)}
    index = Target(addresses.index(reader.language, "intervention"))
    made = {
        "": Chip(choice("nature", "model")),
        "link": Chip(ui("title_intervention"), index),
        "valid": known.get("valid", Chip(ui("judgement"), tone="valid")),
        "lapsed": known.get("lapsed", Chip(ui("lapsed"), tone="lapsed")),
        "unknown": Chip(ui("no_recognition"), tone="unknown"),
        "caution": Chip(choice("status", "concept"), tone="caution"),
        **{name: state(name, reader) for name in ("described", "implied", "deliberately_not")},
        "none": Chip(ui("map_none"), tone="none"),
        "local": Chip(ui("local_yes"), tone="local"),
        "planned": Chip(ui("local_planned"), tone="planned"),
        "absent": Chip(ui("local_no"), tone="absent"),
        "remove": Chip(ui("title_theme"), tone="remove"),
    }
    return tuple(Told(chip, ui(f"style_chip_{kind or 'plain'}")) for kind, chip in made.items())
