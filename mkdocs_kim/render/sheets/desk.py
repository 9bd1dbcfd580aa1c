"""Where worksheets are filled in: what a site lends to the page of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ... import addresses
from ...views import Reader
from ...views.parts import Target
from ...views.sheets import SheetView
from ...views.tryout import Pack
from .back import prose_of
from .twin import Surroundings, page, tryout


@dataclass(frozen=True)
class Desk:
    """Prints the pages to fill in of one site."""

    reader: Reader
    site_name: str
    licence: str
    directory_urls: bool

    def page(self, view: SheetView, papers: Mapping[str, str]) -> bytes:
        """Print the page of a worksheet; ``papers`` are its files: path → label."""
        here = addresses.worksheet(self.reader.language, view.id)
        return page(view, self.around(here, papers)).encode()

    def tryout(self, pack: Pack) -> bytes:
        """Print the page of the try-out pack."""
        words = self.reader.language
        here = addresses.worksheet(words, words.ui("tryout_file"))
        ready = {addresses.pack(words): words.ui("tryout_ready")}
        return tryout(pack, self.around(here, ready)).encode()

    def key(self, view: SheetView) -> str:
        """Tell what a page shows that its sheet does not say: where its links lead, if anywhere."""
        links = {
            bit.target
            for cited in prose_of(view.back)
            for bit in cited.passage.references("cross_link")
        }
        found = sorted((link, self._link(addresses.HOME, link)[1]) for link in links)
        return f"screen {self.directory_urls} {found}"

    def around(self, here: str, papers: Mapping[str, str]) -> Surroundings:
        """Tell a page at an address how to get to everything else."""
        root = addresses.to_file(here, "assets/", self.directory_urls).removesuffix("assets/")
        return Surroundings(
            words=self.reader.language,
            site_name=self.site_name,
            licence=self.licence,
            root=root,
            href=lambda target: self._href(here, target),
            link=lambda record_id: self._link(here, record_id),
            papers=tuple(
                (label, addresses.to_file(here, path, self.directory_urls))
                for path, label in papers.items()
            ),
        )

    def _href(self, here: str, target: Target) -> str:
        if target.is_file:
            return addresses.to_file(here, target.page, self.directory_urls)
        return addresses.relative(here, target.page, self.directory_urls)

    def _link(self, here: str, record_id: str) -> tuple[str, str | None]:
        kind = self.reader.library.kind_of(record_id)
        chip = self.reader.chip(kind or "", record_id)
        return chip.title, self._href(here, chip.to) if chip.to else None
