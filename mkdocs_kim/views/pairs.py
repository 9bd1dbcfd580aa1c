"""Which two methods belong side by side, and where their page stands."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..records import Intervention
from .citing import enumerated
from .methods import comparable
from .once import once
from .parts import Chip, Target
from .reader import Reader


@once
def pairs(reader: Reader) -> tuple[tuple[str, str], ...]:
    """List every two methods that have a page: one of them relates to the other; by title.

    Shape: none if the site is made without.
    """
    order = _order(reader) if reader.pairs else {}
    found = {
        tuple(sorted((item, related.intervention.id), key=order.__getitem__))
        for item in order
        for related in _record(item, reader).related
        if related.intervention.id in order and related.intervention.id != item
    }
    return tuple(
        (one, other) for one, other in sorted(found, key=lambda two: [order[i] for i in two])
    )


def beside(one: str, other: str, reader: Reader) -> Target | None:
    """Give where two related methods stand side by side: on their page, else where browsers do it.

    Shape: None if there is nothing to compare, or one of the two is not shown.
    """
    if not {one, other} <= _order(reader).keys():
        return None
    if reader.pairs:
        return Target(addresses.pair(reader.language, one, other))
    query = f"{reader.language.ui('side_query')}={one},{other}"
    return Target(addresses.comparing(reader.language), query=query)


@once
def _order(reader: Reader) -> dict[str, int]:
    """Number the methods that can be compared, by title."""
    listed = reader.listed("intervention") if comparable(reader) else []
    return {item: number for number, item in enumerate(listed)}


def pair_link(one: str, other: str, reader: Reader) -> Chip:
    """Link to the page of a pair."""
    titles = [reader.title("intervention", item) for item in (one, other)]
    return Chip(enumerated(titles, reader), Target(addresses.pair(reader.language, one, other)))


def former_pairs(reader: Reader) -> Iterator[tuple[str, str, str]]:
    """Go through the addresses that pairs had under former ids: old, new, title of the new."""
    for one, other in pairs(reader):
        link = pair_link(one, other, reader)
        assert link.to is not None
        for before in _names(one, reader):
            for beside in _names(other, reader):
                old = addresses.pair(reader.language, before, beside)
                if old != link.to.page:
                    yield old, link.to.page, link.title


def _names(record_id: str, reader: Reader) -> list[str]:
    return [record_id, *(former.id for former in _record(record_id, reader).former_ids)]


def _record(record_id: str, reader: Reader) -> Intervention:
    record = reader.library.records["intervention"][record_id]
    assert isinstance(record, Intervention)
    return record
