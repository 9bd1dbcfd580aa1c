"""What a field says of itself to people, and how a value says that it does not fit.

A value that does not fit raises what ``unfit`` makes: inside pydantic that is how a validator says
no. Reading a record catches them all and makes diagnostics of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from ..language import Language, language
from ..source import Scalar


class Leaf(str):
    """A scalar's text on its way into a model, still knowing its place."""

    __slots__ = ("scalar",)
    scalar: Scalar

    @classmethod
    def of(cls, scalar: Scalar) -> Self:
        leaf = cls(scalar.text)
        leaf.scalar = scalar
        return leaf


@dataclass(frozen=True, slots=True)
class Says:
    """What a field says of itself to people: declared once, read by page, schema and manual."""

    nl: str
    en: str
    help: str = ""
    """One Dutch sentence for authors."""
    section: str = ""
    """The section of the record's page that shows it; empty if the page shows it in its own way."""
    facet: str = ""
    """What readers choose records by with it, a key of ``facets`` in the locales; empty if not."""
    compared: bool = False
    """Whether methods are compared by it."""
    owner: str = ""
    """The kind or block that it is a field of; known once a shape is asked for it."""
    key: str = ""
    """As in YAML."""
    suggests: tuple[str, ...] = ()
    """What a text often is, as keys of ``choices`` in the locales; any other text fits as well."""

    def label(self, language: Language) -> str:
        """Name the field in a language, in the site's own words if it has them."""
        return language.label(self.owner, self.key, self.nl if language.code == "nl" else self.en)

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = {**handler(core_schema), "title": self.nl, "description": self.help}
        schema |= {"x-facet": self.facet} if self.facet else {}
        if self.suggests:
            schema["examples"] = [language("nl").sections["choices"][key] for key in self.suggests]
        return schema | ({"x-compared": True} if self.compared else {})


def unfit(code: str, **facts: Any) -> PydanticCustomError:
    """Say that a value does not fit, with the code and the facts of the diagnostic to come."""
    return PydanticCustomError("kim", "{code}", {"code": code, "facts": facts})
