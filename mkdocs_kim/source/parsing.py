"""YAML text becomes nodes that know their place. The only door to the yaml library.

Every scalar stays text: ``no`` is not False, ``12:30`` not 750, ``010`` not 8. What makes YAML
dangerous or surprising (anchors, tags, merge keys, second documents, tabs) is a fault here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from yaml import events

from ..diagnostics import Diagnostic, Fact, Position, Word
from .nodes import Document, Mapping, Node, Scalar, Sequence, kind_of
from .syntax import syntax_fault

try:
    from yaml import CLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml: slower, and refuses `[Wie?]`
    from yaml import Loader as _Loader  # type: ignore[assignment]

LARGEST = 1_000_000
"""Bytes. A record of 10 KB is long already; more is a mistake or an attack."""
LARGEST_LIST = 10 * LARGEST
"""Bytes of a list that all records share and that cannot be split, such as the bibliography."""
DEEPEST = 16
"""Levels of nesting; the deepest field of ours needs five."""
PIECE = 3
"""As many keys in a row that are there twice are a piece that was pasted twice."""

CONTROL = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML forbids, the line ends that no editor shows as one (NEL, LS, PS), and what turns the
direction of reading."""
HIDDEN = r"\u00ad\u200b-\u200f\u2060-\u206f\ufeff"
"""What nobody sees, for classes of signs in patterns: text may hold it, the name of a host not."""


def parse(
    content: bytes, path: str, largest: int = LARGEST
) -> tuple[Mapping | None, list[Diagnostic]]:
    """Read the bytes of a YAML file into a mapping, with all that is wrong in it.

    Shape: None if the text is no mapping at all, or longer than ``largest`` bytes; faults that
    leave the rest readable (a duplicate key, an anchor) are reported, and the node is returned.
    """
    text, faults = _decode(content, path, largest)
    if text is None:
        return None, faults
    builder = _Builder(Document(path, text), faults)
    if CONTROL.search(text):
        return None, [*faults, *_unprintable(builder.document)]
    try:
        root = builder.document_node()
    except yaml.MarkedYAMLError as error:
        end = syntax_fault(error, builder.document)
        return None, [*(fault for fault in faults if fault.at != end.at), end]
    if root is None:
        return None, faults or [Diagnostic("empty-file", Position(path))]
    if not isinstance(root, Mapping):
        return None, [*faults, Diagnostic("not-a-mapping", root.at, {"found": Word(kind_of(root))})]
    return root, faults


def _decode(content: bytes, path: str, largest: int) -> tuple[str | None, list[Diagnostic]]:
    if len(content) > largest:
        facts = {"size": len(content) // 1000, "limit": largest // 1000}
        return None, [Diagnostic("file-too-large", Position(path), facts)]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content.count(0) * 4 > len(content):
        return None, [Diagnostic("not-utf8", Position(path))]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", "replace")
        document = Document(path, before.replace("\r\n", "\n"))
        return None, [Diagnostic("not-utf8", document.position(len(document.text)))]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _unprintable(document: Document) -> Iterable[Diagnostic]:
    """Find the first on each line, so that a file that is no text does not flood the reader."""
    places = [document.position(match.start()) for match in CONTROL.finditer(document.text)]
    first = {at.line: at for at in reversed(places)}
    return [Diagnostic("control-character", at) for at in reversed(first.values())]


class _Builder:
    """Walks the events of one document and makes nodes of them."""

    def __init__(self, document: Document, faults: list[Diagnostic]) -> None:
        self.document = document
        self.faults = faults

    def events(self) -> Iterator[Any]:
        return iter(_Loader(self.document.text).get_event, None)

    def at(self, mark: Any) -> Position:
        return Position(self.document.path, mark.line + 1, mark.column + 1)

    def fault(self, code: str, mark: Any, **facts: str | int) -> None:
        self.faults.append(Diagnostic(code, self.at(mark), facts))

    def document_node(self) -> Node | None:
        root: Node | None = None
        above: list[tuple[Any, list[Node]]] = []
        documents = 0
        for event in self.events():
            kind = type(event)
            if kind is events.ScalarEvent:
                node: Node = self.scalar(event)
            elif kind is events.MappingEndEvent:
                start, items = above.pop()
                node = self.mapping(items, start.start_mark)
            elif kind is events.SequenceEndEvent:
                start, items = above.pop()
                node = Sequence(tuple(items), self.at(start.start_mark))
            elif kind is events.AliasEvent:
                self.fault("alias", event.start_mark, name=event.anchor)
                node = Scalar(f"*{event.anchor}", self.at(event.start_mark), "*")
            else:
                if kind in (events.MappingStartEvent, events.SequenceStartEvent):
                    self.properties(event)
                    if len(above) == DEEPEST:
                        self.fault("too-deep", event.start_mark, limit=DEEPEST)
                        return root
                    above.append((event, []))
                elif kind is events.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self.fault("second-document", event.start_mark)
                        return root
                continue
            if above:
                above[-1][1].append(node)
            elif not (isinstance(node, Scalar) and not node.text and not node.style):
                root = node
        return root

    def properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.fault("anchor", event.start_mark, name=event.anchor)
        if event.tag is not None and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.fault("tag", event.start_mark, tag=tag)

    def scalar(self, event: Any) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self.properties(event)
        text, style, document = event.value, event.style or "", self.document
        start = event.start_mark
        span = (start.index, event.end_mark.index)
        at = Position(document.path, start.line + 1, start.column + 1)
        if not text and not style and document.text[span[0] - 1 : span[0]] == "-":
            at = at._replace(column=at.column - 1)  # an empty item stands at its hyphen
        scalar = Scalar(text, at, style, document, span)
        if style == '"' and (escaped := CONTROL.search(text)):
            place = scalar.position(escaped.start())
            self.faults.append(Diagnostic("control-character", place))
        return scalar

    def mapping(self, items: list[Node], mark: Any) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        again: list[Scalar] = []
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                found = Word(kind_of(key))
                self.faults.append(Diagnostic("key-not-text", key.at, {"found": found}))
            elif key.text == "<<" and not key.style:
                self.faults.append(Diagnostic("merge-key", key.at))
            elif key.text in entries:
                again.append(key)
            else:
                self.again(again, entries)
                again = []
                entries[key.text] = (key, value)
        self.again(again, entries)
        return Mapping(tuple(entries.values()), self.at(mark))

    def again(self, keys: list[Scalar], entries: dict[str, tuple[Scalar, Node]]) -> None:
        """Report keys in a row that were there before; of a whole piece that is one fault."""
        if len(keys) < PIECE:
            for key in keys:
                facts: dict[str, Fact] = {"key": key.text, "line": entries[key.text][0].at.line}
                self.faults.append(Diagnostic("duplicate-key", key.at, facts))
            return
        first, last = keys[0], keys[-1]
        line = entries[first.text][0].at.line
        facts = {"key": first.text, "line": line, "last": last.text, "to": last.at.line}
        self.faults.append(Diagnostic("duplicate-keys", first.at, facts))
