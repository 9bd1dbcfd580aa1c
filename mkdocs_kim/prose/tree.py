"""The tree that prose becomes, and what is visible of a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..diagnostics import Diagnostic, Position

_RUNNING = ("text", "break")
"""What runs on: words, and the ends of lines between them."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A node of the tree."""

    kind: str
    """``paragraph list ordered item quote code_block rule text emphasis strong code break
    line_break link cross_link citation``; ``prose`` at the root."""
    text: str = ""
    """Of ``text``, ``code`` and ``code_block``; of ``cross_link`` its own wording, if any."""
    target: str = ""
    """Of ``link`` the address, of ``cross_link`` and ``citation`` the id, of ``ordered`` its
    start."""
    at: Position | None = None
    """Of ``cross_link`` and ``citation``: where the id stands."""
    children: tuple[Bit, ...] = ()

    def uncited(self) -> Bit:
        """Give the same without citations, and without the space before each."""
        kept: list[Bit] = []
        for child in self.children:
            if child.kind != "citation":
                kept.append(child.uncited())
            elif kept and kept[-1].kind == "text":
                kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
            elif kept and kept[-1].kind == "break":
                kept.pop()
        return replace(self, children=tuple(kept))

    def joined(self) -> Iterator[Bit]:
        """Go through the children, text that only runs over lines as one: words are found in it."""
        run = ""
        for child in self.children:
            if child.kind in _RUNNING:
                run += "\n" if child.kind == "break" else child.text
                continue
            if run:
                yield Bit("text", run)
            run = ""
            yield child
        if run:
            yield Bit("text", run)

    def running(self) -> Iterator[str]:
        """Go through all running text: not what is code, nor what is a link already."""
        for child in self.joined():
            if child.kind == "text":
                yield child.text
            elif child.kind != "link":
                yield from child.running()

    def walk(self) -> Iterator[Bit]:
        """Go through this node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of prose in one language."""

    text: str
    """As it was written."""
    root: Bit
    faults: tuple[Diagnostic, ...] = ()
    words: int = 0

    @property
    def blank(self) -> bool:
        """Whether a reader would see nothing, and no fault says why."""
        return not self.faults and not any(
            bit.kind in ("cross_link", "citation") or visible(bit.text) for bit in self.root.walk()
        )

    def references(self, kind: str) -> Iterator[Bit]:
        """Go through the cross-links (``cross_link``) or the citations (``citation``)."""
        return (bit for bit in self.root.walk() if bit.kind == kind)


_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that are drawn as nothing."""


def visible(text: str) -> bool:
    """Tell whether a reader sees anything: a letter, a digit, a mark; no space, no control."""
    return any(unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANK for sign in text)
