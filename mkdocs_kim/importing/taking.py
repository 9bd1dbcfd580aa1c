"""What is given is put beside what is there, checked with all the rest, and written anew."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Given
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from .. import library
from ..diagnostics import Diagnostic, Position, has_errors
from ..library import canonical
from ..records import KINDS, Reading, read
from ..rewrite import anew, path_of, still_tidy, text, with_entry
from ..source import LARGEST_LIST, Mapping, Node, Scalar, Sequence, parse
from .intake import Intake, Key, Wanted
from .nodes import put

Mark = tuple[Position, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Taken:
    """What comes of it."""

    texts: Given[str, str]
    """Path below the folder of records → the text that it gets."""
    faults: tuple[Diagnostic, ...]
    left: tuple[Key, ...] = ()
    """Records that do not fit, and were left out."""
    same: int = 0
    """Records that say already what is given."""


@dataclass(frozen=True)
class _There:
    """What is there."""

    readings: Given[str, Reading]
    """Path below the folder → what was read."""
    contents: Given[str, bytes]
    shown: str
    code: str

    @cached_property
    def known(self) -> set[Mark]:
        """The faults that were there before."""
        found = library.build(list(self.readings.values()), self.code).diagnostics
        return {_mark(fault) for fault in found}

    def root(self, path: str) -> Mapping | None:
        """Read the nodes of a file; None if there is none."""
        if path not in self.contents:
            return None
        return parse(self.contents[path], self.called(path), LARGEST_LIST)[0]

    def called(self, path: str) -> str:
        """Call a file as messages do."""
        return (PurePosixPath(self.shown) / path).as_posix()


@dataclass
class _Made:
    """What became of what is given."""

    new: dict[Key, Reading] = field(default_factory=dict)
    faults: dict[Key, list[Diagnostic]] = field(default_factory=dict)


def take(
    given: Intake,
    readings: Given[str, Reading],
    contents: Given[str, bytes],
    shown: str,
    code: str,
    keep_going: bool = False,
) -> Taken:
    """Work out what files of records become.

    Shape: ``readings`` and ``contents`` by path below the folder, which messages call ``shown``;
    with ``keep_going`` what does not fit is left out, and what refers to that.
    """
    there = _There(readings, contents, shown, code)
    made = _Made()
    for key, wanted in given.records.items():
        faults = made.faults[key] = []
        new = _reading(key, wanted, there, faults)
        if new is not None:
            faults += new.diagnostics
            made.new[key] = new
    told = [*given.faults, *(fault for faults in made.faults.values() for fault in faults)]
    good = {key for key, faults in made.faults.items() if not has_errors(faults)}
    if keep_going:
        good, more = _fitting(good, made, given, there)
    else:
        more = _unfit(made.new, made, there)
    told += [_found(fault, given, there) for fault in more]
    if has_errors(told) and not keep_going:
        return Taken({}, tuple(told))
    texts: dict[str, str] = {}
    same = 0
    for key in (key for key in given.records if key in good):
        written, faults = _written(key, made.new[key], there)
        told += faults
        same += not faults and written is None
        if written is not None:
            texts[_path(key)] = written
    if has_errors(told) and not keep_going:
        return Taken({}, tuple(told))
    left = tuple(key for key in given.records if key not in good)
    return Taken(texts, tuple(told), left, same)


def _path(key: Key) -> str:
    kind, item = key
    return path_of(kind, item) if kind in KINDS else kind


def _reading(key: Key, wanted: Wanted, there: _There, faults: list[Diagnostic]) -> Reading | None:
    """Read a record as it becomes; None if that cannot be said."""
    kind, item = key
    path = _path(key)
    before = there.readings.get(path)
    shown = there.called(path)
    if before is not None and before.shape is None:
        faults.append(Diagnostic("import-closed", wanted.at, {"path": shown}))
        return None
    if before is None and wanted.is_part:
        faults.append(Diagnostic("import-no-record", wanted.at, {"id": item}))
        return None
    root = there.root(path)
    node = _list(root, wanted, faults) if kind not in KINDS else _merged(root, wanted, faults)
    return read(kind, item if kind in KINDS else PurePosixPath(kind).stem, shown, node)


def _merged(root: Mapping | None, wanted: Wanted, faults: list[Diagnostic]) -> Mapping:
    """Put what is given in the place of what is there; what nobody speaks of stays."""
    node = wanted.whole or root
    for path, value in wanted.puts:
        if len(path) > 1 and value is not None and _is_text(node, path[:-1]):
            facts = {"column": "@".join((".".join(path[:-1]), path[-1]))}
            faults.append(Diagnostic("import-one-language", value.at, facts))
            continue
        node = put(node, path, value, wanted.at)
    for path, value in () if root is not None else wanted.standard:
        if value is not None and (node is None or node.get(path[0]) is None):
            node = put(node, path, value, wanted.at)
    return Mapping(node.entries, wanted.at) if node else Mapping((), wanted.at)


def _is_text(node: Node | None, path: tuple[str, ...]) -> bool:
    for key in path:
        found = node.get(key) if isinstance(node, Mapping) else None
        node = found[1] if found else None
    return isinstance(node, Scalar)


def _list(root: Mapping | None, wanted: Wanted, faults: list[Diagnostic]) -> Mapping:
    """Put entries in the place of those by the same name; others stay, new ones come last."""
    node = root or Mapping((), wanted.at)
    for key in dict.fromkeys(key for key, _ in wanted.entries):
        old = node.get(key)
        nodes = list(old[1].items) if old and isinstance(old[1], Sequence) else []
        names = {_name(one): number for number, one in enumerate(nodes)}
        for _, entry in (pair for pair in wanted.entries if pair[0] == key):
            bare = _merged(None, entry, faults)
            number = names.get(_name(bare))
            if number is None:
                names[_name(bare)] = len(nodes)
                nodes.append(bare)
            elif isinstance(there := nodes[number], Mapping):
                nodes[number] = _merged(there, entry, faults)
        node = put(node, (key,), Sequence(tuple(nodes), wanted.at), wanted.at) or node
    return node


def _name(node: Node) -> str:
    """Give what an entry is known by: its id, or the word that it is about."""
    for key in ("id", "term") if isinstance(node, Mapping) else ():
        found = node.get(key)  # type: ignore[union-attr]
        if found:
            return found[1].text.strip() if isinstance(found[1], Scalar) else repr(_texts(found[1]))
    return ""


def _texts(node: Node) -> object:
    if isinstance(node, Mapping):
        return sorted((key.text, _texts(value)) for key, value in node.entries)
    return node.text if isinstance(node, Scalar) else [_texts(item) for item in node.items]


def _unfit(keys: Iterable[Key], made: _Made, there: _There) -> list[Diagnostic]:
    """Find the faults that come of putting records among all the others.

    Shape: what cannot be read is there all the same, so nobody is told that it does not exist.
    """
    new = {_path(key): made.new[key] for key in keys}
    found = library.build(list({**there.readings, **new}.values()), there.code).diagnostics
    told = {_mark(fault) for one in new.values() for fault in one.diagnostics}
    return [fault for fault in found if _mark(fault) not in there.known | told]


def _found(fault: Diagnostic, given: Intake, there: _There) -> Diagnostic:
    """Point at what is given where a fault points at a file that is not there yet."""
    for key, wanted in given.records.items():
        path = _path(key)
        if fault.at.path == there.called(path) and path not in there.contents:
            return replace(fault, at=wanted.at)
    return fault


def _fitting(
    good: set[Key], made: _Made, given: Intake, there: _There
) -> tuple[set[Key], list[Diagnostic]]:
    """Leave out what does not fit among the others, until the rest does."""
    told: dict[Mark, Diagnostic] = {}
    while True:
        found = _unfit(good, made, there)
        told |= {_mark(fault): fault for fault in found}
        wrong = {(fault.at.path, fault.at.line) for fault in found if fault.severity == "error"}
        if not wrong:
            return good, list(told.values())
        paths = {path for path, _ in wrong}
        bad = {
            key for key in good if wrong & given.records[key].places or made.new[key].path in paths
        }
        if not bad:  # it is not to be said whose fault it is, so nothing is taken
            return set(), list(told.values())
        good = good - bad


def _mark(fault: Diagnostic) -> Mark:
    """Say which fault it is, to compare with others."""
    facts = sorted((name, str(value)) for name, value in fault.facts.items())
    return fault.at, fault.code, tuple(facts)


def _written(key: Key, new: Reading, there: _There) -> tuple[str | None, list[Diagnostic]]:
    """Write the text that a file gets; None if it says all that already."""
    kind, path = key[0], _path(key)
    said = canonical(new.shape)
    before = there.readings.get(path)
    if before is None or before.shape is None:
        return text(kind, said), []
    was = canonical(before.shape)
    if was == said:
        return None, []
    content = there.contents[path].decode("utf-8-sig").replace("\r\n", "\n")
    try:
        if kind not in KINDS:
            written = anew(content, kind, said)
        else:
            written = content
            for name in dict.fromkeys((*was, *said)):
                if was.get(name) != said.get(name):
                    written = with_entry(written, kind, name, said.get(name))
            written = still_tidy(content, written, kind)
    except ValueError:
        return None, [Diagnostic("import-layout", Position(new.path))]
    return written, _lost(kind, new, written)


def _lost(kind: str, new: Reading, written: str) -> list[Diagnostic]:
    """Make sure that what is written says what was read."""
    node, _ = parse(written.encode(), new.path, LARGEST_LIST)
    again = read(kind, new.id, new.path, node)
    whole = again.shape is not None and canonical(again.shape) == canonical(new.shape)
    return [] if whole else [Diagnostic("import-layout", Position(new.path))]
