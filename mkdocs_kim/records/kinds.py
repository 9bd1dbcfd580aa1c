"""The smaller kinds of record: instrument, element, theme, situation, story, term."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from .card import CardSays, CardText
from .fields import (
    ElementRef,
    InstrumentRef,
    InterventionRef,
    MaxWords,
    Prose,
    Says,
    SourceRef,
    Text,
    ThemeRef,
    YesNo,
    unfit,
)
from .intervention import InstrumentUse
from .record import Record, Shape
from .worksheet import Sheet
from .worksheet.base import Placed

Drawable = Literal["yes", "describe_only"]
Scope = Literal["general", "specific"]
Concerns = Literal["content", "execution"]
Condition = Literal[
    "group_or_individual",
    "number_of_meetings",
    "executor",
    "setting",
    "self_chosen_person",
    "duration",
    "client_in_charge",
]


Task = Literal[
    "map_network",
    "look_back",
    "find_strengths",
    "choose_people",
    "make_plan",
    "see_progress",
    "hear_children",
    "map_interests",
]
"""What a worksheet is taken for."""
Span = Annotated[int, Field(ge=1, le=1000)]


class Minutes(Shape):
    from_: Annotated[Span | None, Field(alias="from"), Says("Vanaf", "From", "Minstens.")] = None
    to: Annotated[Span | None, Says("Tot en met", "To", "Hoogstens.")] = None


class Step(Shape):
    title: Annotated[Text | None, Says("Titel", "Title", "De stap in een paar woorden.")] = None
    text: Annotated[Prose, Says("Tekst", "Text", "Wat je doet.")]
    short: Annotated[
        Prose | None, Says("Kort", "Short", "Voor op papier, als de tekst daar te lang voor is.")
    ] = None


class Instrument(Record):
    """A tool on paper: what it is for and how to use it."""

    kind: ClassVar[str] = "instrument"

    purpose: Annotated[Prose, Says("Waarvoor", "Purpose", "Wat het instrument oplevert.", "use")]
    when: Annotated[Prose | None, Says("Wanneer", "When", "Op welk moment je het pakt.", "use")] = (
        None
    )
    who: Annotated[
        Prose | None, Says("Met wie", "With whom", "Wie het invult, met wie.", "use")
    ] = None
    duration: Annotated[Text | None, Says("Duur", "Duration", "Hoelang het duurt.", "use")] = None
    minutes: Annotated[
        Minutes | None,
        Says("Minuten", "Minutes", "Hoelang in getallen, om op te kiezen.", facet="duration"),
    ] = None
    tasks: Annotated[
        list[Task],
        Says("Om te", "For", "Waar je het blad voor pakt, om op te kiezen.", facet="task"),
    ] = []
    materials: Annotated[
        list[Text], Says("Wat je nodig hebt", "Materials", "Papier, pennen.", "use")
    ] = []
    steps: Annotated[list[Step], Says("Stappen", "Steps", "Hoe je het doet.", "steps")] = []
    questions: Annotated[
        list[Text], Says("Vragen om te stellen", "Questions", "Voor het gesprek.", "questions")
    ] = []
    tips: Annotated[list[Prose], Says("Tips", "Tips", "Wat helpt.", "tips")] = []
    pitfalls: Annotated[
        list[Prose], Says("Valkuilen", "Pitfalls", "Waar je op let.", "pitfalls")
    ] = []
    emotion: Annotated[
        Prose | None,
        Says(
            "Als het iets losmaakt", "When it stirs", "Wat je doet als emotie oploopt.", "emotion"
        ),
    ] = None
    origin: Annotated[
        Prose | None, Says("Herkomst", "Origin", "Wie het bedacht, en wanneer.", "origin")
    ] = None
    licence: Annotated[Text | None, Says("Licentie", "Licence", "Wat je ermee mag.", "origin")] = (
        None
    )
    drawable: Annotated[
        Drawable, Says("Werkblad", "Worksheet", "Of deze site het blad mag tekenen.")
    ] = "yes"
    drawable_reason: Annotated[
        Text | None,
        Says("Waarom geen werkblad", "Why no worksheet", "Bij alleen beschrijven."),
    ] = None

    worksheet: Annotated[
        list[Sheet],
        Says(
            "Werkblad",
            "Worksheet",
            "Het blad om te printen, of een lijst van vormen ervan.",
            facet="paper",
        ),
    ] = []
    card: Annotated[CardText | None, CardSays] = None

    @model_validator(mode="after")
    def _reason_given(self) -> Self:
        if self.drawable == "describe_only" and self.drawable_reason is None:
            raise unfit(
                "reason-missing",
                key="drawable",
                field="drawable",
                reason="drawable_reason",
                found="describe_only",
            )
        if self.drawable == "describe_only" and self.worksheet:
            raise unfit("sheet-refused", key="worksheet")
        seen: set[str] = set()
        for sheet in self.worksheet:
            form = sheet.form.id if sheet.form else ""
            if sheet.form is None and seen:
                raise unfit("form-missing", at=sheet.place())
            if sheet.form is not None and form in seen:
                raise unfit("form-twice", form=form, at=sheet.form.at)
            seen.add(form)
        return self


class Dependence(Placed):
    condition: Annotated[Condition, Says("Hangt af van", "Depends on", "Een vaste waarde.")]
    why: Annotated[Prose | None, Says("Waarom", "Why", "Wat de bron daarover zegt.")] = None
    sources: Annotated[
        list[SourceRef], Field(min_length=1), Says("Bronnen", "Sources", "Waar het staat.")
    ]


class Element(Record):
    """A working element: something that makes methods work, shared by several."""

    kind: ClassVar[str] = "element"

    definition: Annotated[
        Prose, Says("Wat het is", "Definition", "In een paar zinnen.", "definition")
    ]
    scope: Annotated[
        Scope, Says("Bereik", "Scope", "Algemeen of specifiek werkzaam.", facet="scope")
    ]
    concerns: Annotated[
        Concerns, Says("Gaat over", "Concerns", "De inhoud of de uitvoering.", facet="concerns")
    ]
    instruments: Annotated[
        list[InstrumentUse],
        Says("Instrumenten", "Instruments", "Hulpmiddelen op papier die hierbij helpen."),
    ] = []
    evidence: Annotated[
        Prose | None, Says("Wat onderzoek zegt", "Evidence", "Met bronnen.", "evidence")
    ] = None
    depends_on: Annotated[
        list[Dependence], Says("Hangt af van", "Depends on", "Waar het effect van afhangt.")
    ] = []
    card: Annotated[CardText | None, CardSays] = None

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        seen: set[str] = set()
        for item in self.depends_on:
            if item.condition in seen:
                at = item.place("condition")
                raise unfit("condition-twice", condition=item.condition, at=at)
            seen.add(item.condition)
        return self


class Theme(Record):
    """A field of work by which people look for a method."""

    kind: ClassVar[str] = "theme"

    description: Annotated[
        Prose, Says("Beschrijving", "Description", "Waar het thema over gaat.", "description")
    ]


class Advice(Shape):
    """Either an intervention or an instrument, and why."""

    just_one = ("intervention", "instrument")

    intervention: Annotated[InterventionRef | None, Says("Interventie", "Intervention", "")] = None
    instrument: Annotated[
        InstrumentRef | None, Says("Instrument", "Instrument", "", facet="instrument")
    ] = None
    why: Annotated[Prose, Says("Waarom", "Why", "Waarom dit past, met bron.")]


class Situation(Record):
    """What a worker meets, and what may help then."""

    kind: ClassVar[str] = "situation"

    question: Annotated[Text, Says("Vraag", "Question", "Zoals een werker hem stelt.")]
    themes: Annotated[
        list[ThemeRef],
        Says("Thema's", "Themes", "Waar de vraag bij hoort, om hem te vinden.", facet="theme"),
    ] = []
    when: Annotated[Prose | None, Says("Wanneer", "When", "Waaraan je het herkent.", "when")] = None
    advice: Annotated[
        list[Advice], Field(min_length=1), Says("Wat kan helpen", "Advice", "In volgorde.")
    ]
    card: Annotated[CardText | None, CardSays] = None


class Line(Shape):
    speaker: Annotated[Text | None, Says("Wie", "Speaker", "Wie er spreekt.")] = None
    text: Annotated[Prose, Says("Tekst", "Text", "Wat er gezegd wordt of gebeurt.")]
    element: Annotated[
        ElementRef | None,
        Says("Element", "Element", "Het werkzame element dat je hier ziet.", facet="element"),
    ] = None


class Story(Record):
    """A piece of practice; a composed one says so."""

    kind: ClassVar[str] = "story"
    just_one = ("lines", "text")

    composed: Annotated[YesNo, Says("Samengesteld", "Composed", "Of het voorbeeld bedacht is.")]
    interventions: Annotated[
        list[InterventionRef], Says("Interventies", "Interventions", "Waar het bij hoort.")
    ] = []
    instruments: Annotated[
        list[InstrumentRef],
        Says("Instrumenten", "Instruments", "Wat er gebruikt wordt.", facet="instrument"),
    ] = []
    phase: Annotated[Text | None, Says("Fase", "Phase", "Bij welke stap dit hoort.")] = None
    lines: Annotated[list[Line], Says("Gesprek", "Lines", "Regel voor regel.")] = []
    text: Annotated[
        Prose | None, Says("Verhaal", "Text", "Of het verhaal in één stuk.", "text")
    ] = None


class Term(Record):
    """A word of the field. Its definition is its summary, so it has no other."""

    kind: ClassVar[str] = "term"

    summary: Annotated[
        Prose | None, MaxWords(150), Says("Samenvatting", "Summary", "Meestal niet nodig.")
    ] = None  # type: ignore[assignment]
    definition: Annotated[
        Prose, Says("Betekenis", "Definition", "In gewone woorden.", "definition")
    ]
    forms: Annotated[
        list[Text],
        Says("Andere vormen", "Other forms", "Meervoud, verbuigingen, en wat hetzelfde betekent."),
    ] = []
    abbreviation_of: Annotated[Text | None, Says("Afkorting van", "Abbreviation of", "Voluit.")] = (
        None
    )
    explain: Annotated[
        YesNo,
        Says("Uitleggen", "Explain", "Of het woord uitleg krijgt waar een tekst het noemt."),
    ] = True
