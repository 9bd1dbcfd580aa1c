"""Whatever is written: places lie in the file, what is said is kept, and paper has edges."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml
from examples import few
from hypothesis import assume, example, given
from hypothesis import strategies as st
from shaping import LINE, STYLES, dumped, record, shape

from mkdocs_kim import library
from mkdocs_kim.diagnostics import Diagnostic, Position, as_text
from mkdocs_kim.language import language
from mkdocs_kim.library import canonical
from mkdocs_kim.prose import read as read_prose
from mkdocs_kim.records import FILES, KINDS, Reading, form, read
from mkdocs_kim.render.prose import ProsePrinter
from mkdocs_kim.render.sheets.fit import check
from mkdocs_kim.render.sheets.layout import Layout, lay_out
from mkdocs_kim.rewrite import text, tidy
from mkdocs_kim.source import Mapping, Node, Scalar, Sequence, parse
from mkdocs_kim.views import Reader
from mkdocs_kim.views.parts import Cited
from mkdocs_kim.views.sheets import every_sheet

ALL = [kind for kind in (*KINDS, *FILES) if kind not in ("words.yml", "look.yml")]
"""What records can be made of from the declarations alone."""
PIECES = [
    "a", "title", "summary", "themes", "sources", ":", ": ", " ", "\n", "\n  ", "- ", "[", "]",
    "{", "}", ",", "'", '"', "|", ">", "|\n  ", "&", "*", "!", "#", "?", "<<", "\t", "é", "𝔸",
    "\\", "[[", "]]", "[@", "<b>", "https://", "2020-02-30", "\ufeff", "\r\n", "\u2028",
]  # fmt: skip
ODD = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


def outside(faults: Iterable[Diagnostic], content: str) -> list[Position]:
    """List the places that nobody could go to: a line or a column past the end of the file."""
    lines = content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [
        fault.at
        for fault in faults
        if not (1 <= fault.at.line <= len(lines))
        or not (1 <= fault.at.column <= len(lines[fault.at.line - 1]) + 1)
    ]


def plain(node: Node) -> Any:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(item) for key, item in node.entries}


def reading_of(kind: str, content: str) -> Reading:
    """Read a file of a kind; its YAML is without faults."""
    node, faults = parse(content.encode(), "a.yml")
    assert faults == []
    return read(kind, "a", "a.yml", node)


# Source


@given(ODD)
@example("a: |\n\t- b")
@example("\ufeff- a\r\n: b")
@example("a: [\n\n\n")
def test_every_fault_of_yaml_is_at_a_place_in_the_file(content: str) -> None:
    data = content.encode("utf-8", "surrogatepass")
    node, faults = parse(data, "a.yml")
    assert node is not None or faults
    assert outside(faults, content) == []


@given(record("intervention") | record("sources.yml"), STYLES)
def test_any_style_of_yaml_is_read_as_another_reader_does(
    data: dict[str, Any], style: dict[str, Any]
) -> None:
    content = dumped(data, **style)
    node, faults = parse(content.encode(), "a.yml")
    assert node is not None
    assert (faults, plain(node)) == ([], yaml.load(content, yaml.BaseLoader))


# Records


VALUES = st.recursive(
    st.sampled_from(["", "a", "1", "-1", "yes", "2020-02-30", "[[a]] <b>", "x" * 1200]) | ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LINE, inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("kind", [*KINDS, *FILES])
@few(12, len([*KINDS, *FILES]))
@given(data=st.data())
def test_any_tree_in_the_place_of_a_value_is_told_at_its_place(
    kind: str, data: st.DataObject
) -> None:
    """One value of a record that is valid becomes something else altogether."""
    said = data.draw(record(kind))
    key = data.draw(st.sampled_from([*said, "onbekend"]))
    content = dumped({**said, key: data.draw(VALUES)}, **data.draw(STYLES))
    node, faults = parse(content.encode("utf-8", "replace"), "a.yml")
    reading = read(kind, "a", "a.yml", node)
    found = library.build([reading], "nl")
    told = [*faults, *found.diagnostics]
    assert outside(told, content) == []
    for code in ("nl", "en"):
        assert as_text(told, language(code)).count("\n") == len(told)


# Prose


ALLOWED = {
    "p", "ul", "ol", "li", "blockquote", "em", "strong", "code", "pre", "br", "hr", "a", "sup",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "rel", "id", "aria-label"}, "ol": {"start"}, "sup": {"class"}}
EMPTY = {"br", "hr"}


class Elements(HTMLParser):
    """What a piece of HTML is made of; raises if an element is not closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.strange: list[str] = []
        self.said: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.strange.append(tag)
        known = ATTRIBUTES.get(tag, set())
        self.strange += [f"{tag} {name}" for name, _ in attrs if name not in known]
        for name, to in attrs:
            if name == "href" and not re.match(r"(https?://|mailto:|#|\.\./)", to or "", re.I):
                self.strange.append(f"{tag} {to}")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_comment(self, data: str) -> None:
        self.strange.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.strange.append("declaration")

    handle_pi = unknown_decl = handle_decl


def printed(content: str) -> tuple[Elements, list[Position]]:
    """Print prose of a record; give what it is made of, and the faults at no place."""
    file = yaml.dump({"a": content}, default_style='"', width=40)
    node, _ = parse(file.encode(), "a.yml")
    scalar = node.entries[0][1] if node else None
    assert isinstance(scalar, Scalar)
    passage = read_prose(scalar)
    printer = ProsePrinter({"a": 1, "b": 2}, str, lambda item: (f"<{item}>", f"../{len(item)}/"))
    return Elements(str(printer.block(Cited(passage)))), outside(passage.faults, file)


MARKS = [
    "[[a]]", "[[a|b]]", "[@a]", "[@c]", "[", "](", ")", "](javascript:a)", "](https://a.nl)", "*",
    "**", "_", "`", "<b>", "<script>", "<!--", "<!a", "<?", "<![CDATA[", "&lt;", "&#60;", "&amp;",
    '"', "'", "<https://a.nl>", "<a@b.nl>", "<javascript:a>", "\n", "\n\n", "- ", "1. ", "> ",
    "    ", "```", "#", "---", "\\", "![a](b)", "[a]: javascript:b", "onclick=", "é", "een", " ",
    "&colon;", "\\[", "[a][b]", "data:", "](HTTPS://a.nl 'b')", "\r", "&#13;", "&#x202e;",
]  # fmt: skip
MARKED = st.lists(st.sampled_from(MARKS), max_size=25).map("".join)


@given(MARKED | ODD)
@example('<a@b.nl?subject="><script>>')
@example('[a](https://b.nl "\\"><script>")')
@example("\r\x1f")
def test_any_prose_is_printed_as_elements_of_prose_only(content: str) -> None:
    elements, nowhere = printed(content)
    assert (elements.strange, nowhere) == ([], [])


WORDS = st.lists(st.from_regex(r"[A-Za-zé0-9€…‘’“”?!,;%/()]{1,9}", fullmatch=True), min_size=1)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=3))
def test_plain_text_comes_back_word_by_word(paragraphs: list[str]) -> None:
    content = "\n\n".join(paragraphs)
    assume(not re.search(r"(?m)^\d{1,9}\)", content))  # a numbered list
    elements, _ = printed(content)
    assert " ".join(" ".join(elements.said).split()) == " ".join(content.split())


# Rewriting


@pytest.mark.parametrize("kind", ALL)
@few(12, len(ALL))
@given(data=st.data())
def test_any_record_is_written_as_it_is_meant(kind: str, data: st.DataObject) -> None:
    """What ``kim fmt``, ``kim new`` and, by a test of its own, the form write."""
    reading = reading_of(kind, dumped(data.draw(record(kind))))
    assume(reading.shape is not None)
    said = canonical(reading.shape)
    again = reading_of(kind, text(kind, said))
    assert (again.diagnostics, canonical(again.shape)) == ((), said)


@pytest.mark.parametrize("kind", ALL)
@few(12, len(ALL))
@given(data=st.data(), style=STYLES)
def test_tidying_twice_changes_nothing_more(
    kind: str, data: st.DataObject, style: dict[str, Any]
) -> None:
    content = dumped(data.draw(record(kind)), **style)
    once = tidy(content, kind)
    before, after = reading_of(kind, content), reading_of(kind, once)
    assert tidy(once, kind) == once
    assert (before.shape is None) == (after.shape is None)
    if before.shape is not None:
        assert canonical(before.shape) == canonical(after.shape)


# Worksheets


SHEET = next(field for field in form(KINDS["instrument"]) if field.key == "worksheet")
BLOCKS = next(field for field in SHEET.fields if field.key == "blocks").blocks
HEAD = {"question": "Wie?", "orientation": "portrait", "layout": "own"}


def instrument(sheet: dict[str, Any]) -> dict[str, Any]:
    said = {"title": "Proef", "summary": "Kort.", "purpose": "Zien."}
    return {**said, "worksheet": [{**HEAD, **sheet}]}


def fits(sheet: dict[str, Any]) -> bool:
    """Tell whether a record may hold such a sheet; whether it fits on paper is told later."""
    return reading_of("instrument", dumped(instrument(sheet))).shape is not None


def blocks(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Make a block of a kind, with its case if it has one."""
    made = shape(BLOCKS[name], 1).map(lambda said: {"block": name, **said})
    return made.filter(lambda one: fits({"blocks": [one], "example": {"case": "Bo"}}))


@pytest.mark.parametrize("name", BLOCKS)
@few(8, len(BLOCKS))
@given(data=st.data())
def test_no_block_leaves_the_paper(name: str, data: st.DataObject) -> None:
    """Whatever a sheet holds, it stands between the margins, or its record is told that not."""
    made = [data.draw(blocks(name)), *data.draw(st.lists(blocks("lines"), max_size=2))]
    turned = data.draw(st.sampled_from(["portrait", "landscape"]))
    sheet = {"orientation": turned, "blocks": made, "example": {"case": "Bo is zestien."}}
    content = dumped(instrument(sheet))
    found = library.build([reading_of("instrument", content)], "nl")
    words = language("nl")
    for view in every_sheet(Reader(found, words, date.min)):
        faults = list(check(view, words, str))
        assert outside(faults, content) == []
        over = [one for paper, filled in view.forms for one in beyond(lay_out(view, paper, filled))]
        assert not over or faults


def beyond(layout: Layout) -> list[str]:
    """List the blocks that are not between the margins."""
    paper = layout.on.paper
    return [
        place.block.block
        for place in layout.places
        if place.x < paper.margin - 0.01
        or place.y < paper.margin - 0.01
        or place.x + place.width > paper.width - paper.margin + 0.01
        or place.y + place.height > paper.height - paper.margin + 0.01
    ]
