"""Where a reader is asked to fill something in: a record, a field of it, a new item of a list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from .. import addresses
from ..language import Language
from .parts import Target


@dataclass(frozen=True, slots=True)
class Place:
    """A record that can be made better; one that is not there yet if it has no id."""

    kind: str
    """A kind of record, or ``source``; empty if that is still to be chosen."""
    record_id: str = ""


def form(language: Language, place: Place, field: str = "", fill: str = "") -> Target:
    """Lead into the form.

    Shape: ``field`` is a key, or keys with dots between; ``fill`` begins a new item of its list,
    with one value filled in: ``element:wederkerigheid``.
    """
    said = query(
        language, form_kind=place.kind, form_id=place.record_id, form_field=field, form_fill=fill
    )
    return Target(addresses.contributing(language), query=said)


def query(language: Language, **said: str) -> str:
    """Word what the form is asked to open: ``soort=term&id=netwerk``; ids and keys are safe."""
    return "&".join(f"{language.ui(key)}={value}" for key, value in said.items() if value)


def by_hand(language: Language, written: Collection[str]) -> str:
    """Give the hand-written page that stands where the form would; empty if there is none."""
    made = addresses.contributing(language)
    places = (made.removesuffix(f"/{addresses.HOME}"), made)
    return next((place for place in places if place in written), "")
