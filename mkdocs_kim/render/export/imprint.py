"""What every file says of where it comes from, and the words that its tables are made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...language import Language
from ...views.parts import Target


@dataclass(frozen=True)
class Imprint:
    language: Language
    site: str
    licence: str
    date: str
    """The day of the build: ``2026-11-22``."""
    day: str
    """The same in words."""
    url: Callable[[Target], str]
    """Gives the whole address of a page; empty if the site does not know where it stands."""
    labels: Mapping[str, Mapping[str, str]]
    """Field → value of a fixed choice → label."""
    columns: Mapping[str, str]
    """What stands at the head of columns."""

    @cached_property
    def words(self) -> dict[str, str]:
        """The words of tables; what only a file knows stands in braces."""
        ui = self.language.ui
        cited = {"site": self.site, "year": self.date[:4], "date": self.day}
        counts = ("methods", "all_methods", "elements", "all_elements")
        return {
            **self.columns,
            **{key: ui(f"taken_{key}") for key in _TOLD},
            "cite": ui("taken_cite", title="{title}", url="{url}", **cited),
            "compared": ui("taken_compared", titles="{titles}"),
            "chosen": ui("taken_chosen", **{name: f"{{{name}}}" for name in counts}),
        }


_TOLD = (
    "about_title",
    "about_selection",
    "about_site",
    "about_url",
    "about_date",
    "about_licence",
    "about_cite",
    "about_note",
    "about_guard",
    "guard",
    "file",
    "cells_file",
    "selection_file",
)
