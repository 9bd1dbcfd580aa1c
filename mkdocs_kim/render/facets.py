"""Which item has which value of a facet, as a script that browsers load when they need it."""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import pairwise

from ..views import Choosing

FILE = "search/facets.js"
"""Where it stands among the files of the site's own."""


def script(choosing: Choosing) -> bytes:
    """Make the script: the number of items, and per facet its word, its values and their members.

    Shape: ``["thema", [["jeugd-en-gezin", [0, 3, 1]]]]``: the first number, then the steps to the
    next; labels stand in the pages.
    """
    groups = [
        [facet.word, [[value.id, _steps(value.members)] for value in facet.values]]
        for facet in choosing.facets
    ]
    data = {"size": len(choosing.items), "groups": groups}
    words = json.dumps(data, separators=(",", ":"))
    return f"window.kim=window.kim||{{}};window.kim.facets={words};\n".encode()


def stamped(content: bytes) -> str:
    """Give the file with a mark of its content, so that no browser shows an old one."""
    return f"{FILE}?v={sha256(content).hexdigest()[:8]}"


def _steps(members: tuple[int, ...]) -> list[int]:
    return [*members[:1], *(after - before for before, after in pairwise(members))]
