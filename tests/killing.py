"""Builds a site over another, again and again, and stops each build at another moment.

Run by itself it prints what became of every site: ``python tests/killing.py 1000 kill``, or
``linked`` where the place of the site is a link, or ``full`` where the disk is full from a moment
on. Every build is a process of its own, stopped at a call that changes something on disk: there
are as many moments as such calls, and they are the same in every run.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from building import broken_links, built
from mkdocs.exceptions import Abort

from mkdocs_kim.place import Place

CALLS = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.utime", "shutil.")
"""Events of Python that change a disk; opening a file to write it is another."""
CONFIG = """\
site_name: Proef
theme: {name: null, custom_dir: theme}
use_directory_urls: true
plugins: [{kim: {language: nl}}]
"""
THEME = "<title>{{ page.title }}</title>{{ page.content }}"
RECORDS = {
    "kim.yml": "title: KIM\nsummary: Een model met [[kring]].\nnature: model\nthemes: [kracht]\n",
    "themes/kracht.yml": "title: Kracht\nsummary: Kort.\ndescription: Lang.\n",
    "instruments/kring.yml": "title: Kring\nsummary: Kort.\npurpose: Zien.\n",
    "sources.yml": "sources: []\n",
}
BEFORE, AFTER, BROKEN = "title: KIM", "title: Het nieuwe KIM", "titel: KIM"
HIDDEN = {".htaccess": "Deny from all", ".well-known/acme/token": "a", ".git": "gitdir: elders"}
"""What somebody put into the folder of the site, and MkDocs leaves alone."""

SWAP = 14
"""How many changes are gone through one by one from where the new site is whole."""

ENDS = {0: "made", 1: "refused", 2: "traceback", -signal.SIGKILL: "killed"}

Hashes = dict[str, str]


def collection(folder: Path) -> Path:
    """Write a small collection with a theme that is quick."""
    records = {f"interventions/{path}": text for path, text in RECORDS.items()}
    files = {"mkdocs.yml": CONFIG, "docs/over.md": "# Over\n", "theme/main.html": THEME}
    for path, text in {**files, **records}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def say(folder: Path, title: str) -> None:
    """Give the method another title."""
    text = RECORDS["kim.yml"].replace(BEFORE, title)
    (folder / "interventions/kim.yml").write_text(text, encoding="utf-8")


def hashes(site: Path) -> Hashes:
    """Sum up every file of a site; a packed sitemap holds the time."""
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file() and file.name != "sitemap.xml.gz"
    }


def changes(event: str, arguments: tuple[object, ...]) -> bool:
    """Tell whether an event of Python is a call that changes something on disk."""
    if event != "open":
        return event.startswith(CALLS)
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def die() -> None:
    """Be killed, as when the machine is out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def fill() -> None:
    """Let no file grow from here on, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def stopped(
    folder: Path, at: int, stop: Callable[[], None], tell: Callable[[list[str]], object] = len
) -> str:
    """Build in a process that is stopped before its nth change, and say how that ended."""
    child = os.fork()
    if child == 0:
        seen: list[str] = []

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            if changes(event, arguments):
                seen.append(f"{event} {arguments[0]}")
                if len(seen) == at:
                    stop()

        sys.addaudithook(hook)
        try:
            built(folder)
        except Abort:
            os._exit(1)
        except BaseException:
            traceback.print_exc()
            os._exit(2)
        if not at:
            tell(list(seen))
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return ENDS.get(code, f"exit code {code}")


def listed(folder: Path) -> list[str]:
    """List the changes of a whole build."""
    log = folder / "changes.json"
    assert stopped(folder, 0, die, lambda seen: log.write_text(json.dumps(seen))) == "made"
    seen: list[str] = json.loads(log.read_text())
    return seen


def moments(seen: list[str], wanted: int) -> list[int]:
    """Choose when to kill: at every change while the sites change places, and here and there."""
    made = (name for name in seen if name.startswith("os.utime") and name.endswith("/ready"))
    swap = seen.index(next(made)) + 1
    close = range(swap - 1, swap + SWAP)
    others = sorted({*range(1, len(seen) + 1)} - {*close})
    return sorted([*close, *random.Random(2026).sample(others, wanted - len(close))])


def lay(folder: Path, site: Path, how: str) -> None:
    """Lay a site at the place where the next is built, with what somebody else put there."""
    there = folder / ("elsewhere" if how == "linked" else "site")
    shutil.rmtree(there, ignore_errors=True)
    shutil.copytree(site, there)
    if how == "linked" and not (folder / "site").is_symlink():
        shutil.rmtree(folder / "site")
        (folder / "site").symlink_to(there)
    for path, text in HIDDEN.items():
        file = folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def put_back(folder: Path) -> None:
    """Do as the command that puts a site back."""
    place = Place(folder / "site")
    if place.is_left():
        place.take()
        place.leave()


def build_broken(folder: Path) -> None:
    """Let the next build be one that comes to nothing."""
    say(folder, BROKEN)
    try:
        built(folder)
    except Abort:
        return
    raise AssertionError("a record with an error was built")


def outcome(folder: Path, known: dict[str, Hashes]) -> str:
    """Name the site that stands at its place."""
    there = hashes(folder / "site") if (folder / "site").is_dir() else {}
    found = [name for name, site in known.items() if there == site]
    return found[0] if found else "half" if there else "none"


def run(folder: Path, wanted: int, how: str) -> dict[str, object]:
    """Stop a build at so many moments.

    Shape: "how it ended: what stood at the place > what did after the next run, what was left
    beside it" → how often.
    """
    collection(folder)
    sites, known = {}, {}
    for name, title in (("old", BEFORE), ("new", AFTER)):
        say(folder, title)
        sites[name] = folder / name
        shutil.copytree(built(folder), sites[name])
    broken = [link for site in sites.values() for link in broken_links(site)]
    for name, site in sites.items():
        lay(folder, site, how)
        known[name] = hashes(folder / "site")
    say(folder, AFTER)
    lay(folder, sites["old"], how)
    seen = listed(folder)
    found: Counter[str] = Counter()
    now = "new"  # the build whose changes were listed
    for number, moment in enumerate(moments(seen, wanted)):
        say(folder, AFTER)
        if now != "old":
            lay(folder, sites["old"], how)
        ended = stopped(folder, moment, STOPS[how])
        at_once = outcome(folder, known)
        (put_back if number % 2 else build_broken)(folder)
        now = outcome(folder, known)
        left = [item.name for item in folder.iterdir() if item.name.endswith(".kim")]
        found[f"{ended}: {at_once} > {now} {left or ''}"] += 1
    return {"changes": len(seen), "broken links": broken, "found": dict(sorted(found.items()))}


STOPS = {"kill": die, "linked": die, "full": fill}

if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(run(Path(name).resolve(), int(sys.argv[1]), sys.argv[2]), indent=1))
