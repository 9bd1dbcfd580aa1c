"""What a page offers to choose by: the facets that tell its items apart, with counts."""

from __future__ import annotations

from dataclasses import dataclass

from .facets import Facet, Value
from .items import Item
from .parts import ChoiceGroup, Option, Panel

HANDFUL = 5
"""As many items can be taken in at a glance; they need no panel."""

AT_ONCE = 8
"""Values of a group that are shown at once; a few more are shown rather than hidden."""

OPEN = 3
"""Groups whose values are shown before anybody asks for them."""


@dataclass(frozen=True)
class Choosing:
    """All that can be chosen, and by what; passed to every page that lists."""

    items: tuple[Item, ...]
    facets: tuple[Facet, ...]
    numbers: dict[tuple[str, str], int]
    """Kind and id → number of the item."""

    @classmethod
    def of(cls, items: tuple[Item, ...], facets: tuple[Facet, ...]) -> Choosing:
        """Number the items, to be looked up."""
        numbers = {(item.kind, item.id): number for number, item in enumerate(items)}
        return cls(items, facets, numbers)

    def panel(self, kind: str) -> Panel | None:
        """Make the panel of the list of a kind; None if there is too little to choose."""
        found = frozenset(n for n, item in enumerate(self.items) if item.kind == kind)
        groups = self._groups(found, frozenset([kind]))
        return Panel(groups) if groups and len(found) > HANDFUL else None

    def whole(self) -> Panel:
        """Make the panel over everything."""
        kinds = frozenset(item.kind for item in self.items)
        return Panel(self._groups(frozenset(range(len(self.items))), kinds))

    def _groups(self, found: frozenset[int], kinds: frozenset[str]) -> tuple[ChoiceGroup, ...]:
        groups: list[ChoiceGroup] = []
        for facet in self.facets:
            choices = _choices(facet, found, kinds)
            if any(0 < choice.count < len(found) for choice in choices):
                groups.append(ChoiceGroup(facet.word, facet.title, choices, len(groups) < OPEN))
        return tuple(groups)


def _choices(facet: Facet, found: frozenset[int], kinds: frozenset[str]) -> tuple[Option, ...]:
    """Count each value that items of these kinds can have; see which come first in a long group."""
    offered = [value for value in facet.values if value.kinds & kinds]
    counts = {value.id: sum(number in found for number in value.members) for value in offered}
    by_count = sorted(offered, key=lambda value: (value.unknown, -counts[value.id]))
    often = {value.id for value in by_count[: _at_once(offered)]}
    return tuple(
        Option(value.id, value.label, value.to, counts[value.id], value.id in often)
        for value in offered
    )


def _at_once(offered: list[Value]) -> int:
    return AT_ONCE if len(offered) > AT_ONCE + 2 else len(offered)
