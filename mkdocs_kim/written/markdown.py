"""The body of a page becomes Markdown: headings as Markdown, all between them as HTML blocks.

What stands around a heading becomes a block that is opened and closed by slashes, with its element
and attributes after ``html |``: Python-Markdown leaves HTML blocks as they are, headings included,
so a contents list would know none of them otherwise. Other HTML stays as it is, sign by sign.
Source: https://facelessuser.github.io/pymdown-extensions/extensions/blocks/plugins/html/
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_OPENED = ("article", "div", "footer", "header", "main", "section")
_BLOCKS = frozenset(
    {*_OPENED, "address", "aside", "blockquote", "details", "dl", "fieldset", "figure", "form"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "hr", "nav", "ol", "p", "pre", "table", "ul"}
)
"""What Python-Markdown takes for a block wherever a line begins with it."""
_FENCE = re.compile(r"^([ >]*)(`(?=``)|~(?=~~))", re.MULTILINE)
"""A line that would begin a block of code, also in the middle of HTML."""
_NAME = re.compile(r"[A-Za-z_][-\w]*")
_SIGN = re.compile(r"[^\w\s,?!.;()'’‘–-]|\.(?=\.)|-(?=-)")
"""What Markdown could take for more than itself."""


@dataclass
class _Element:
    """An element, and where it stands in the text."""

    tag: str
    attributes: dict[str, str]
    start: int
    inner: int
    end: int = 0
    inner_end: int = 0
    children: list[_Element] = field(default_factory=list)

    def has_words(self, text: str) -> bool:
        """Tell whether there is text between the elements in it."""
        place = self.inner
        for child in self.children:
            if text[place : child.start].strip():
                return True
            place = child.end
        return bool(text[place : self.inner_end].strip())


class _Tree(HTMLParser):
    """Finds the elements of a body."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.lines = [0]
        for line in text.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.root = _Element("", {}, 0, 0, len(text), len(text))
        self.open = [self.root]
        self.feed(text)
        self.close()

    @property
    def _place(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._place
        inner = start + len(self.get_starttag_text() or "")
        values = {name: "" if value is None else value for name, value in attrs}
        made = _Element(tag, values, start, inner, inner, inner)
        self.open[-1].children.append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        ended = self.open.pop()
        assert ended.tag == tag, f"{tag} closes {ended.tag}"
        ended.inner_end = self._place
        ended.end = self.text.index(">", ended.inner_end) + 1


def front(values: dict[str, object]) -> str:
    """Write what the head of a page says; JSON is YAML as well."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", ""])


def body(html: str, wanted: Collection[str] | None = None) -> str:
    """Write a body.

    Shape: ``wanted`` are the ids of the headings that become Markdown; None: all that can.
    """
    return "\n\n".join(_blocks(_Tree(html).root, html, wanted)) + "\n"


def _blocks(around: _Element, html: str, wanted: Collection[str] | None) -> Iterator[str]:
    for child in around.children:
        title = html[child.inner : child.inner_end]
        if _is_heading(child, title, wanted):
            level = int(child.tag[1])
            yield f"{'#' * level} {_title(title)} {_attributes(child)}"
        elif _is_opened(child, html) and _holds(child, html, wanted):
            inner = list(_blocks(child, html, wanted))
            fence = "/" * (max(map(_longest, inner)) + 1)
            begin = f"{fence} html | {_selector(child)}"
            yield "\n\n".join([begin, *inner, fence])
        else:
            yield raw(html[child.start : child.end])


def raw(html: str) -> str:
    """Guard HTML against what Markdown does before it looks for HTML."""
    html = html.replace("\t", "&#9;")
    return _FENCE.sub(lambda found: f"{found[1]}&#{ord(found[2])};", html)


def _holds(around: _Element, html: str, wanted: Collection[str] | None) -> bool:
    """Tell whether there is a heading for Markdown below, to which all can be opened."""
    return any(
        _is_heading(child, html[child.inner : child.inner_end], wanted)
        or (_is_opened(child, html) and _holds(child, html, wanted))
        for child in around.children
    )


def _is_heading(element: _Element, title: str, wanted: Collection[str] | None) -> bool:
    anchor = element.attributes.get("id", "")
    return (
        element.tag in ("h1", "h2", "h3")
        and bool(_NAME.fullmatch(anchor))
        and (wanted is None or anchor in wanted)
        and not element.children
        and bool(title.strip())
        and "\n" not in title.strip()
        and all(_is_plain(value) for value in element.attributes.values())
    )


def _is_opened(element: _Element, html: str) -> bool:
    """Tell whether an element can be a block of Markdown."""
    return (
        element.tag in _OPENED
        and not element.has_words(html)
        and all(child.tag in _BLOCKS for child in element.children)
        and all(map(_NAME.fullmatch, element.attributes))
        and all(map(_is_plain, element.attributes.values()))
    )


def _is_plain(value: str) -> bool:
    return not re.search(r'["\\{}\n]', value)


def _longest(block: str) -> int:
    found = re.match(r"/{3,}", block)
    return len(found[0]) if found else 2


def _selector(element: _Element) -> str:
    names = "".join(f'[{name}="{value}"]' for name, value in element.attributes.items())
    return f"{element.tag}{names}"


def _attributes(element: _Element) -> str:
    said = [f"#{element.attributes['id']}"]
    said += [f'{key}="{value}"' for key, value in element.attributes.items() if key != "id"]
    return f"{{ {' '.join(said)} }}"


def _title(html: str) -> str:
    """Write the words of a heading so that they stay what they are."""
    pieces = re.split(r"(&#?\w+;)", html.strip())
    return "".join(
        piece if number % 2 else _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", piece)
        for number, piece in enumerate(pieces)
    )
