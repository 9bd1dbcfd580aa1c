"""Prose becomes HTML. Everything is escaped here; nothing of an author's text is trusted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from ..prose import Bit
from ..views.parts import Cited

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
    """Prints the prose of one page, in reading order: the first mention of a source is a way back."""

    numbers: Mapping[str, int]
    """source id → its number on this page."""
    label: Callable[[int], str]
    """Words a number for people who hear the page."""
    link: Callable[[str], tuple[str, str | None]]
    """id → title and address; no address if the record cannot be reached now."""
    seen: set[int] = field(default_factory=set)

    def block(self, cited: Cited) -> Markup:
        """Print prose with its sources at the end of the last paragraph."""
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
        return self._inside(children[0]) + self.references(cited.sources)

    def references(self, sources: tuple[str, ...]) -> Markup:
        """Print the numbers of sources."""
        return Markup().join(self._reference(source) for source in sources)

    def _language(self, html: Markup, cited: Cited) -> Markup:
        return Markup('<div lang="{}">{}</div>').format(cited.lang, html) if cited.lang else html

    def _inside(self, bit: Bit) -> Markup:
        return Markup().join(self._bit(child) for child in bit.children)

    def _bit(self, bit: Bit) -> Markup:
        if bit.kind in _BLOCK:
            return _BLOCK[bit.kind].format(self._inside(bit))
        if bit.kind in _SIGN:
            return _SIGN[bit.kind]
        match bit.kind:
            case "text":
                return escape(bit.text)
            case "code":
                return Markup("<code>{}</code>").format(bit.text)
            case "code_block":
                return Markup("<pre><code>{}</code></pre>").format(bit.text)
            case "ordered":
                start = Markup(' start="{}"').format(bit.target) if bit.target else ""
                return Markup("<ol{}>{}</ol>").format(start, self._inside(bit))
            case "link":
                html = Markup('<a href="{}" rel="noopener">{}</a>')
                return html.format(bit.target, self._inside(bit))
            case "cross_link":
                title, address = self.link(bit.target)
                words = bit.text or title
                return Markup('<a href="{}">{}</a>').format(address, words) if address else escape(words)
            case "citation":
                return self._reference(bit.target)
        raise AssertionError(f"no way to print {bit.kind}")

    def _reference(self, source: str) -> Markup:
        number = self.numbers.get(source)
        if number is None:
            return Markup()
        first = Markup(' id="verwijzing-{}"').format(number) if number not in self.seen else ""
        self.seen.add(number)
        html = '<sup class="kim-cite"><a href="#bron-{}"{} aria-label="{}">{}</a></sup>'
        return Markup(html).format(number, first, self.label(number), number)
