"""What programs leave behind that are told to end, and clocks that are wrong."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from building import broken_links, built
from killing import AFTER, collection, hashes, say

USUAL = [".cache", "docs", "interventions", "mkdocs.yml", "site", "theme"]
WAITS = "def on_env(env, **_):\n    print('waiting', flush=True)\n    input()\n"
"""A hook that lets a build wait until it is ended."""


def _heard() -> None:
    """Let a program hear Ctrl-C, also where these tests run behind a shell and do not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def told_to_end(
    folder: Path,
    number: signal.Signals,
    until: str,
    *command: str,
    begun: Callable[[], object] = lambda: None,
) -> int:
    """Run MkDocs until it says something and has begun, tell it to end, and give its exit code."""
    aside = folder.parent / "temporary"
    aside.mkdir()
    run = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", *command],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(aside)},
        preexec_fn=_heard,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with run:
        assert run.stdout is not None
        said = next((line for line in run.stdout if until in line), "")
        assert until in said
        begun()
        run.send_signal(number)
        rest = run.stdout.read()
    assert (rest.count("Traceback"), list(aside.iterdir())) == (0, [])
    return run.returncode


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_server_that_is_told_to_end_leaves_nothing(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    folder = collection(tmp_path / "small")
    with socket.create_server(("127.0.0.1", 0)) as free:
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = ("serve", "-a", host)

    def answered() -> None:
        """See a page: MkDocs says that it serves a little before it does."""
        with urlopen(f"http://{host}/") as page:
            assert page.status == 200

    assert told_to_end(folder, number, "Serving on", *command, begun=answered) == code
    kept = sorted(re.sub("-.*", "", file.name) for file in (folder / ".cache/kim").iterdir())
    assert [name for name in kept if name in ("bodies", "half", "site")] == ["bodies", "site"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 1), (signal.SIGTERM, 143)])
def test_build_that_is_told_to_end_leaves_the_last_site(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    folder = collection(tmp_path / "small")
    before = hashes(built(folder))
    say(folder, AFTER)
    (tmp_path / "waits.py").write_text(WAITS)
    with (folder / "mkdocs.yml").open("a") as config:
        config.write("hooks: [../waits.py]\n")
    assert told_to_end(folder, number, "waiting", "build") == code
    assert hashes(folder / "site") == before
    assert sorted(item.name for item in folder.iterdir()) == USUAL


@pytest.mark.parametrize("epoch", ["0", "4102444800"], ids=["1970", "2100"])
def test_site_is_whole_whatever_the_clock_says(
    tmp_path: Path, epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = collection(tmp_path)
    for file in folder.rglob("*"):
        os.utime(file, (0, 0))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    site = built(folder, strict=True)
    assert broken_links(site) == []
    assert hashes(built(folder, strict=True)) == hashes(site)
