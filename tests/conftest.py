"""What every test gets: no warning goes unnoticed, and small trees of files."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from browsers import executable
from hypothesis import settings

LEFT_OUT = pytest.StashKey[int]()

settings.register_profile("quick", max_examples=60, deadline=None, database=None, derandomize=True)
settings.register_profile("long", max_examples=5000, deadline=None)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite what golden cases expect")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where there is no browser; on CI that is a fault."""
    wanted = [item for item in items if item.get_closest_marker("browser")]
    if not wanted or executable() is not None:
        return
    if os.environ.get("CI"):
        raise pytest.UsageError("no browser found: CI has to install one")
    config.hook.pytest_deselected(items=wanted)
    config.stash[LEFT_OUT] = len(wanted)
    items[:] = [item for item in items if item not in wanted]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    left_out = config.stash.get(LEFT_OUT, 0)
    if left_out:
        terminalreporter.write_line(f"{left_out} browser tests left out: no browser was found")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A skipped test hides something; on CI it fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def no_warning_unasserted(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves a warning in the log; one that expects it calls caplog.clear()."""
    yield
    left = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert left == []


Tree = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Write small trees of files: path → text."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for path, content in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write
