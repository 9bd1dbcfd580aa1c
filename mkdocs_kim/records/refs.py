"""References: ids of other records, of values and of sources, each where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema
from pydantic_core.core_schema import with_info_plain_validator_function

from ..diagnostics import Diagnostic, Position
from .says import Leaf, unfit


@dataclass(frozen=True, slots=True)
class Ref:
    """An id of another record, value or source, where it stands."""

    kind: str
    id: str
    at: Position

    def __reduce__(self) -> tuple[Any, ...]:
        return Ref, (self.kind, self.id, self.at)


@dataclass
class Gathered:
    """What reading meets on its way, kept also if the record as a whole does not fit."""

    faults: list[Diagnostic] = field(default_factory=list)
    refs: list[Ref] = field(default_factory=list)


ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A slug: it is file name, address and reference at once."""

_PORTS = tuple(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
RESERVED = ("index", "con", "prn", "aux", "nul", *_PORTS)
"""Ids that cannot be the name of a page: of the list of all of a kind, or of a device.

Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""


def slug(text: str) -> str:
    """Make the nearest thing that can be an id; empty if nothing of the text can."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))


def _read_ref(kind: str) -> Callable[[Any, ValidationInfo], Ref]:
    def read(value: Any, info: ValidationInfo) -> Ref:
        if not isinstance(value, Leaf):
            raise unfit("wrong-type", wanted="an_id")
        ref = Ref(kind, value.strip(), value.scalar.at)
        if isinstance(info.context, Gathered) and value.scalar.style != "*":
            info.context.refs.append(ref)
        return ref

    return read


class RefOf:
    """Makes ``Annotated`` reference types; pydantic asks the annotation for their schema."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return with_info_plain_validator_function(_read_ref(self.kind))

    def __get_pydantic_json_schema__(self, _: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{ID.pattern}$"}


InterventionRef = Annotated[Ref, RefOf("intervention")]
InstrumentRef = Annotated[Ref, RefOf("instrument")]
ElementRef = Annotated[Ref, RefOf("element")]
ThemeRef = Annotated[Ref, RefOf("theme")]
SourceRef = Annotated[Ref, RefOf("source")]
TargetGroupRef = Annotated[Ref, RefOf("target_group")]
SettingRef = Annotated[Ref, RefOf("setting")]
ExecutorRef = Annotated[Ref, RefOf("executor")]
LevelRef = Annotated[Ref, RefOf("recognition_level")]
AnyRef = Annotated[Ref, RefOf("any")]
OwnId = Annotated[Ref, RefOf("own")]
