"""The types that fields are made of, each read from nodes, each knowing its JSON Schema.

A value that does not fit raises ``Unfit``: inside pydantic that is how a validator says no. Reading a
record catches them all and makes diagnostics of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import (
    no_info_after_validator_function,
    no_info_plain_validator_function,
)

from .. import prose
from ..diagnostics import Diagnostic, Position, closest
from ..language import LANGUAGES
from ..source import Scalar

T = TypeVar("T")


class Leaf(str):
    """A scalar's text on its way into a model, still knowing its place."""

    scalar: Scalar

    @classmethod
    def of(cls, scalar: Scalar) -> Self:
        leaf = cls(scalar.text)
        leaf.scalar = scalar
        return leaf


@dataclass(frozen=True, slots=True)
class Says:
    """What a field says of itself to people: declared once, read by page, message, schema, manual."""

    nl: str
    en: str
    help: str = ""
    """One Dutch sentence for authors."""
    section: str = ""
    """The section of the record's page that shows it; empty if the page shows it in its own way."""

    def label(self, code: str) -> str:
        """Name the field in a language."""
        return self.nl if code == "nl" else self.en


def unfit(code: str, **facts: Any) -> PydanticCustomError:
    """Say that a value does not fit, with the code and the facts of the diagnostic to come."""
    return PydanticCustomError("kim", "{code}", {"code": code, "facts": facts})


def _of_languages(value: Any, read: Callable[[Leaf], Any]) -> dict[str, Any]:
    """Read a plain value (the site's language) or one value per language."""
    if isinstance(value, Leaf):
        return {"": read(value)}
    if not isinstance(value, Mapping):
        raise unfit("wrong-type", wanted="a_text")
    if not value:
        raise unfit("empty-value")
    return {str(key): _of_language(str(key), text, read) for key, text in value.items()}


def _of_language(key: str, text: Any, read: Callable[[Leaf], Any]) -> Any:
    if key not in LANGUAGES:
        guess = closest(key, LANGUAGES)
        raise unfit("unknown-language", language=key, key=key, guess=guess, choices=LANGUAGES)
    if not isinstance(text, Leaf):
        raise unfit("wrong-type", wanted="a_text", key=key)
    try:
        return read(text)
    except PydanticCustomError as error:
        context = error.context or {}
        raise unfit(context["code"], **context["facts"], key=key) from error


class _Localized(Generic[T]):
    """A value in the site's language or in several."""

    def __init__(self, values: Mapping[str, T]) -> None:
        self.values = dict(values)

    def best(self, code: str) -> tuple[T, str]:
        """Find the value for a language: that one, else the plain one, else the first there is.

        Shape: the value and the language it is in; empty if that is the site's own.
        """
        for key in (code, "", *self.values):
            if key in self.values:
                return self.values[key], key
        raise AssertionError("a localized value holds at least one language")

    @classmethod
    def read(cls, value: Any) -> Self:
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        languages = {code: {"type": "string"} for code in LANGUAGES}
        per_language = {"type": "object", "properties": languages, "additionalProperties": False}
        return {"anyOf": [{"type": "string"}, per_language]}


class Text(_Localized[str]):
    """One line of plain text."""

    @classmethod
    def read(cls, value: Any) -> Self:
        def line(leaf: Leaf) -> str:
            text = leaf.strip()
            if not text:
                raise unfit("empty-value")
            if "\n" in text:
                raise unfit("more-than-one-line")
            return " ".join(text.split())

        return cls(_of_languages(value, line))

    def in_(self, code: str) -> str:
        """Give the text for a language."""
        return self.best(code)[0]


class Prose(_Localized[prose.Passage]):
    """CommonMark with cross-links and citations; its inner faults travel with it."""

    @classmethod
    def read(cls, value: Any) -> Self:
        def passage(leaf: Leaf) -> prose.Passage:
            if not leaf.strip():
                raise unfit("empty-value")
            return prose.read(leaf.scalar)

        return cls(_of_languages(value, passage))

    def in_(self, code: str) -> prose.Passage:
        """Give the passage for a language."""
        return self.best(code)[0]

    def faults(self) -> Iterator[Diagnostic]:
        """Go through the faults of all languages."""
        for passage in self.values.values():
            yield from passage.faults

    def references(self, kind: str) -> Iterator[prose.Bit]:
        """Go through cross-links or citations of all languages."""
        for passage in self.values.values():
            yield from passage.references(kind)


@dataclass(frozen=True, slots=True)
class Ref:
    """An id of another record, value or source, where it stands."""

    kind: str
    id: str
    at: Position


ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""A slug: it is file name, address and reference at once."""


def slug(text: str) -> str:
    """Make the nearest thing that can be an id; empty if nothing of the text can."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))


def _read_ref(kind: str) -> Callable[[Any], Ref]:
    def read(value: Any) -> Ref:
        if not isinstance(value, Leaf):
            raise unfit("wrong-type", wanted="an_id")
        return Ref(kind, value.strip(), value.scalar.at)

    return read


class _RefOf:
    """Makes ``Annotated`` reference types; pydantic asks the annotation for their schema."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(_read_ref(self.kind))

    def __get_pydantic_json_schema__(self, _: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{ID.pattern}$"}


InterventionRef = Annotated[Ref, _RefOf("intervention")]
InstrumentRef = Annotated[Ref, _RefOf("instrument")]
ElementRef = Annotated[Ref, _RefOf("element")]
ThemeRef = Annotated[Ref, _RefOf("theme")]
SourceRef = Annotated[Ref, _RefOf("source")]
TargetGroupRef = Annotated[Ref, _RefOf("target_group")]
SettingRef = Annotated[Ref, _RefOf("setting")]
ExecutorRef = Annotated[Ref, _RefOf("executor")]
LevelRef = Annotated[Ref, _RefOf("recognition_level")]
AnyRef = Annotated[Ref, _RefOf("any")]
OwnId = Annotated[Ref, _RefOf("own")]


def _web(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", value):
        raise unfit("not-an-address", found=value)
    return str(value)


def _email(value: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        raise unfit("not-an-email", found=value)
    return str(value)


Url = Annotated[str, AfterValidator(_web), WithJsonSchema({"type": "string", "format": "uri"})]
Email = Annotated[str, AfterValidator(_email), WithJsonSchema({"type": "string"})]


@dataclass(frozen=True, slots=True)
class MaxWords:
    """Limits a prose field; counted per language, without marks and links' ids."""

    limit: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self.check, handler(source))

    def check(self, value: Prose) -> Prose:
        for code, passage in value.values.items():
            if passage.words > self.limit:
                raise unfit("too-many-words", words=passage.words, limit=self.limit, key=code)
        return value
