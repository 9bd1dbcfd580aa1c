"""What every file of open data says of itself: whose, of when, and what may be done with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ... import addresses
from ...language import Language
from ...views import OpenData
from ...views.parts import Target


@dataclass(frozen=True)
class About:
    language: Language
    site: str
    licence: str
    page: Callable[[Target], str]
    """Gives the whole address of a page; empty if the site does not know its own."""
    file: Callable[[str], str]
    """Gives the whole address of a file; empty if the site does not know its own."""

    def told(self, data: OpenData) -> dict[str, Any]:
        """Describe the data as a whole; what is not known is left out."""
        found = {
            "site": self.site,
            "url": self.page(Target(addresses.HOME)),
            "licence": self.licence,
            "version": data.version,
            "date": data.date,
            "language": self.language.code,
        }
        return {key: value for key, value in found.items() if value}


_CREATIVE = re.compile(r"CC[ -](BY(?:-(?:NC|SA|ND))*)[ -](\d\.\d)")


def licence(text: str) -> dict[str, str]:
    """Name a licence as programs know it: ``CC BY 4.0`` → ``CC-BY-4.0`` and its address."""
    found = _CREATIVE.fullmatch(text)
    name = re.sub(r"[^-A-Za-z0-9._]+", "-", text).strip("-")
    if found is None:
        return {"name": name, "title": text}
    path = f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return {"name": name, "path": path, "title": text}
