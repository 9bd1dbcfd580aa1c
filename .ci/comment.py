"""Tell under a proposal what it changes, in one comment that is kept up to date.

Runs with the right to write, on a text that anybody may have made: ``comment.py CHANGES``. Which
proposal it belongs to, GitHub itself tells; of the text nothing is believed or kept working.
"""

from __future__ import annotations

import json
import os
import re
import stat
import sys
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import quote

MARK = "<!-- kim-voorbeeld -->"
LONGEST = 60_000
"""As many characters as fit in a comment (65,536), with what stands around them."""
BOT = "github-actions[bot]"
JOINER = "\u2060"
"""A sign without width: between the signs of a name or address it keeps them from being one."""
TAGS = re.compile(r"<(?!/?(?:details|summary|del|ins|b|i|br|ul|ol|li)>)")
ENTITIES = re.compile(r"&(?!(?:lt|gt|amp|quot);)")
"""An entity may stand for a sign that would make a link or notice."""
ALIVE = re.compile(
    r"""
    \](?=[(\[:])                                  # a link, a picture, or where a link leads
    | (?:www|https?|ftp|mailto|xmpp)(?=[.:])      # an address that becomes a link by itself
    | [@\#](?=\w) | \bGH-(?=\d) | [0-9a-f]{6}(?=[0-9a-f])  # somebody, an issue, a commit
    | (?:`{3,}|~{3,})[^\S\n]*(?=[^\s`~])          # code that is drawn: a diagram, a map, a formula
    | \\(?=[a-z])                                 # a command in a formula
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a host makes more of than text. Where it ends is not asked, so nothing can hide that."""

Event = dict[str, Any]


def harmless(text: str) -> str:
    """Leave a text readable, without pictures, links, notices to people, or hidden parts."""
    text = text.replace("\u00a0", " ")
    text = "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())
    text = ENTITIES.sub("&amp;", TAGS.sub("&lt;", text))
    return ALIVE.sub(rf"\g<0>{JOINER}", text).strip()


def read(file: Path) -> str:
    """Read the text as it was uploaded; a link to another file of this machine is refused.

    Raises: ValueError if it is no file of its own.
    """
    if not stat.S_ISREG(file.lstat().st_mode):
        raise ValueError(f"{file} is not a plain file")
    with file.open(encoding="utf-8", errors="replace", newline="\n") as stream:
        text = stream.read(LONGEST + 1)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}\n\n…"


def comment(changes: str, run: Event, preview: str) -> str:
    """Word the whole comment."""
    sha = run["head_sha"][:10]
    shown = harmless(changes)[:LONGEST] or "Geen enkel record verandert."
    return (
        f"{MARK}\n## Zo wordt het\n\n"
        f"**[Download het voorbeeld]({preview})** (14 dagen te zien; je moet ingelogd zijn). "
        "Pak het uit en open `index.html` in een privévenster: dat is de hele site met dit "
        "voorstel, ook zonder internet.\n\n"
        f"Wat er verandert, volgens de controle van `{sha}`. Adressen en namen zijn "
        f"hier met opzet geen links.\n\n---\n\n{shown}\n"
    )


def ask(path: str, content: object = None, *, method: str = "GET") -> Any:
    """Ask GitHub something about this repository."""
    address = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}/{path}"
    request = urllib.request.Request(
        address,
        data=None if content is None else json.dumps(content).encode(),
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "Content-Type": "application/json",
        },
        method=method,
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def proposal(run: Event) -> int | None:
    """Find the open proposal of which the run was made; None if it has moved on or closed."""
    source = run["head_repository"]
    if source is None:
        return None
    head = quote(f"{source['owner']['login']}:{run['head_branch']}", safe="")
    for pull in ask(f"pulls?state=open&per_page=100&head={head}"):
        if pull["head"]["sha"] == run["head_sha"]:
            return int(pull["number"])
    return None


def told(number: int) -> int | None:
    """Find the comment that an earlier run left."""
    page = 1
    while found := ask(f"issues/{number}/comments?per_page=100&page={page}"):
        for row in found:
            if row["user"]["login"] == BOT and row["body"].startswith(MARK):
                return int(row["id"])
        page += 1
    return None


def main(changes: Path) -> None:
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    run = event["workflow_run"]
    number = proposal(run)
    if number is None:
        print("No open proposal stands at this commit: nothing to tell.")
        return
    run_path = f"actions/runs/{run['id']}"
    made = ask(f"{run_path}/artifacts?name=voorbeeld")["artifacts"]
    place = f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}/{run_path}"
    preview = f"{place}/artifacts/{made[0]['id']}" if made else place
    content = {"body": comment(read(changes), run, preview)}
    before = told(number)
    if before is None:
        ask(f"issues/{number}/comments", content, method="POST")
    else:
        ask(f"issues/comments/{before}", content, method="PATCH")
    print(f"Told under proposal {number}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
