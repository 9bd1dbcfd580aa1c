"""The blocks that are read and written in: text, set as text on paper and on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..fields import Says, Text, YesNo, unfit
from .base import (
    Block,
    BlockSays,
    Count,
    ExampleSays,
    Line,
    Millimetres,
    Placed,
    too_many,
)

RowHeight = Annotated[float, Field(ge=8, le=80)]
"""A line to write on needs 8 mm."""


class TableColumn(Placed):
    title: Annotated[Text, Says("Kop", "Heading", "Wat er in de kolom komt.")]
    width: Annotated[
        Millimetres | None,
        Says("Breedte", "Width", "In millimeters op A4; wie geen breedte heeft, deelt de rest."),
    ] = None


class Table(Block):
    """Rows to fill in."""

    block: Annotated[Literal["table"], BlockSays]
    columns: Annotated[
        list[TableColumn],
        Field(min_length=1, max_length=12),
        Says("Kolommen", "Columns", "Van links naar rechts."),
    ]
    rows: Annotated[
        Count | None, Says("Rijen", "Rows", "Hoeveel op A4; zonder getal: zoveel als er passen.")
    ] = None
    row_heads: Annotated[
        list[Text], Says("Rijkoppen", "Row headings", "Wat er voor elke rij staat.")
    ] = []
    row_height: Annotated[
        RowHeight, Says("Rijhoogte", "Row height", "In millimeters op A4, minstens 8.")
    ] = 9
    numbered: Annotated[YesNo, Says("Genummerd", "Numbered", "Of elke rij een nummer heeft.")] = (
        False
    )
    given: Annotated[
        list[list[Text]], Says("Al ingevuld", "Given", "Cellen die ook op het lege blad staan.")
    ] = []
    example: Annotated[list[list[Text]], ExampleSays] = []

    @model_validator(mode="after")
    def _fits_itself(self) -> Self:
        if self.rows is not None and self.row_heads:
            raise unfit("not-just-one", key="row_heads", one="rows", other="row_heads")
        places = len(self.row_heads) or self.rows
        if places is not None:
            too_many(self.example, places)
            too_many(self.given, places, "given")
        cells_fit((*self.given, *self.example), len(self.columns) - bool(self.row_heads))
        return self


def cells_fit(rows: Iterable[Sequence[Text]], limit: int) -> None:
    """Check that no row has more cells than there are columns to fill."""
    for row in rows:
        if len(row) > limit:
            raise unfit("too-many-cells", at=row[limit].at, count=len(row), limit=limit)


class Matrix(Block):
    """A square of rows and columns to cross."""

    just_one = ("rows", "size")

    block: Annotated[Literal["matrix"], BlockSays]
    corner: Annotated[Text, Says("Hoek", "Corner", "Wat rijen en kolommen zijn.")]
    rows: Annotated[list[Text], Field(max_length=20), Says("Rijen", "Rows", "De opschriften.")] = []
    columns: Annotated[
        list[Text],
        Field(max_length=20),
        Says("Kolommen", "Columns", "De opschriften; zonder: dezelfde als de rijen."),
    ] = []
    size: Annotated[
        Annotated[int, Field(ge=2, le=20)] | None,
        Says("Grootte", "Size", "Hoeveel lege rijen en kolommen, als zij geen opschrift hebben."),
    ] = None
    example: Annotated[list[list[Text]], ExampleSays] = []
    example_names: Annotated[
        list[Text], Says("Namen in het voorbeeld", "Names in the example", "Voor lege rijen.")
    ] = []

    @model_validator(mode="after")
    def _fits_itself(self) -> Self:
        rows = self.size or len(self.rows)
        too_many(self.example, rows)
        too_many(self.example_names, self.size or 0, "example_names")
        cells_fit(self.example, len(self.columns) or rows)
        return self


class Lines(Block):
    """Lines to write on."""

    block: Annotated[Literal["lines"], BlockSays]
    count: Annotated[
        Count | None, Says("Aantal", "Number", "Hoeveel op A4; zonder getal: zoveel als er passen.")
    ] = None
    example: Annotated[Text | None, ExampleSays] = None


class Box(Block):
    """An empty frame to draw or write in."""

    block: Annotated[Literal["box"], BlockSays]
    hint: Annotated[Text | None, Says("Hint", "Hint", "Een regel onder de kop.")] = None
    height: Annotated[
        Millimetres | None, Says("Hoogte", "Height", "In millimeters op A4, minstens.")
    ] = None
    example: Annotated[Text | None, ExampleSays] = None


class Fields(Block):
    """Short things to fill in beside their name."""

    block: Annotated[Literal["fields"], BlockSays]
    labels: Annotated[
        list[Text], Field(min_length=1, max_length=12), Says("Velden", "Fields", "De namen.")
    ]
    example: Annotated[list[Text], ExampleSays] = []

    @model_validator(mode="after")
    def _fits_itself(self) -> Self:
        too_many(self.example, len(self.labels))
        return self


class Checklist(Block):
    """Things to tick."""

    block: Annotated[Literal["checklist"], BlockSays]
    items: Annotated[
        list[Text], Field(min_length=1, max_length=30), Says("Punten", "Items", "Eén per vakje.")
    ]
    example: Annotated[
        list[Count], Says("Voorbeeld", "Example", "De nummers van wat aangevinkt is.")
    ] = []

    @model_validator(mode="after")
    def _fits_itself(self) -> Self:
        for number in self.example:
            if number > len(self.items):
                raise unfit("no-such-item", key="example", found=number, count=len(self.items))
        return self


class Questions(Block):
    """Questions with lines for the answer."""

    block: Annotated[Literal["questions"], BlockSays]
    items: Annotated[
        list[Text], Field(min_length=1, max_length=20), Says("Vragen", "Questions", "In volgorde.")
    ]
    lines: Annotated[
        Count | None,
        Says("Regels", "Lines", "Hoeveel onder elke vraag op A4; zonder getal: wat past."),
    ] = None
    example: Annotated[list[Text], ExampleSays] = []

    @model_validator(mode="after")
    def _fits_itself(self) -> Self:
        too_many(self.example, len(self.items))
        return self


Symbol = Literal["square", "circle", "diamond", "thick", "crossed", "triangle", "dot"]


class LegendEntry(Placed):
    """A sign and what it means: a line, a symbol or a letter."""

    line: Annotated[Line | None, Says("Lijn", "Line", "Een soort lijn.")] = None
    symbol: Annotated[Symbol | None, Says("Teken", "Symbol", "Een vorm.")] = None
    letter: Annotated[Text | None, Says("Letter", "Letter", "Een letter of kort woord.")] = None
    text: Annotated[Text, Says("Betekenis", "Meaning", "Wat het teken betekent.")]

    @model_validator(mode="after")
    def _one_sign(self) -> Self:
        if sum(sign is not None for sign in (self.line, self.symbol, self.letter)) != 1:
            raise unfit("one-sign")
        return self


class Legend(Block):
    """What the signs on the sheet mean."""

    block: Annotated[Literal["legend"], BlockSays]
    entries: Annotated[
        list[LegendEntry],
        Field(min_length=1, max_length=16),
        Says("Tekens", "Signs", "Elk met zijn betekenis."),
    ]


class Words(Block):
    """A line or two to read."""

    block: Annotated[Literal["text"], BlockSays]
    text: Annotated[Text, Says("Tekst", "Text", "In één of twee zinnen.")]
