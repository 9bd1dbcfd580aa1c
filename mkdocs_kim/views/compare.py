"""The page on which methods are compared: the map of elements, and methods side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .. import addresses
from .common import Reader, shorten
from .elementmap import ElementMap, element_map
from .pages import Page
from .take import Take, take_map


@dataclass(frozen=True, slots=True)
class ComparePage:
    template: ClassVar[str] = "compare"
    intro: str
    map: ElementMap
    take: Take


def page(reader: Reader) -> Page:
    """Make the page to compare on."""
    ui = reader.language.ui
    body = ComparePage(ui("intro_compare"), element_map(reader), take_map(reader))
    address = addresses.comparing(reader.language)
    return Page(address, ui("title_compare"), shorten(body.intro), body, address)
