"""All wounds of all shipped files, each made when it is asked for; the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from . import keys, lines, signs
from .anatomy import Body, Wound

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "interventions"
SEED = 8
WOUNDS = {**lines.WOUNDS, **keys.WOUNDS, **signs.WOUNDS}
LISTS = ("sources.yml", "vocabularies.yml", "synonyms.yml", "tryout.yml", "words.yml")
TIMES = 6
"""How often a kind of wound is made in a file that there is only one of."""


@dataclass(frozen=True)
class Case:
    """One wound to be."""

    path: str
    kind: str
    number: int


def cases() -> list[Case]:
    """List all, file by file."""
    return [
        Case(path, kind, number)
        for path in bodies()
        for kind in WOUNDS
        for number in range(TIMES if path in LISTS else 1)
    ]


@cache
def bodies() -> dict[str, Body]:
    """Give all shipped files: path → what it is made of."""
    files = sorted(file for file in RECORDS.rglob("*.yml") if ".schema" not in file.parts)
    paths = {file.relative_to(RECORDS).as_posix(): file for file in files}
    return {path: Body(path, file.read_text(encoding="utf-8")) for path, file in paths.items()}


def wound(case: Case, seed: int) -> Wound | None:
    """Make a wound; None if this file has nothing to wound so."""
    body = bodies()[case.path]
    rng = Random(f"{seed} {case.path} {case.kind} {case.number}")
    made = WOUNDS[case.kind](body, rng)
    unharmed = made is not None and made.content == body.text.encode() and not made.renamed
    return None if unharmed else made


def sample(seed: int, each: int) -> list[Case]:
    """Choose some files for every kind of wound; the lists are always among them."""
    rng = Random(seed)
    found: list[Case] = []
    for kind in WOUNDS:
        own = [case for case in cases() if case.kind == kind and wound(case, seed) is not None]
        found += rng.sample(own, min(each, len(own)))
    return found


def made(todo: list[Case], seed: int) -> Iterator[tuple[int, Case, Wound]]:
    """Go through the wounds of some cases, with their number."""
    for number, case in enumerate(todo):
        found = wound(case, seed)
        if found is not None:
            yield number, case, found
