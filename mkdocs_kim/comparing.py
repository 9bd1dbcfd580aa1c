"""What a site has for comparing beside its pages: scripts for browsers, files to take along."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from . import addresses, style, views
from .render import columns, methods
from .render.export import files as exports
from .render.export.documents import apart, whole
from .render.export.imprint import Imprint
from .settings import Settings


def files(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make everything: path → content."""
    found, imprint = views.export(reader), _imprint(reader, settings)
    if found is None:
        return _methods(reader, settings, {})
    everything = whole(found, imprint)
    most = len(views.map_parts(reader)[0].rows)
    scripts = exports.scripts(found, everything, imprint, most)
    taken = apart(everything, found) if len(scripts) > 1 else {}
    return {
        **_methods(reader, settings, taken),
        **exports.files(found, everything, imprint),
        **{f"{style.ASSETS}/{name}": content for name, content in scripts.items()},
    }


def taken(reader: views.Reader, files: Mapping[str, bytes]) -> list[str]:
    """List the scripts from which browsers make files, one for each part of the map."""
    names = [exports.part_name(number + 1) for number in range(len(views.map_parts(reader)))]
    return [exports.stamped(name, files.get(f"{style.ASSETS}/{name}", b"")) for name in names]


def _methods(
    reader: views.Reader, settings: Settings, taken: Mapping[str, Mapping[str, Any]]
) -> dict[str, bytes]:
    """Make the script of every method and that of all, for the page that lays them side by side."""
    printed = printers(reader, settings)(addresses.comparing(reader.language))
    scripts = {}
    for item in reader.listed("intervention"):
        told = views.method(item, reader)
        short = views.brief(told, reader)
        scripts[item] = methods.script(told, short, printed, taken.get(item))
    every = {**scripts, methods.INDEX: methods.index(views.known(reader), scripts, printed)}
    folder = f"{style.ASSETS}/{methods.FOLDER}"
    return {f"{folder}{name}.js": content for name, content in every.items()}


def printers(
    reader: views.Reader, settings: Settings, index: str = "", exported: Sequence[str] = ()
) -> Callable[[str], columns.SidePrinter]:
    """Give what gives a printer of methods side by side, as seen from the page at an address.

    Shape: pages of one folder share a printer, for all that methods lead to lies the same way from
    them; its index has one of its own. ``index`` is the script that tells of all methods,
    ``exported`` are those from which files are made.
    """
    known: dict[tuple[str, bool], columns.SidePrinter] = {}

    def printer(here: str) -> columns.SidePrinter:
        folder, _, name = here.rpartition("/")
        place = folder, name == addresses.HOME
        if place not in known:
            known[place] = columns.SidePrinter(
                reader,
                here,
                settings.directory_urls,
                settings.edit_url,
                settings.on_paper,
                index,
                settings.by_hand,
                exported,
            )
        return known[place]

    return printer


def _imprint(reader: views.Reader, settings: Settings) -> Imprint:
    """Say what every file that readers take along says of where it comes from."""
    return Imprint(
        language=reader.language,
        site=settings.name,
        licence=settings.licence,
        date=settings.today.isoformat(),
        day=views.built_on(reader),
        url=settings.whole,
        labels=views.export_labels(reader),
        columns=views.export_columns(reader),
    )
