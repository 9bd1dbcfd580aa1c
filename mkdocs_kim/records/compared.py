"""By which fields records of a kind are compared, found in the declarations of its fields."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from .record import Shape
from .says import Says


@cache
def compared(model: type[Shape]) -> tuple[tuple[tuple[str, ...], Says], ...]:
    """List the fields that are compared, in the order of the record: path and declaration.

    Shape: ``("goal",)``, or ``("target_group", "groups")`` inside a block; never inside a list.
    """
    found: list[tuple[tuple[str, ...], Says]] = []
    for name, field in model.model_fields.items():
        says = model.says(name)
        if says.compared:
            found.append(((name,), says))
        for part in (field.annotation, *get_args(field.annotation)):
            if isinstance(part, type) and issubclass(part, Shape):
                found += [((name, *path), inner) for path, inner in compared(part)]
    return tuple(found)


def of_record(value: Any, path: tuple[str, ...]) -> Any:
    """Give what a record holds at the end of a path; None if a block on the way is absent."""
    for name in path:
        value = None if value is None else getattr(value, name)
    return value
