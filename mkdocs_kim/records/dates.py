"""Dates as precise as they are known: a year, a month or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_plain_validator_function

from ..language import Language
from .fields import Leaf, unfit

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
FIRST, LAST = 1800, 2100
"""Years that a record can speak of; far from where the calendar of a computer ends."""


_NEARLY = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
)


def _guess(text: str) -> str | None:
    for pattern in _NEARLY:
        match = pattern.fullmatch(text.strip())
        if match:
            return f"{match['year']}-{match['month']:0>2}-{match['day']:0>2}"
    return None


@dataclass(frozen=True, slots=True)
class When:
    """``2017``, ``2017-03`` or ``2017-03-01``: what the source gives, no more."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def read(cls, value: Any) -> When:
        if not isinstance(value, Leaf):
            raise unfit("wrong-type", wanted="a_date")
        match = _SHAPE.fullmatch(value.strip())
        if match is None:
            raise unfit("not-a-date", found=str(value), guess=_guess(value))
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None, "the pattern demands a year"
        if not FIRST <= year <= LAST:
            code, limit = ("too-small", FIRST) if year < FIRST else ("too-large", LAST)
            raise unfit(code, found=str(value), limit=limit)
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            raise unfit("no-such-date", found=str(value)) from None
        return cls(year, month, day)

    @property
    def first(self) -> date:
        """The first day that this may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that this may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def plus_years(self, years: int) -> When:
        """Move by whole years, as precise as before; 29 February becomes 28."""
        day = self.day
        if self.month and day:
            day = min(day, monthrange(self.year + years, self.month)[1])
        return When(self.year + years, self.month, day)

    def worded(self, language: Language) -> str:
        """Write it as precisely as it is known: ``8 april 2019``, ``maart 2017``, ``2015``."""
        parts = [str(self.day)] if self.day else []
        parts += [language.month(self.month)] if self.month else []
        return " ".join([*parts, str(self.year)])

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
