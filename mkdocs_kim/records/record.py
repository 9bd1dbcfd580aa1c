"""What every record has, and how a model looks through itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from ..prose import Bit
from .dates import When
from .fields import AnyRef, Leaf, MaxWords, OwnId, Prose, Ref, Says, SourceRef, Text, unfit


class Shape(BaseModel):
    """A mapping with fixed keys; anything else in it is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
    called: ClassVar[str] = ""
    """How ``words.yml`` names it, where that is not the name of the class."""
    just_one: ClassVar[tuple[str, str] | None] = None
    """Two keys of which one must be filled in, and not both."""

    @model_validator(mode="before")
    @classmethod
    def _left_out(cls, value: Any) -> Any:
        """Take a key without a value for a key left out, if it is one of ours."""
        if not isinstance(value, dict) or "" not in value.values():
            return value
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {k: v for k, v in value.items() if k not in known or not _is_empty(v)}

    @model_validator(mode="after")
    def _just_one(self) -> Self:
        if self.just_one is not None:
            one, other = self.just_one
            if _holds(getattr(self, one)) == _holds(getattr(self, other)):
                raise unfit("not-just-one", one=one, other=other)
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = handler(core_schema)
        if cls.just_one is not None:
            either = [{"required": [key]} for key in cls.just_one]
            handler.resolve_ref_schema(schema)["oneOf"] = either
        return schema

    @classmethod
    def says(cls, name: str) -> Says:
        """Give a field's declaration for people.

        Raises: StopIteration if it has none: a fault of ours, guarded by a test.
        """
        return _said(cls, name)

    @classmethod
    def owner(cls) -> str:
        """Name it as ``words.yml`` does: a kind, the name of a block, the key that holds it."""
        if "block" in cls.model_fields:
            return str(next(iter(get_args(cls.model_fields["block"].annotation)), "block"))
        return cls.called or re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


@cache
def _said(shape: type[Shape], name: str) -> Says:
    field = shape.model_fields[name]
    said = next(item for item in field.metadata if isinstance(item, Says))
    return replace(said, owner=shape.owner(), key=field.alias or name)


def _holds(value: Any) -> bool:
    return value is not None and value != []


def _is_empty(value: Any) -> bool:
    return isinstance(value, Leaf) and not value and not value.scalar.style


ROLES = ("developer", "describer", "tester", "client", "translator")
"""What contributors usually do; they may have done something else."""


class Contributor(Shape):
    name: Annotated[
        Text,
        Says(
            "Naam",
            "Name",
            "Naam van een mens of organisatie; ‘Vaart, Petra van der’ telt als achternaam eerst.",
        ),
    ]
    role: Annotated[
        Text,
        Says(
            "Rol",
            "Role",
            "Wat deze mens deed, zoals ontwikkelaar, beschrijver of praktijktoetser.",
            suggests=tuple(f"role.{name}" for name in ROLES),
        ),
    ]
    organisation: Annotated[
        Text | None, Says("Organisatie", "Organisation", "Waar iemand werkt.")
    ] = None


class Withdrawn(Shape):
    reason: Annotated[Prose, Says("Reden", "Reason", "Waarom de beschrijving is ingetrokken.")]
    date: Annotated[When, Says("Datum", "Date", "Vanaf wanneer.")]
    replaced_by: Annotated[
        AnyRef | None, Says("Vervangen door", "Replaced by", "Wat je in plaats hiervan leest.")
    ] = None


Status = Literal["concept", "published", "withdrawn"]


class Record(Shape):
    """The keys that all kinds share. Each kind is a class of its own below this one."""

    kind: ClassVar[str]

    title: Annotated[Text, Says("Titel", "Title", "De naam zoals vakgenoten hem schrijven.")]
    aliases: Annotated[
        list[Text],
        Says("Ook bekend als", "Also known as", "Andere namen, afkortingen, schrijfwijzen."),
    ] = []
    synonyms: Annotated[
        list[Text],
        Says("Zoekwoorden", "Synonyms", "Woorden waarmee mensen dit zoeken; niemand ziet ze."),
    ] = []
    summary: Annotated[
        Prose,
        MaxWords(150),
        Says("Samenvatting", "Summary", "Waar het om gaat, in hooguit 150 woorden."),
    ]
    former_ids: Annotated[
        list[OwnId],
        Says("Vroegere id's", "Former ids", "Oude bestandsnamen; hun adressen blijven werken."),
    ] = []
    status: Annotated[
        Status,
        Says("Status", "Status", "Concept, gepubliceerd of ingetrokken; weglaten is gepubliceerd."),
    ] = "published"
    withdrawn: Annotated[
        Withdrawn | None,
        Says("Ingetrokken", "Withdrawn", "Reden en datum, als de status ingetrokken is."),
    ] = None
    reviewed: Annotated[
        When | None,
        Says("Nagekeken op", "Reviewed on", "Wanneer de tekst naast de bronnen is gelegd."),
    ] = None
    contributors: Annotated[
        list[Contributor], Says("Bijdragers", "Contributors", "Wie aan deze beschrijving werkte.")
    ] = []
    sources: Annotated[
        list[SourceRef],
        Says("Overige bronnen", "Further sources", "Bronnen die de tekst niet zelf noemt."),
    ] = []

    @model_validator(mode="after")
    def _reason_given(self) -> Self:
        if self.status == "withdrawn" and self.withdrawn is None:
            raise unfit(
                "reason-missing",
                key="status",
                field="status",
                reason="withdrawn",
                found="withdrawn",
            )
        if self.withdrawn is not None and self.status != "withdrawn":
            raise unfit("not-withdrawn", key="withdrawn")
        return self


def values(shape: Any) -> list[Any]:
    """List every Prose, Ref and other leaf value of a shape, in the order of its fields."""
    found: list[Any] = []
    _gather(shape, found)
    return found


def _gather(value: Any, found: list[Any]) -> None:
    if value is None:
        return
    kind = type(value)
    # What most values are comes first: telling whether one is a shape takes pydantic long.
    if kind in (Prose, Text, Ref, str):
        found.append(value)
    elif kind is list or kind is tuple:
        for item in value:
            _gather(item, found)
    elif kind is dict:
        for item in value.values():
            _gather(item, found)
    elif isinstance(value, Shape):
        for item in value.__dict__.values():
            _gather(item, found)
    else:
        found.append(value)


def references(shape: Any) -> Iterator[Ref]:
    """Go through the ids that the fields themselves name."""
    return (value for value in values(shape) if isinstance(value, Ref))


def bits(shape: Any, kind: str) -> Iterator[Bit]:
    """Go through the cross-links or citations in all prose of a shape."""
    for value in values(shape):
        if isinstance(value, Prose):
            yield from value.references(kind)
