"""What the checks say of one wounded file among all the others, and whether that is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs_kim import library, printed, site
from mkdocs_kim.diagnostics import Diagnostic, as_text, in_order
from mkdocs_kim.files import read_file, read_folder
from mkdocs_kim.language import language
from mkdocs_kim.records import KINDS, Reading
from mkdocs_kim.settings import Settings

from .anatomy import Wound
from .corpus import RECORDS, Case
from .proof import unproven

SHOWN = "r"


@dataclass
class Verdict:
    """What came of one wound."""

    case: Case
    outcome: str
    """told, equal, valid; or a fault of ours: unproven, silent, wrongly told, crashed, hung."""
    placed: bool = False
    """Its place is known and it was told."""
    named: bool = False
    """A message names the place."""
    first: bool = False
    """The very first message does."""
    messages: int = 0
    said: str = ""

    def plain(self) -> dict[str, Any]:
        return asdict(self)


class Judge:
    """Knows the shipped library, and puts one wounded file in it at a time."""

    def __init__(self, cache: Path) -> None:
        self.settings = Settings(RECORDS, SHOWN, "Proef", "https://example.org/", cache=cache)
        self.readings = {reading.path: reading for reading in read_folder(RECORDS, SHOWN)}
        self.whole = library.build(list(self.readings.values()), "nl")
        assert self.whole.diagnostics == (), "the shipped records are without faults"

    def checked(self, case: Case, wound: Wound) -> tuple[Reading, list[Diagnostic]]:
        """Read and check as ``kim check`` does, with this file in the place of the shipped one.

        Shape: what is on paper is tried for this file and the methods that it names; for a list
        that all depend on, with one record in twelve.
        """
        old = f"{SHOWN}/{case.path}"
        name = wound.renamed or PurePosixPath(case.path).name
        path = PurePosixPath(case.path).with_name(name)
        reading = read_file(path, wound.content, f"{SHOWN}/{path}")
        others = [other for at, other in self.readings.items() if at != old]
        found = library.build([*others, reading], "nl", (), self.whole)
        near = library.build(list(self._near(others, reading)), "nl")
        faults = printed.faults(site.reader(near, self.settings), self.settings)
        return reading, in_order([*found.diagnostics, *faults])

    def _near(self, others: Sequence[Reading], reading: Reading) -> Iterable[Reading]:
        named = {ref.id for ref in reading.refs}
        alone = reading.kind in KINDS
        twelfth = {one.path for one in others[::12]}
        for one in others:
            if one.kind not in KINDS:
                wanted = one.kind != "tryout.yml" or not alone
            elif alone:
                wanted = one.kind == "intervention" and one.id in named
            else:
                wanted = one.path in twelfth
            if wanted:
                yield one
        yield reading

    def __call__(self, case: Case, wound: Wound) -> Verdict:
        reading, faults = self.checked(case, wound)
        said = as_text(faults, language("nl"))
        count = len(faults)
        if faults:
            if wound.must_equal:
                return Verdict(case, "wrongly told", messages=count, said=said)
            placed = bool(wound.lines)
            hits = [self._names(fault, reading.path, wound) for fault in faults]
            own = [
                hit
                for hit, fault in zip(hits, faults, strict=True)
                if fault.at.path == reading.path
            ]
            first = (own or hits)[0]
            return Verdict(
                case, "told", placed, placed and any(hits), placed and first, count, said
            )
        if wound.must_tell:
            return Verdict(case, "silent")
        before = self.readings[f"{SHOWN}/{case.path}"].shape
        if library.canonical(before) == library.canonical(reading.shape) and not wound.renamed:
            return Verdict(case, "equal")
        if wound.must_equal:
            return Verdict(case, "unproven", said="says something else")
        why = unproven(wound.content, reading.kind, reading.shape)
        return Verdict(case, "unproven" if why else "valid", said=why)

    def _names(self, fault: Diagnostic, path: str, wound: Wound) -> bool:
        if fault.at.path == path:
            return fault.at.line in wound.lines
        return any(gone in map(str, fault.facts.values()) for gone in wound.gone)
