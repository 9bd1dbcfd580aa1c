"""What a browser needs to show a record, while it is written, as the site will show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import addresses
from ..library import VOCABULARIES
from ..records import KINDS, RecognitionLevel, Record
from .common import counted_card, methods_word
from .elementuses import users
from .parts import Target
from .reader import Reader

LABELLED = {"intervention": "nature"}
"""Kind → the choice that stands above its title, where that is not the kind itself."""
ORDERS: dict[str, tuple[str, ...]] = {
    "intervention": (
        "problem",
        "goal",
        "target_group",
        "approach",
        "working_elements",
        "instruments",
        "pitfalls",
        "needs",
        "rationale",
        "evidence",
        "related",
        "about",
    )
}
"""Kind → the order of its sections, where that is not the order of its fields."""
OWN: dict[str, dict[str, tuple[str, ...]]] = {
    "intervention": {
        "working_elements": ("working_elements",),
        "instruments": ("instruments",),
        "pitfalls": ("pitfalls",),
        "evidence": (
            "recognition",
            "recognition_note",
            "research",
            "practice_knowledge",
            "client_experience",
        ),
        "related": ("related",),
    },
    "element": {"depends_on": ("depends_on",)},
    "story": {"text": ("text", "lines")},
    "situation": {"advice": ("advice",)},
}
"""Kind → section → its fields, where the declarations of the fields do not say so."""
FACTS: dict[str, tuple[str, ...]] = {
    "intervention": (
        "acronym",
        "target_group.groups",
        "age",
        "levels",
        "frame",
        "executors",
        "settings",
        "duration",
        "access",
    ),
    "story": ("interventions", "instruments", "phase"),
    "term": ("abbreviation_of", "forms"),
}
"""Kind → what stands at a glance."""
ALWAYS = {
    "intervention": (
        "target_group.groups",
        "levels",
        "executors",
        "settings",
        "duration",
        "access",
    )
}
"""Kind → what its page says even if it is not known."""
BADGES: dict[str, tuple[str, ...]] = {
    "intervention": ("recognition", "themes"),
    "element": ("scope", "concerns"),
    "story": ("composed",),
}
"""Kind → what stands below its title."""


COUNTED = ("theme", "element", "instrument")
"""Kinds of which a list says how many methods have each."""


QUIET = ("related", "depends_on", "advice", "text")
"""Sections that are not there if nothing is said."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a page."""

    id: str
    title: str
    keys: tuple[str, ...]
    """Its fields."""
    asks: bool
    """Whether it says what is missing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a kind of record is shown."""

    eyebrow: str
    labelled: str
    """The choice that stands in its place; empty if there is none."""
    page: Target
    """The page of a record; ``{id}`` stands for its id."""
    counted: bool
    """Whether lists say how many methods have one."""
    counts: dict[str, str]
    """Id → what stands above the title on a card, where that is counted."""
    sections: tuple[Part, ...]
    facts: tuple[str, ...]
    always: tuple[str, ...]
    """What stands among the facts even if it is not known."""
    badges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    today: str
    years: dict[str, int]
    """Level of recognition → for how many years it holds."""
    kinds: dict[str, Shown]
    pages: dict[str, Target]
    """Vocabulary → the page of a value."""


def preview(reader: Reader) -> Preview:
    """Gather how each kind is shown."""
    levels = reader.library.vocabularies.get("recognition_level", {}).items()
    return Preview(
        reader.today.isoformat(),
        {item: level.years_valid for item, level in levels if isinstance(level, RecognitionLevel)},
        {kind: _shown(kind, model, reader) for kind, model in KINDS.items()},
        {kind: _page(kind, reader) for kind in VOCABULARIES},
    )


def _shown(kind: str, model: type[Record], reader: Reader) -> Shown:
    return Shown(
        reader.language.word(f"kind_{kind}").capitalize(),
        LABELLED.get(kind, ""),
        _page(kind, reader),
        kind in COUNTED,
        dict(_counts(kind, reader)),
        tuple(_sections(kind, model, reader)),
        FACTS.get(kind, ()),
        ALWAYS.get(kind, ()),
        BADGES.get(kind, ()),
    )


def _page(kind: str, reader: Reader) -> Target:
    return Target(addresses.page(reader.language, kind, "{id}"))


def _counts(kind: str, reader: Reader) -> Iterator[tuple[str, str]]:
    """Yield how many methods have each, where lists say that."""
    for item in reader.library.records[kind] if kind in COUNTED else ():
        if kind == "element":
            yield item, methods_word(len(users(item, reader)), reader)
        else:
            yield item, counted_card(kind, item, reader).eyebrow


def _sections(kind: str, model: type[Record], reader: Reader) -> Iterator[Part]:
    found: dict[str, list[str]] = {}
    for name in model.model_fields:
        section = model.says(name).section
        if section:
            found.setdefault(section, []).append(name)
    keys = {**{name: tuple(names) for name, names in found.items()}, **OWN.get(kind, {})}
    for section in ORDERS.get(kind, tuple(keys)):
        if section in keys:
            title = reader.language.ui(f"section_{section}")
            yield Part(section, title, keys[section], section not in QUIET)
