"""The sheets of paper, and the sizes of type on them."""

from __future__ import annotations

from dataclasses import dataclass

from ..metrics import POINT, SMALLEST

_SIZES = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper in one orientation. Unit: millimetres."""

    name: str
    width: float
    height: float
    scale: float
    """How much larger than on A4 a length is that a record gives."""
    body: float
    small: float
    heading: float
    question: float

    @property
    def margin(self) -> float:
        return 12 * self.scale

    @property
    def gap(self) -> float:
        """Between blocks."""
        return 4 * self.scale

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


def paper(name: str, orientation: str) -> Paper:
    """Give a sheet; type grows less than paper, so that A3 has more room, not only larger words."""
    short, long = _SIZES[name]
    wide, tall = (long, short) if orientation == "landscape" else (short, long)
    large = name == "a3"
    return Paper(
        name,
        wide,
        tall,
        scale=2**0.5 if large else 1.0,
        body=(12.5 if large else 10) * POINT,
        small=(10.5 * POINT) if large else SMALLEST,
        heading=(30 if large else 22) * POINT,
        question=(16 if large else 12) * POINT,
    )
