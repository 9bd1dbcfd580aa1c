"""The blocks that draw people: in shells, around a centre, in a family."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..fields import Says, Text, YesNo, unfit
from .base import (
    Block,
    BlockSays,
    ExampleSays,
    Line,
    Placed,
    Share,
    known,
    named_once,
    two_people,
)

Arrow = Literal["to", "from", "both"]


MOST = 24
"""As many people as one drawing can show, and places for them."""


class Person(Placed):
    """Somebody in a drawing of an example."""

    name: Annotated[Text, Says("Naam", "Name", "Een verzonnen naam of een rol.")]
    ring: Annotated[Text | None, Says("Ring", "Ring", "Het opschrift van de ring.")] = None
    sector: Annotated[
        Text | None, Says("Vak", "Sector", "Het opschrift van het vak of van de groep.")
    ] = None
    line: Annotated[Line | None, Says("Lijn", "Line", "De lijn naar het midden.")] = None
    letters: Annotated[
        Text | None, Says("Letters", "Letters", "Wat er bij de lijn of de stip staat.")
    ] = None
    arrow: Annotated[
        Arrow | None, Says("Pijl", "Arrow", "Naar het midden, ervandaan, of allebei.")
    ] = None


class Rings(Block):
    """Shells around a centre, cut into sectors."""

    block: Annotated[Literal["rings"], BlockSays]
    shape: Annotated[
        Literal["circle", "ellipse"], Says("Vorm", "Shape", "Cirkel, of ovaal die het vel vult.")
    ] = "circle"
    centre: Annotated[
        Text | None, Says("Midden", "Centre", "Wie of wat er in het midden staat.")
    ] = None
    rings: Annotated[
        list[Text],
        Field(min_length=1, max_length=8),
        Says("Ringen", "Rings", "De opschriften, van binnen naar buiten."),
    ]
    sectors: Annotated[
        list[Text],
        Field(max_length=12),
        Says("Vakken", "Sectors", "De opschriften, met de klok mee vanaf linksboven."),
    ] = []
    example: Annotated[list[Person], Field(max_length=MOST), ExampleSays] = []

    @model_validator(mode="after")
    def _labels_known(self) -> Self:
        for person in self.example:
            known(person.ring, self.rings, "rings")
            known(person.sector, self.sectors, "sectors")
        return self


class Group(Placed):
    letter: Annotated[Text | None, Says("Letter", "Letter", "Eén letter, voor in een cirkel.")] = (
        None
    )
    text: Annotated[Text, Says("Tekst", "Text", "Waar de letter voor staat.")]


class Link(Placed):
    """A line between two people of an example."""

    from_: Annotated[Text, Field(alias="from"), Says("Van", "From", "De naam van de een.")]
    to: Annotated[Text, Says("Naar", "To", "De naam van de ander.")]
    line: Annotated[Line, Says("Lijn", "Line", "Hoe de lijn eruitziet.")] = "arrow"


class Canvas(Block):
    """Room to draw, with or without a centre, with or without groups around it."""

    block: Annotated[Literal["canvas"], BlockSays]
    centre: Annotated[
        Text | None, Says("Midden", "Centre", "Wie of wat er in het midden staat.")
    ] = None
    groups: Annotated[
        list[Group],
        Field(max_length=12),
        Says("Groepen", "Groups", "Waar om het midden heen plaats voor is, met de klok mee."),
    ] = []
    circles: Annotated[
        int,
        Field(ge=0, le=MOST),
        Says("Cirkels", "Circles", "Hoeveel lege cirkels per groep, of in het geheel."),
    ] = 2
    example: Annotated[list[Person], Field(max_length=MOST), ExampleSays] = []
    links: Annotated[
        list[Link], Says("Lijnen", "Links", "Lijnen tussen mensen in het voorbeeld.")
    ] = []

    @model_validator(mode="after")
    def _labels_known(self) -> Self:
        names = [person.name for person in self.example]
        named_once(names)
        for person in self.example:
            known(person.sector, [group.text for group in self.groups], "groups")
        for link in self.links:
            known(link.from_, names, "example")
            known(link.to, names, "example")
            two_people(link.from_, link.to)
        all_circles = self.circles * max(1, len(self.groups))
        if all_circles > MOST:
            facts = {"found": all_circles, "limit": MOST}
            raise unfit("too-large", key="circles", named="circles", **facts)
        return self


class Relative(Placed):
    """Somebody in the family of an example."""

    name: Annotated[Text, Says("Naam", "Name", "Een verzonnen naam.")]
    sex: Annotated[
        Literal["man", "woman", "other"], Says("Teken", "Symbol", "Vierkant, cirkel of ruit.")
    ]
    generation: Annotated[
        int, Field(ge=1, le=5), Says("Generatie", "Generation", "1 is de oudste.")
    ]
    at: Annotated[Share, Says("Plaats", "Place", "Van 0 (links) tot 100 (rechts).")]
    birth: Annotated[
        Annotated[int, Field(ge=1800, le=2100)] | None, Says("Geboren", "Born", "Het jaar.")
    ] = None
    age: Annotated[
        Annotated[int, Field(ge=0, le=120)] | None, Says("Leeftijd", "Age", "In jaren.")
    ] = None
    deceased: Annotated[
        YesNo, Says("Overleden", "Deceased", "Of er een kruis door het teken gaat.")
    ] = False
    main: Annotated[
        YesNo, Says("Hoofdpersoon", "Main person", "Of het teken een dikke rand krijgt.")
    ] = False
    parents: Annotated[
        list[Text], Field(max_length=2), Says("Ouders", "Parents", "De namen van de ouders.")
    ] = []


class Tie(Placed):
    """What there is between two people of a family."""

    from_: Annotated[Text, Field(alias="from"), Says("Van", "From", "De naam van de een.")]
    to: Annotated[Text, Says("Naar", "To", "De naam van de ander.")]
    tie: Annotated[
        Literal["couple", "separated", "close", "conflict", "cut_off"],
        Says("Band", "Tie", "Paar, uit elkaar, heel hecht, ruzie of verbroken."),
    ]


class Tree(Block):
    """Room for a family tree: a level for each generation."""

    block: Annotated[Literal["tree"], BlockSays]
    generations: Annotated[
        list[Text],
        Field(min_length=2, max_length=5),
        Says("Generaties", "Generations", "De opschriften, van oud naar jong."),
    ]
    example: Annotated[list[Relative], Field(max_length=MOST), ExampleSays] = []
    ties: Annotated[list[Tie], Says("Banden", "Ties", "Lijnen tussen mensen.")] = []

    @model_validator(mode="after")
    def _names_known(self) -> Self:
        names = [person.name for person in self.example]
        named_once(names)
        for tie in self.ties:
            known(tie.from_, names, "example")
            known(tie.to, names, "example")
            two_people(tie.from_, tie.to)
        for person in self.example:
            for parent in person.parents:
                known(parent, names, "example")
                two_people(person.name, parent)
            if person.generation > len(self.generations):
                raise unfit(
                    "no-such-generation",
                    at=person.place("generation"),
                    found=person.generation,
                    count=len(self.generations),
                )
        return self
