"""A site while its records are edited: an edit is read at once, what shows it when it is asked."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import library, printed, site, views
from .diagnostics import has_errors, in_order
from .files import content_of, kind_of, read_file
from .plan import Plan
from .records import KINDS, Reading
from .render.html import Rendered
from .settings import Settings
from .site import Read

_QUICK = ("facets", "cards", "feed", "following", "robots", "moved", "local", "schema", "style")
"""The parts of a site that take no time, or that lists ask for."""


class Asked(Mapping[str, bytes]):
    """The files of a site, each part of them made when one of its files is asked for."""

    def __init__(self) -> None:
        self.plan: Plan | None = None
        self.made: dict[str, Mapping[str, bytes]] = {}

    def _parts(self) -> Iterator[Mapping[str, bytes]]:
        """Go through the parts, those first that others ask for or that take no time."""
        assert self.plan is not None, "a plan comes with its files"
        parts = self.plan.parts()
        for name in (*_QUICK, *(name for name in parts if name not in _QUICK)):
            make = parts[name]
            if name not in self.made:
                self.made[name] = make()
            yield self.made[name]

    def __getitem__(self, path: str) -> bytes:
        for part in self._parts():
            if path in part:
                return part[path]
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        for part in self._parts():
            yield from part

    def __len__(self) -> int:
        return sum(len(part) for part in self._parts())


@dataclass(frozen=True)
class Live:
    """What can be asked of a site between two edits."""

    settings: Settings
    read: Read
    plan: Plan

    @classmethod
    def of(cls, settings: Settings) -> Live | None:
        """Read the records of a site; None if there are errors: then it has to tell of them."""
        found = _live(settings, site.records(settings))
        if found is not None:
            len(found.batches)  # works the versions of all records out, which edits then keep
        return found

    def edited(self, paths: Collection[str]) -> Live | None:
        """Read some files again that have changed, as seen from the folder of records.

        Shape: None if the whole site has to be built anew: what is there came or went, or has
        errors, or is not a record but a list that everything depends on.
        """
        readings = {reading.path: reading for reading in self.read.readings}
        changed = []
        for path in paths:
            shown = f"{self.settings.shown}/{path}"
            folder = self.settings.folder
            if shown not in readings and folder.is_dir() and not os.path.lexists(folder / path):
                continue  # an editor wrote it on its way to another name
            new = _again(self.settings.folder, Path(path), shown) if shown in readings else None
            if new is None:
                return None
            readings[shown] = new
            changed.append(new)
        if not changed:
            return self
        live = _live(self.settings, self._read(list(readings.values()), changed))
        if live is not None:
            live.plan.reader.after(self.plan.reader)
        return live

    def _read(self, readings: Sequence[Reading], changed: Sequence[Reading]) -> Read:
        before = self.plan.reader.library
        code = self.settings.code
        found = library.edited(before, changed[0], code) if len(changed) == 1 else None
        if found is None:
            found = library.build(readings, code, self.read.notes, before)
        faults = list(found.diagnostics)
        if not has_errors(faults):
            faults += printed.faults(site.reader(found, self.settings), self.settings)
        return Read(readings, self.read.notes, found, tuple(in_order(faults)))

    @cached_property
    def batches(self) -> dict[str, views.Batch]:
        """What makes pages: name of the batch → batch, in the order of the site."""
        return {batch.name: batch for batch in self.plan.batches()}

    @cached_property
    def _views(self) -> dict[str, dict[str, views.Page]]:
        return {}

    def of_batch(self, name: str) -> dict[str, views.Page]:
        """Make the pages of a batch: address → page; none if there is no such batch now."""
        if name not in self._views:
            batch = self.batches.get(name)
            made = batch.make() if batch else ()
            self._views[name] = {page.address: page for page in made}
        return self._views[name]

    def page(self, address: str, batch: str = "") -> Rendered | None:
        """Print a page; None if it is not there now.

        Shape: ``batch`` is the one that it was in when the site was last built, if it was there.
        """
        for name in dict.fromkeys((batch, *self._likely(address), *self.batches)):
            if address in self.of_batch(name):
                return self.plan.print(self.of_batch(name)[address])
        return None

    def _likely(self, address: str) -> Iterator[str]:
        """Name the batches that a page may be in, before all others: its own, then those above."""
        while address:
            yield address
            address = address.rpartition("/")[0]
        yield from (name for name in self.batches if name.startswith(views.MANY))

    def pages(self) -> Iterator[views.Page]:
        """Go through all pages, in the order of the site."""
        for name in self.batches:
            yield from self.of_batch(name).values()


def _live(settings: Settings, read: Read) -> Live | None:
    if read.shown is None or has_errors(read.faults):
        return None
    files = Asked()
    plan = Plan(site.reader(read.shown, settings), settings, files)
    files.plan = plan
    return Live(settings, read, plan)


def _again(folder: Path, relative: Path, shown: str) -> Reading | None:
    """Read a record again; None if it is not one or not there."""
    if kind_of(relative) not in KINDS:
        return None
    content = content_of(folder, relative)
    return None if content is None else read_file(relative, content, shown)
