"""The blocks that draw values, moments, parts and houses."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..fields import Says, Text, unfit
from .base import Block, BlockSays, ExampleSays, Placed, Share, known, too_many


class Mark(Placed):
    """Where an example stands on a spoke or a scale."""

    label: Annotated[Text, Says("Opschrift", "Label", "De spaak of de markering.")]
    at: Annotated[
        Annotated[float, Field(ge=0, le=100)] | None, Says("Waarde", "Value", "De plaats.")
    ] = None


def within(mark: Mark, first: float, last: float) -> None:
    """Check that a mark stands on its spoke or scale."""
    if mark.at is not None and not first <= mark.at <= last:
        code, limit = ("too-large", last) if mark.at > last else ("too-small", first)
        facts = {"found": f"{mark.at:g}", "limit": f"{limit:g}"}
        raise unfit(code, at=mark.place("at"), named="at", **facts)


class Web(Block):
    """Spokes from a centre, blank or named, with steps to mark a value on."""

    just_one = ("spokes", "count")

    block: Annotated[Literal["web"], BlockSays]
    centre: Annotated[Text | None, Says("Midden", "Centre", "Wat er in het midden staat.")] = None
    spokes: Annotated[
        list[Text], Field(max_length=22), Says("Spaken", "Spokes", "Opschriften, met de klok mee.")
    ] = []
    count: Annotated[
        Annotated[int, Field(ge=3, le=22)] | None,
        Says("Aantal spaken", "Number of spokes", "Als de spaken leeg zijn."),
    ] = None
    steps: Annotated[
        int, Field(ge=0, le=10), Says("Stappen", "Steps", "Hoeveel streepjes een spaak heeft.")
    ] = 0
    example: Annotated[list[Mark], ExampleSays] = []

    @model_validator(mode="after")
    def _fits_itself(self) -> Self:
        too_many(self.example, self.count or len(self.spokes))
        for mark in self.example:
            if self.spokes:
                known(mark.label, self.spokes, "spokes")
            within(mark, 0, self.steps or 100)
        return self


class Scale(Block):
    """A line of numbers, with markers to put on it."""

    block: Annotated[Literal["scale"], BlockSays]
    from_: Annotated[
        int, Field(alias="from", ge=0, le=100), Says("Van", "From", "Het eerste getal.")
    ] = 0
    to: Annotated[int, Field(ge=1, le=100), Says("Tot en met", "To", "Het laatste getal.")] = 10
    low: Annotated[Text, Says("Links", "Low", "Wat het eerste getal betekent.")]
    high: Annotated[Text, Says("Rechts", "High", "Wat het laatste getal betekent.")]
    markers: Annotated[
        list[Text], Field(max_length=6), Says("Markeringen", "Markers", "Wat je erop zet.")
    ] = []
    example: Annotated[list[Mark], ExampleSays] = []

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ >= self.to:
            raise unfit("scale-reversed", key="to", first=self.from_, last=self.to)
        for mark in self.example:
            known(mark.label, self.markers, "markers")
            within(mark, self.from_, self.to)
        return self


class Point(Placed):
    """A moment on a timeline."""

    at: Annotated[Share, Says("Tijd", "Time", "Van 0 (begin) tot 100 (nu).")]
    height: Annotated[
        float, Field(ge=-100, le=100), Says("Hoogte", "Height", "Van -100 (laag) tot 100 (hoog).")
    ]
    text: Annotated[Text | None, Says("Tekst", "Text", "Wat er gebeurde.")] = None
    line: Annotated[Text | None, Says("Lijn", "Line", "Bij welke lijn het hoort.")] = None


class Timeline(Block):
    """An axis of time, with room above it and below it."""

    block: Annotated[Literal["timeline"], BlockSays]
    start: Annotated[Text, Says("Begin", "Start", "Wat er links staat.")]
    end: Annotated[Text, Says("Einde", "End", "Wat er rechts staat.")]
    above: Annotated[Text, Says("Boven", "Above", "Wat boven de lijn komt.")]
    below: Annotated[Text, Says("Onder", "Below", "Wat onder de lijn komt.")]
    lines: Annotated[
        list[Text],
        Field(max_length=4),
        Says("Lijnen", "Lines", "De opschriften, als er meer lijnen zijn dan één."),
    ] = []
    example: Annotated[list[Point], Field(max_length=24), ExampleSays] = []

    @model_validator(mode="after")
    def _labels_known(self) -> Self:
        for point in self.example:
            known(point.line, self.lines, "lines")
        return self


class Slice(Placed):
    text: Annotated[Text, Says("Tekst", "Text", "De rol.")]
    share: Annotated[Share, Says("Deel", "Share", "In procenten van het geheel.")]


class Pie(Block):
    """A circle to cut into slices."""

    block: Annotated[Literal["pie"], BlockSays]
    example: Annotated[list[Slice], Field(max_length=24), ExampleSays] = []

    @model_validator(mode="after")
    def _whole(self) -> Self:
        total = sum(item.share for item in self.example)
        if self.example and abs(total - 100) > 0.5:
            raise unfit("not-a-whole", key="example", total=f"{total:g}")
        return self


class House(Placed):
    """An outline of a house to draw and write in."""

    title: Annotated[Text, Says("Kop", "Heading", "Staat in het dak.")]
    inside: Annotated[Text | None, Says("Binnen", "Inside", "Wat er binnen komt.")] = None
    around: Annotated[
        Text | None, Says("Eromheen", "Around", "Wat er in de halve cirkel om het huis komt.")
    ] = None
    apart: Annotated[
        Text | None, Says("Apart", "Apart", "Wat er in de cirkel naast het huis komt.")
    ] = None
    path: Annotated[Text | None, Says("Pad", "Path", "Wat er op het pad naar het huis komt.")] = (
        None
    )
    example: Annotated[
        list[Text], Field(max_length=8), Says("Voorbeeld", "Example", "Wat er binnen staat.")
    ] = []
    example_around: Annotated[
        list[Text],
        Field(max_length=8),
        Says("Voorbeeld eromheen", "Example around", "Wat er om het huis staat."),
    ] = []
    example_apart: Annotated[
        list[Text],
        Field(max_length=8),
        Says("Voorbeeld apart", "Example apart", "Wat er in de cirkel staat."),
    ] = []
    example_path: Annotated[
        list[Text],
        Field(max_length=8),
        Says("Voorbeeld pad", "Example path", "Wat er op het pad staat."),
    ] = []
    example_roof: Annotated[
        list[Text],
        Field(max_length=8),
        Says("Voorbeeld dak", "Example roof", "Wat er in het dak staat."),
    ] = []


class Houses(Block):
    """One house or several beside each other."""

    block: Annotated[Literal["houses"], BlockSays]
    houses: Annotated[
        list[House],
        Field(min_length=1, max_length=4),
        Says("Huizen", "Houses", "Van links naar rechts."),
    ]
