"""Where each source stands in the bibliography, which takes several pages if it is long."""

from __future__ import annotations

from .. import addresses
from ..library import sort_key
from .citing import reference
from .once import once
from .parts import Reference, Target
from .reader import Reader

SOURCES = 250
"""As many sources a page of the bibliography holds; a longer one goes on."""


@once
def shelf(reader: Reader) -> dict[str, Reference]:
    """Describe what is cited in the order of the bibliography: id of the source → its line."""
    cited = {
        source_id: reference(source, reader)
        for source_id, source in reader.library.sources.items()
        if source_id in reader.library.cited_by
    }
    return dict(sorted(cited.items(), key=lambda item: sort_key(item[1].text)))


@once
def _places(reader: Reader) -> dict[str, int]:
    return {source_id: number for number, source_id in enumerate(shelf(reader))}


def place(source_id: str, reader: Reader) -> Target:
    """Lead to a source that is cited, on the page on which it stands."""
    index = addresses.index(reader.language, "source")
    number = _places(reader)[source_id] // SOURCES + 1
    page = addresses.part(reader.language, index, number)
    return Target(page, addresses.source_anchor(source_id))
