"""Bytes that wait on disk until somebody asks for them, so that a large site fits in memory."""

from __future__ import annotations

import weakref
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO

from .render.html import Rendered


@dataclass(frozen=True, slots=True)
class Place:
    """Where something waits: its first byte, and how many there are."""

    start: int
    length: int


class Spool:
    """A file to which bytes are added, and from which they are read again."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        weakref.finalize(self, stream.close)
        self.end = 0
        self.sum = 0

    def put(self, content: bytes) -> Place:
        """Let something wait."""
        place = Place(self.end, len(content))
        self.stream.seek(self.end)
        self.stream.write(content)
        self.end += len(content)
        self.sum = zlib.crc32(content, self.sum)
        return place

    def get(self, place: Place) -> bytes:
        """Give what waits at a place."""
        self.stream.seek(place.start)
        return self.stream.read(place.length)

    def is_whole(self, length: int, total: int) -> bool:
        """Tell whether the file is as it was when it had this length and sum, and go on from it."""
        self.stream.seek(0)
        while block := self.stream.read(1 << 20):
            self.end += len(block)
            self.sum = zlib.crc32(block, self.sum)
        return (self.end, self.sum) == (length, total)


@dataclass(frozen=True, slots=True)
class Held:
    """A page whose body waits: what ``Rendered`` is, with as little of it in memory as there can
    be."""

    address: str
    title: str
    description: str
    section: str
    edit_url: str | None
    searched: bool
    changed: str
    batch: str
    """With which other pages it is made."""
    contents: tuple[tuple[str, str], ...]
    elsewhere: tuple[tuple[str, str], ...]
    spool: Spool
    place: Place

    @classmethod
    def of(cls, page: Rendered, spool: Spool, batch: str = "") -> Held:
        """Let the body of a page wait."""
        return cls(
            page.address,
            page.title,
            page.description,
            page.section,
            page.edit_url,
            page.searched,
            page.changed,
            batch,
            page.contents,
            page.elsewhere,
            spool,
            spool.put(page.html.encode()),
        )

    @property
    def html(self) -> str:
        """The body, read when it is needed."""
        return self.spool.get(self.place).decode()


class Waiting(Mapping[str, bytes]):
    """Files of the site that wait: path → content."""

    def __init__(self, spool: Spool, places: dict[str, Place] | None = None) -> None:
        self.spool = spool
        self.places = {} if places is None else places

    def add(self, files: Mapping[str, bytes]) -> None:
        """Let files wait; of two at one path the last is kept."""
        for path, content in files.items():
            self.places[path] = self.spool.put(content)

    def size(self, path: str) -> int:
        """Tell how many bytes a file has."""
        return self.places[path].length

    def __getitem__(self, path: str) -> bytes:
        return self.spool.get(self.places[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)
