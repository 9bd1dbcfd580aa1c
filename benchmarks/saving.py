"""How soon a saved record is on the page, with a server that runs: this one beside Hugo's.

Run: ``python benchmarks/saving.py``, on Linux. Both servers run at once and get their edits in
turns, each after the other is at rest. Counted is from writing the file until pages asked for over
the loopback show what is new: for prose the record's own, for a title also the first list of all
records, that of a theme, and a record that refers to it.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT)]

import records
from builders import report
from builders.contenders import HUGO, OURS, Ground, prepare
from builders.edits import PROSE, TITLE, Chosen, Desk, Edits, address, choose
from builders.job import LISTED
from builders.server import HOST, free_port, started
from builders.site import Site
from builders.stock import FOLDERS
from builders.tools import Tools
from speed import PAGE, folder


def desks(
    sites: dict[str, Site], records: Path, chosen: Chosen, stack: ExitStack
) -> dict[str, Desk]:
    """Start both servers."""
    port, other = free_port(), free_port()
    here, there = sites[OURS], sites[HUGO]
    ours = (sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"{HOST}:{port}")
    bound = ("--bind", HOST, "--port", str(other), "--renderToMemory")
    hugo = (there.command[0], "server", *bound)
    data = there.folder / "data" / LISTED
    found = {}
    for name, site, command, at, files, names in (
        (OURS, here, ours, port, records, FOLDERS),
        (HUGO, there, hugo, other, data, {}),
    ):
        pages = [address(names, page) for page in chosen.pages]
        server = stack.enter_context(started(command, site.folder, at, site.environ, pages[0]))
        found[name] = Desk(server, files / f"{chosen.record}.yml", pages)
    return found


def measure(size: int, rounds: int, tools: Tools) -> Edits:
    """Make a number of records, and edit one of them many times."""
    edits: Edits = defaultdict(list)
    with folder() as name, ExitStack() as stack:
        made = Path(name, "records")
        records.write(made, size)
        ground = Ground(made, tools, Path(name))
        sites = prepare([OURS, HUGO], ground)
        found = desks(sites, made, choose(ground.job), stack)
        for number, kind in _edits(rounds):
            for server, desk in found.items():
                saved = desk.edit(kind, number)
                print(f"{size} {number} {server} {kind} {saved}", file=sys.stderr)
                if number:
                    edits[server, kind].append(saved)
                desk.server.rest()
    return edits


def _edits(rounds: int) -> Iterator[tuple[int, str]]:
    """Number the edits. The first of each kind is not counted: much is done for the first time."""
    for number in range(rounds + 1):
        yield number, PROSE
        yield number, TITLE


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", default="1000,5000", help="numbers of records")
    parser.add_argument("--rounds", type=int, default=9, help="edits of each kind")
    parser.add_argument("--tools", type=Path, default=ROOT / ".cache/benchmarks")
    parser.add_argument("--write", action="store_true", help="put the table in the manual")
    chosen = parser.parse_args()
    tools = Tools(chosen.tools.resolve())
    sizes = map(int, chosen.sizes.split(","))
    found = {size: measure(size, chosen.rounds, tools) for size in sizes}
    text = report.saving(found)
    print(text)
    if chosen.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(report.replaced(page, report.SAVING, text), encoding="utf-8")


if __name__ == "__main__":
    main()
