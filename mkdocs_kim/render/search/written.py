"""A hand-written page as search knows it: its sections, each with the place to go to."""

from __future__ import annotations

from html.parser import HTMLParser

from ...views.documents import LEAD, TEXT, Document, Piece
from ...views.parts import Target

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SILENT = ("script", "style", "svg", "template", "button")
"""What holds no words for readers."""
_BREAKS = ("p", "li", "td", "th", "dt", "dd", "pre", "br", "tr", "blockquote", "figcaption")
"""After these comes a new word, whatever the markup says."""


def document(
    address: str, title: str, html: str, about: str = "", synonyms: tuple[str, ...] = ()
) -> Document:
    """Read the body of a page, as it comes from Markdown, with what its head says of it."""
    sections = _Sections(title)
    sections.feed(html)
    sections.close()
    pieces = tuple(piece for piece in sections.pieces() if piece.text)
    if about:
        pieces = (Piece(title, "", about, LEAD), *pieces)
    return Document("page", address, title, Target(address), words=synonyms, pieces=pieces)


class _Sections(HTMLParser):
    """Gathers text under the heading that it stands below."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.found: list[tuple[list[str], str, list[str]]] = [([title], "", [])]
        """Heading, anchor, text; each in pieces."""
        self.in_heading = False
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HEADINGS:
            self.in_heading = True
            anchor = "" if tag == "h1" else dict(attrs).get("id") or ""
            self.found.append(([], anchor, []))
        elif tag in _SILENT:
            self.silent += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS:
            self.in_heading = False
        elif tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BREAKS:
            self.found[-1][2].append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            heading, _, text = self.found[-1]
            (heading if self.in_heading else text).append(data)

    def pieces(self) -> list[Piece]:
        """Give what was gathered: a heading counts as a lead, the text below it as text."""
        made: list[Piece] = []
        for heading, anchor, text in self.found:
            label = " ".join("".join(heading).split())
            made.append(Piece(label, anchor, label if anchor else "", LEAD))
            made.append(Piece(label, anchor, " ".join("".join(text).split()), TEXT))
        return made
