"""What became of each entry between two moments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ...records import Field, form
from .edits import Edit, edits
from .entries import MODELS, Data, Entries, Key
from .prose import cited
from .renamed import in_names_of_now, renamed

What = Literal["new", "changed", "withdrawn", "renamed", "gone"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an entry."""

    kind: str
    id: str
    what: What
    before: Data | None
    after: Data | None
    edits: tuple[Edit, ...] = ()
    former: str = ""
    """The id that it had before, if it has another now."""
    cites: tuple[str, ...] = ()
    """Ids of the sources that it cites now and did not before."""
    drops: tuple[str, ...] = ()
    """Ids of the sources that it no longer cites."""

    @property
    def key(self) -> Key:
        """Give what it is known by, now or at last."""
        return self.kind, self.id


def changes(before: Entries, after: Entries) -> tuple[Change, ...]:
    """Compare two moments; what says the same is left out, whatever its layout.

    Shape: by kind in the order of the site, then by id.
    """
    former = renamed(before, after)
    before = in_names_of_now(before, former)
    taken = set(former.values())
    keys = [key for key in before.keys() | after.keys() if key not in taken]
    order = {kind: place for place, kind in enumerate(MODELS)}
    found = [
        _change(key, before.get(former.get(key, key)), after.get(key), former.get(key))
        for key in sorted(keys, key=lambda key: (order[key[0]], key[1]))
    ]
    return tuple(change for change in found if change is not None)


def _change(key: Key, before: Data | None, after: Data | None, former: Key | None) -> Change | None:
    kind, entry = key
    if before == after and not former:
        return None
    if after is None:
        return Change(kind, entry, "gone", before, None)
    if before is None:
        return Change(kind, entry, "new", None, after)
    fields = form(MODELS[kind])
    found = tuple(edits(fields, before, after))
    withdrawn = after.get("status") == "withdrawn" != before.get("status")
    what: What = "withdrawn" if withdrawn else "renamed" if former else "changed"
    old, new = set(_sources(fields, before)), set(_sources(fields, after))
    return Change(
        kind,
        entry,
        what,
        before,
        after,
        found,
        former[1] if former else "",
        tuple(sorted(new - old)),
        tuple(sorted(old - new)),
    )


def _sources(fields: tuple[Field, ...], data: Data) -> Iterator[str]:
    """Go through all sources that an entry cites, wherever it does."""
    for field in fields:
        value = data.get(field.key)
        for item in value if field.many and value else [value]:
            if item is not None:
                yield from _cited(field, item)


def _cited(field: Field, item: Any) -> Iterator[str]:
    if field.holds == "reference" and field.of == "source":
        yield item
    elif field.holds == "prose":
        for text in item.values() if isinstance(item, dict) else (item,):
            yield from cited(text)
    elif field.holds == "block":
        yield from _sources(field.fields, item)
    elif field.holds == "blocks":
        yield from _sources(field.blocks[item["block"]], item)
