"""What the processes of one test run make together: the first makes it, all read it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def shared(
    factory: pytest.TempPathFactory, name: str, build_into: Callable[[Path], object]
) -> Path:
    """Give a folder that every process of a test run reads, built by the one that is first."""
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    root = factory.getbasetemp() if alone else factory.getbasetemp().parent
    target, done = root / name, root / f"{name}.done"
    with FileLock(root / f"{name}.lock"):
        if not done.exists():
            build_into(target)
            done.touch()
    return target
