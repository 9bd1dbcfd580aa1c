"""Writing files of authors: each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write(texts: Mapping[Path, str], gone: Path | None = None) -> None:
    """Write files, all or none; ``gone`` is removed when they are there.

    Raises: OSError if any of it cannot be done; then the files are as they were.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in texts}
    lost = gone.read_bytes() if gone is not None else b""
    try:
        for path, text in texts.items():
            _replace(path, text.encode())
        if gone is not None:
            gone.unlink()
    except OSError:
        if gone is not None and not gone.exists():
            before[gone] = lost
        for path, content in before.items():
            with suppress(OSError):
                _restore(path, content)
        raise


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file and put it in its place, so that nobody sees half of it."""
    target = path.resolve()
    beside = target.with_name(f".{target.name}.kim")
    try:
        beside.write_bytes(content)
        if target.exists():
            beside.chmod(target.stat().st_mode)
        os.replace(beside, target)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != content:
        _replace(path, content)
