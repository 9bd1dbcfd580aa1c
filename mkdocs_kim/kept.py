"""A site that was made before, taken from the cache if nothing that it depends on has changed."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from hashlib import blake2b
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import IO, Any

from .cache import Cache
from .files import content_of, every
from .settings import Settings
from .spool import Held, Place, Spool, Waiting

_MAKERS = ("Jinja2", "MarkupSafe", "markdown-it-py", "pydantic", "pydantic-core", "PyYAML")
_SETTERS = ("typst", "segno", "pyphen", "fonttools", "fontpkg-atkinson-hyperlegible")
_ELSEWHERE = ("folder", "local", "cache", "tell", "history", "written")
"""Settings that say where things are, or that are gone into in another way."""
_BODIES = "bodies-"
"""What the names begin with of files in which pages wait."""


@dataclass(frozen=True)
class Kept:
    """What can be told of a site without making it."""

    pages: tuple[Held, ...]
    files: Waiting
    moved: dict[str, tuple[str, str]]
    own: Mapping[str, Mapping[str, str]]
    """The site's own words."""


def key(settings: Settings) -> str:
    """Name a site by all that it depends on: records, settings, history, and what makes it.

    Shape: begins with its language: of each the last site is kept.
    """
    told = {
        item.name: getattr(settings, item.name)
        for item in fields(settings)
        if item.name not in _ELSEWHERE
    }
    digest = blake2b(f"{_made_with()} {told!r} {sorted(settings.written)!r}".encode())
    for folder in filter(None, (settings.folder, settings.local)):
        digest.update(b"\n\n")  # what is a record in one folder is a note in the other
        for file in every(folder):
            name = file.relative_to(folder)
            digest.update(f"\n{name.as_posix()}\n".encode())
            digest.update(blake2b(content_of(folder, name) or b"").digest())
    return f"{settings.code}-{digest.hexdigest()[:32]}"


def _made_with() -> str:
    """Sum up this package and the others that decide what pages and files hold.

    While a site is served its templates and words may be edited: they are read each time.
    """
    digest = blake2b()
    for file in _inside(resources.files(__package__)):
        digest.update(file.read_bytes())
    versions = [metadata.version(name) for name in (*_MAKERS, *_SETTERS)]
    return " ".join([digest.hexdigest(), *versions])


def _inside(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_file():
            yield item
        elif not item.name.startswith((".", "__")):
            yield from _inside(item)


def tidy(cache: Cache) -> None:
    """Delete what builds that were stopped left in the cache."""
    if cache.folder is None:
        return
    cache.tidy()
    _tidy_bodies(cache)


def _tidy_bodies(cache: Cache) -> None:
    """Delete the pages that no site waits for any more."""
    assert cache.folder is not None, "pages wait in a cache"
    names = [file.name for file in cache.folder.glob("site-*.json")]
    if len(list(cache.folder.glob(f"{_BODIES}*"))) > len(names):
        indexes = [told for told in map(cache.find, names) if told is not None]
        cache.tidy(_BODIES, [json.loads(told)["bodies"] for told in indexes])


def find(name: str, cache: Cache) -> Kept | None:
    """Take a site from the cache; None if it is not there, or damaged."""
    told = cache.find(_index(name))
    if told is None or cache.folder is None:
        return None
    data = json.loads(told)
    try:
        stream = (cache.folder / data["bodies"]).open("rb")
    except OSError:
        return None
    spool = Spool(stream)
    if not spool.is_whole(data["length"], data["sum"]):
        return None
    return Kept(
        tuple(_held(row, spool) for row in data["pages"]),
        Waiting(spool, {path: Place(*place) for path, place in data["files"].items()}),
        {path: (old, new) for path, (old, new) in data["moved"].items()},
        data["own"],
    )


def _held(row: list[Any], spool: Spool) -> Held:
    address, title, description, section, edit_url, searched, changed, batch, *pairs, place = row
    told = (address, title, description, section, edit_url, searched, changed, batch)
    contents, elsewhere = (tuple((one, other) for one, other in found) for found in pairs)
    return Held(*told, contents, elsewhere, spool, Place(*place))


def stream(cache: Cache) -> IO[bytes]:
    """Open a file for pages to wait in: in the cache if there is one, so that it can be kept."""
    if cache.folder is not None:
        with contextlib.suppress(OSError):
            cache.folder.mkdir(parents=True, exist_ok=True)
            return tempfile.NamedTemporaryFile(prefix=_BODIES, dir=cache.folder, delete=False)
    return tempfile.TemporaryFile()


def keep(name: str, kept: Kept, cache: Cache) -> None:
    """Put a site into the cache, instead of those in the same language that were there."""
    spool = kept.files.spool
    bodies = getattr(spool.stream, "name", None)
    if cache.folder is None or not isinstance(bodies, str) or not os.path.exists(bodies):
        return  # another build may have taken it for what one that was stopped left
    spool.stream.flush()
    name_of_bodies = os.path.basename(bodies)
    data = {
        "bodies": name_of_bodies,
        "length": spool.end,
        "sum": spool.sum,
        "pages": [_row(page) for page in kept.pages],
        "files": {path: _span(place) for path, place in kept.files.places.items()},
        "moved": kept.moved,
        "own": kept.own,
    }
    cache.keep(_index(name), json.dumps(data, ensure_ascii=False).encode())
    cache.tidy(_index(name).rpartition("-")[0], [_index(name)])
    _tidy_bodies(cache)


def _row(page: Held) -> list[Any]:
    told: list[Any] = [page.address, page.title, page.description, page.section, page.edit_url]
    told += [page.searched, page.changed, page.batch]
    return [*told, page.contents, page.elsewhere, _span(page.place)]


def _span(place: Place) -> tuple[int, int]:
    return place.start, place.length


def _index(name: str) -> str:
    return f"site-{name}.json"
