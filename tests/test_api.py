"""What other programs rely on: listed once, guarded, and shown by examples that run."""

from __future__ import annotations

import contextlib
import inspect
import io
import re
import shutil
import subprocess
import sys
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from building import ROOT

import mkdocs_kim

GUARDED = ROOT / "tests/cases/api.txt"
MANUAL = ROOT / "docs/development/python.md"
EXAMPLE = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```\n", re.DOTALL)


def described(name: str) -> str:
    """Give the signature of something public and what it promises."""
    found = getattr(mkdocs_kim, name)
    told = inspect.getdoc(found) or ""
    if inspect.isfunction(found):
        return f"{name}{inspect.signature(found)}\n{told}\n"
    if is_dataclass(found):
        members = sorted({*found.__annotations__, *vars(found)})
        public = [member for member in members if not member.startswith("_")]
        return f"class {name}: {', '.join(public)}\n{told}\n"
    return f"{name}: str\n" if isinstance(found, str) else f"{name}\n{told}\n"


def test_what_is_public_is_what_is_guarded(request: pytest.FixtureRequest) -> None:
    told = "\n".join(described(name) for name in mkdocs_kim.__all__)
    if request.config.getoption("--update"):
        GUARDED.write_text(told, encoding="utf-8")
    assert told == GUARDED.read_text(encoding="utf-8")


def test_importing_reads_nothing_before_it_is_asked_for() -> None:
    asked = (
        "import sys, mkdocs_kim; mkdocs_kim.__version__; first = set(sys.modules);"
        "mkdocs_kim.load; print(sorted(m for m in first if m.startswith('mkdocs_kim')),"
        "[m for m in ('mkdocs', 'click') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "['mkdocs_kim'] []\n"


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        mkdocs_kim.nothing  # noqa: B018


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        mkdocs_kim.load(tmp_path / "weg")


def test_the_examples_of_the_manual_print_what_stands_below_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    shutil.copytree(ROOT / "tests/sites/garden/interventions", tmp_path / "interventions")
    monkeypatch.chdir(tmp_path)
    text = MANUAL.read_text(encoding="utf-8")
    found, shared = EXAMPLE.findall(text), {"__name__": "example"}
    printed = []
    for code, _ in found:
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            exec(compile(code, MANUAL.name, "exec"), shared)
        printed.append(told.getvalue())
    if request.config.getoption("--update"):
        made = iter(printed)
        text = EXAMPLE.sub(lambda m: f"```python\n{m[1]}```\n\n```text\n{next(made)}```\n", text)
        MANUAL.write_text(text, encoding="utf-8")
        return
    assert (len(found), printed) == (text.count("```python"), [output for _, output in found])
