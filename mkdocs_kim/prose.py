"""CommonMark with ``[[cross-links]]`` and ``[@citations]`` becomes a small tree with positions.

The only door to the Markdown library for records. The tree is printed elsewhere: as HTML, as plain
text. Raw HTML, images, headings and unsafe addresses have no place in a record and are faults.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from .diagnostics import Diagnostic, Fact, Position
from .source import CONTROL, Scalar

_ADDRESS = re.compile(
    r"https?://(?:[^/?#@]*@)?(?=[^/?#]*\w)[^/?#@:\s]+(?=[:/?#]|$)|mailto:[^@\s]+@[^@\s]+",
    re.IGNORECASE,
)
"""What an address in prose may be: one with a host, or one of a person."""
LONGEST = 10_000
"""Characters of one text. Markdown made to be slow takes the square of its length to read."""
DEEPEST = 20
"""Levels of lists, quotes, emphasis and links in each other."""
_LOST_FROM = 100
"""Levels of the library, two for a list, from where it leaves text out; far beyond our own."""


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
        self.faults.append(Diagnostic(code, at, facts))


_CROSS_LINK = re.compile(r"\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
_CITATION = re.compile(r"\[@([^\[\]\n]*)\]")


def _our_rule(state: StateInline, silent: bool) -> bool:
    """Read ``[[id]]``, ``[[id|text]]`` and ``[@id]``; mark those that are not closed."""
    if not state.src.startswith(("[[", "[@"), state.pos):
        return False
    cross = state.src[state.pos + 1] == "["
    match = (_CROSS_LINK if cross else _CITATION).match(state.src, state.pos)
    if not silent:
        token = state.push("cross_link" if cross else "citation", "", 0)
        token.meta = {"pos": state.pos, "ok": match is not None}
        if match:
            token.content = match[1].strip()
            token.meta["text"] = (match[2] or "").strip() if cross else ""
    state.pos = match.end() if match else state.pos + 2
    return True


def _half_link(state: StateInline, silent: bool) -> bool:
    """Mark what is left of a link that is none: ``](`` without its beginning or its end."""
    if silent or not state.src.startswith("](", state.pos):
        return False
    state.push("half_link", "", 0).meta = {"pos": state.pos}
    state.pos += 2
    return True


_Rule = Callable[[StateInline, bool], bool]


def _placed(rule: _Rule, opening: str) -> _Rule:
    """Wrap a rule of the library so that the token it makes knows where it began."""

    def wrapped(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        for token in state.tokens[count:] if found and not silent else ():
            if token.type == opening:
                token.meta = {"pos": start}
                break
        return found

    return wrapped


def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _LOST_FROM})
    parser.inline.ruler.before("link", "kim", _our_rule)
    parser.inline.ruler.push("half_link", _half_link)
    parser.inline.ruler.at("link", _placed(rules_inline.link, "link_open"))
    parser.inline.ruler.at("autolink", _placed(rules_inline.autolink, "link_open"))
    parser.inline.ruler.at("image", _placed(rules_inline.image, "image"))
    parser.inline.ruler.at("html_inline", _placed(rules_inline.html_inline, "html_inline"))
    # Every address is let through here, so that an unsafe one becomes a fault, not silent text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


_MARKDOWN = _markdown()


def read(scalar: Scalar) -> Passage:
    """Read a scalar as prose; all faults are in the passage, none is raised."""
    if len(scalar.text) > LONGEST:
        facts: dict[str, Fact] = {"count": len(scalar.text), "limit": LONGEST}
        fault = Diagnostic("too-many-characters", scalar.at, facts)
        return Passage(scalar.text, Bit("prose"), (fault,))
    reading = _Reading(scalar, scalar.text.split("\n"))
    tokens = _MARKDOWN.parse(scalar.text)
    deep = _too_deep(tokens)
    if deep is not None:
        reading.fault("prose-too-deep", reading.start_of("", deep), limit=DEEPEST)
        return Passage(scalar.text, Bit("prose"), tuple(reading.faults))
    children = _nest(iter(tokens), reading)
    root = Bit("prose", children=children)
    return Passage(scalar.text, root, tuple(reading.faults), _words(root))


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


def _words(root: Bit) -> int:
    """Count what a reader sees as words: a cross-link is at least one, a citation none."""
    shown = {"emphasis": "", "strong": "", "link": "", "citation": ""}
    plain = "".join(
        shown.get(bit.kind, bit.text or ("x" if bit.kind == "cross_link" else " "))
        for bit in root.walk()
    )
    return len(re.findall(r"\S*\w\S*", plain))


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
            bits.append(_link(tokens, token, block, reading))
        elif token.type == "html_inline":
            reading.tag(token.content, reading.inside(block, token.meta["pos"]))
        elif token.type == "half_link":
            reading.fault("half-link", reading.inside(block, token.meta["pos"]))
        elif token.type == "image":
            reading.fault("image-in-prose", reading.inside(block, token.meta["pos"]))
        elif token.type in ("cross_link", "citation"):
            bits.extend(_reference(token, block, reading))
    return tuple(bits)


def _link(tokens: Iterator[Token], token: Token, block: Token, reading: _Reading) -> Bit:
    at = reading.inside(block, token.meta["pos"])
    address = str(token.attrs.get("href", ""))
    if not _ADDRESS.match(address):
        reading.fault("unsafe-link", at, address=address[:60])
    return Bit("link", target=address, children=_inline(tokens, block, reading))


def _reference(token: Token, block: Token, reading: _Reading) -> tuple[Bit, ...]:
    opening = reading.inside(block, token.meta["pos"])
    if not token.meta["ok"] or not token.content:
        reading.fault(f"half-{token.type.replace('_', '-')}", opening)
        return ()
    at = reading.inside(block, token.meta["pos"] + 2)
    return (Bit(token.type, token.meta["text"], token.content, at),)
