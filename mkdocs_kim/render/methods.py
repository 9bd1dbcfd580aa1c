"""What methods say as pieces of HTML: for the pages that compare them, and as scripts for browsers.

A browser loads the script of a method when somebody compares it; so any few methods can be laid
side by side without a page for every choice, also from a disk.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from ..views import Method, Reader
from ..views.parts import Paragraphs, Part, Target
from .html import environment, href
from .prose import ProsePrinter

FOLDER = "methods/"
"""Where the scripts stand among the files of the site's own."""


@dataclass(frozen=True)
class Piece:
    """What a method says under one head, or of one element."""

    html: Markup
    words: tuple[str, ...]
    """The same as plain text; empty if nothing is known."""


class MethodPrinter:
    """Prints what methods say, as seen from one page."""

    def __init__(self, reader: Reader, here: str, directory_urls: bool) -> None:
        self.reader = reader
        self.here = here
        """The address of the page."""
        self.directory_urls = directory_urls
        self.template = environment().get_template("told.html.j2")
        self.proses: dict[str, ProsePrinter] = {}
        """Id of a method → what prints its prose: each source is led back to from one place."""

    def told(self, method: Method) -> dict[str, Piece]:
        """Print what a method says under each head."""
        prose = self._prose(method)
        return {
            key: Piece(self._print(told.parts, prose), told.words)
            for key, told in method.told.items()
        }

    def elements(self, method: Method) -> dict[str, Markup]:
        """Print how a method does each of its elements."""
        prose = self._prose(method)
        return {
            element: self._print((Paragraphs("", cell.how),) if cell.how else (), prose)
            for element, cell in method.elements.items()
        }

    def href(self, target: Target) -> str:
        """Give the address of a place in the site as seen from the page."""
        return href(self.here, target, self.directory_urls)

    def _print(self, parts: tuple[Part, ...], prose: ProsePrinter) -> Markup:
        html = self.template.render(
            parts=parts,
            ui=self.reader.language.ui,
            href=self.href,
            prose=prose.block,
            inline=prose.inline,
            cite=prose.references,
        )
        return Markup(html.strip())

    def _prose(self, method: Method) -> ProsePrinter:
        def link(record_id: str) -> tuple[str, str | None]:
            chip = self.reader.chip_of(record_id)
            return chip.title, self.href(chip.to) if chip.to else None

        def label(number: int) -> str:
            return self.reader.language.ui("note_number", number=number)

        if method.id not in self.proses:
            numbers = {note.source_id: note.number for note in method.notes}
            self.proses[method.id] = ProsePrinter(numbers, label, link, of=f"{method.id}-")
        return self.proses[method.id]


def script(method: Method, printer: MethodPrinter) -> bytes:
    """Make the script of a method: ``window.kim.methods["jim-aanpak"]``.

    Shape: ``told`` and ``elements`` hold HTML that this site has made, addresses as seen from the
    page that compares; ``words`` are the same as plain text, a list per head.
    """
    assert method.link.to is not None, "a method that is compared has a page"
    told = printer.told(method)
    data: dict[str, Any] = {
        "id": method.id,
        "title": method.link.title,
        "href": printer.href(method.link.to),
        "nature": method.nature,
        "concept": method.concept,
        "version": method.version,
        "reviewed": method.reviewed,
        "told": {key: {"html": piece.html, "words": piece.words} for key, piece in told.items()},
        "elements": {
            element: {"state": method.elements[element].state, "html": html}
            for element, html in printer.elements(method).items()
        },
        "notes": [
            {"number": note.number, "text": note.text, "url": note.url, "note": note.note}
            for note in method.notes
        ],
    }
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return (
        "window.kim=window.kim||{};window.kim.methods=window.kim.methods||{};"
        f"window.kim.methods[{json.dumps(method.id)}]={words};\n"
    ).encode()


def stamped(method_id: str, content: bytes) -> str:
    """Give the file of a method with a mark of its content, so that no browser shows an old one."""
    return f"{FOLDER}{method_id}.js?v={sha256(content).hexdigest()[:8]}"
