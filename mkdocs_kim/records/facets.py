"""Which fields of a kind readers choose by, found in the declarations of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from .intervention import ElementUse
from .record import Shape
from .refs import RefOf
from .worksheet import Sheet


@dataclass(frozen=True, slots=True)
class Declared:
    """A field that is a facet, wherever in a record it stands."""

    facet: str
    path: tuple[str, ...]
    """The names of the fields that lead to it: ``("target_group", "groups")``."""
    ref: str = ""
    """The kind of what it refers to, if it holds references."""
    choices: tuple[str, ...] = ()
    """What it can be, if it is a fixed choice."""
    shape: type[Shape] | None = None
    """What it is a block of, if it is neither."""
    on_paper: bool = False
    """Whether it tells of a worksheet, so that nothing is unknown where there is none."""


@cache
def declared(model: type[Shape]) -> tuple[Declared, ...]:
    """List the facets that a kind declares, in the order of its fields."""
    return tuple(_declared(model, (), False))


def _declared(model: type[Shape], above: tuple[str, ...], on_paper: bool) -> Iterator[Declared]:
    for name, field in model.model_fields.items():
        path = (*above, name)
        parts = list(_parts(field.annotation))
        shapes = [p for p in parts if isinstance(p, type) and issubclass(p, Shape)]
        paper = on_paper or shapes == [Sheet]
        facet = model.says(name).facet
        if facet:
            kinds = [part.kind for part in (*field.metadata, *parts) if isinstance(part, RefOf)]
            fixed = [get_args(part) for part in parts if get_origin(part) is Literal]
            yield Declared(
                facet,
                path,
                kinds[0] if kinds else "",
                fixed[0] if fixed else (),
                shapes[0] if shapes else None,
                paper,
            )
        for shape in shapes:
            yield from _declared(shape, path, paper)


def _parts(annotation: Any) -> Iterator[Any]:
    """Go through a type and all that it is made of: ``list[Phase] | None`` holds ``Phase``."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for argument in get_args(annotation):
            yield from _parts(argument)


def held(value: Any, path: tuple[str, ...]) -> Iterator[Any]:
    """Go through what a record holds at the end of a path: references, choices, blocks.

    Shape: None where it says that something deliberately is not so: known, and not to be found.
    """
    if isinstance(value, list):
        for item in value:
            yield from held(item, path)
    elif isinstance(value, ElementUse) and value.state == "deliberately_not":
        yield None
    elif isinstance(value, Shape) and path:
        yield from held(getattr(value, path[0]), path[1:])
    elif value is not None:
        yield value
