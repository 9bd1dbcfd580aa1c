"""``look.yml``: what a site looks like, as far as that is its own."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, WithJsonSchema, model_validator

from ..colour import ENOUGH, HEX, PAPER, contrast, readable
from .fields import Leaf, Says, unfit
from .record import Shape


def _colour(value: str) -> str:
    if not HEX.fullmatch(value):
        raise unfit("not-a-colour", found=value)
    much = contrast(value, PAPER)
    if much < ENOUGH:
        facts = {"contrast": f"{much:.1f}", "wanted": f"{ENOUGH:g}"}
        raise unfit("colour-too-light", found=value, guess=readable(value.lower()), **facts)
    return str(value).lower()


Colour = Annotated[
    str,
    AfterValidator(_colour),
    WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$", "format": "color"}),
]


class Look(Shape):
    """The file ``look.yml``."""

    colour: Annotated[
        Colour,
        Says("Kleur", "Colour", "De kleur van de site, zoals '#2e6b1f'; de andere volgen daaruit."),
    ]

    @model_validator(mode="before")
    @classmethod
    def _in_quotes(cls, value: Any) -> Any:
        """Point at a colour that YAML takes for a comment: it begins with a hash."""
        found = value.get("colour") if isinstance(value, dict) else None
        if isinstance(found, Leaf) and not found and not found.scalar.style:
            raise unfit("colour-without-quotes", key="colour")
        return value
