"""How long a site takes to build, beside others who build the same from the same records.

Run: ``python benchmarks/speed.py``, on Linux, with node for who is installed by npm. Others are
installed from their packages at the first run. Everyone builds once in each round; ratios are
medians over rounds of what both took in the same round, so that a busy machine matters little.
Pages are written into memory where the system has a folder for that. Without options it takes
hours; ``--sizes 1000 --peers hugo`` takes minutes. A size can have rounds of its own: ``10000:2``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT)]

import records
from builders import report
from builders.contenders import NAMES, OURS, Ground, prepare
from builders.process import Cost
from builders.rounds import Result, Results, measure
from builders.tools import Tools

SIZES = "100,1000,5000,10000"
PAGE = ROOT / "docs/handleiding/snelheid.md"
MEMORY = Path("/dev/shm")
KEPT = "speed.json"


def folder() -> tempfile.TemporaryDirectory[str]:
    """Give a folder to build in: in memory, if there is a place for that."""
    return tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)


def take(size: int, rounds: int, names: Sequence[str], tools: Tools) -> Results:
    """Make a number of records, build them, and tell what it cost."""
    with folder() as name:
        made = Path(name, "records")
        records.write(made, size)
        lists = {"sources.yml", "synonyms.yml", "vocabularies.yml"}
        files = sorted(file for file in made.glob("*.yml") if file.name not in lists)
        sites = prepare(names, Ground(made, tools, Path(name)))
        return measure(sites, files[size // 2], rounds, OURS)


def warm_up(names: Sequence[str], tools: Tools) -> None:
    """Let everyone build something small, so that all programs are compiled and read once."""
    take(3, 1, names, tools)


def load(file: Path) -> dict[int, Results]:
    """Read what was measured before."""
    if not file.exists():
        return {}
    kept = json.loads(file.read_text(encoding="utf-8"))
    return {
        int(size): {
            (name, way): Result([Cost(**cost) for cost in made.pop("costs")], **made)
            for name, way, made in rows
        }
        for size, rows in kept.items()
    }


def keep(file: Path, sizes: dict[int, Results]) -> None:
    """Write what was measured, so that another size can be measured another day."""
    rows = {
        size: [(name, way, asdict(result)) for (name, way), result in results.items()]
        for size, results in sizes.items()
    }
    file.write_text(json.dumps(rows, indent=1), encoding="utf-8")


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", default=SIZES, help="numbers of records, as 1000 or 10000:2")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", default=",".join(NAMES), help="who else: hugo,material,...")
    parser.add_argument("--tools", type=Path, default=ROOT / ".cache/benchmarks")
    parser.add_argument("--write", action="store_true", help="put the tables in the manual")
    return parser.parse_args()


def main() -> None:
    """Measure, and print the tables."""
    chosen = options()
    asked = [OURS, *filter(None, chosen.peers.split(","))]
    if unknown := set(asked) - set(NAMES):
        raise SystemExit(f"--peers: {', '.join(sorted(unknown))}; choose from {', '.join(NAMES)}")
    names = [name for name in NAMES if name in asked]
    if absent := [NAMES[name] for name in NAMES if name not in asked]:
        print(f"Left out: {', '.join(absent)}", file=sys.stderr)
    if "eleventy" in names and shutil.which("npm") is None:
        raise SystemExit("Eleventy needs node and npm; leave it out with --peers")
    tools = Tools(chosen.tools.resolve())
    tools.folder.mkdir(parents=True, exist_ok=True)
    kept = tools.folder / KEPT
    warm_up(names, tools)
    for size in chosen.sizes.split(","):
        count, _, rounds = size.partition(":")
        found = take(int(count), int(rounds or chosen.rounds), names, tools)
        sizes = load(kept) | {int(count): found}
        keep(kept, sizes)
    tables = {report.BUILDS: report.builds(sizes), report.GROWTH: report.growth(sizes)}
    for heading, text in tables.items():
        print(text)
        if chosen.write and text:
            page = PAGE.read_text(encoding="utf-8")
            PAGE.write_text(report.replaced(page, heading, text), encoding="utf-8")


if __name__ == "__main__":
    main()
