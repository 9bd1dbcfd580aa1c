"""Asks search engines in a real browser, of a server on this machine that keeps count."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from browsers import executable
from engines import Engine
from playwright.sync_api import Page, sync_playwright

# Chromium asks its maker for news of its own accord; here only this machine is asked.
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
LONG = 300_000
"""Milliseconds after which an engine is given up."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""

    def log_request(self, code: object = "-", size: object = "-") -> None:
        self.server.asked.append(urlsplit(self.path).path.lstrip("/"))


class _Server(ThreadingHTTPServer):
    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that hangs up when it is closed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Served:
    """A folder that can be asked for over HTTP, on this machine alone."""

    address: str
    asked: list[str]
    """Paths that were asked for."""


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder."""
    server = _Server(folder)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}/", server.asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def cold(engine: Engine, address: str) -> Iterator[Page]:
    """Open a page in a browser that was just started, so that it knows nothing yet."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        page = browser.new_page()
        page.set_default_timeout(LONG)
        page.add_init_script(engine.script)
        page.goto(address)
        yield page
        browser.close()


def ask(page: Page, query: str, count: int) -> tuple[list[str], float]:
    """Ask a query: the paths of the pages found, best first, and the milliseconds it took."""
    found, took = page.evaluate(
        """async ([query, count]) => {
          const start = performance.now()
          return [await ask(query, count), performance.now() - start]
        }""",
        [query, count],
    )
    return [urlsplit(address).path.lstrip("/") for address in found], took


def weight(file: Path) -> int:
    """Tell how many bytes of a file travel, compressed unless it is so already."""
    content = file.read_bytes()
    return min(len(content), len(gzip.compress(content, 9, mtime=0)))


def files(folder: Path, patterns: tuple[str, ...]) -> set[Path]:
    """List the files that match one of several patterns."""
    return {file for pattern in patterns for file in folder.glob(pattern) if file.is_file()}
