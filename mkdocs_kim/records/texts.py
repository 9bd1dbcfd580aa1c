"""Text and prose, in the site's language or in several, and addresses outside the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar

from pydantic import (
    AfterValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import (
    no_info_after_validator_function,
    no_info_plain_validator_function,
    with_info_plain_validator_function,
)

from .. import prose
from ..diagnostics import Position, closest
from ..language import EASY, VARIETIES, Tongue
from ..source import HIDDEN
from .refs import Gathered, Ref
from .says import Leaf, unfit

T = TypeVar("T")

LONGEST = 1_000
"""Characters of one line of plain text."""


def _of_languages(value: Any, read: Callable[[Leaf], Any]) -> dict[str, Any]:
    """Read a plain value (the site's language) or one value per language."""
    if isinstance(value, Leaf):
        return {"": read(value)}
    if not isinstance(value, Mapping):
        raise unfit("wrong-type", wanted="a_text")
    if not value:
        raise unfit("empty-value")
    return {str(key): _of_language(str(key), text, read) for key, text in value.items()}


def _place(value: Any) -> Position | None:
    """Tell where a value, or its first language, stands."""
    leaf = value if isinstance(value, Leaf) else next(iter(value.values()))
    return leaf.scalar.at if isinstance(leaf, Leaf) else None


def _of_language(key: str, text: Any, read: Callable[[Leaf], Any]) -> Any:
    if key not in VARIETIES:
        guess = closest(key, VARIETIES)
        raise unfit("unknown-language", language=key, key=key, guess=guess, choices=VARIETIES)
    if not isinstance(text, Leaf):
        raise unfit("wrong-type", wanted="a_text", key=key)
    try:
        return read(text)
    except PydanticCustomError as error:
        context = error.context or {}
        raise unfit(context["code"], **context["facts"], key=key) from error


class _Localized(Generic[T]):
    """A value in the site's language or in several."""

    schema: ClassVar[dict[str, str | int]] = {}

    __slots__ = ("at", "values")

    def __init__(self, values: dict[str, T], at: Position | None = None) -> None:
        self.values = values
        self.at = at

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Localized) or type(self) is not type(other):
            return NotImplemented
        return (self.values, self.at) == (other.values, other.at)

    def __hash__(self) -> int:
        return hash((self.at, *self.values))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.values, self.at)

    def best(self, code: str) -> tuple[T, str]:
        """Find the value for a language: that one, else the plain one, else the first there is.

        Shape: the value and the language it is in; empty if that is the site's own. What is asked
        for in easy words and is not there in them is given in others.
        """
        asked = (code, code.removesuffix(EASY), "")
        key = next((key for key in asked if key in self.values), next(iter(self.values)))
        plain = code.plain if isinstance(code, Tongue) else ""
        return self.values[key], key.removesuffix(EASY) or plain

    @classmethod
    def read(cls, value: Any) -> Self:
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        text = {"type": "string", **cls.schema}
        languages = dict.fromkeys(VARIETIES, text)
        per_language = {"type": "object", "properties": languages, "additionalProperties": False}
        return {"anyOf": [text, per_language]}


def _line(leaf: Leaf) -> str:
    text = leaf.strip()
    if not prose.visible(text):
        raise unfit("empty-value")
    if len(text) > LONGEST:
        raise unfit("too-many-characters", count=len(text), limit=LONGEST)
    if "\n" in text:
        raise unfit("more-than-one-line")
    return " ".join(text.split())


def _passage(leaf: Leaf) -> prose.Passage:
    passage = prose.read(leaf.scalar)
    if passage.blank:
        raise unfit("empty-value")
    return passage


class Foreign(str):
    """A text in another language than that of who reads it; what is made of it is a plain text."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str) -> Foreign:
        made = super().__new__(cls, text)
        made.lang = lang
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.lang)


class Text(_Localized[str]):
    """One line of plain text."""

    __slots__ = ()
    schema = {"pattern": r"^\s*\S[^\n]*\s*$", "maxLength": LONGEST}

    @classmethod
    def read(cls, value: Any) -> Self:
        if isinstance(value, cls):
            return value  # made by the site itself, not read from a file
        return cls(_of_languages(value, _line), _place(value))

    def meets(self, other: Text) -> bool:
        """Tell whether two texts say the same in any language: a label, and who refers to it."""
        return not set(self.values.values()).isdisjoint(other.values.values())

    def among(self, labels: Sequence[Text]) -> int:
        """Find which of some labels this text refers to.

        Raises: StopIteration if none: reading has checked that.
        """
        return next(number for number, label in enumerate(labels) if self.meets(label))

    def named(self, labels: Sequence[Text]) -> Text:
        """Give the label that this text refers to, in all its languages; itself if it is none."""
        return next((label for label in labels if self.meets(label)), self)

    def in_(self, code: str) -> str:
        """Give the text for a language, marked if it is there in another one only."""
        text, lang = self.best(code)
        return text if lang in ("", code.removesuffix(EASY)) else Foreign(text, lang)


_REFERS_TO = {"cross_link": "any", "citation": "source"}


class Prose(_Localized[prose.Passage]):
    """CommonMark with cross-links and citations; its inner faults travel with it."""

    __slots__ = ()
    schema = {"contentMediaType": "text/markdown", "pattern": r"\S", "maxLength": prose.LONGEST}

    @classmethod
    def gather(cls, value: Any, info: ValidationInfo) -> Self:
        """Read, and hand faults and references to whoever gathers them."""
        read, met = cls.read(value), info.context
        if isinstance(met, Gathered):
            for passage in read.values.values():
                met.faults += passage.faults
                met.refs += [
                    Ref(_REFERS_TO[bit.kind], bit.target, bit.at) for bit in passage.marks if bit.at
                ]
        return read

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return with_info_plain_validator_function(cls.gather)

    @classmethod
    def read(cls, value: Any) -> Self:
        return cls(_of_languages(value, _passage), _place(value))

    def in_(self, code: str) -> prose.Passage:
        """Give the passage for a language."""
        return self.best(code)[0]

    def references(self, kind: str) -> Iterator[prose.Bit]:
        """Go through cross-links or citations of all languages."""
        for passage in self.values.values():
            yield from passage.references(kind)


@dataclass(frozen=True, slots=True)
class MaxWords:
    """Limits a prose field; counted per language, without marks and links' ids."""

    limit: int

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_after_validator_function(self.check, handler(source))

    def check(self, value: Prose) -> Prose:
        for code, passage in value.values.items():
            if passage.words > self.limit:
                raise unfit("too-many-words", words=passage.words, limit=self.limit, key=code)
        return value


WEB = rf"https?://[^\s/?#@:{HIDDEN}]+(:\d+)?([/?#]\S*)?"
EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"


def _web(value: str) -> str:
    if not re.fullmatch(WEB, value):
        host = re.fullmatch(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,}(/\S*)?", value)
        raise unfit("not-an-address", found=value, guess=f"https://{value}" if host else None)
    return str(value)


def _email(value: str) -> str:
    if not re.fullmatch(EMAIL, value):
        raise unfit("not-an-email", found=value)
    return str(value)


def _pattern(pattern: str, **more: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", **more})


Url = Annotated[str, AfterValidator(_web), _pattern(WEB, format="uri")]
Email = Annotated[str, AfterValidator(_email), _pattern(EMAIL)]
YesNo = Annotated[bool, WithJsonSchema({"enum": ["yes", "no"]})]
"""Written as yes or no; editors that read YAML 1.2 take these for texts."""
