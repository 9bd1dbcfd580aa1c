"""What a page that compares offers to take along: files that lie ready, and those of a choice."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .. import addresses
from ..records import When
from .parts import Target
from .reader import Reader


@dataclass(frozen=True, slots=True)
class TakeFile:
    title: str
    text: str
    """What is in it."""
    form: str
    """``CSV``, ``JSON``."""
    to: Target | None
    """The file that lies ready; None if there is none."""
    makes: str
    """What a browser makes of what is shown: a name of ``kim-take.js``; empty if nothing."""


@dataclass(frozen=True, slots=True)
class Take:
    id: str
    """The id of its heading."""
    title: str
    intro: str
    files: tuple[TakeFile, ...]
    as_of: str
    """The day of the build, in words."""


def take_map(reader: Reader) -> Take:
    """Offer the element map, whole and as it is shown."""
    ui = reader.language.ui
    path = addresses.map_file
    sheet = Target(path(reader.language, "csv"), is_file=True)
    cells = Target(addresses.map_cells(reader.language), is_file=True)
    data = Target(path(reader.language, "json"), is_file=True)
    files = (
        TakeFile(ui("taken_map"), ui("taken_map_text"), "CSV", sheet, "matrix"),
        TakeFile(ui("taken_cells"), ui("taken_cells_text"), "CSV", cells, "cells"),
        TakeFile(ui("taken_data"), ui("taken_data_text"), "JSON", data, "map"),
    )
    return Take("meenemen", ui("taken_head"), ui("taken_intro"), files, built_on(reader))


def take_part(reader: Reader) -> Take:
    """Offer a part of the element map as it is shown; the whole lies where the first part is."""
    whole = take_map(reader)
    return replace(whole, files=tuple(replace(file, to=None) for file in whole.files))


def take_pair(reader: Reader, one: str, other: str) -> Take:
    """Offer two methods side by side, for the page that shows them."""
    page = addresses.pair(reader.language, one, other)
    sheet, data = (Target(f"{page}.{ending}", is_file=True) for ending in ("csv", "json"))
    return _comparison("meenemen", sheet, data, reader)


def take_comparison(reader: Reader) -> Take:
    """Offer the methods that a browser lays side by side, for the page to compare on."""
    return _comparison("meenemen-naast-elkaar", None, None, reader)


def _comparison(heading: str, sheet: Target | None, data: Target | None, reader: Reader) -> Take:
    ui = reader.language.ui
    beside = "" if sheet else "beside"
    compared = "" if data else "compared"
    files = (
        TakeFile(ui("taken_beside"), ui("taken_beside_text"), "CSV", sheet, beside),
        TakeFile(ui("taken_data"), ui("taken_data_text"), "JSON", data, compared),
    )
    return Take(heading, ui("taken_head"), ui("taken_intro"), files, built_on(reader))


def built_on(reader: Reader) -> str:
    """Write the day of the build in words."""
    today = reader.today
    return reader.when(When(today.year, today.month, today.day))
