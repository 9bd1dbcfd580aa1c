"""The page on which methods are compared: the map of elements, and methods side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .. import addresses
from .common import Reader, shorten
from .mapped import MapView, map_view
from .pages import Page
from .panel import Choosing
from .take import Take, take_map


@dataclass(frozen=True, slots=True)
class ComparePage:
    template: ClassVar[str] = "compare"
    intro: str
    map: MapView
    take: Take
    site: str
    """The name of the site, for who meets the page on paper."""


def page(reader: Reader, choosing: Choosing, site_name: str) -> Page:
    """Make the page to compare on."""
    ui = reader.language.ui
    body = ComparePage(ui("intro_compare"), map_view(reader, choosing), take_map(reader), site_name)
    address = addresses.comparing(reader.language)
    return Page(address, ui("title_compare"), shorten(body.intro), body, address)
