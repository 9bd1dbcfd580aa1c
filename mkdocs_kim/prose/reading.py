"""CommonMark with ``[[cross-links]]`` and ``[@citations]`` becomes a small tree with positions.

The only door to the Markdown library for records. The tree is printed elsewhere: as HTML, as plain
text. Raw HTML, images, headings and unsafe addresses have no place in a record and are faults.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from ..diagnostics import Diagnostic, Fact, Position
from ..source import CONTROL, Scalar
from .plain import plain
from .rules import markdown
from .tree import Bit, Passage

_ADDRESS = re.compile(
    r"https?://(?=[^/?#]*\w)[^/?#@:\s]+(?::\d*)?(?=[/?#]|$)|mailto:[^@?\s]+@[^@?\s]+$",
    re.IGNORECASE,
)
"""What an address in prose may be: one with a host and no name before it that seems to be one, or
one of a person and no letter to them."""
LONGEST = 10_000
"""Characters of one text. Markdown made to be slow takes the square of its length to read."""
MOST = 20
"""Faults that are told of one text: nobody reads a thousand, and mending the first mends many."""
DEEPEST = 20
"""Levels of lists, quotes, emphasis and links in each other."""


@dataclass
class _Reading:
    """What reading one passage needs to remember: its text, and the faults met."""

    scalar: Scalar
    lines: list[str] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)

    def start_of(self, sign: str, line: int) -> Position:
        """Find the first of a literal from the start of a line of the text on."""
        start = sum(len(text) + 1 for text in self.lines[:line])
        found = self.scalar.text.find(sign, start)
        return self.scalar.position(found if found >= 0 else start)

    def inside(self, block: Token, offset: int) -> Position:
        """Find a character of an inline token, whose lines have lost their markers and indent."""
        first, _ = block.map or (0, 0)
        before = block.content[:offset].split("\n")
        line = first + len(before) - 1
        content = block.content.split("\n")[len(before) - 1]
        column = max(self.lines[line].find(content), 0) + len(before[-1])
        return self.scalar.position(sum(len(text) + 1 for text in self.lines[:line]) + column)

    def tag(self, tag: str, at: Position) -> None:
        """Report a tag; its closing one is no second fault."""
        if not tag.startswith("</") or all(fault.code != "raw-html" for fault in self.faults):
            self.fault("raw-html", at, html=tag[:40])

    def control(self, block: Token, text: str) -> None:
        """Report a control character that an entity makes; a plain one YAML does not let in."""
        if CONTROL.search(text):
            entities = re.finditer(r"&#?\w+;", block.content)
            found = (m.start() for m in entities if CONTROL.search(html.unescape(m[0])))
            self.fault("control-character", self.inside(block, next(found, 0)))

    def fault(self, code: str, at: Position, **facts: str | int) -> None:
        if len(self.faults) < MOST:
            self.faults.append(Diagnostic(code, at, facts))


_MARKDOWN = markdown()


def read(scalar: Scalar) -> Passage:
    """Read a scalar as prose; all faults are in the passage, none is raised."""
    if len(scalar.text) > LONGEST:
        facts: dict[str, Fact] = {"count": len(scalar.text), "limit": LONGEST}
        fault = Diagnostic("too-many-characters", scalar.at, facts)
        return Passage(scalar.text, Bit("prose"), (fault,))
    return plain(scalar) or whole(scalar)


def whole(scalar: Scalar) -> Passage:
    """Read a scalar of any length as Markdown, whatever it holds."""
    text = scalar.text.replace("\r", " ")  # the library would take it for a line end
    reading = _Reading(scalar, text.split("\n"))
    tokens = _MARKDOWN.parse(text)
    deep = _too_deep(tokens)
    if deep is not None:
        reading.fault("prose-too-deep", reading.start_of("", deep), limit=DEEPEST)
        return Passage(scalar.text, Bit("prose"), tuple(reading.faults))
    root = Bit("prose", children=_nest(iter(tokens), reading))
    return Passage.of(scalar.text, root, tuple(reading.faults))


_LEVELS = ("bullet_list", "ordered_list", "blockquote", "em", "strong", "link")


def _too_deep(tokens: Sequence[Token]) -> int | None:
    """Find the first line with more levels than can be read, on paper or by us."""
    level, line = 0, 0
    for block in tokens:
        line = block.map[0] if block.map else line
        for token in (block, *(block.children or ())):
            if token.type.rpartition("_")[0] in _LEVELS:
                level += token.nesting
            if level > DEEPEST:
                return line
    return None


_BLOCKS = {
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "ordered",
    "list_item_open": "item",
    "blockquote_open": "quote",
}


def _nest(tokens: Iterator[Token], reading: _Reading) -> tuple[Bit, ...]:
    bits: list[Bit] = []
    for token in tokens:
        if token.nesting == -1:
            break
        line = token.map[0] if token.map else 0
        if token.type == "paragraph_open" and token.hidden:
            bits.extend(_nest(tokens, reading))  # an item of a tight list needs no paragraph
        elif token.type in _BLOCKS:
            start = str(token.attrs.get("start", "")) if token.type == "ordered_list_open" else ""
            bits.append(Bit(_BLOCKS[token.type], target=start, children=_nest(tokens, reading)))
        elif token.type == "heading_open":
            sign = token.markup if token.markup.startswith("#") else reading.lines[line].strip()
            reading.fault("heading-in-prose", reading.start_of(sign, line))
            bits.append(Bit("paragraph", children=_nest(tokens, reading)))
        elif token.type == "inline":
            bits.extend(_inline(iter(token.children or ()), token, reading))
        elif token.type == "html_block":
            tag = token.content.strip().split("\n")[0]
            reading.tag(tag, reading.start_of(tag, line))
        elif token.type in ("fence", "code_block"):
            bits.append(Bit("code_block", token.content))
        elif token.type == "hr":
            bits.append(Bit("rule"))
    return tuple(bits)


_PLAIN: dict[str, Callable[[Token], Bit]] = {
    "text": lambda token: Bit("text", token.content),
    "code_inline": lambda token: Bit("code", token.content),
    "softbreak": lambda token: Bit("break"),
    "hardbreak": lambda token: Bit("line_break"),
}


def _inline(tokens: Iterator[Token], block: Token, reading: _Reading) -> tuple[Bit, ...]:
    bits: list[Bit] = []
    for token in tokens:
        if token.nesting == -1:
            break
        if token.type in _PLAIN:
            reading.control(block, token.content)
            bits.append(_PLAIN[token.type](token))
        elif token.type in ("em_open", "strong_open"):
            kind = "emphasis" if token.type == "em_open" else "strong"
            bits.append(Bit(kind, children=_inline(tokens, block, reading)))
        elif token.type == "link_open":
            bits.extend(_link(tokens, token, block, reading))
        elif token.type == "html_inline":
            reading.tag(token.content, reading.inside(block, token.meta["pos"]))
        elif token.type == "half_link":
            reading.fault("half-link", reading.inside(block, token.meta["pos"]))
        elif token.type == "image":
            reading.fault("image-in-prose", reading.inside(block, token.meta["pos"]))
        elif token.type in ("cross_link", "citation"):
            bits.extend(_reference(token, block, reading))
    return tuple(bits)


def _link(
    tokens: Iterator[Token], token: Token, block: Token, reading: _Reading
) -> tuple[Bit, ...]:
    """Read a link; of one that is refused only the words are left, whoever prints them."""
    at = reading.inside(block, token.meta["pos"])
    address = str(token.attrs.get("href", ""))
    if not _ADDRESS.match(address):
        reading.fault("unsafe-link", at, address=address[:60])
        return _inline(tokens, block, reading)
    return (Bit("link", target=address, children=_inline(tokens, block, reading)),)


def _reference(token: Token, block: Token, reading: _Reading) -> tuple[Bit, ...]:
    opening = reading.inside(block, token.meta["pos"])
    if not token.meta["ok"] or not token.content:
        reading.fault(f"half-{token.type.replace('_', '-')}", opening)
        return ()
    at = reading.inside(block, token.meta["pos"] + 2)
    return (Bit(token.type, token.meta["text"], token.content, at),)
