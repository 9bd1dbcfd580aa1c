"""The record of an intervention: every heading of the Dutch standard description has its place."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from .card import CardSays, CardText
from .evidence import Recognition, Research
from .fields import (
    ElementRef,
    Email,
    ExecutorRef,
    InstrumentRef,
    InterventionRef,
    Prose,
    Says,
    SettingRef,
    SourceRef,
    TargetGroupRef,
    Text,
    ThemeRef,
    Url,
    unfit,
)
from .record import Record, Shape

Nature = Literal["intervention", "model", "approach", "theory"]
Level = Literal["individual", "network", "collective"]
Frame = Literal["voluntary", "mandated"]
Access = Literal["free", "handbook", "training", "licence"]
ElementState = Literal["described", "implied", "deliberately_not"]
Relation = Literal["builds_on", "combines_with", "alternative_to", "follows"]
Years = Annotated[int, Field(ge=0, le=120)]
Year = Annotated[int, Field(ge=1800, le=2100)]


class Age(Shape):
    from_: Annotated[Years | None, Field(alias="from"), Says("Vanaf", "From", "In jaren.")] = None
    to: Annotated[Years | None, Says("Tot en met", "To", "In jaren.")] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_ is not None and self.to is not None and self.from_ > self.to:
            raise unfit("age-reversed", key="to", first=self.from_, last=self.to)
        return self


class TargetGroup(Shape):
    final: Annotated[
        Prose | None, Says("Voor wie", "For whom", "De uiteindelijke doelgroep.", compared=True)
    ] = None
    intermediary: Annotated[
        Prose | None, Says("Via wie", "Through whom", "De intermediaire doelgroep.")
    ] = None
    selection: Annotated[
        Prose | None,
        Says("Aanmelding en selectie", "Selection", "Hoe mensen erbij komen, indicaties."),
    ] = None
    groups: Annotated[
        list[TargetGroupRef],
        Says(
            "Doelgroepen",
            "Target groups",
            "Waarden uit vocabularies.yml.",
            facet="target_group",
            compared=True,
        ),
    ] = []
    contra_indications: Annotated[
        Prose | None, Says("Voor wie niet", "Not for whom", "Contra-indicaties.", compared=True)
    ] = None


class Phase(Shape):
    title: Annotated[Text, Says("Titel", "Title", "De naam van de stap.")]
    text: Annotated[Prose, Says("Tekst", "Text", "Wat er gebeurt.")]
    instruments: Annotated[
        list[InstrumentRef],
        Says("Instrumenten", "Instruments", "Wat je hierbij gebruikt.", facet="instrument"),
    ] = []


class Duration(Shape):
    text: Annotated[Text | None, Says("Duur", "Duration", "In woorden.")] = None
    meetings: Annotated[
        Annotated[int, Field(ge=1, le=1000)] | None, Says("Bijeenkomsten", "Meetings", "Hoeveel.")
    ] = None
    months: Annotated[
        Annotated[float, Field(ge=0.25, le=240)] | None, Says("Maanden", "Months", "Hoelang.")
    ] = None
    sources: Annotated[list[SourceRef], Says("Bronnen", "Sources", "Waar het staat.")] = []


class Costs(Shape):
    text: Annotated[Prose, Says("Kosten", "Costs", "Bedragen met wat ervoor geleverd wordt.")]
    year: Annotated[Year | None, Says("Prijspeil", "Price year", "Het jaar van de bedragen.")] = (
        None
    )


class ElementUse(Shape):
    called: ClassVar[str] = "working_element"

    element: Annotated[
        ElementRef, Says("Element", "Element", "Welk werkzaam element.", facet="element")
    ]
    state: Annotated[
        ElementState, Says("Zekerheid", "Certainty", "Beschreven, geïmpliceerd of bewust niet.")
    ]
    how: Annotated[Prose, Says("Hoe", "How", "Hoe deze interventie het doet.")]
    sources: Annotated[list[SourceRef], Says("Bronnen", "Sources", "Waar het staat.")] = []


class Pitfall(Shape):
    pitfall: Annotated[Prose, Says("Valkuil", "Pitfall", "Wat er misgaat.")]
    instead: Annotated[
        Prose | None, Says("Liever", "Instead", "Wat je in plaats daarvan doet.")
    ] = None


class InstrumentUse(Shape):
    instrument: Annotated[
        InstrumentRef, Says("Instrument", "Instrument", "Welk instrument.", facet="instrument")
    ]
    why: Annotated[Prose | None, Says("Waarvoor", "What for", "Waarvoor het hier dient.")] = None


class Related(Shape):
    intervention: Annotated[InterventionRef, Says("Interventie", "Intervention", "Welke andere.")]
    relation: Annotated[Relation, Says("Verband", "Relation", "Hoe de twee zich verhouden.")]
    why: Annotated[Prose, Says("Waarom", "Why", "De reden, met bron.")]


class Contact(Shape):
    name: Annotated[Text | None, Says("Naam", "Name", "Mens of organisatie.")] = None
    url: Annotated[Url | None, Says("Webadres", "Address", "Met https:// ervoor.")] = None
    email: Annotated[Email | None, Says("E-mail", "E-mail", "Zakelijk adres.")] = None
    phone: Annotated[Text | None, Says("Telefoon", "Phone", "Zakelijk nummer.")] = None


class Intervention(Record):
    """A method that people carry out: intervention, model, approach or theory."""

    kind: ClassVar[str] = "intervention"

    nature: Annotated[
        Nature,
        Says("Aard", "Nature", "Wat voor soort methode het is.", facet="nature", compared=True),
    ]
    themes: Annotated[
        list[ThemeRef],
        Field(min_length=1),
        Says("Thema's", "Themes", "Waar de methode bij hoort.", facet="theme", compared=True),
    ]
    levels: Annotated[
        list[Level],
        Says(
            "Niveau",
            "Level",
            "Met één mens, een netwerk of een collectief.",
            facet="level",
            compared=True,
        ),
    ] = []
    frame: Annotated[
        list[Frame],
        Says("Kader", "Frame", "Vrijwillig of gedwongen.", facet="frame", compared=True),
    ] = []
    age: Annotated[
        Age | None,
        Says("Leeftijd", "Age", "Vanaf en tot en met, in jaren.", facet="age", compared=True),
    ] = None
    acronym: Annotated[
        dict[str, Text], Says("Letterwoord", "Acronym", "Letters met hun betekenis.")
    ] = {}
    problem: Annotated[
        Prose | None, Says("Probleem", "Problem", "Voor welk probleem de methode er is.", "problem")
    ] = None
    goal: Annotated[
        Prose | None, Says("Doel", "Goal", "Wat je ermee wilt bereiken.", "goal", compared=True)
    ] = None
    subgoals: Annotated[
        list[Prose], Says("Subdoelen", "Subgoals", "Stappen naar het doel.", "goal")
    ] = []
    target_group: Annotated[
        TargetGroup | None,
        Says("Doelgroep", "Target group", "Voor wie de methode is.", "target_group"),
    ] = None
    approach: Annotated[
        Prose | None, Says("Aanpak", "Approach", "Hoe je te werk gaat.", "approach", compared=True)
    ] = None
    phases: Annotated[
        list[Phase], Says("Stappen", "Phases", "De fasen in volgorde.", "approach", compared=True)
    ] = []
    duration: Annotated[
        Duration | None,
        Says("Duur", "Duration", "Hoelang en hoe vaak.", facet="duration", compared=True),
    ] = None
    materials: Annotated[
        list[Prose], Says("Materialen", "Materials", "Boeken, bladen.", "needs")
    ] = []
    executors: Annotated[
        list[ExecutorRef],
        Says(
            "Uitvoerders", "Executors", "Wie de methode uitvoert.", facet="executor", compared=True
        ),
    ] = []
    settings: Annotated[
        list[SettingRef],
        Says("Plekken", "Settings", "Waar het gebeurt.", facet="setting", compared=True),
    ] = []
    training: Annotated[
        Prose | None,
        Says(
            "Opleiding en competenties",
            "Training",
            "Wat uitvoerders moeten kunnen.",
            "needs",
            compared=True,
        ),
    ] = None
    access: Annotated[
        Access | None,
        Says(
            "Toegang",
            "Access",
            "Vrij, handboek, training of licentie nodig.",
            facet="access",
            compared=True,
        ),
    ] = None
    costs: Annotated[
        Costs | None, Says("Kosten", "Costs", "Met het jaar van de prijs.", "needs", compared=True)
    ] = None
    conditions: Annotated[
        list[Prose],
        Says("Randvoorwaarden", "Conditions", "Wat geregeld moet zijn.", "needs", compared=True),
    ] = []
    quality: Annotated[
        Prose | None,
        Says("Kwaliteitsbewaking", "Quality", "Hoe je goed blijft werken.", "needs"),
    ] = None
    implementation: Annotated[
        Prose | None, Says("Invoering", "Implementation", "Hoe je de methode invoert.", "needs")
    ] = None
    rationale: Annotated[
        Prose | None, Says("Onderbouwing", "Rationale", "Waarom het zou werken.", "rationale")
    ] = None
    research: Annotated[
        list[Research], Says("Onderzoek", "Research", "Wat is onderzocht.", compared=True)
    ] = []
    practice_knowledge: Annotated[
        Prose | None,
        Says("Ervaring van professionals", "Practice knowledge", "Wat zij merken.", compared=True),
    ] = None
    client_experience: Annotated[
        Prose | None,
        Says("Ervaring van cliënten", "Client experience", "Wat cliënten zeggen.", compared=True),
    ] = None
    recognition: Annotated[
        list[Recognition],
        Says("Erkenning", "Recognition", "Oordelen van commissies, met datum.", compared=True),
    ] = []
    recognition_note: Annotated[
        Prose | None, Says("Over de erkenning", "On recognition", "Wat er verder over bekend is.")
    ] = None
    working_elements: Annotated[
        list[ElementUse], Says("Werkzame elementen", "Working elements", "Wat maakt dat het werkt.")
    ] = []
    pitfalls: Annotated[
        list[Pitfall], Says("Valkuilen", "Pitfalls", "Wat er mis kan gaan.", compared=True)
    ] = []
    instruments: Annotated[
        list[InstrumentUse],
        Says("Instrumenten", "Instruments", "Hulpmiddelen op papier.", compared=True),
    ] = []
    related: Annotated[
        list[Related], Says("Verwante methoden", "Related", "Aan één kant opschrijven is genoeg.")
    ] = []
    developers: Annotated[
        list[Text], Says("Ontwikkelaars", "Developers", "Wie de methode maakte.", "about")
    ] = []
    licence_holders: Annotated[
        list[Text], Says("Licentiehouders", "Licence holders", "Van wie de methode is.", "about")
    ] = []
    organisations: Annotated[
        list[Text], Says("Uitvoerende organisaties", "Organisations", "Wie ermee werkt.", "about")
    ] = []
    since: Annotated[
        Year | None, Says("Sinds", "Since", "Het eerste jaar.", "about", compared=True)
    ] = None
    contact: Annotated[
        Contact | None, Says("Contact", "Contact", "Bij wie je terechtkunt.", "about")
    ] = None
    website: Annotated[Url | None, Says("Website", "Website", "Van de methode zelf.", "about")] = (
        None
    )
    card: Annotated[CardText | None, CardSays] = None
