"""The page of two methods that one of them relates to the other; complete without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from .. import addresses
from ..records import Intervention
from .brief import Form, form
from .citing import notes
from .methods import Method, method
from .pages import Page
from .pairs import pair_link
from .parts import Chip, Cited, Target
from .reader import Reader
from .side import Side, side
from .take import Take, take_pair


@dataclass(frozen=True, slots=True)
class Tie:
    """What one method says of the other."""

    words: str
    """``JIM-aanpak: gaat samen met Eigen Kracht-conferentie``."""
    why: Cited


@dataclass(frozen=True, slots=True)
class PairPage:
    template: ClassVar[str] = "pair"
    methods: tuple[Method, ...]
    side: Side
    form: Form
    ties: tuple[Tie, ...]
    here: Target
    more: Chip
    """To the page on which others can be set beside these."""
    every: Chip
    take: Take


def page(one: str, other: str, reader: Reader) -> Page:
    """Make the page of a pair."""
    ui, comparing = reader.language.ui, addresses.comparing(reader.language)
    methods = (method(one, reader), method(other, reader))
    link = pair_link(one, other, reader)
    assert link.to is not None
    query = f"{ui('side_query')}={one},{other}"
    laid = side(methods, reader)
    body = PairPage(
        methods,
        laid,
        form(methods, laid, reader),
        tuple(_ties(one, other, reader)),
        Target(comparing, query=query),
        Chip(ui("side_third"), Target(comparing, query=query)),
        Chip(ui("side_every"), Target(comparing)),
        take_pair(reader, one, other),
    )
    about = ui("side_about", titles=link.title)
    found = notes(body.ties, reader)
    return Page(
        link.to.page, ui("side_title", titles=link.title), about, body, comparing, "", found
    )


def _ties(one: str, other: str, reader: Reader) -> Iterator[Tie]:
    for item, beside in ((one, other), (other, one)):
        record = reader.library.records["intervention"][item]
        assert isinstance(record, Intervention)
        for related in record.related:
            if related.intervention.id == beside:
                label = reader.language.choice("relation", related.relation).lower()
                titles = [reader.title("intervention", each) for each in (item, beside)]
                yield Tie(f"{titles[0]} {label} {titles[1]}", reader.cited(related.why))
