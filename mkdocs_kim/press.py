"""Makes the files of all worksheets: sheets of paper, small pictures, archives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from . import addresses
from .cache import Cache
from .language import Language
from .render.sheets import pdf
from .render.sheets.paper import PAPERS
from .render.sheets.setting import Imprint, sheet
from .views.sheets import SheetView

EVERY = 25
"""How many sheets are made between two lines of progress."""


@dataclass(frozen=True)
class Job:
    """One file to make."""

    path: str
    name: str
    """Of the file in the cache: all that its content depends on."""
    data: dict[str, Any]
    make: Callable[[dict[str, Any]], bytes]


def jobs(views: Sequence[SheetView], imprint: Imprint) -> Iterator[Job]:
    """Go through every sheet of paper, blank and filled, and a picture of each first side."""
    words = imprint.words
    for view in views:
        for name in PAPERS:
            for filled in (False, True) if view.case_words else (False,):
                data = sheet(view, name, filled, imprint)
                key = pdf.key(data)
                path = addresses.paper(words, view.id, name, filled)
                yield Job(path, f"{key}.pdf", data, pdf.pdf)
                if name == "a4" and not filled:
                    picture = addresses.picture(words, view.id)
                    yield Job(picture, f"{key}.png", data, pdf.picture)


def print_all(
    views: Sequence[SheetView], imprint: Imprint, cache: Cache, tell: Callable[[str], None]
) -> dict[str, bytes]:
    """Make every sheet that is not in the cache, and give them all: path → content."""
    todo = list(jobs(views, imprint))
    new = sum(not cache.has(job.name) for job in todo)
    files: dict[str, bytes] = {}
    made = 0
    for job in todo:
        if new > EVERY and not cache.has(job.name):
            if made % EVERY == 0:
                tell(imprint.words.ui("sheets_progress", made=made, total=new))
            made += 1
        files[job.path] = cache.get(job.name, partial(job.make, job.data))
    return files


def archives(
    words: Language,
    views: Sequence[SheetView],
    of_method: Mapping[str, Sequence[SheetView]],
    files: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Pack all sheets together, and those of each method."""
    packs = {words.ui("sheets_all_file"): views, **of_method}
    return {
        addresses.archive(words, name): _archive(
            {
                path.rpartition("/")[2]: files[path]
                for view in members
                for path in papers(words, view)
            }
        )
        for name, members in packs.items()
        if members
    }


def papers(words: Language, view: SheetView) -> list[str]:
    """List the files of a worksheet: each paper, blank and filled."""
    return [
        addresses.paper(words, view.id, name, filled)
        for name in PAPERS
        for filled in ((False, True) if view.case_words else (False,))
    ]


def _archive(members: Mapping[str, bytes]) -> bytes:
    """Pack files; their times are all the same, so that equal content gives equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            archive.writestr(zipfile.ZipInfo(name), members[name])
    return stream.getvalue()
