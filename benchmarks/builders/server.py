"""A server that builds a site again when a file changes, watched from outside. Linux only."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE = 1800.0
"""So many seconds a page may keep us waiting."""
SHARE = 0.02
"""Of the time that passed, the part to wait before looking again: that much too late at most."""
LEAST, MOST = 0.002, 0.5
QUIET = 0.2
"""A server is at rest when it uses less of a processor than this for a second."""


@dataclass(frozen=True)
class Saved:
    """What it took from writing a file to seeing what changed."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of processor, of the server and of all that it runs; to serve what we asked too."""


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    process: subprocess.Popen[bytes]
    port: int

    def save(self, file: Path, text: str, sentence: str, pages: Sequence[str]) -> Saved:
        """Write a file, and wait until all of some pages show a sentence that is new in it."""
        cpu, begin = self.cpu(), time.perf_counter()
        file.write_text(text, encoding="utf-8")
        for page in pages:
            self.wait(lambda page=page: sentence in self.get(page))  # type: ignore[misc]
        return Saved(time.perf_counter() - begin, self.cpu() - cpu)

    def get(self, page: str) -> str:
        """Ask for a page; nothing if there is none."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        try:
            connection.request("GET", page)
            answer = connection.getresponse()
            text = answer.read().decode()
            return text if answer.status == http.HTTPStatus.OK else ""
        except OSError:
            return ""  # it is not there yet
        finally:
            connection.close()

    def wait(self, ready: Callable[[], bool]) -> None:
        """Look until something is so, ever less often."""
        begin = time.perf_counter()
        while not ready():
            passed = time.perf_counter() - begin
            if self.process.poll() is not None or passed > PATIENCE:
                raise RuntimeError(f"{self.process.args!r} does not answer")
            time.sleep(min(max(passed * SHARE, LEAST), MOST))

    def rest(self) -> None:
        """Wait until the server has done what was left to do."""
        before = self.cpu()
        while True:
            time.sleep(1)
            now = self.cpu()
            if now - before < QUIET:
                return
            before = now

    def cpu(self) -> float:
        """Tell the seconds of processor of the server and of all that it runs now."""
        return sum(map(_clock, _family(self.process.pid)))


@contextmanager
def started(
    command: Sequence[str], folder: Path, port: int, environ: Mapping[str, str], page: str
) -> Iterator[Server]:
    """Run a server until the end of the block, from when it answers for a page."""
    with (folder / "server.txt").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environ},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that what it runs can be stopped with it
        )
    server = Server(process, port)
    try:
        server.wait(lambda: bool(server.get(page)))
        server.rest()
        yield server
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def free_port() -> int:
    """Give a port that nobody uses now."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def _clock(pid: int) -> float:
    """Read the processor clock of a process, which is finer than the ticks that /proc counts."""
    try:
        return time.clock_gettime((~pid << 3) | 2)  # what clock_getcpuclockid(3) gives
    except OSError:
        return 0.0  # it is gone


def _family(pid: int) -> list[int]:
    """Name a process and all below it."""
    found = [pid]
    with contextlib.suppress(OSError):  # a thread may end while it is looked at
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += _family(int(child))
    return found
