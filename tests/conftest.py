"""What every test gets: no warning goes unnoticed, and small trees of files."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import browsers
import building_by
import bundling
import examples
import office
import pytest
from building import built_real
from sharing import shared

LEFT_OUT = pytest.StashKey[dict[str, int]]()
LENT = {"browser": ("browser", browsers.executable), "office": ("LibreOffice", office.executable)}
"""Marker → what the machine lends to tests with it, and what finds that or gives None."""

examples.register()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite what golden cases expect")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where there is no browser; on CI that is a fault. Office too."""
    left_out = config.stash.setdefault(LEFT_OUT, {})
    for marker, (name, find) in LENT.items():
        wanted = [item for item in items if item.get_closest_marker(marker)]
        if not wanted or find() is not None:
            continue
        if os.environ.get("CI"):
            raise pytest.UsageError(f"no {name} found: CI has to install one")
        config.hook.pytest_deselected(items=wanted)
        left_out[name] = len(wanted)
        items[:] = [item for item in items if item not in wanted]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for name, count in config.stash.get(LEFT_OUT, {}).items():
        terminalreporter.write_line(f"{count} {name} tests left out: no {name} was found")


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once for all tests, which leave it as it is."""
    return shared(tmp_path_factory, "site", built_real)


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as it is carried along and unpacked, somewhere with a difficult name."""
    (top,) = shared(tmp_path_factory, "Één kopie (100% van ons)", bundling.real).iterdir()
    return top


@pytest.fixture(scope="session")
def disk_site(disk: Path) -> Path:
    """The pages of it: no server, no folders as addresses."""
    return disk / "site"


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source of the real site, for engines that know no records."""
    return shared(tmp_path_factory, "written", building_by.write_real)


@pytest.fixture(scope="session")
def engine_sites(tmp_path_factory: pytest.TempPathFactory, written: Path) -> dict[str, Path]:
    """The site that each of those makes of it."""

    def made(engine: str) -> Path:
        name = f"by-{engine}"
        return shared(tmp_path_factory, name, partial(building_by.build, engine, written)) / "site"

    return {engine: made(engine) for engine in building_by.ENGINES}


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
