"""Every message, whole, in both languages, at its place."""

from __future__ import annotations

import re
from pathlib import Path

import golden
import pytest
from click.testing import CliRunner

from mkdocs_kim.cli import kim
from mkdocs_kim.language import LANGUAGES, language

CASES = sorted((Path(__file__).parent / "cases" / "diagnostics").glob("*.case"))
ELSEWHERE = {"page-in-the-way", "page-outside", "more-faults"}
"""Codes that only a build of a site gives; their cases stand with the plugin's tests."""


def run(case: golden.Case, folder: Path, code: str) -> tuple[int, str]:
    for path, content in case.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    arguments = ["check", "--lang", code, *case.options]
    result = CliRunner().invoke(kim, arguments, catch_exceptions=False)
    return result.exit_code, result.output


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case_prints_what_it_expects(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    case = golden.read(file)
    monkeypatch.chdir(tmp_path)
    found = {code: run(case, tmp_path, code) for code in LANGUAGES}
    if request.config.getoption("--update"):
        golden.write(file, found)
    else:
        assert found == case.expected


def test_every_code_has_a_case() -> None:
    shown = set(
        re.findall(
            r"\[([a-z0-9-]+)\]$", "".join(f.read_text(encoding="utf-8") for f in CASES), re.M
        )
    )
    messages = language("nl").sections["messages"]
    codes = {code for code in messages if not code.startswith("import-")}  # see test_import
    assert codes - shown == ELSEWHERE
