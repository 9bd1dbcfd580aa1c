"""What is known of whether a method works: research, and judgements with their date."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .dates import When
from .fields import LevelRef, Prose, Says, SourceRef, Text, unfit
from .record import Shape

ResearchKind = Literal[
    "effect-controlled", "effect-uncontrolled", "effect", "process", "practice", "client", "review"
]


class Research(Shape):
    title: Annotated[Text, Says("Titel", "Title", "Het onderzoek, met wie het deed.")]
    year: Annotated[
        Annotated[int, Field(ge=1900, le=2100)] | None, Says("Jaar", "Year", "Van verschijnen.")
    ] = None
    kind: Annotated[
        ResearchKind, Says("Soort", "Kind", "Effect met of zonder controlegroep, proces, praktijk.")
    ]
    result: Annotated[Prose, Says("Uitkomst", "Result", "Wat eruit kwam, met voorbehoud.")]
    sources: Annotated[
        list[SourceRef], Field(min_length=1), Says("Bronnen", "Sources", "Waar het staat.")
    ]


class Recognition(Shape):
    level: Annotated[
        LevelRef,
        Says("Niveau", "Level", "Waarde uit vocabularies.yml.", facet="recognition_level"),
    ]
    committee: Annotated[Text | None, Says("Commissie", "Committee", "Wie oordeelde.")] = None
    date: Annotated[When, Says("Datum", "Date", "Van het oordeel.")]
    valid_until: Annotated[
        When | None, Says("Geldig tot en met", "Valid until", "Alleen als de bron het noemt.")
    ] = None
    note: Annotated[Prose | None, Says("Toelichting", "Note", "Wat erbij hoort te staan.")] = None
    sources: Annotated[
        list[SourceRef], Field(min_length=1), Says("Bronnen", "Sources", "Waar het staat.")
    ]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_until is not None and self.valid_until.last < self.date.first:
            raise unfit(
                "valid-before-date",
                key="valid_until",
                until=str(self.valid_until),
                date=str(self.date),
            )
        return self
