"""What all blocks of a worksheet have: a kind, a title, and the places of their keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ModelWrapValidatorHandler, PrivateAttr, model_validator

from ...diagnostics import Position, closest
from ..fields import Leaf, Says, Text, unfit
from ..record import Shape

Line = Literal[
    "thick", "double", "thin", "dotted", "dashed", "zigzag", "broken", "arrow", "arrow_both"
]
"""How a line looks, never what it means: that is for the legend to say."""
Count = Annotated[int, Field(ge=1, le=60)]
Share = Annotated[float, Field(ge=0, le=100)]
"""A place or a part, in percent of the whole."""
Millimetres = Annotated[float, Field(ge=5, le=400)]


BlockSays = Says("Blok", "Block", "De soort blok.")
ExampleSays = Says("Voorbeeld", "Example", "Wat het ingevulde blad laat zien.")


class Placed(Shape):
    """A mapping that still knows where its keys stand: some faults only show when it is drawn."""

    _places: dict[str, Position] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_places(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        read = handler(value)
        if isinstance(value, dict):
            found = {key: first(item) for key, item in value.items()}
            read._places.update({key: at for key, at in found.items() if at is not None})
        return read

    def place(self, key: str = "") -> Position:
        """Tell where the value of a key begins; without the key, where the mapping begins."""
        return self._places.get(key) or min(self._places.values(), default=Position(""))


def first(value: Any) -> Position | None:
    """Find where a value begins, before it is read."""
    if isinstance(value, Leaf):
        return value.scalar.at
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return min((at for item in inner if (at := first(item)) is not None), default=None)


class Block(Placed):
    """A piece of a worksheet. Each kind is a class of its own below this one."""

    block: str
    title: Annotated[Text | None, Says("Kop", "Heading", "Staat boven het blok.")] = None


def too_many(example: Sequence[Any], limit: int, key: str = "example") -> None:
    """Check that an example does not hold more than there is room for."""
    if len(example) > limit:
        raise unfit("example-too-long", key=key, count=len(example), limit=limit)


def named_once(names: Sequence[Text]) -> None:
    """Check that people in one drawing have different names, for lines go by name."""
    for number, name in enumerate(names):
        for other in names[:number]:
            if name.meets(other) and other.at is not None:
                word = next(iter(name.values.values()))
                raise unfit("name-twice", at=name.at, name=word, line=other.at.line)


def two_people(first: Text, second: Text) -> None:
    """Check that a line does not lead from somebody to the same person."""
    if first.meets(second):
        raise unfit("self-reference", at=second.at, id=next(iter(second.values.values())))


def known(label: Text | None, labels: Sequence[Text], key: str) -> None:
    """Check that a label is one of those that the block itself names."""
    names = tuple(next(iter(text.values.values())) for text in labels)
    if label is not None and not any(label.meets(text) for text in labels):
        found = next(iter(label.values.values()))
        guess = closest(found, names)
        raise unfit("not-a-label", found=found, where=key, at=label.at, guess=guess, choices=names)
