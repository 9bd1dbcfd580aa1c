"""What can be filled in for a kind of record, as plain data: for forms, scaffolds and rewriting.

All of it follows from the declarations; nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from ..language import Language
from .dates import When
from .record import Shape
from .refs import RefOf
from .texts import Email, MaxWords, Prose, Text, Url

Holds = Literal[
    "text",
    "prose",
    "address",
    "email",
    "choice",
    "yes_no",
    "reference",
    "number",
    "date",
    "words",
    "row",
    "block",
    "blocks",
]
"""What a field holds, or each item of its list. ``words`` are texts by a key of one's own;
a ``row`` is a list of texts; ``blocks`` is one of several blocks, told apart by the key
``block``."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as somebody fills it in."""

    key: str
    """As in YAML; fields stand in the order of the declarations, which is that of a tidy file."""
    labels: dict[str, str]
    """Language → label, as declared."""
    help: str
    """One Dutch sentence; empty if the label says all."""
    holds: Holds
    required: bool = False
    many: bool = False
    """Whether it is a list."""
    choices: tuple[str, ...] = ()
    """What it can be; the locales label them by key and value."""
    suggests: tuple[str, ...] = ()
    """What a text often is, as keys of ``choices`` in the locales; any other text fits as well."""
    of: str = ""
    """What kind it refers to: of record, of a value of a vocabulary, ``source``, ``any`` kind of
    record, or ``own``: an id that this record itself gives."""
    whole: bool = False
    """Whether a number is a whole number."""
    least: float | None = None
    most: float | None = None
    fewest: int = 0
    """As many items as a list must have at least, where it is there."""
    limit: int | None = None
    """As many items as it can have."""
    words: int | None = None
    """As many words as prose can have."""
    fields: tuple[Field, ...] = ()
    """The fields of a block."""
    blocks: dict[str, tuple[Field, ...]] = field(default_factory=dict)
    """The fields of each block that can stand here, by its name; without the key ``block``."""
    either: str = ""
    """The key beside it of which just one is filled in: this one or that."""
    owner: str = ""
    """The kind or block that it is a field of."""

    def label(self, language: Language) -> str:
        """Name the field in a language, in the site's own words if it has them."""
        return language.label(self.owner, self.key, self.labels[language.code])


@cache
def form(model: type[Shape]) -> tuple[Field, ...]:
    """List what can be filled in for a kind, in the order of the declarations."""
    return tuple(_field(model, name) for name in model.model_fields if name != "block")


def _field(model: type[Shape], name: str) -> Field:
    declared, says = model.model_fields[name], model.says(name)
    parts = _parts(declared.annotation, declared.metadata)
    told = parts.pop("holds")
    return Field(
        key=declared.alias or name,
        labels={"nl": says.nl, "en": says.en},
        help=says.help,
        holds=told,
        required=declared.is_required(),
        suggests=says.suggests,
        either=_other(model, name),
        owner=says.owner,
        **parts,
    )


def _other(model: type[Shape], name: str) -> str:
    """Give the key that stands against this one, if there is such a pair."""
    pair = model.just_one or ()
    return next((key for key in pair if key != name), "") if name in pair else ""


def _parts(annotation: Any, metadata: list[Any]) -> dict[str, Any]:
    """Work out all that the type of a field says."""
    base, inside = _bare(annotation)
    marks = [*metadata, *_marks(inside)]
    if get_origin(base) is list:
        inner, more = _bare(get_args(base)[0])
        parts = {
            **_holds(inner, _marks(more)),
            "many": True,
            "fewest": _mark(marks, "min_length") or 0,
        }
        return {**parts, "limit": _mark(marks, "max_length")}
    return _holds(base, marks)


def _bare(annotation: Any) -> tuple[Any, list[Any]]:
    """Take a type out of ``Annotated`` and out of ``… | None``, with its annotations."""
    if annotation in (Url, Email):
        return annotation, []  # these are annotated themselves
    if get_origin(annotation) is Annotated:
        base, *marks = get_args(annotation)
        inner, more = _bare(base)
        return inner, [*more, *marks]
    if get_origin(annotation) in (Union, UnionType):
        kept = [part for part in get_args(annotation) if part is not NoneType]
        if len(kept) == 1:
            return _bare(kept[0])
    return annotation, []


_PLAIN: tuple[tuple[Any, Holds], ...] = (
    (Text, "text"),
    (Prose, "prose"),
    (When, "date"),
    (bool, "yes_no"),
    (Url, "address"),
    (Email, "email"),
    (str, "text"),
)


def _holds(base: Any, marks: list[Any]) -> dict[str, Any]:
    kinds = [mark.kind for mark in marks if isinstance(mark, RefOf)]
    shapes = list(_models(base))
    if kinds:
        return {"holds": "reference", "of": kinds[0]}
    if get_origin(base) is Literal:
        return {"holds": "choice", "choices": get_args(base)}
    if get_origin(base) is list:
        return {"holds": "row"}
    if get_origin(base) is dict:
        return {"holds": "words"}
    if base in (int, float):
        least, most = _mark(marks, "ge"), _mark(marks, "le")
        return {"holds": "number", "whole": base is int, "least": least, "most": most}
    if len(shapes) == 1:
        return {"holds": "block", "fields": form(shapes[0])}
    if shapes:
        return {"holds": "blocks", "blocks": {_name(shape): form(shape) for shape in shapes}}
    words = next((mark.limit for mark in marks if isinstance(mark, MaxWords)), None)
    return {"holds": next(holds for plain, holds in _PLAIN if plain == base), "words": words}


def _models(base: Any) -> Iterator[type[Shape]]:
    if isinstance(base, type):
        if issubclass(base, Shape):
            yield base
    elif get_origin(base) in (Union, UnionType, Annotated):
        for part in get_args(base):
            yield from _models(part)


def _name(block: type[Shape]) -> str:
    names = get_args(block.model_fields["block"].annotation)
    assert isinstance(names[0], str), "a block is named by a fixed choice of one"
    return names[0]


def _marks(annotations: list[Any]) -> list[Any]:
    """Take limits out of what pydantic wraps them in where a type is annotated inside another."""
    return [mark for one in annotations for mark in (one, *getattr(one, "metadata", ()))]


def _mark(marks: list[Any], name: str) -> Any:
    return next((getattr(mark, name) for mark in marks if hasattr(mark, name)), None)
