"""Methods that hang together, as far as their relations are drawn."""

from __future__ import annotations

from collections import Counter

from .kin import Family, Tie
from .once import once
from .reader import Reader
from .relations import DRAWN, family, ties

LARGEST = 60
"""As many methods a picture can hold; in a larger one nobody finds the way."""


@once
def families(reader: Reader) -> tuple[Family, ...]:
    """Part what is drawn into families, the largest first."""
    drawn = [tie for tie in ties(reader) if tie.relation in DRAWN]
    group: dict[str, list[str]] = {}
    for tie in drawn:
        ends = (group.setdefault(end, [end]) for end in (tie.one, tie.other))
        small, large = sorted(ends, key=len)
        if small is not large:
            large += small
            group.update((member, large) for member in small)
    inside: dict[int, list[Tie]] = {}
    for tie in drawn:
        inside.setdefault(id(group[tie.one]), []).append(tie)
    order = reader.in_order("intervention", group)
    parted = {id(group[item]): group[item] for item in order}
    made = [_named(members, tuple(inside[key]), reader) for key, members in parted.items()]
    return tuple(sorted(made, key=lambda one: -len(one.members)))


def _named(members: list[str], inside: tuple[Tie, ...], reader: Reader) -> Family:
    """Name a family after the method that most others hang on."""
    ends = Counter(end for tie in inside for end in (tie.other, tie.one))
    first = max(reader.in_order("intervention", members), key=ends.__getitem__)
    title = reader.language.ui("lineage_family", title=reader.title("intervention", first))
    return family(first, title, members, inside, reader)
