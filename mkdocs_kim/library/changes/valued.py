"""Single values as a reader meets them: titles for ids, labels for choices, months in dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ...language import Language
from ...records import Field, When
from .prose import cited, plain

SHORTENED = 160
"""Signs of a text that stands in a sentence."""


def of_language(value: Any, code: str) -> str:
    """Give a text in a language; in the first that there is if it lacks that."""
    if isinstance(value, dict):
        return str(value.get(code) or next(iter(value.values())))
    return str(value)


def differing_text(before: Any, after: Any, code: str) -> tuple[str, str]:
    """Give a text as it was and is: in a language, or else in one in which it differs."""
    told = of_language(before, code), of_language(after, code)
    if told[0] != told[1] or not (isinstance(before, dict) or isinstance(after, dict)):
        return told
    old, new = (text if isinstance(text, dict) else {"": text} for text in (before, after))
    found = ((old.get(key, ""), new.get(key, "")) for key in sorted(old.keys() | new.keys()))
    return next((pair for pair in found if pair[0] != pair[1]), told)


@dataclass(frozen=True)
class Values:
    """Words values in one language."""

    language: Language
    title: Callable[[str, str], str]

    def of(self, field: Field, value: Any) -> str:
        """Word what a field holds, or an item of its list; empty if there is nothing."""
        if value is None:
            return ""
        if isinstance(value, list):
            return "; ".join(self.of(field, item) for item in value)
        if field.holds in ("block", "blocks"):
            return "; ".join(self._parts(field, value))
        if field.holds == "prose":
            return self.plain(of_language(value, self.language.code))
        if field.holds == "words":
            code = self.language.code
            return ", ".join(f"{key} = {of_language(text, code)}" for key, text in value.items())
        if field.holds == "choice":
            return self.choice(field.key, str(value))
        if field.holds == "reference" and field.of != "own":
            return self.title(field.of, value)
        if field.holds == "date":
            return self.day(value)
        return self._plainly(field, value)

    def _plainly(self, field: Field, value: Any) -> str:
        if field.holds == "yes_no":
            return self.language.ui("change_yes" if value else "change_no")
        if field.holds == "number":
            return f"{value:g}"
        return of_language(value, self.language.code)

    def _parts(self, field: Field, value: dict[str, Any]) -> Iterator[str]:
        """Word the fields of a block, each after its label; that which names it without."""
        inner = field.blocks[value["block"]] if field.holds == "blocks" else field.fields
        if field.holds == "blocks":
            yield self.choice("block", value["block"])
        for part in inner:
            if part.key in value:
                label = part.label(self.language).lower()
                yield f"{label}: {self.of(part, value[part.key])}"

    def choice(self, key: str, value: str) -> str:
        """Label a fixed choice; one that is no more stands as it was written."""
        return self.language.sections["choices"].get(f"{key}.{value}", value)

    def day(self, value: str) -> str:
        """Write a date: ``8 april 2019``."""
        return When(*(int(part) for part in str(value).split("-"))).worded(self.language)

    def on(self, value: str) -> str:
        """Write when something happened: ``op 8 april 2019``, ``in maart 2017``."""
        key = "on_day" if str(value).count("-") == 2 else "in_period"
        return self.language.ui(key, date=self.day(value))

    def plain(self, text: str) -> str:
        """Give prose as a page prints it."""
        return plain(text, lambda record_id: self.title("any", record_id))

    def sources(self, text: str) -> str:
        """Name the sources that prose cites."""
        return "; ".join(self.title("source", source) for source in dict.fromkeys(cited(text)))

    @staticmethod
    def short(text: str, limit: int = SHORTENED) -> str:
        """Cut a text off at a word."""
        if len(text) <= limit:
            return text
        return text[:limit].rsplit(" ", 1)[0].rstrip(",;:") + " …"
