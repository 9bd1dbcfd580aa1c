"""The tree that prose becomes, and what is visible of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..diagnostics import Diagnostic, Position
from .marks import MARK

_RUNNING = ("text", "break")
"""What runs on: words, and the ends of lines between them."""


class Bit(NamedTuple):
    """A node of the tree; a tuple, for a record has hundreds."""

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
                kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
            elif kept and kept[-1].kind == "break":
                kept.pop()
        return self._replace(children=tuple(kept))

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
    tree: Bit | None = None
    """What it says, if that is more than paragraphs with cross-links and citations."""
    faults: tuple[Diagnostic, ...] = ()
    marks: tuple[Bit, ...] = ()
    """The cross-links and citations, in reading order."""
    _plain: Bit | None = field(default=None, init=False, compare=False, repr=False)

    @classmethod
    def of(cls, text: str, tree: Bit, faults: tuple[Diagnostic, ...] = ()) -> Passage:
        """Make one of a whole tree."""
        marks = tuple(bit for bit in tree.walk() if bit.kind in ("cross_link", "citation"))
        return cls(text, tree, faults, marks)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what was read; what grew from it grows again."""
        return Passage, (self.text, self.tree, self.faults, self.marks)

    @property
    def root(self) -> Bit:
        """What it says. A plain one grows its tree when first asked, for not all are printed."""
        if self.tree is not None:
            return self.tree
        if self._plain is None:
            object.__setattr__(self, "_plain", _paragraphs(self.text, iter(self.marks)))
        assert self._plain is not None, "it has just been made"
        return self._plain

    @property
    def blank(self) -> bool:
        """Whether a reader would see nothing, and no fault says why."""
        if self.faults or self.marks:
            return False
        if self.tree is None:
            return not visible(self.text)
        return not any(visible(bit.text) for bit in self.tree.walk())

    @property
    def words(self) -> int:
        """Count what a reader sees as words: a cross-link is at least one, a citation none."""
        shown = {"emphasis": "", "strong": "", "link": "", "citation": ""}
        plain = "".join(
            shown.get(bit.kind, bit.text or ("x" if bit.kind == "cross_link" else " "))
            for bit in self.root.walk()
        )
        return len(re.findall(r"\S*\w\S*", plain))

    def references(self, kind: str) -> Iterator[Bit]:
        """Go through the cross-links (``cross_link``) or the citations (``citation``)."""
        return (bit for bit in self.marks if bit.kind == kind)

    def plain(self, word: Callable[[Bit], str]) -> str:
        """Give it as plain text on one line, each cross-link and citation as ``word`` has it."""
        if self.tree is not None:
            text = _running(self.tree, word)
        elif self.marks:
            marks = iter(self.marks)
            text = MARK.sub(lambda _: word(next(marks)), self.text)
        else:
            text = self.text
        return " ".join(text.split())

    def uncited(self) -> Passage:
        """Give the same without citations, and without the space before each."""
        return Passage.of(self.text, self.root.uncited(), self.faults)


_BREAKS = ("break", "line_break")
_BLOCKS = ("paragraph", "item", "code_block")


def _running(bit: Bit, word: Callable[[Bit], str]) -> str:
    if bit.kind in ("cross_link", "citation"):
        return word(bit)
    if bit.kind in _BREAKS:
        return " "
    inner = "".join([_running(child, word) for child in bit.children])
    return bit.text + inner + (" " if bit.kind in _BLOCKS else "")


def _paragraphs(text: str, marks: Iterator[Bit]) -> Bit:
    blocks = filter(None, re.split(r"\n\n+", text.strip("\n")))
    return Bit("prose", children=tuple(_paragraph(block, marks) for block in blocks))


_BREAK = Bit("break")


def _paragraph(block: str, marks: Iterator[Bit]) -> Bit:
    bits: list[Bit] = []
    for line in block.split("\n"):
        here = 0
        for match in MARK.finditer(line) if "[" in line else ():
            if here < match.start():
                bits.append(Bit("text", line[here : match.start()]))
            bits.append(next(marks))
            here = match.end()
        if here < len(line):
            bits.append(Bit("text", line[here:]))
        bits.append(_BREAK)
    return Bit("paragraph", children=tuple(bits[:-1]))


_LETTER = re.compile("[0-9A-Za-z]")
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that are drawn as nothing."""


def visible(text: str) -> bool:
    """Tell whether a reader sees anything: a letter, a digit, a mark; no space, no control."""
    return _LETTER.search(text) is not None or any(
        unicodedata.category(sign)[0] in "LNPS" and sign not in _BLANK for sign in text
    )
