"""What is told under a proposal: by somebody who may write, of a text that anybody made."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from building import ROOT
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

SCRIPT = ROOT / ".ci/comment.py"
spec = importlib.util.spec_from_file_location("comment", SCRIPT)
assert spec is not None
assert spec.loader is not None
comment = importlib.util.module_from_spec(spec)
spec.loader.exec_module(comment)

J = "\u2060"
SHA = "a" * 40
RUN = {
    "id": 7,
    "head_sha": SHA,
    "head_branch": "mijn&voorstel",
    "head_repository": {"owner": {"login": "iemand"}},
}
PULLS = "/repos/o/r/pulls?state=open&per_page=100&head=iemand%3Amijn%26voorstel"
ARTIFACTS = "/repos/o/r/actions/runs/7/artifacts?name=voorbeeld"
COMMENTS = "/repos/o/r/issues/12/comments?per_page=100&page="
OURS = {"id": 5, "user": {"login": "github-actions[bot]"}, "body": f"{comment.MARK}\noud"}
OTHER = {"id": 4, "user": {"login": "iemand"}, "body": f"{comment.MARK}\nnagemaakt"}
ANSWERS: dict[str, Any] = {
    PULLS: [{"number": 11, "head": {"sha": "b" * 40}}, {"number": 12, "head": {"sha": SHA}}],
    ARTIFACTS: {"artifacts": [{"id": 99}]},
    f"{COMMENTS}1": [OTHER, OURS],
    f"{COMMENTS}2": [],
}


class Host(ThreadingHTTPServer):
    """A host that answers what it was given, and remembers what it was told."""

    answers: dict[str, Any]
    told: list[tuple[str, str, Any]]


class Handler(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        self._answer(self.server.answers[self.path])

    def do_POST(self) -> None:
        self._remember()

    def do_PATCH(self) -> None:
        self._remember()

    def _remember(self) -> None:
        content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.told.append((self.command, self.path, content))
        self._answer({})

    def _answer(self, content: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[Host]:
    with Host(("127.0.0.1", 0), Handler) as server:
        server.answers, server.told = dict(ANSWERS), []
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def tell(host: Host, folder: Path, run: object = RUN) -> subprocess.CompletedProcess[str]:
    event, changes = folder / "event.json", folder / "changes.md"
    event.write_text(json.dumps({"workflow_run": run}), encoding="utf-8")
    if not changes.is_symlink():
        changes.write_text("JIM-aanpak: doelgroep aangevuld", encoding="utf-8")
    environment = {
        "GITHUB_API_URL": f"http://127.0.0.1:{host.server_address[1]}",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_SERVER_URL": "https://host.example",
        "GITHUB_TOKEN": "t",
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, str(SCRIPT), str(changes)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


BODY = (
    "<!-- kim-voorbeeld -->\n## Zo wordt het\n\n**[Download het voorbeeld]"
    "(https://host.example/o/r/actions/runs/7/artifacts/99)** (14 dagen te zien; je moet ingelogd "
    "zijn). Pak het uit en open `index.html` in een privévenster: dat is de hele site met dit "
    "voorstel, ook zonder internet.\n\n"
    "Wat er verandert, volgens de controle van `aaaaaaaaaa`. Adressen en namen zijn "
    "hier met opzet geen links.\n\n---\n\nJIM-aanpak: doelgroep aangevuld\n"
)


def test_first_run_leaves_a_comment(host: Host, tmp_path: Path) -> None:
    host.answers[f"{COMMENTS}1"] = [OTHER]
    done = tell(host, tmp_path)
    assert (done.stderr, host.told) == (
        "",
        [("POST", "/repos/o/r/issues/12/comments", {"body": BODY})],
    )


def test_next_run_changes_its_own_comment(host: Host, tmp_path: Path) -> None:
    done = tell(host, tmp_path)
    assert (done.stderr, host.told) == (
        "",
        [("PATCH", "/repos/o/r/issues/comments/5", {"body": BODY})],
    )


@pytest.mark.parametrize(
    "run", [{**RUN, "head_sha": "c" * 40}, {**RUN, "head_repository": None}], ids=["moved", "gone"]
)
def test_a_run_that_no_open_proposal_stands_at_tells_nothing(
    run: object, host: Host, tmp_path: Path
) -> None:
    done = tell(host, tmp_path, run)
    assert (done.returncode, host.told) == (0, [])


def test_a_link_to_another_file_of_the_machine_is_refused(host: Host, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("geheim", encoding="utf-8")
    (tmp_path / "changes.md").symlink_to(tmp_path / "secret")
    done = tell(host, tmp_path)
    assert (done.returncode, host.told) == (1, [])


def test_a_very_long_text_is_cut(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("é" * 70_000, encoding="utf-8")
    assert comment.read(tmp_path / "a.md") == "é" * 60_000 + "\n\n…"


def test_a_text_that_grows_fits_in_a_comment_still(tmp_path: Path) -> None:
    told = comment.comment("&" * 60_000, RUN, "https://host.example/x")
    assert 60_000 < len(told) < 65_536


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**JIM-aanpak**: doelgroep aangevuld", "**JIM-aanpak**: doelgroep aangevuld"),
        ("<details><summary>Voor</summary>x</details>",) * 2,
        ("[log in](https://a.nl)", f"[log in]{J}(https{J}://a.nl)"),
        ("![](//a.nl/a.png)", f"![]{J}(//a.nl/a.png)"),
        ("GH-12, abc1234", f"GH-{J}12, abc123{J}4"),
        ("```mermaid\nclick A", f"```{J}mermaid\nclick A"),
        (r"$\href{//a.nl}{a}$", f"$\\{J}href{{//a.nl}}{{a}}$"),
        (
            "[log in][1]\n\n[1]: https://kwaad.example",
            f"[log in]{J}[1]\n\n[1]{J}: https{J}://kwaad.example",
        ),
        ("zie https://a.nl en www.b.nl", f"zie https{J}://a.nl en www{J}.b.nl"),
        ("@redactie, zie #12", f"@{J}redactie, zie #{J}12"),
        ("&#64;redactie &commat;x &lt;b&gt;", f"&amp;#{J}64;redactie &amp;commat;x &lt;b&gt;"),
        ("<!-- stil --><img src=x><A HREF=x>", "&lt;!-- stil -->&lt;img src=x>&lt;A HREF=x>"),
        ("a\x1b[31m\u202eb\u200bc\u00a0d", "a[31mbc d"),
        ("# Kop\n\n| a | b |\n| --- | --- |", "# Kop\n\n| a | b |\n| --- | --- |"),
    ],
)
def test_text_of_a_proposal_stays_text(text: str, shown: str) -> None:
    assert comment.harmless(text) == shown


LEADS = re.compile("<(a|img) ")
RENDERED = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.mark.parametrize(
    "text",
    [
        "[klik](\n//kwaad.example/a)",
        "[klik [hier] nu](//kwaad.example/a)",
        r"[a\]b](//kwaad.example)",
        "**[Download het voorbeeld\n](//kwaad.example)**",
        "![foto [x] y](//kwaad.example/p.png)",
        "[klik](<//kwaad.example/a b>)",
        '[klik](//kwaad.example "titel)")',
        "[klik][]\n\n[klik]: //kwaad.example",
        "[klik][a\nb]\n\n[a b]:\n//kwaad.example",
    ],
)
def test_nothing_of_a_proposal_leads_elsewhere(text: str) -> None:
    assert LEADS.search(RENDERED.render(text))
    assert not LEADS.search(RENDERED.render(comment.harmless(text)))


SIGNS = ["[", "]", "(", ")", "!", "\\", "\n", ":", "<", ">", "//a.nl", '"', " ", "a", J, "`"]


@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
def test_no_sequence_of_signs_leads_elsewhere(text: str) -> None:
    assert not LEADS.search(RENDERED.render(comment.harmless(text)))
