"""Where worksheets are filled in: what a site lends to the page of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ... import addresses
from ...views import Elsewhere, Reader, decks, every_sheet
from ...views.onscreen import OnScreen, place
from ...views.parts import Chip, Target
from ...views.sheets import SheetView
from ...views.tryout import Pack
from ..html import href
from ..switch import Trees
from . import deckpage, screen
from .back import prose_of
from .twin import Surroundings, page, tryout


@dataclass(frozen=True)
class Desk:
    """Prints the pages to fill in of one site."""

    reader: Reader
    site_name: str
    licence: str
    directory_urls: bool
    trees: Trees

    def page(self, view: SheetView) -> bytes:
        """Print the page of a worksheet."""
        words = self.reader.language
        here = addresses.worksheet(words, view.id)
        same = addresses.worksheet(words, view.plain_id)  # only that is there in each language
        return page(view, self._around(here, view.files(words), same)).encode()

    def tryout(self, pack: Pack) -> bytes:
        """Print the page of the try-out pack."""
        words = self.reader.language
        here = addresses.worksheet(words, words.ui("tryout_file"))
        ready = Chip(words.ui("tryout_ready"), Target(addresses.pack(words), is_file=True))
        return tryout(pack, self._around(here, [ready], here)).encode()

    def screen(self, shown: OnScreen) -> bytes:
        """Print the page on which people are drawn."""
        here = place(self.reader)
        return screen.page(shown, self._around(here, [], here)).encode()

    def decks(self, files: Mapping[str, bytes]) -> bytes:
        """Print the page of the cards; ``files`` hold what it leads to."""
        reader = self.reader
        here = addresses.decks(reader.language)
        themes = [(item, reader.title("theme", item)) for item in reader.listed("theme")]
        around = self._around(here, (), here)
        has_sheets = any(True for _ in every_sheet(reader))
        page = deckpage.page(decks(reader), themes, files, around, has_sheets=has_sheets)
        return page.encode()

    def key(self, view: SheetView) -> str:
        """Tell what a page shows that its sheet does not say: where its links lead, if anywhere."""
        links = {
            bit.target
            for cited in prose_of(view.back)
            for bit in cited.passage.references("cross_link")
        }
        found = sorted((link, self._link(addresses.HOME, link)[1]) for link in links)
        return f"screen {self.directory_urls} {self.trees.folders} {found}"

    def _around(self, here: str, papers: Sequence[Chip], same: str) -> Surroundings:
        """Tell a page at an address how to get to everything else.

        Shape: ``same`` is the address of what there is in every language.
        """
        root = addresses.to_file(here, "assets/", self.directory_urls).removesuffix("assets/")
        return Surroundings(
            words=self.reader.language,
            site_name=self.site_name,
            licence=self.licence,
            root=root,
            href=lambda target: href(here, target, self.directory_urls),
            link=lambda record_id: self._link(here, record_id),
            papers=tuple(
                (chip.title, href(here, chip.to, self.directory_urls)) for chip in papers if chip.to
            ),
            links=self.trees.links(root, dict(Elsewhere(self.reader).of(same))),
        )

    def _link(self, here: str, record_id: str) -> tuple[str, str | None]:
        chip = self.reader.chip_of(record_id)
        return chip.title, href(here, chip.to, self.directory_urls) if chip.to else None
