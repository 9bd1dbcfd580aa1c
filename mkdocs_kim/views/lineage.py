"""The page that shows which method comes from which: drawn, and the same in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .families import LARGEST, families
from .kinpage import LineagePage, kin_body, kin_page
from .kinparts import alone_of, family_pages, part_pages, whole
from .pages import Page
from .reader import Reader
from .relations import ties

MANY = 300
"""As many relations one page can hold; of more, families have pages, and the words have parts."""


def pages(reader: Reader) -> Iterator[Page]:
    """Make the page, and where there is too much for one those of families and parts."""
    found = page(reader)
    if found is not None:
        yield found
    if len(ties(reader)) > MANY:
        yield from family_pages(reader)
        yield from part_pages(reader)


def page(reader: Reader) -> Page | None:
    """Make the page of the whole; None if nothing holds between any two methods."""
    found = ties(reader)
    if not found:
        return None
    return kin_page(whole(reader) if len(found) > MANY else _small(reader), reader)


def _small(reader: Reader) -> LineagePage:
    """Put all on one page."""
    every = families(reader)
    drawn = tuple(one for one in every if len(one.members) <= LARGEST)
    undrawn = reader.language.ui("lineage_too_large", count=LARGEST)
    return replace(
        kin_body(drawn, ties(reader), reader),
        undrawn=undrawn if len(drawn) < len(every) else "",
        alone=tuple(alone_of(reader)),
    )
