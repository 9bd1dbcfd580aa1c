"""All that can be chosen and found, numbered: each record that lists show, then each worksheet."""

from __future__ import annotations

from dataclasses import dataclass

from .. import addresses
from ..records import KINDS
from .parts import Target
from .reader import Reader
from .sheets import every_sheet

WORKSHEET = "worksheet"
"""What a worksheet is called where the kinds of record are told apart."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something with a page of its own. Its number is its place in the list of all."""

    kind: str
    """A kind of record, or ``worksheet``."""
    id: str
    title: str
    to: Target
    record: str
    """The record that it comes from: its own id, or that of the worksheet's instrument."""


def items(reader: Reader) -> tuple[Item, ...]:
    """List everything in the order of its numbers, the same for facets and for search."""
    found = [
        Item(
            kind,
            record_id,
            reader.title(kind, record_id),
            Target(addresses.page(reader.language, kind, record_id)),
            record_id,
        )
        for kind in KINDS
        for record_id in reader.listed(kind)
    ]
    found += [
        Item(
            WORKSHEET,
            view.id,
            view.title,
            Target(addresses.worksheet(reader.language, view.id)),
            view.instrument,
        )
        for view in every_sheet(reader)
    ]
    return tuple(found)
