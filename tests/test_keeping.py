"""What was read can be kept as bytes, and comes back the same."""

from __future__ import annotations

import pickle
from pathlib import Path

from conftest import Tree

from mkdocs_kim.files import read_folder
from mkdocs_kim.prose import Bit
from mkdocs_kim.records import Prose, values

RECORDS = Path(__file__).parent.parent / "interventions"


def test_readings_come_back_the_same() -> None:
    readings = read_folder(RECORDS, "r")
    assert pickle.loads(pickle.dumps(readings)) == readings


def test_faulty_readings_come_back_the_same(tree: Tree) -> None:
    term = "title: {nl: T, en: U}\nsummary: 'K <b>.'\ndefinition: D [[a]], [@b].\nforms:\n-\n"
    folder = tree({"terms/a.yml": term, "terms/b.yml": "a: [", "c.txt": "", "look.yml": "a: b\n"})
    readings = read_folder(folder, "r")
    codes = [[fault.code for fault in reading.diagnostics] for reading in readings]
    assert codes == [
        ["unknown-file"],
        ["missing-key", "unknown-key"],
        ["empty-item", "raw-html"],
        ["unclosed"],
    ]
    assert pickle.loads(pickle.dumps(readings)) == readings


def test_what_is_grown_to_print_is_not_kept() -> None:
    readings = read_folder(RECORDS, "r")
    before = pickle.dumps(readings)
    for reading in readings:
        for value in values(reading.shape):
            if isinstance(value, Prose):
                assert all(isinstance(text.root, Bit) for text in value.values.values())
    assert pickle.dumps(readings) == before
