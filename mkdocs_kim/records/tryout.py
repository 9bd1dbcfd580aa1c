"""The team's try-out pack: weeks, tips and sheets around two or three instruments."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from .fields import InstrumentRef, Prose, Says, Text, unfit
from .record import Shape
from .worksheet import Count, Sheet
from .worksheet.base import Placed


class Week(Placed):
    title: Annotated[Text, Says("Titel", "Title", "De week en waar hij om gaat.")]
    text: Annotated[Text, Says("Tekst", "Text", "Wat jullie doen, in een paar zinnen.")]
    tips: Annotated[
        list[Count], Says("Tips", "Tips", "De nummers van de tips die hierbij horen.")
    ] = []


class Tryout(Shape):
    """``tryout.yml``: how a team tries instruments out, from practising to sharing."""

    title: Annotated[Text, Says("Titel", "Title", "De naam van het pakket.")]
    summary: Annotated[Prose, Says("Samenvatting", "Summary", "Waar het voor is.")]
    instruments: Annotated[
        list[InstrumentRef],
        Field(min_length=2, max_length=3),
        Says("Instrumenten", "Instruments", "De keuze die vooraf klaarligt: twee of drie."),
    ]
    tips: Annotated[
        list[Prose], Field(min_length=1), Says("Tips", "Tips", "In volgorde, met hun bron.")
    ]
    weeks: Annotated[
        list[Week], Field(min_length=1, max_length=12), Says("Weken", "Weeks", "In volgorde.")
    ]
    before: Annotated[
        list[Sheet], Says("Ervoor", "Before", "Bladen vóór die van de instrumenten.")
    ] = []
    after: Annotated[list[Sheet], Says("Erna", "After", "Bladen na die van de instrumenten.")] = []

    @model_validator(mode="after")
    def _in_place(self) -> Self:
        told = {number for week in self.weeks for number in week.tips}
        for week in self.weeks:
            for number in week.tips:
                if number > len(self.tips):
                    facts = {"found": number, "count": len(self.tips)}
                    raise unfit("no-such-item", at=week.place("tips"), **facts)
        for number in range(1, len(self.tips) + 1):
            if number not in told:
                raise unfit("tip-without-week", key="tips", number=number)
        for sheet in (*self.before, *self.after):
            if sheet.form is None:
                raise unfit("missing-key", at=sheet.place(), key="form")
        return self
