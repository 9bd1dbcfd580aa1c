"""Counting records by hand, without the code that makes facets: what each method is chosen by."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import product

from building import ROOT

from mkdocs_kim import library
from mkdocs_kim.files import read_folder
from mkdocs_kim.library import Library
from mkdocs_kim.records import Intervention

UNKNOWN = "niet-bekend"


def _or_unknown(found: set[str]) -> set[str]:
    return found or {UNKNOWN}


def _ages(method: Intervention) -> set[str]:
    if method.age is None:
        return {UNKNOWN}
    first, last = method.age.from_ or 0, method.age.to or 120
    found = set()
    for year in range(first, last + 1):
        for name, end in (("kinderen", 11), ("jongeren", 17), ("jongvolwassenen", 26)):
            if year <= end:
                found.add(name)
                break
        else:
            found.add("volwassenen" if year <= 66 else "ouderen")
    return found


def _duration(method: Intervention) -> set[str]:
    months = method.duration.months if method.duration else None
    if months is None:
        return {"niet-in-getallen-bekend"}
    for name, limit in (
        ("hoogstens-3-maanden", 3),
        ("4-tot-en-met-6-maanden", 6),
        ("7-tot-en-met-12-maanden", 12),
    ):
        if months <= limit:
            return {name}
    return {"meer-dan-12-maanden"}


NATURES = {
    "intervention": "interventie",
    "model": "handelingsmodel",
    "approach": "werkwijze",
    "theory": "theorie",
}
ACCESS = {
    "free": "vrij-te-gebruiken",
    "handbook": "handboek-nodig",
    "training": "training-nodig",
    "licence": "licentie-nodig",
}
LEVELS = {
    "individual": "met-een-mens",
    "network": "met-het-netwerk",
    "collective": "met-een-groep-of-buurt",
}
FRAMES = {"voluntary": "vrijwillig", "mandated": "gedwongen"}

BY_HAND: dict[str, Callable[[Intervention], set[str]]] = {
    "thema": lambda m: {ref.id for ref in m.themes},
    "doelgroep": lambda m: _or_unknown(
        {ref.id for ref in m.target_group.groups} if m.target_group else set()
    ),
    "leeftijd": _ages,
    "plek": lambda m: _or_unknown({ref.id for ref in m.settings}),
    "uitvoerder": lambda m: _or_unknown({ref.id for ref in m.executors}),
    "niveau": lambda m: _or_unknown({LEVELS[level] for level in m.levels}),
    "kader": lambda m: _or_unknown({FRAMES[frame] for frame in m.frame}),
    "aard": lambda m: {NATURES[m.nature]},
    "element": lambda m: (
        _or_unknown(
            {use.element.id for use in m.working_elements if use.state != "deliberately_not"}
            or ({"none"} if m.working_elements else set())
        )
        - {"none"}
    ),
    "instrument": lambda m: _or_unknown(
        {use.instrument.id for use in m.instruments}
        | {ref.id for phase in m.phases for ref in phase.instruments}
    ),
    "erkenning": lambda m: {judged.level.id for judged in m.recognition} or {"geen-oordeel-bekend"},
    "toegang": lambda m: {ACCESS[m.access]} if m.access else {UNKNOWN},
    "duur": _duration,
}
"""Word of a facet in addresses → what a method has."""


@cache
def real() -> Library:
    return library.build(read_folder(ROOT / "interventions", "interventions"), "nl")


def methods() -> dict[str, Intervention]:
    """Give the methods that lists show, by id."""
    return {
        record_id: record
        for record_id, record in real().records["intervention"].items()
        if isinstance(record, Intervention) and record.status != "withdrawn"
    }


def fitting(choice: dict[str, list[str]]) -> list[str]:
    """List the titles of the methods that fit: any value within a group, all groups together."""
    return [
        record.title.in_("nl")
        for record in methods().values()
        if all(BY_HAND[word](record) & set(values) for word, values in choice.items())
    ]


def nothing() -> dict[str, list[str]]:
    """Find a choice of a theme, a target group and an element that nothing fits, and pairs do."""
    themes, groups, elements = (
        sorted({v for m in methods().values() for v in BY_HAND[word](m) if v != UNKNOWN})
        for word in ("thema", "doelgroep", "element")
    )
    for theme, group, element in product(themes, groups, elements):
        choice = {"thema": [theme], "doelgroep": [group], "element": [element]}
        pairs = [{k: v for k, v in choice.items() if k != word} for word in choice]
        if not fitting(choice) and sum(bool(fitting(pair)) for pair in pairs) >= 2:
            return choice
    raise AssertionError("the real records hold such a choice")
