"""Prose becomes HTML. Everything is escaped here; nothing of an author's text is trusted.

Pieces are plain texts that are HTML already; only what leaves this module is marked as such, for
marking each piece would cost more than printing it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from ..prose import Bit
from ..views.parts import Cited
from .escaping import escaped
from .terms import Mentions

_BLOCK = {
    "paragraph": ("<p>", "</p>"),
    "list": ("<ul>", "</ul>"),
    "item": ("<li>", "</li>"),
    "quote": ("<blockquote>", "</blockquote>"),
    "emphasis": ("<em>", "</em>"),
    "strong": ("<strong>", "</strong>"),
    "prose": ("", ""),
}
_SIGN = {"line_break": "<br>", "rule": "<hr>"}


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
        tail = self._references(cited.sources)
        html = [self._bit(bit) for bit in children[:-1]]
        for bit in children[-1:]:
            if bit.kind == "paragraph":
                html.append(f"<p>{self._inside(bit)}{tail}</p>")
            else:
                html += [self._bit(bit), f"<p>{tail}</p>" if tail else ""]
        return Markup(_in_language("div", cited.lang, "".join(html)))

    def inline(self, cited: Cited) -> Markup:
        """Print prose of one paragraph without its ``<p>``; longer prose as a block."""
        children = cited.passage.root.children
        if len(children) != 1 or children[0].kind != "paragraph":
            return self.block(cited)
        self._lang = cited.lang
        html = self._inside(children[0]) + self._references(cited.sources)
        return Markup(_in_language("span", cited.lang, html))

    def references(self, sources: Sequence[str]) -> Markup:
        """Print the numbers of sources, together in one raised group."""
        return Markup(self._references(sources))

    def _references(self, sources: Sequence[str]) -> str:
        known = self.numbers
        numbers = {known[source] for source in sources if source in known} if sources else ()
        if not numbers:
            return ""
        links = ", ".join([self._reference(number) for number in sorted(numbers)])
        return f'<sup class="kim-cite">{links}</sup>'

    def _inside(self, bit: Bit) -> str:
        """Print what is in a node; citations in a row become one group, close to their word."""
        html: list[str] = []
        row: list[str] = []  # the sources cited since the last word
        run = ""  # the words since the last piece: those that only run over lines are one text
        for child in bit.children:
            kind = child.kind
            if kind == "text":
                run += child.text
            elif kind == "break":
                run += "\n"
            elif kind == "citation" and row and not run.strip():
                row.append(child.target)
                run = ""
            else:
                self._words(row, run, html)
                row, run = [], ""
                if kind == "citation":
                    row.append(child.target)
                else:
                    html.append(self._bit(child))
        self._words(row, run if run.strip() or not row else "", html)
        return "".join(html)

    def _words(self, row: list[str], run: str, html: list[str]) -> None:
        """Add the sources cited before words, without the space before them, and the words."""
        if row:
            group = self._references(row)
            if group and html:
                html[-1] = html[-1].rstrip()
            html.append(group)
        if run:
            html.append(self._text(run))

    def _bit(self, bit: Bit) -> str:
        if bit.kind in _BLOCK:
            before, after = _BLOCK[bit.kind]
            return f"{before}{self._inside(bit)}{after}"
        if bit.kind in _SIGN:
            return _SIGN[bit.kind]
        match bit.kind:
            case "code":
                return f"<code>{escaped(bit.text)}</code>"
            case "code_block":
                return f"<pre><code>{escaped(bit.text)}</code></pre>"
            case "ordered":
                start = f' start="{escaped(bit.target)}"' if bit.target else ""
                return f"<ol{start}>{self._inside(bit)}</ol>"
            case "link":
                words = replace(self, mentions=None)._inside(bit)
                return f'<a href="{escaped(bit.target)}" rel="noopener">{words}</a>'
            case "cross_link":
                return self._cross_link(bit)
        raise AssertionError(f"no way to print {bit.kind}")

    def _cross_link(self, bit: Bit) -> str:
        title, address = self.link(bit.target)
        words = escaped(bit.text or title)
        if not address:
            return words
        if self.mentions:
            self.mentions.pass_over(bit.target)
        return f'<a href="{escaped(address)}">{words}</a>'

    def _text(self, text: str) -> str:
        return self.mentions.print(text, self._lang) if self.mentions else escaped(text)

    def _reference(self, number: int) -> str:
        note = f"{self.of}{number}"
        first = "" if number in self.seen else f' id="verwijzing-{note}"'
        self.seen.add(number)
        label = escaped(self.label(number))
        return f'<a href="#bron-{note}"{first} aria-label="{label}">{number}</a>'


def _in_language(tag: str, lang: str, html: str) -> str:
    """Say in which language something stands, if that is not the language of the page."""
    return f'<{tag} lang="{lang}">{html}</{tag}>' if lang else html
