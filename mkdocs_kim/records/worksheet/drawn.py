"""The blocks that are drawn: their shape, and what an example puts into them."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..fields import Says, Text, unfit
from .base import Block, Line, Placed, Share, known, too_many

BlockSays = Says("Blok", "Block", "De soort blok.")
ExampleSays = Says("Voorbeeld", "Example", "Wat het ingevulde blad laat zien.")
Arrow = Literal["to", "from", "both"]


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
    example: Annotated[list[Person], ExampleSays] = []

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
        Field(ge=0, le=40),
        Says("Cirkels", "Circles", "Hoeveel lege cirkels per groep, of in het geheel."),
    ] = 2
    example: Annotated[list[Person], ExampleSays] = []
    links: Annotated[
        list[Link], Says("Lijnen", "Links", "Lijnen tussen mensen in het voorbeeld.")
    ] = []

    @model_validator(mode="after")
    def _labels_known(self) -> Self:
        for person in self.example:
            known(person.sector, [group.text for group in self.groups], "groups")
        for link in self.links:
            names = [person.name for person in self.example]
            known(link.from_, names, "example")
            known(link.to, names, "example")
        return self


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
    def _just_one(self) -> Self:
        if bool(self.spokes) == (self.count is not None):
            raise unfit("not-just-one", one="spokes", other="count")
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
    example: Annotated[list[Point], ExampleSays] = []

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
    example: Annotated[list[Slice], ExampleSays] = []

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
    example: Annotated[list[Text], Says("Voorbeeld", "Example", "Wat er binnen staat.")] = []
    example_around: Annotated[
        list[Text], Says("Voorbeeld eromheen", "Example around", "Wat er om het huis staat.")
    ] = []
    example_apart: Annotated[
        list[Text], Says("Voorbeeld apart", "Example apart", "Wat er in de cirkel staat.")
    ] = []
    example_path: Annotated[
        list[Text], Says("Voorbeeld pad", "Example path", "Wat er op het pad staat.")
    ] = []
    example_roof: Annotated[
        list[Text], Says("Voorbeeld dak", "Example roof", "Wat er in het dak staat.")
    ] = []


class Houses(Block):
    """One house or several beside each other."""

    block: Annotated[Literal["houses"], BlockSays]
    houses: Annotated[
        list[House],
        Field(min_length=1, max_length=4),
        Says("Huizen", "Houses", "Van links naar rechts."),
    ]


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
        bool, Says("Overleden", "Deceased", "Of er een kruis door het teken gaat.")
    ] = False
    main: Annotated[
        bool, Says("Hoofdpersoon", "Main person", "Of het teken een dikke rand krijgt.")
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
    example: Annotated[list[Relative], ExampleSays] = []
    ties: Annotated[list[Tie], Says("Banden", "Ties", "Lijnen tussen mensen.")] = []

    @model_validator(mode="after")
    def _names_known(self) -> Self:
        names = [person.name for person in self.example]
        for tie in self.ties:
            known(tie.from_, names, "example")
            known(tie.to, names, "example")
        for person in self.example:
            for parent in person.parents:
                known(parent, names, "example")
            if person.generation > len(self.generations):
                raise unfit(
                    "no-such-generation",
                    at=person.place("generation"),
                    found=person.generation,
                    count=len(self.generations),
                )
        return self
