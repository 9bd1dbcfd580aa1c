"""What stood in a record and stands there now, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterator

from ..library.changes import Change, Detail, Teller

QUOTED = 400
"""Signs of what stood there, as a page shows it."""


def details(change: Change, told: str, teller: Teller) -> Iterator[Detail]:
    """Go through what stood there and stands there now, as far as the phrases do not tell it."""
    if change.what not in ("changed", "renamed"):
        return
    for item in teller.details(change):
        if (item.after or item.before) not in told:
            before, after = (
                teller.values.short(text, QUOTED) for text in (item.before, item.after)
            )
            yield Detail(item.what, before, after)
