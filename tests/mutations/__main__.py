"""``python -m tests.mutations``: break every shipped record in every way, and tell what is said.

Exit code 1 if a wound crashed, hung, stayed unnoticed or was named at the wrong line too often.
"""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import nullcontext
from pathlib import Path

from .corpus import SEED
from .running import judge, verdicts
from .table import WRONG, share, table

ENOUGH = 0.95
"""Of the wounds with a known place, so many must be told at the right line."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--each", type=int, default=0, help="so many of each kind; 0 for all")
    parser.add_argument("--save", type=Path, help="a file for all verdicts, as JSON lines")
    parser.add_argument("--judge", type=int, nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.judge:
        judge(*options.judge)
        return 0
    found = []
    with options.save.open("w", encoding="utf-8") if options.save else nullcontext() as file:
        for one in verdicts(options.seed, options.each):
            found.append(one)
            if file:
                file.write(json.dumps(one.plain(), ensure_ascii=False) + "\n")
    sys.stdout.write(table(found))
    wrong = [one for one in found if one.outcome in WRONG]
    for one in wrong:
        sys.stdout.write(f"\n{one.outcome}: {one.case}\n{one.said}\n")
    placed, named, _ = share(found)
    return int(bool(wrong) or named < ENOUGH * placed)


if __name__ == "__main__":
    sys.exit(main())
