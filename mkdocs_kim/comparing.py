"""What a site has for comparing beside its pages: scripts for browsers, files to take along."""

from __future__ import annotations

from collections.abc import Callable

from . import addresses, style, views
from .render import columns, methods
from .render.export import files as exports
from .render.export.documents import whole
from .render.export.imprint import Imprint
from .settings import Settings


def files(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make everything: path → content."""
    return {**_methods(reader, settings), **_exports(reader, settings)}


def _methods(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make the script of every method and that of all, for the page that lays them side by side."""
    printed = printers(reader, settings)(addresses.comparing(reader.language))
    scripts = {}
    for item in reader.listed("intervention"):
        told = views.method(item, reader)
        scripts[item] = methods.script(told, views.brief(told, reader), printed)
    every = {**scripts, methods.INDEX: methods.index(views.known(reader), scripts, printed)}
    folder = f"{style.ASSETS}/{methods.FOLDER}"
    return {f"{folder}{name}.js": content for name, content in every.items()}


def printers(
    reader: views.Reader, settings: Settings, index: str = ""
) -> Callable[[str], columns.SidePrinter]:
    """Give what gives a printer of methods side by side, as seen from the page at an address.

    Shape: pages of one folder share a printer, for all that methods lead to lies the same way from
    them; its index has one of its own. ``index`` is the script that tells of all methods.
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
            )
        return known[place]

    return printer


def _exports(reader: views.Reader, settings: Settings) -> dict[str, bytes]:
    """Make what readers take along of the page to compare on, if there is anything."""
    found = views.export(reader)
    if found is None:
        return {}

    imprint = Imprint(
        language=reader.language,
        site=settings.name,
        licence=settings.licence,
        date=settings.today.isoformat(),
        day=views.built_on(reader),
        url=settings.whole,
        labels=views.export_labels(reader),
        columns=views.export_columns(reader),
    )
    everything = whole(found, imprint)
    script = exports.script(found, everything, imprint)
    made = exports.files(found, everything, imprint)
    return {**made, f"{style.ASSETS}/{exports.SCRIPT}": script}
