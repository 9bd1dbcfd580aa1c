"""Values that records choose from, and the sources that they cite: data, not code."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import OwnId, Prose, Says, SourceRef, Text, Url
from .record import Shape

SourceType = Literal[
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "document",
    "interview",
    "paper-conference",
    "post-weblog",
    "report",
    "thesis",
    "webpage",
]
"""The types of CSL that a bibliography of this field needs."""


SourceLanguage = Literal["nl", "en", "de", "fr"]
"""Languages in which this field is written about, as ISO 639 names them."""


class Value(Shape):
    """A value of a vocabulary."""

    id: Annotated[OwnId, Says("Id", "Id", "De naam in records en adressen.")]
    label: Annotated[Text, Says("Label", "Label", "Zoals lezers het zien.")]
    description: Annotated[Prose | None, Says("Beschrijving", "Description", "Uitleg.")] = None
    synonyms: Annotated[list[Text], Says("Zoekwoorden", "Synonyms", "Andere woorden.")] = []
    sources: Annotated[list[SourceRef], Says("Bronnen", "Sources", "Waar het staat.")] = []


class RecognitionLevel(Value):
    """A rung of the ladder of recognition, with how long it holds."""

    order: Annotated[int, Field(ge=1), Says("Volgorde", "Order", "Van laag naar hoog.")]
    years_valid: Annotated[int, Field(ge=1, le=50), Says("Jaren geldig", "Years valid", "")]
    assessed_by: Annotated[Text | None, Says("Beoordeeld door", "Assessed by", "")] = None


class Vocabularies(Shape):
    """The file ``vocabularies.yml``."""

    target_groups: Annotated[list[Value], Says("Doelgroepen", "Target groups", "")]
    settings: Annotated[list[Value], Says("Plekken", "Settings", "")]
    executors: Annotated[list[Value], Says("Uitvoerders", "Executors", "")]
    recognition_levels: Annotated[list[RecognitionLevel], Says("Erkenningsniveaus", "Levels", "")]


class Source(Shape):
    """An entry of the bibliography."""

    id: Annotated[OwnId, Says("Id", "Id", "De naam waarmee records citeren.")]
    type: Annotated[
        SourceType,
        Says("Soort", "Type", "Wat voor bron het is, zoals een boek, rapport of webpagina."),
    ]
    title: Annotated[Text, Says("Titel", "Title", "")]
    authors: Annotated[list[Text], Says("Auteurs", "Authors", "")] = []
    publisher: Annotated[Text | None, Says("Uitgever", "Publisher", "")] = None
    year: Annotated[Annotated[int, Field(ge=1800, le=2100)] | None, Says("Jaar", "Year", "")] = None
    url: Annotated[Url | None, Says("Adres", "Address", "")] = None
    language: Annotated[
        SourceLanguage | None,
        Says("Taal", "Language", "De taal van de titel, als die anders is dan van de site."),
    ] = None
    note: Annotated[Text | None, Says("Opmerking", "Note", "")] = None


class Bibliography(Shape):
    """The file ``sources.yml``."""

    sources: Annotated[list[Source], Says("Bronnen", "Sources", "")]


class Concept(Shape):
    """A word, and other words by which people look for the same."""

    term: Annotated[Text, Says("Woord", "Term", "Het woord dat deze site gebruikt.")]
    synonyms: Annotated[
        list[Text],
        Field(min_length=1),
        Says("Zoekwoorden", "Synonyms", "Andere woorden waarmee mensen hetzelfde zoeken."),
    ]
    sources: Annotated[list[SourceRef], Says("Bronnen", "Sources", "Waar het staat.")] = []


class Synonyms(Shape):
    """The file ``synonyms.yml``: words that search takes for one another."""

    synonyms: Annotated[list[Concept], Says("Zoekwoorden", "Synonyms", "Per woord een rij.")]
