"""Addresses as seen from one page, for all the links that stand on it."""

from __future__ import annotations

from .. import addresses
from ..views.parts import Target


class Here:
    """A page, as a place to look from; what was asked for before is not worked out again."""

    def __init__(self, page: str, directory_urls: bool) -> None:
        self.page = page
        self.directory_urls = directory_urls
        folder = addresses.url(page, directory_urls).rpartition("/")[0]
        self._top = folder.partition("/")[0] + "/"
        self._up = "../" * len(folder.split("/")) if folder else ""
        self._pages: dict[str, str] = {}

    def href(self, target: Target) -> str:
        """Give the address of a page, a place on it or a file."""
        if target.is_file:
            return self._to(target.page)
        if target.page not in self._pages:
            self._pages[target.page] = self._to(addresses.url(target.page, self.directory_urls))
        found = self._pages[target.page]
        if target.query:
            found += f"?{target.query}"
        return f"{found}#{target.anchor}" if target.anchor else found

    def _to(self, path: str) -> str:
        """Go up to the root and down again, unless part of the way is shared."""
        if path.startswith(self._top):
            return addresses.to_file(self.page, path, self.directory_urls)
        return self._up + path or "./"
