"""What a command costs: processor, clock and memory, of it and of all that it starts."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What a command took."""

    cpu: float
    """Seconds of processor, of the program itself and of the system for it."""
    wall: float
    """Seconds on the clock."""
    peak: float
    """Megabytes of memory of its largest process, at most."""


class BuildError(Exception):
    """A command that came to a bad end; says what it printed last."""


def run(command: Sequence[str], folder: Path, environ: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end and tell what it cost.

    Raises: BuildError.
    """
    log = folder / "log.txt"
    with log.open("wb") as out:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environ or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        # Unlike getrusage(RUSAGE_CHILDREN) this is of this one child, with what it waited for.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-5:]
        raise BuildError(f"{command[0]} ended with {process.returncode}:\n" + "\n".join(last))
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)
