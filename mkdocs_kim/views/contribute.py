"""The page with the form by which anybody proposes a record, or a change of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .. import addresses
from .common import shorten
from .fillable import MODELS, kinds
from .pages import Page
from .parts import Target
from .reader import Reader


@dataclass(frozen=True, slots=True)
class Start:
    """A kind of which somebody can describe a new one."""

    kind: str
    title: str
    about: str
    to: Target
    """The form, empty."""


@dataclass(frozen=True, slots=True)
class ContributePage:
    template: ClassVar[str] = "contribute"
    intro: str
    starts: tuple[Start, ...]


def page(reader: Reader) -> Page:
    """Make the page; what it asks is filled in by the browser."""
    ui, here = reader.language.ui, addresses.contributing(reader.language)
    labels = {kind.kind: kind.label for kind in kinds(reader)}
    starts = tuple(
        Start(
            kind,
            labels[kind],
            ui(f"form_about_{kind}"),
            Target(here, query=f"{ui('form_kind')}={kind}"),
        )
        for kind in MODELS
    )
    body = ContributePage(ui("form_intro"), starts)
    return Page(here, ui("title_contribute"), shorten(body.intro), body, here)
