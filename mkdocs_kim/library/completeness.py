"""How much of a method is described, measured along the twelve items of TIDieR.

Source: Hoffmann e.a., Better reporting of interventions, BMJ 2014;348:g1687. Items 9 (tailoring)
and 10 (modifications) ask what may change; here they are the working elements, which say what must
stay, and the conditions or implementation, which say what has to be arranged on the spot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..records import Intervention

ITEMS: dict[str, Callable[[Intervention], object]] = {
    "name": lambda record: record.title,
    "why": lambda record: record.rationale or record.problem,
    "materials": lambda record: record.materials or record.instruments,
    "procedure": lambda record: record.approach or record.phases,
    "who": lambda record: record.executors or record.training,
    "how": lambda record: record.levels,
    "where": lambda record: record.settings,
    "how_much": lambda record: record.duration,
    "tailoring": lambda record: record.working_elements,
    "modifications": lambda record: record.conditions or record.implementation,
    "planned": lambda record: record.quality,
    "actual": lambda record: record.research,
}
"""Item → what of a record answers it."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """Which of the twelve items a record describes, in TIDieR's order."""

    described: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def total(self) -> int:
        return len(self.described) + len(self.missing)


def completeness(record: Intervention) -> Completeness:
    """Count what is described; nothing is weighed."""
    answers = {item: bool(answer(record)) for item, answer in ITEMS.items()}
    return Completeness(
        tuple(item for item, described in answers.items() if described),
        tuple(item for item, described in answers.items() if not described),
    )
