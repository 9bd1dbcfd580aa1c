"""Of every kind of wound a few: each is told where it is, or nothing is wrong. At night all."""

from __future__ import annotations

from mutations.corpus import SEED, WOUNDS, cases
from mutations.running import verdicts
from mutations.table import WRONG, share

EACH = 4


def test_wounds_are_told_where_they_are_and_nothing_else_is() -> None:
    found = list(verdicts(SEED, EACH))
    assert len(found) == EACH * len(WOUNDS)
    assert [one for one in found if one.outcome in WRONG] == []
    placed, named, _ = share(found)
    assert named >= 0.95 * placed


def test_whole_corpus_is_thousands_of_files() -> None:
    assert len(cases()) > 3000
