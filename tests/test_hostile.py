"""What strangers might write to harm who reads it: refused with a reason, or shown as it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path, PurePath

import hostile
import pytest

from mkdocs_kim import library, site
from mkdocs_kim.files import read_file
from mkdocs_kim.prose import Passage
from mkdocs_kim.records import Intervention

RECORD = {"title": "Methode", "summary": "Kort.", "nature": "model", "themes": ["thema"]}
REFUSED = {"raw-html", "unsafe-link", "half-link", "not-an-address", "control-character"}
FIELDS = {
    "title": lambda text: {"title": text},
    "aliases": lambda text: {"aliases": [text]},
    "summary": lambda text: {"summary": text},
    "goal": lambda text: {"goal": text},
    "phases": lambda text: {"phases": [{"title": text, "text": text}]},
    "duration": lambda text: {"duration": {"text": text}},
    "research": lambda text: {
        "research": [{"title": text, "kind": "review", "result": text, "sources": ["bron"]}]
    },
    "pitfalls": lambda text: {"pitfalls": [{"pitfall": text, "instead": text}]},
    "developers": lambda text: {"developers": [text]},
    "contact": lambda text: {"contact": {"name": text}},
    "contributors": lambda text: {"contributors": [{"name": text, "role": "author"}]},
    "acronym": lambda text: {"acronym": {"K": text}},
}
"""Field → what of a record says a text there."""


def read(said: dict[str, object]) -> tuple[list[str], Intervention | None]:
    content = json.dumps({**RECORD, **said}, ensure_ascii=False).encode()
    found = read_file(PurePath("proef.yml"), content, "proef.yml")
    return [fault.code for fault in found.diagnostics], found.shape


def accepted(text: str) -> dict[str, object]:
    """Put a text into every field that takes it; what names a record names one that is there."""
    said: dict[str, object] = {"title": text}
    names = text.startswith(("[[", "[@"))
    for make in FIELDS.values():
        if not names and not read(make(text))[0]:
            said.update(make(text))
    return said


def test_there_are_many() -> None:
    assert len({*hostile.MARKUP, *hostile.ADDRESSES, *hostile.FILES, *hostile.PATHS}) >= 150


@pytest.mark.parametrize("text", hostile.MARKUP)
def test_text_is_refused_with_a_reason_or_stays_as_it_is(text: str) -> None:
    for name, make in FIELDS.items():
        codes, record = read(make(text))
        assert set(codes) <= REFUSED, name
        assert (record is None) == bool(codes) or codes, name
    assert read({"title": text})[0] == []


@pytest.mark.parametrize("address", hostile.ADDRESSES)
def test_address_that_is_none_is_refused(address: str) -> None:
    for said in ({"website": address}, {"contact": {"name": "X", "url": address}}):
        codes, _ = read(said)
        assert len(codes) == 1
        assert set(codes) <= {"not-an-address", "control-character"}


@pytest.mark.parametrize("address", hostile.ADDRESSES)
@pytest.mark.parametrize("shape", ["[x]({})", "<{}>", "[x]: {}\n\n[x]", "![x]({})"])
def test_address_in_prose_leads_to_a_site_or_nowhere(address: str, shape: str) -> None:
    codes, record = read({"summary": shape.format(address)})
    if codes:
        assert set(codes) & {*REFUSED, "image-in-prose", "raw-html"} != set() or codes
        return
    assert record is not None
    passage = record.summary.in_("nl") if record.summary else None
    assert isinstance(passage, Passage)
    leads = [bit.target for bit in passage.root.walk() if bit.kind == "link"]
    assert all(to.startswith(("https://", "http://", "mailto:")) for to in leads)


@pytest.mark.parametrize("content", hostile.FILES.values(), ids=hostile.FILES.keys())
def test_file_is_refused_at_once(content: bytes) -> None:
    found = read_file(PurePath("proef.yml"), content, "proef.yml")
    assert found.shape is None
    assert 1 <= len(found.diagnostics) <= 25
    assert all(fault.at.path == "proef.yml" for fault in found.diagnostics)


MANY = {
    "keys": ("kim.yml", lambda number: f"k{number}: a\n"),
    "keys with a slip": ("kim.yml", lambda number: f"titel{number}: a\n"),
    "aliases": ("kim.yml", lambda number: f"b{number}: *a\n" if number else "a: &a [x]\n"),
    "entries": ("sources.yml", lambda number: f"s{number}:\n  yaer: a\n"),
    "wrong ids": ("kim.yml", lambda number: f"- a{number}\n" if number else "themes:\n"),
}


@pytest.mark.parametrize(("path", "line"), MANY.values(), ids=MANY)
def test_of_a_file_full_of_faults_the_first_are_told(
    path: str, line: Callable[[int], str], tmp_path: Path
) -> None:
    content = "".join(map(line, range(40_000))).encode()
    reading = read_file(PurePath(path), content, path)
    *told, more = library.build([reading], "nl").diagnostics
    assert len(told) == 100
    assert more.code == "more-faults"
    assert int(str(more.facts["count"])) > 39_000


@pytest.mark.parametrize("path", hostile.PATHS)
def test_id_leads_out_of_no_folder(path: str, tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    write(tmp_path / "themes/thema.yml", {"title": "T", "summary": "K.", "description": "L."})
    write(tmp_path / "proef.yml", {**RECORD, "themes": [path], "former_ids": [path]})
    faults = site.check(tmp_path, "interventions", "nl").diagnostics
    bad = "reserved-id" if path == "con" else "bad-id"
    assert {fault.code for fault in faults} == {"unknown-id", bad}


def write(file: Path, said: object) -> None:
    file.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
