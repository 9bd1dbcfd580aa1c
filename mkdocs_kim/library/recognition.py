"""Until when a judgement holds: computed from its level and date, against a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..records import Recognition, RecognitionLevel, When


@dataclass(frozen=True, slots=True)
class Validity:
    """How a recognition stands on a day."""

    until: When
    """As precise as the date of the judgement; holds to the end of it."""
    lapsed: bool
    computed: bool
    """False if the record itself gives the end."""


def validity(recognition: Recognition, level: RecognitionLevel, today: date) -> Validity:
    """Tell until when a recognition holds.

    Unit: ``years_valid`` of the level are whole years from the date of the judgement.
    Source: three years for *goed beschreven*, five for the others: Kenniscentrum Sport & Bewegen,
    "Wat houden de verschillende niveaus in?".
    """
    until = recognition.valid_until or recognition.date.plus_years(level.years_valid)
    return Validity(until, today > until.last, recognition.valid_until is None)
