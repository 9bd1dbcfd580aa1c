"""JSON as open data gives it becomes what is given of records."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, closest
from ..records import ID, KINDS, slug
from ..source import LARGEST_LIST, Mapping, Node, Scalar, Sequence, parse
from ..tables import LISTED
from .intake import Intake, Wanted

LARGEST = 10 * LARGEST_LIST
"""Bytes: all records of a kind stand in one file."""
_PLAIN = {"true": "yes", "false": "no"}


def documents(content: bytes, path: str) -> Intake:
    """Read a file with one record, or with all of a kind.

    JSON is YAML, so that every fault has its place.
    """
    found = Intake()
    root, found.faults = parse(content, path, LARGEST)
    if root is None:
        return found
    kind = _text(root, "kind")
    known = (*KINDS, *(file.removesuffix(".yml") for file in LISTED))
    if kind not in known:
        entry = root.get("kind")
        at = entry[1].at if entry else root.at
        fault = Diagnostic("import-no-kind", at, {"found": kind}, closest(kind, known), known)
        found.faults.append(fault)
        return found
    if kind in KINDS:
        many = root.get("records")
        nodes = many[1].items if many and isinstance(many[1], Sequence) else (root,)
        ends = [node.at.line for node in nodes[1:]] + [content.count(b"\n") + 2]
        for node, end in zip(nodes, ends, strict=True):
            _record(node, kind, end, found)
    else:
        _list(root, f"{kind}.yml", content.count(b"\n") + 2, found)
    return found


def _record(node: Node, kind: str, end: int, found: Intake) -> None:
    said = node.get("record") if isinstance(node, Mapping) else None
    item = _text(node, "id") if isinstance(node, Mapping) else ""
    if said is None or not isinstance(said[1], Mapping) or not isinstance(node, Mapping):
        found.faults.append(Diagnostic("missing-key", node.at, {"key": "record"}))
    elif not ID.fullmatch(item):
        entry = node.get("id")
        code = "bad-id" if entry else "missing-key"
        facts = {"id": item, "key": "id"}
        at = entry[1].at if entry else node.at
        found.faults.append(Diagnostic(code, at, facts, slug(item) or None if entry else None))
    elif (kind, item) in found.records:
        first = found.records[kind, item].at.line
        found.faults.append(Diagnostic("import-twice", node.at, {"id": item, "first": first}))
    else:
        lines = {(node.at.path, line) for line in range(node.at.line, max(end, node.at.line + 1))}
        whole = _plain(said[1])
        assert isinstance(whole, Mapping), "a mapping stays one"
        found.records[kind, item] = Wanted(node.at, whole, places=lines)


def _list(root: Mapping, file: str, end: int, found: Intake) -> None:
    said = root.get("record")
    if said is None or not isinstance(said[1], Mapping):
        found.faults.append(Diagnostic("missing-key", root.at, {"key": "record"}))
        return
    wanted = found.of((file, file), said[1].at)
    wanted.places |= {(root.at.path, line) for line in range(1, end)}
    for key, nodes in said[1].entries:
        for node in nodes.items if isinstance(nodes, Sequence) else ():
            whole = _plain(node)
            if isinstance(whole, Mapping):
                wanted.entries.append((key.text, Wanted(node.at, whole)))


def _text(node: Mapping, key: str) -> str:
    entry = node.get(key)
    return entry[1].text if entry and isinstance(entry[1], Scalar) else ""


def _plain(node: Node) -> Node:
    """Read the words of JSON as those of records: nothing is left out, truth is yes or no."""
    match node:
        case Scalar():
            return Scalar(_PLAIN[node.text], node.at) if _is_word(node, *_PLAIN) else node
        case Sequence():
            return Sequence(tuple(map(_plain, node.items)), node.at)
    return Mapping(tuple(_filled(node)), node.at)


def _filled(node: Mapping) -> Iterator[tuple[Scalar, Node]]:
    for key, value in node.entries:
        if not (isinstance(value, Scalar) and _is_word(value, "null")):
            yield key, _plain(value)


def _is_word(node: Scalar, *words: str) -> bool:
    return not node.style and node.text in words
