"""A real server while records are edited: it shows what a clean build of the same files holds."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from building import ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config

GARDEN = ROOT / "tests" / "sites" / "garden"
BED, SISTERS = "no-dig-bed.yml", "three-sisters.yml"
METHODS = (BED, SISTERS, "sow-every-fortnight.yml")
BUILDING = "Building documentation..."
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
"""While serving, pages may ask whether anything changed; otherwise they may not."""
RELOAD = re.compile(rb"<script>\s*var livereload.*?livereload\((\d+), \d+\);\s*</script>", re.S)


class Server:
    """The command that serves, and a reader who has one page open."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.root = f"http://127.0.0.1:{port}/garden/"
        self.log: list[str] = []
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.log.append(line)
            if "Serving on" in line:
                break
        self.ring = threading.Condition()
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self.ring:
                self.log.append(line)
                self.ring.notify_all()

    @contextmanager
    def until(self, text: str) -> Iterator[None]:
        """Do something, and wait until the server says what it did not say before."""
        begin = len(self.log)
        yield
        with self.ring:
            assert self.ring.wait_for(lambda: any(text in line for line in self.log[begin:]), 60)

    def get(self, path: str) -> bytes | None:
        """Load a file; None if it is not there."""
        try:
            with urllib.request.urlopen(self.root + path, timeout=60) as answer:
                return POLICY.sub(b"", RELOAD.sub(b"", answer.read()))
        except urllib.error.HTTPError as error:
            error.close()
            return None

    def epoch(self) -> int:
        with urllib.request.urlopen(self.root, timeout=60) as answer:
            found = RELOAD.search(answer.read())
        assert found is not None
        return int(found[1])

    def edit(self, name: str, old: str, new: str) -> int:
        """Save a record, wait until browsers are told to load again; how often all was built."""
        file = self.folder / "interventions" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        return self.change(lambda: file.write_text(text.replace(old, new), encoding="utf-8"))

    def change(self, act: object) -> int:
        before, built = self.epoch(), self.built()
        assert callable(act)
        act()
        urllib.request.urlopen(f"{self.root[:-7]}livereload/{before}/1", timeout=60).close()
        self.get("index.html")
        return self.built() - built

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.listener.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def built(self) -> int:
        return sum(BUILDING in line for line in self.log)


def serve(folder: Path, extra: str = "", options: str = "") -> Server:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shutil.copytree(GARDEN, folder)
    config = folder / "mkdocs.yml"
    licence = "licence: CC BY 4.0\n"
    text = config.read_text(encoding="utf-8").replace(licence, licence + options) + extra
    config.write_text(text.replace("https://example.org/", f"http://127.0.0.1:{port}/"))
    return Server(folder, port)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    found = serve(tmp_path_factory.mktemp("serve") / "garden")
    yield found
    found.stop()


def differences(server: Server, out: Path) -> list[str]:
    """Compare all that is served with a clean build; a packed sitemap holds the time."""
    config = load_config(str(server.folder / "mkdocs.yml"), site_dir=str(out))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    files = {file.relative_to(out).as_posix(): file for file in out.rglob("*") if file.is_file()}
    assert len(files) > 200
    return [
        path
        for path, file in sorted(files.items())
        if path != "sitemap.xml.gz" and server.get(path) != POLICY.sub(b"", file.read_bytes())
    ]


_PLAN = (GARDEN / "interventions/instruments/bed-plan.yml").read_text(encoding="utf-8")
SHEET = _PLAN[_PLAN.index("worksheet:") :]
EDITS = {
    "prose": (BED, "Begin with the", "First comes the"),
    "title": (SISTERS, "title: Three sisters", "title: Sisters, three"),
    "membership": (BED, "themes: [soil]", "themes: [neighbours]"),
    "first of a value": (SISTERS, "levels: [collective]", "levels: [individual]"),
    "term": ("terms/mulch.yml", "title: Mulch", "title: Mulches"),
    "former id": (SISTERS, "levels:", "former_ids: [two-sisters]\nlevels:"),
    "first sheet": ("instruments/rain-diary.yml", "purpose:", f"{SHEET}purpose:"),
}


@pytest.mark.parametrize("name", EDITS)
def test_edit_is_shown_without_building_the_site(server: Server, tmp_path: Path, name: str) -> None:
    assert server.edit(*EDITS[name]) == 0
    assert differences(server, tmp_path / "out") == []


def test_page_of_a_version_that_is_no_more_is_gone(server: Server) -> None:
    page = server.get("growing/no-dig-bed/") or b""
    found = re.search(rb"[Vv]ersion ([0-9a-f]{8})", page)
    assert found is not None
    assert rb'href="v/' not in page
    old = f"growing/no-dig-bed/v/{found[1].decode()}/"
    assert server.get(old) is not None
    assert server.edit(BED, "to: 12", "to: 11") == 0
    assert server.get(old) is None


def test_record_that_breaks_leaves_the_site_and_comes_back(server: Server, tmp_path: Path) -> None:
    assert server.edit(SISTERS, "nature: model", "nature: mode") == 1
    assert server.get("growing/three-sisters/") is None
    assert b"kim-banner" in (server.get("about/") or b"")
    assert server.edit(SISTERS, "nature: mode", "nature: model") == 1
    assert differences(server, tmp_path / "out") == []


def test_records_come_and_go_and_are_renamed(server: Server, tmp_path: Path) -> None:
    folder = server.folder / "interventions"
    text = (folder / "sow-every-fortnight.yml").read_text(encoding="utf-8")
    new = text.replace("title: ", "title: Another ")
    assert server.change(lambda: (folder / "another.yml").write_text(new, encoding="utf-8")) == 1
    assert server.get("growing/another/") is not None
    assert server.change(lambda: (folder / "another.yml").rename(folder / "other.yml")) == 1
    assert (server.get("growing/another/"), server.get("growing/other/") is None) == (None, False)
    assert differences(server, tmp_path / "first") == []
    assert server.change((folder / "other.yml").unlink) == 1
    assert differences(server, tmp_path / "second") == []


def test_list_that_everything_depends_on_builds_the_site(server: Server, tmp_path: Path) -> None:
    assert server.edit("sources.yml", "title: ", "title: The ") == 1
    assert differences(server, tmp_path / "out") == []


def test_burst_of_saves_ends_in_the_last(server: Server, tmp_path: Path) -> None:
    files = [server.folder / "interventions" / name for name in METHODS]
    texts = [file.read_text(encoding="utf-8") for file in files]
    before = server.epoch()
    for number in range(1000):
        text = f"{texts[number % 3]}website: https://example.org/{number}\n"
        files[number % 3].write_text(text, encoding="utf-8")
    urllib.request.urlopen(f"{server.root[:-7]}livereload/{before}/1", timeout=60).close()
    for number, file in zip((999, 997, 998), files, strict=True):
        last = f"https://example.org/{number}".encode()
        while last not in (server.get(f"growing/{file.stem}/") or b""):
            pass  # every answer is of a whole file; the last save is told of last
    assert differences(server, tmp_path / "out") == []


def test_folder_of_records_goes_and_comes_back(server: Server, tmp_path: Path) -> None:
    folder = server.folder / "interventions"
    shutil.copytree(folder, tmp_path / "copy")
    with server.until("there is no folder"):
        shutil.rmtree(folder)
    with server.until("Reloading browsers"):
        shutil.copytree(tmp_path / "copy", folder)
    assert differences(server, tmp_path / "first") == []
    assert server.edit(BED, "goal: A bed", "goal: One bed") == 0
    assert differences(server, tmp_path / "second") == []


def test_where_others_have_a_say_in_pages_the_site_is_built(tmp_path: Path) -> None:
    hook = "def on_page_content(html, **_):\n    return html + '<!-- mine -->'\n"
    (tmp_path / "hook.py").write_text(hook, encoding="utf-8")
    server = serve(tmp_path / "garden", f"hooks: [{tmp_path / 'hook.py'}]\n")
    try:
        assert server.edit(*EDITS["prose"]) == 1
        found = server.get("growing/no-dig-bed/") or b""
        assert (b"First comes the" in found, b"<!-- mine -->" in found) == (True, True)
    finally:
        server.stop()


def test_edit_is_shown_in_every_language(tmp_path: Path) -> None:
    server = serve(tmp_path / "garden", options="      languages: {nl: {}}\n")
    try:
        assert server.edit(*EDITS["prose"]) == 0
        assert b"First comes the" in (server.get("nl/growing/no-dig-bed/") or b"")
        assert server.edit(*EDITS["title"]) == 0
        assert differences(server, tmp_path / "out") == []
    finally:
        server.stop()
