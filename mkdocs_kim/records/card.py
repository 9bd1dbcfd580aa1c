"""What a record says on a card, where its own texts are too long for one."""

from __future__ import annotations

from typing import Annotated

from .fields import Says, Text
from .record import Shape


class CardText(Shape):
    """Texts of a card; what is left out the site takes from the rest of the record."""

    front: Annotated[
        Text | None,
        Says(
            "Voorkant",
            "Front",
            "Alles wat onder de titel staat; er is plaats voor zo'n 700 tekens.",
        ),
    ] = None
    back: Annotated[
        list[Text],
        Says("Achterkant", "Back", "Wat je ermee doet: een paar korte regels, elk één zin."),
    ] = []


CardSays = Says("Kaart", "Card", "Kortere tekst, als die van het record niet op een kaart past.")
