"""What methods say as pieces of HTML: for the pages that compare them, and as scripts for browsers.

A browser loads the script of a method when somebody compares it; so any few methods can be laid
side by side without a page for every choice, also from a disk.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from ..views import Known, Method, Reader, Said
from ..views.invite import Place, query
from ..views.pages import Note
from ..views.parts import Cited, Part, Target
from .escaping import spoken
from .html import environment, href, inviting
from .leaves import reference
from .prose import ProsePrinter

ASSETS = "assets/kim/"
"""Where files of the site's own stand."""
FOLDER = "methods/"
"""Where the scripts stand among the files of the site's own."""
INDEX = "index"
"""The script that tells of all methods; no record can have this id."""


@dataclass(frozen=True)
class Piece:
    """What a method says under one head, or of one element."""

    html: Markup
    words: tuple[str, ...]
    """The same as plain text; empty if nothing is known."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """All that a method says."""

    told: Mapping[str, Piece]
    """Key of a head → what is said under it."""
    elements: Mapping[str, Markup]
    """Id of an element → how the method does it."""


@dataclass(frozen=True, slots=True)
class On:
    """What the parts of a method are printed with: the names that templates ask for."""

    prose: Callable[[Cited], Markup]
    inline: Callable[[Cited], Markup]
    cite: Callable[[Sequence[str]], Markup]
    href: Callable[[Target], str]
    ui: Callable[..., str]
    invite: None = None


@dataclass(eq=False)
class MethodPrinter:
    """Prints what methods say, as seen from one page or from any page beside it."""

    reader: Reader
    here: str
    """The address of the page."""
    directory_urls: bool
    edit_url: Callable[[str], str | None] = lambda _: None
    on_paper: Callable[[str], str] = lambda _: ""
    """Gives the address of a page as it is printed."""
    index: str = ""
    """The script that tells of all methods, as it stands in ``FOLDER``."""
    by_hand: str = ""
    """The hand-written page that stands where the form would."""
    links: dict[str, tuple[str, str | None]] = field(default_factory=dict, init=False)
    """Id of a record → its title and address."""
    hrefs: dict[Target, str] = field(default_factory=dict, init=False)

    @cached_property
    def _parts(self) -> Any:
        """The macros that print parts, by their form: there are too many for a render each."""
        return environment().get_template("_parts.html.j2").module

    def pieces(self, method: Method) -> Pieces:
        """Print what a method says: under each head, then of elements; sources count through."""
        numbers = {note.source_id: note.number for note in method.notes}
        prose = ProsePrinter(numbers, self._label, self._link, of=f"{method.id}-")
        on = On(prose.block, prose.inline, prose.references, self.href, self.reader.language.ui)
        return Pieces(
            {
                key: Piece(self._print(told.parts, on), told.words)
                for key, told in method.told.items()
            },
            {
                element: Markup(spoken(prose.block(cell.how).strip())) if cell.how else Markup()
                for element, cell in method.elements.items()
            },
        )

    def folder(self) -> str:
        """Give the address of the folder with the scripts."""
        return self.href(Target(f"{ASSETS}{FOLDER}", is_file=True))

    def invite(self, method_id: str, field: str = "", fill: str = "") -> str:
        """Give where a method is filled in: the form, else its file; empty if neither is there."""
        place = Place("intervention", method_id)
        to = inviting(self.reader.language, place, field, fill, self.by_hand)
        if to is not None:
            return self.href(to)
        return self.edit_url(self.reader.library.paths[method_id]) or ""

    def place(self, field: str, fill: str = "") -> str:
        """Give what is put behind where a method is filled in, to come to a place in it."""
        if self.by_hand:
            return ""
        return "&" + query(self.reader.language, form_field=field, form_fill=fill)

    def whole(self, target: Target) -> str:
        """Give an address as it is printed; empty if the site does not know its own."""
        query = f"?{target.query}" if target.query else ""
        whole = self.on_paper(target.page)
        return whole + query if whole else ""

    def href(self, target: Target) -> str:
        """Give the address of a place in the site as seen from the page."""
        if target.query:  # there are too many of these to remember
            return href(self.here, target, self.directory_urls)
        if target not in self.hrefs:
            self.hrefs[target] = href(self.here, target, self.directory_urls)
        return self.hrefs[target]

    def _print(self, parts: Sequence[Part], on: On) -> Markup:
        """Print the parts of one head below each other."""
        html = (getattr(self._parts, part.form)(part, on) for part in parts)
        return Markup(spoken("\n\n".join(html).strip()))

    def _label(self, number: int) -> str:
        return self.reader.language.ui("note_number", number=number)

    def _link(self, record_id: str) -> tuple[str, str | None]:
        if record_id not in self.links:
            chip = self.reader.chip_of(record_id)
            self.links[record_id] = chip.title, self.href(chip.to) if chip.to else None
        return self.links[record_id]


def script(
    method: Method, brief: Said, printer: MethodPrinter, taken: Mapping[str, Any] | None = None
) -> bytes:
    """Make the script of a method: ``window.kim.methods["jim-aanpak"]``.

    Shape: ``told`` and ``elements`` hold HTML that this site has made, addresses as seen from the
    page that compares; ``words`` are the same as plain text, a list per head. ``brief`` is what
    stands on paper, ``whole`` the address that is printed there. ``taken`` is what files are made
    of, where the script of all files would be too large.
    """
    assert method.link.to is not None, "a method that is compared has a page"
    pieces = printer.pieces(method)
    data: dict[str, Any] = {
        "id": method.id,
        "title": method.link.title,
        "href": printer.href(method.link.to),
        "whole": printer.whole(method.link.to),
        "invite": printer.invite(method.id),
        "nature": method.nature,
        "concept": method.concept,
        "version": method.version,
        "reviewed": method.reviewed,
        "told": {
            key: {"html": piece.html, "words": piece.words} for key, piece in pieces.told.items()
        },
        "elements": {
            element: {
                "state": method.elements[element].state,
                "html": html,
                "words": method.elements[element].words,
            }
            for element, html in pieces.elements.items()
        },
        "brief": brief,
        "notes": [_note(note) for note in method.notes],
    }
    if taken is not None:
        data["taken"] = taken
    return (
        "window.kim=window.kim||{};window.kim.methods=window.kim.methods||{};"
        f"window.kim.methods[{json.dumps(method.id)}]={_json(data)};\n"
    ).encode()


def _note(note: Note) -> dict[str, Any]:
    return {
        "number": note.number,
        "html": reference(note.line),
        "url": note.url,
        "note": note.note,
        "cited": note.cited,
    }


def index(known: Known, scripts: Mapping[str, bytes], printer: MethodPrinter) -> bytes:
    """Make the script that tells which methods there are: ``window.kim.known``.

    Shape: ``scripts`` holds the script of each method, by its id. ``methods`` by title: id, title,
    file; ``former`` leads from an id to the one that came after; ``withdrawn`` says why.
    """
    data = {
        "methods": [
            {"id": item, "title": title, "file": stamped(item, scripts[item])}
            for item, title in known.titles.items()
        ],
        "former": known.former,
        "withdrawn": {
            item: {
                "title": gone.link.title,
                "words": gone.words,
                "href": printer.href(gone.link.to) if gone.link.to else "",
                "instead": gone.instead,
            }
            for item, gone in known.withdrawn.items()
        },
    }
    return f"window.kim=window.kim||{{}};window.kim.known={_json(data)};\n".encode()


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def stamped(method_id: str, content: bytes) -> str:
    """Give the file of a method with a mark of its content, so that no browser shows an old one."""
    return f"{method_id}.js?v={sha256(content).hexdigest()[:8]}"
