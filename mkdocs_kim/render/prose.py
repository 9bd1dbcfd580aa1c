"""Prose becomes HTML. Everything is escaped here; nothing of an author's text is trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from ..prose import Bit
from ..views.parts import Cited
from .terms import Mentions

_BLOCK = {
    "paragraph": Markup("<p>{}</p>"),
    "list": Markup("<ul>{}</ul>"),
    "item": Markup("<li>{}</li>"),
    "quote": Markup("<blockquote>{}</blockquote>"),
    "emphasis": Markup("<em>{}</em>"),
    "strong": Markup("<strong>{}</strong>"),
    "prose": Markup("{}"),
}
_SIGN = {"break": Markup("\n"), "line_break": Markup("<br>"), "rule": Markup("<hr>")}


@dataclass
class ProsePrinter:
    """Prints the prose of one page, in reading order: first mentions are where notes lead back."""

    numbers: Mapping[str, int]
    """source id → its number on this page."""
    label: Callable[[int], str]
    """Words a number for people who hear the page."""
    link: Callable[[str], tuple[str, str | None]]
    """id → title and address; no address if the record cannot be reached now."""
    mentions: Mentions | None = None
    """Explains words where they are first said; without it no word is explained."""
    of: str = ""
    """Whose notes the numbers are, where a page has several lists of them: ``jim-aanpak-``."""
    seen: set[int] = field(default_factory=set)
    _lang: str = ""
    """The language of what is being printed, if it is not that of the page."""

    def block(self, cited: Cited) -> Markup:
        """Print prose with its sources at the end of the last paragraph."""
        self._lang = cited.lang
        children = cited.passage.root.children
        tail = self.references(cited.sources)
        html = Markup().join(self._bit(bit) for bit in children[:-1])
        for bit in children[-1:]:
            if bit.kind == "paragraph":
                html += _BLOCK["paragraph"].format(self._inside(bit) + tail)
            else:
                html += self._bit(bit) + (_BLOCK["paragraph"].format(tail) if tail else "")
        return self._language(html, cited)

    def inline(self, cited: Cited) -> Markup:
        """Print prose of one paragraph without its ``<p>``; longer prose as a block."""
        children = cited.passage.root.children
        if len(children) != 1 or children[0].kind != "paragraph":
            return self.block(cited)
        self._lang = cited.lang
        html = self._inside(children[0]) + self.references(cited.sources)
        return Markup('<span lang="{}">{}</span>').format(cited.lang, html) if cited.lang else html

    def references(self, sources: Sequence[str]) -> Markup:
        """Print the numbers of sources, together in one raised group."""
        numbers = [self.numbers[source] for source in sources if source in self.numbers]
        if not numbers:
            return Markup()
        links = Markup(", ").join(self._reference(number) for number in sorted(set(numbers)))
        return Markup('<sup class="kim-cite">{}</sup>').format(links)

    def _language(self, html: Markup, cited: Cited) -> Markup:
        return Markup('<div lang="{}">{}</div>').format(cited.lang, html) if cited.lang else html

    def _inside(self, bit: Bit) -> Markup:
        """Print what is in a node; citations in a row become one group, close to their word."""
        html: list[Markup] = []
        row: list[str] = []
        space = Markup()
        for child in bit.joined():
            if child.kind == "citation":
                row, space = [*row, child.target], Markup()
            elif row and _is_space(child):
                space = self._bit(child)
            else:
                html += [self.references(row), space, self._bit(child)]
                row, space = [], Markup()
        return Markup().join(_close_up([*html, self.references(row)]))

    def _bit(self, bit: Bit) -> Markup:
        if bit.kind in _BLOCK:
            return _BLOCK[bit.kind].format(self._inside(bit))
        if bit.kind in _SIGN:
            return _SIGN[bit.kind]
        match bit.kind:
            case "text":
                return self._text(bit.text)
            case "code":
                return Markup("<code>{}</code>").format(bit.text)
            case "code_block":
                return Markup("<pre><code>{}</code></pre>").format(bit.text)
            case "ordered":
                start = Markup(' start="{}"').format(bit.target) if bit.target else ""
                return Markup("<ol{}>{}</ol>").format(start, self._inside(bit))
            case "link":
                html = Markup('<a href="{}" rel="noopener">{}</a>')
                return html.format(bit.target, replace(self, mentions=None)._inside(bit))
            case "cross_link":
                title, address = self.link(bit.target)
                words = bit.text or title
                if self.mentions and address:
                    self.mentions.pass_over(bit.target)
                return (
                    Markup('<a href="{}">{}</a>').format(address, words)
                    if address
                    else escape(words)
                )
        raise AssertionError(f"no way to print {bit.kind}")

    def _text(self, text: str) -> Markup:
        return self.mentions.print(text, self._lang) if self.mentions else escape(text)

    def _reference(self, number: int) -> Markup:
        note = f"{self.of}{number}"
        first = Markup(' id="verwijzing-{}"').format(note) if number not in self.seen else ""
        self.seen.add(number)
        html = Markup('<a href="#bron-{}"{} aria-label="{}">{}</a>')
        return html.format(note, first, self.label(number), number)


def _is_space(bit: Bit) -> bool:
    return bit.kind == "break" or (bit.kind == "text" and not bit.text.strip())


def _close_up(html: list[Markup]) -> Iterator[Markup]:
    """Take the space before a raised number away, so that it stays with its word."""
    for piece, after in zip(html, [*html[1:], Markup()], strict=True):
        yield Markup(piece.rstrip()) if after.startswith("<sup") else piece
