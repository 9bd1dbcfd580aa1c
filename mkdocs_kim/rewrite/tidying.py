"""A file of an author becomes a tidy one that says the same, with its comments."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from .. import prose
from ..diagnostics import Diagnostic, Position
from ..library import canonical, unwrapped
from ..records import Field, read
from ..source import Mapping, Node, Scalar, Sequence, parse
from .comments import comments
from .notes import Notes
from .scalars import Exact, as_number, as_truth, one_line
from .writing import fields_of, inside, text


class TidyError(Exception):
    """A file that is to be left alone: what it says cannot be read, or would not be kept."""

    def __init__(self, faults: Collection[Diagnostic] = ()) -> None:
        super().__init__()
        self.faults = tuple(faults)
        """Empty if nothing is wrong with the file, but with what we would make of it."""


def tidy(content: str, kind: str, without: Collection[str] = ()) -> str:
    """Write a file anew, in the one order and form.

    Shape: comments that are in ``without`` are left out.
    Raises: TidyError if the file has faults of YAML, or if the new text would not say the same.
    """
    root, said, notes = _read(content, kind)
    for kept in (notes.above, notes.below):
        for place, lines in list(kept.items()):
            kept[place] = [line for line in lines if line not in without]
            if not kept[place]:
                del kept[place]
    notes.top = [line for line in notes.top if line not in without]
    notes.beside = {place: it for place, it in notes.beside.items() if it not in without}
    written = text(kind, said, notes)
    again, said_again, notes_again = _read(written, kind)
    same = _pruned(said) == _pruned(said_again) and _canonical(root, kind, again)
    if not same or sorted(notes.all()) != sorted(notes_again.all()):
        raise TidyError
    return written


def anew(content: str, kind: str, data: dict[str, Any]) -> str:
    """Write a file with other data, its comments at the places where they stood.

    Shape: ``data`` as ``library.canonical`` gives it; items of lists have kept their place.
    Raises: ValueError if a comment has no place any more, or the file cannot be read.
    """
    try:
        _, _, notes = _read(content, kind)
        written = text(kind, data, notes)
        _, _, again = _read(written, kind)
    except TidyError as error:
        raise ValueError(kind) from error
    if sorted(notes.all()) != sorted(again.all()):
        raise ValueError(kind)
    return written


def still_tidy(before: str, after: str, kind: str) -> str:
    """Tidy a text if what it was made of was tidy."""
    try:
        return tidy(after, kind) if tidy(before, kind) == before else after
    except TidyError:
        return after


def _read(content: str, kind: str) -> tuple[Mapping, dict[str, Any], Notes]:
    root, faults = parse(content.encode(), "")
    if root is None or faults:
        raise TidyError(faults)
    data = {key: _data(field, node) for key, field, node in _declared(fields_of(kind), root)}
    return root, data, comments(root, as_lines(content))


def as_lines(content: str) -> str:
    """Take out what Windows puts in, as reading does."""
    return content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def as_before(content: bytes, text: str) -> str:
    """Give a text the line ends, and the mark at its beginning, that the file had."""
    mark = "\ufeff" if content.startswith(b"\xef\xbb\xbf") else ""
    return mark + (text.replace("\n", "\r\n") if b"\r\n" in content else text)


def _declared(fields: Collection[Field], node: Mapping) -> list[tuple[str, Field | None, Node]]:
    known = {field.key: field for field in fields}
    return [(key.text, known.get(key.text), value) for key, value in node.entries]


def _data(known: Field | None, node: Node) -> Any:
    """Turn a node into plain data, without what is layout only."""
    match node:
        case Sequence():
            row = known is not None and known.holds == "row" and not known.many
            each = replace(known, many=False) if known is not None and known.many else None
            each = replace(known, holds="text") if known is not None and row else each
            return [_data(each, item) for item in node.items]
        case Mapping():
            return _mapping(known if known is not None and not known.many else None, node)
        case Scalar():
            return _leaf(known if known is not None and not known.many else None, node)


def _mapping(known: Field | None, node: Mapping) -> dict[str, Any]:
    if known is not None and known.holds in ("text", "prose", "words"):
        each = replace(known, holds="text") if known.holds == "words" else known
        return {key.text: _data(each, value) for key, value in node.entries}
    block = node.get("block")
    chosen = block[1].text if block and isinstance(block[1], Scalar) else ""
    fields = inside(known, {"block": chosen})
    return {key: _data(field, value) for key, field, value in _declared(fields, node)}


def _leaf(known: Field | None, node: Scalar) -> str | None:
    if not node.text and not node.style:
        return None
    if known is None or known.holds in ("block", "blocks", "words", "row"):
        return node.text if node.style or "\n" in node.text else Exact(node.text)
    if known.holds == "prose":
        return _prose(node.text)
    names = ("choice", "reference", "date")
    said = node.text.strip() if known.holds in names else one_line(node.text)
    if known.holds == "number":
        return as_number(said) or said
    return (as_truth(said) or said) if known.holds == "yes_no" else said


def _prose(said: str) -> str:
    """Take the line ends out of paragraphs, unless that would make something else of the text."""
    joined = unwrapped(said)
    return joined if _tree(said) == _tree(joined) else Exact(said.rstrip())


def _tree(said: str) -> object:
    passage = prose.read(Scalar(said, Position("")))
    return _told(passage.root), [fault.code for fault in passage.faults]


def _told(bit: prose.Bit) -> object:
    children = [_told(child) for child in bit.joined()]
    return bit.kind, bit.text.replace("\n", " "), bit.target, children


def _pruned(data: Any) -> Any:
    """Leave out what says nothing: a key without a value."""
    if isinstance(data, dict):
        kept = {key: _pruned(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value not in (None, "", [], {})}
    return [_pruned(item) for item in data] if isinstance(data, list) else data


def _canonical(before: Mapping, kind: str, after: Mapping) -> bool:
    """Tell whether two files are the same record, if the first is one at all."""
    old, new = (read(kind, "any", "", node) for node in (before, after))
    return old.shape is None or canonical(old.shape) == canonical(new.shape)
