"""Judging many wounds in processes of their own, of which none may hang or fall over."""

from __future__ import annotations

import faulthandler
import json
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from .anatomy import Wound
from .corpus import ROOT, Case, cases, made, sample
from .judging import Judge, Verdict

LIMIT = 5
"""Seconds for reading and checking one wounded file."""


def chosen(seed: int, each: int) -> list[Case]:
    """List the cases of a run; ``each`` is how many of a kind, or 0 for all."""
    return sample(seed, each) if each else cases()


def judge(seed: int, each: int, start: int) -> None:
    """Judge wounds from a number on and write a line for each; a hang ends the process.

    Shape: the number of the wound in hand comes before its verdict.
    """
    with tempfile.TemporaryDirectory() as cache:
        _judge(Judge(Path(cache)), made(chosen(seed, each), seed), start)


def _judge(judged: Judge, todo: Iterator[tuple[int, Case, Wound]], start: int) -> None:
    for number, case, wound in todo:
        if number < start:
            continue
        print(number, flush=True)
        faulthandler.dump_traceback_later(LIMIT, exit=True)
        try:
            verdict = judged(case, wound)
        except Exception:
            verdict = Verdict(case, "crashed", said=traceback.format_exc())
        faulthandler.cancel_dump_traceback_later()
        print(json.dumps(verdict.plain()), flush=True)


def verdicts(seed: int, each: int = 0) -> Iterator[Verdict]:
    """Give the verdicts of a run; who hangs or ends its process gets one as well."""
    todo, start = chosen(seed, each), 0
    while True:
        command = [
            sys.executable,
            "-m",
            "tests.mutations",
            "--judge",
            f"{seed}",
            f"{each}",
            f"{start}",
        ]
        child = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert child.stdout is not None
        number = -1
        done = True
        for line in child.stdout:
            done = line.startswith("{")
            if done:
                plain = json.loads(line)
                yield Verdict(**{**plain, "case": Case(**plain["case"])})
            else:
                number = int(line)
        _, trace = child.communicate()
        if child.returncode == 0:
            return
        assert not done, trace
        yield Verdict(todo[number], "hung" if "Timeout" in trace else "crashed", said=trace)
        start = number + 1
