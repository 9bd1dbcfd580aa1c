"""A worksheet as a whole: one form of an instrument on paper."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from ..fields import ID, OwnId, Says, SourceRef, Text, slug, unfit
from .base import Block, BlockSays, Placed
from .people import Canvas, Rings, Tree
from .shapes import Houses, Pie, Scale, Timeline, Web
from .written import Box, Checklist, Fields, Legend, Lines, Matrix, Questions, Table, Words

DRAWN = (Rings, Canvas, Web, Scale, Timeline, Pie, Houses, Tree)
"""The kinds of block that are drawn; the others are text."""

Simple = Annotated[
    Rings
    | Canvas
    | Web
    | Scale
    | Timeline
    | Pie
    | Houses
    | Tree
    | Table
    | Matrix
    | Lines
    | Box
    | Fields
    | Checklist
    | Questions
    | Legend
    | Words,
    Field(discriminator="block"),
]


OnScreen = Literal["list", "drawing"]
"""What a sheet is on a screen: the list of people, or a drawing in which they stand."""


class Column(Placed):
    share: Annotated[
        float, Field(ge=0.1, le=10), Says("Deel", "Share", "Hoe breed naast de andere kolommen.")
    ] = 1
    blocks: Annotated[
        list[Simple], Field(min_length=1), Says("Blokken", "Blocks", "Van boven naar beneden.")
    ]


class Columns(Block):
    """Blocks beside each other."""

    block: Annotated[Literal["columns"], BlockSays]
    columns: Annotated[
        list[Column],
        Field(min_length=2, max_length=4),
        Says("Kolommen", "Columns", "Van links naar rechts."),
    ]


Blocks = list[Annotated[Simple | Columns, Field(discriminator="block")]]


class Example(Placed):
    """What the filled sheet says above its drawing; it is always a composed case."""

    case: Annotated[Text, Says("Voorbeeld", "Case", "Om wie het gaat, in één zin.")]
    fields: Annotated[
        list[Text], Says("Velden", "Fields", "Wat er in de velden boven aan het blad staat.")
    ] = []


class Sheet(Placed):
    """One form of an instrument on paper."""

    form: Annotated[
        OwnId | None,
        Says("Vorm", "Form", "Een woord voor de bestandsnaam, als er meer vormen zijn."),
    ] = None
    title: Annotated[
        Text | None, Says("Titel", "Title", "Als die anders is dan die van het instrument.")
    ] = None
    question: Annotated[Text, Says("Vraag", "Question", "De vraag die het blad beantwoordt.")]
    on_screen: Annotated[
        OnScreen | None,
        Says("Op het scherm", "On screen", "Als je er ook op een scherm mee kunt tekenen."),
    ] = None
    orientation: Annotated[
        Literal["portrait", "landscape"],
        Says("Stand", "Orientation", "Staand of liggend.", facet="orientation"),
    ]
    layout: Annotated[
        Literal["sourced", "adapted", "own"],
        Says("Indeling", "Layout", "Uit de bron, deels uit de bron, of een eigen voorstel."),
    ]
    sources: Annotated[
        list[SourceRef], Says("Bronnen", "Sources", "Waar de indeling vandaan komt.")
    ] = []
    fields: Annotated[
        list[Text],
        Field(max_length=4),
        Says("Velden", "Fields", "Boven aan het blad; zonder: naam, datum, ingevuld met."),
    ] = []
    instruction: Annotated[
        list[Text],
        Field(max_length=5),
        Says("Uitleg", "Instruction", "In een paar korte zinnen wat je doet."),
    ] = []
    blocks: Annotated[
        Blocks, Field(min_length=1), Says("Blokken", "Blocks", "Van boven naar beneden.")
    ]
    example: Annotated[
        Example | None, Says("Voorbeeld", "Example", "Maakt ook een ingevuld blad.")
    ] = None

    @model_validator(mode="after")
    def _fits_itself(self) -> Self:
        if self.form is not None and not ID.fullmatch(self.form.id):
            raise unfit(
                "bad-id", at=self.form.at, id=self.form.id, guess=slug(self.form.id) or None
            )
        if self.on_screen is not None and self.on_screen_block is None:
            raise unfit(f"no-{self.on_screen}-on-screen", at=self.place("on_screen"))
        if self.example is not None:
            count, limit = len(self.example.fields), len(self.fields) or STANDARD
            if count > limit:
                at = self.example.place("fields")
                raise unfit("example-too-long", at=at, count=count, limit=limit)
            return self
        for block in every(self.blocks):
            if getattr(block, "example", None):
                raise unfit("example-without-case", at=block.place("example"))
        return self

    @property
    def on_screen_block(self) -> Table | Rings | Canvas | None:
        """Give the one block that a screen can take over; None if there is not just one."""
        if self.on_screen == "list":
            found: list[Any] = [one for one in every(self.blocks) if isinstance(one, Table)]
        else:
            found = [one for one in every(self.blocks) if _holds_people(one)]
        return found[0] if len(found) == 1 else None


def _holds_people(block: Block) -> bool:
    """Tell whether people have a place in a drawing, by shell and sector or around a centre."""
    if isinstance(block, Canvas):
        return block.centre is not None and len(block.groups) > 1
    return isinstance(block, Rings)


STANDARD = 3
"""The fields of a sheet that names none: name, date, filled in with."""


def every(blocks: list[Any]) -> list[Block]:
    """List all blocks, those inside columns too, in reading order."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Columns):
            for column in block.columns:
                found += every(column.blocks)
        else:
            found.append(block)
    return found
