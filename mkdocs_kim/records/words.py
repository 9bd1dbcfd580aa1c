"""``words.yml``: what a site calls things, where that is not what the locales call them.

Keys are those of the locales and of the declarations, so a slip is found as in any record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, get_args

from ..language import Language
from .fields import Says, Text
from .record import Shape

SECTIONS = ("paths", "facets", "choices", "words", "ui")
"""The sections of a locale that a site can word otherwise; messages are about keys."""


class Words(Shape):
    """The file ``words.yml``: a text for every language, or one for each."""

    instead: Annotated[
        dict[str, Text],
        Says("In plaats van", "Instead of", "Een woord van de site, en wat zij ervoor zegt."),
    ] = {}
    labels: Annotated[
        dict[str, Text],
        Says("Velden", "Fields", "Hoe een veld heet: goal, of intervention.goal voor één soort."),
    ] = {}
    paths: Annotated[
        dict[str, Text], Says("Mappen", "Folders", "Hoe de mappen in adressen heten.")
    ] = {}
    facets: Annotated[
        dict[str, Text], Says("Filters", "Filters", "Hoe filters in adressen heten.")
    ] = {}
    choices: Annotated[
        dict[str, Text], Says("Keuzes", "Choices", "Hoe vaste waarden heten: nature.model.")
    ] = {}
    words: Annotated[
        dict[str, Text], Says("Woorden", "Words", "Delen van zinnen, zoals kind_element.")
    ] = {}
    ui: Annotated[
        dict[str, Text], Says("Zinnen", "Sentences", "Alle andere teksten van de site.")
    ] = {}

    def own(self, code: str) -> dict[str, dict[str, str]]:
        """Give what it says in a language, to put over a locale: section → key → text."""
        return {
            section: {
                key: text.values.get(code) or text.values[""]
                for key, text in getattr(self, section).items()
                if {code, ""} & text.values.keys()
            }
            for section in type(self).model_fields
        }


def known(section: str, models: Iterable[type[Shape]], words: Language) -> dict[str, str]:
    """List what can be worded in a section, as it is worded now: key → text."""
    if section != "labels":
        return dict(words.sections[section])
    found: dict[str, str] = {}
    for shape in shapes(models):
        for name in shape.model_fields:
            says = shape.says(name)
            found.setdefault(f"{says.owner}.{says.key}", says.label(words))
    for path, label in list(found.items()):
        found.setdefault(path.partition(".")[2], label)
    return found


def shapes(models: Iterable[type[Shape]]) -> Iterator[type[Shape]]:
    """Go through some models and all that stands inside them, each once."""
    todo, seen = list(models), set()
    while todo:
        shape = todo.pop(0)
        if shape not in seen:
            seen.add(shape)
            yield shape
            for field in shape.model_fields.values():
                todo += _inside(field.annotation)


def _inside(annotation: Any) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for argument in get_args(annotation):
        yield from _inside(argument)
