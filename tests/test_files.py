"""What the disk refuses, or is too long, becomes a fault at its place: no traceback, no silence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest
from conftest import Tree

from mkdocs_kim.files import kinds, read_file, read_folder
from mkdocs_kim.kept import key
from mkdocs_kim.settings import Settings

TERM = "title: T\nsummary: K.\ndefinition: D.\n"


def found(folder: Path) -> list[tuple[str, list[str]]]:
    readings = read_folder(folder, "r")
    return [(reading.path, [fault.code for fault in reading.diagnostics]) for reading in readings]


def test_file_that_may_not_be_opened(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tree({"terms/a.yml": TERM, "terms/b.yml": TERM})
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.yml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert found(folder) == [("r/terms/a.yml", ["unreadable"]), ("r/terms/b.yml", [])]


def test_file_that_vanishes_between_listing_and_reading(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree({"terms/a.yml": TERM, "terms/b.yml": TERM})
    walk = os.walk

    def walk_and_lose(*arguments: object, **options: object) -> Iterator[object]:
        yield from list(walk(*arguments, **options))  # type: ignore[call-overload]
        (folder / "terms/b.yml").unlink()

    monkeypatch.setattr(os, "walk", walk_and_lose)
    assert found(folder) == [("r/terms/a.yml", []), ("r/terms/b.yml", ["unreadable"])]


def test_folder_that_may_not_be_opened(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tree({"terms/a.yml": TERM, "themes/b.yml": TERM})
    scandir = os.scandir

    def refuse(path: str) -> object:
        if os.path.basename(path) == "terms":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [path for path, codes in found(folder) if codes == ["unreadable"]] == ["r/terms"]


def test_link_to_a_folder_and_link_to_nothing(tree: Tree) -> None:
    folder = tree({"elders/terms/a.yml": TERM, "r/sources.yml": "sources: []\n"}) / "r"
    (folder / "terms").symlink_to(folder.parent / "elders/terms")
    (folder / "weg.yml").symlink_to(folder / "nergens.yml")
    assert found(folder) == [
        ("r/sources.yml", []),
        ("r/terms", ["unreadable"]),
        ("r/weg.yml", ["unreadable"]),
    ]


def test_link_out_of_the_folder_is_no_record_and_nobody_writes_through_it(tree: Tree) -> None:
    folder = tree({"geheim.yml": TERM, "r/terms/a.yml": TERM, "r/sources.yml": "sources: []\n"})
    records = folder / "r"
    (records / "terms/b.yml").symlink_to(folder / "geheim.yml")
    (records / "terms/c.yml").symlink_to("a.yml")
    (records / "terms/d.yml").symlink_to("/dev/zero")
    (records / "terms/e.yml").symlink_to("e.yml")
    assert found(records) == [
        ("r/sources.yml", []),
        ("r/terms/a.yml", []),
        ("r/terms/b.yml", ["unreadable"]),
        ("r/terms/c.yml", []),
        ("r/terms/d.yml", ["unreadable"]),
        ("r/terms/e.yml", ["unreadable"]),
    ]
    assert [file.name for file, _ in kinds(records)] == ["sources.yml", "a.yml", "c.yml"]
    assert len(key(Settings(records, "r", "Proef"))) == len("nl-") + 32


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    assert found(tmp_path / "weg") == [("r", ["unreadable"])]


@pytest.mark.parametrize(("name", "limit"), [("sources.yml", 10_000_000), ("jim.yml", 1_000_000)])
def test_list_that_cannot_be_split_may_be_longer_than_a_record(name: str, limit: int) -> None:
    full = b"#".ljust(limit, b"-")
    codes = [
        [fault.code for fault in read_file(PurePath(name), content, name).diagnostics]
        for content in (full, full + b"-")
    ]
    assert ["file-too-large" in found for found in codes] == [False, True]
