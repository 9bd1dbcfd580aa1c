"""Which methods a browser can lay side by side, and what became of those that it cannot."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Intervention
from .common import plain
from .parts import Chip
from .reader import Reader


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A method that is no longer described."""

    link: Chip
    words: str
    """Since when, and why."""
    instead: str
    """The id of what is there in its place; empty if there is nothing."""


@dataclass(frozen=True, slots=True)
class Known:
    titles: dict[str, str]
    """Id → title, by title."""
    former: dict[str, str]
    """Former id → id."""
    withdrawn: dict[str, Withdrawn]


def known(reader: Reader) -> Known:
    """Tell of every id that a method has or had."""
    records = reader.library.records["intervention"]
    return Known(
        {item: reader.title("intervention", item) for item in reader.listed("intervention")},
        {former.id: item for item, record in records.items() for former in record.former_ids},
        {
            item: _withdrawn(item, record, reader)
            for item, record in records.items()
            if isinstance(record, Intervention) and record.withdrawn is not None
        },
    )


def _withdrawn(record_id: str, record: Intervention, reader: Reader) -> Withdrawn:
    gone = record.withdrawn
    assert gone is not None
    title = record.title.in_(reader.code)
    since = reader.language.ui("side_withdrawn", title=title, date=reader.on(gone.date))
    reason = plain(reader.cited(gone.reason).passage, reader)
    instead = gone.replaced_by.id if gone.replaced_by else ""
    return Withdrawn(reader.chip("intervention", record_id), f"{since} {reason}", instead)
