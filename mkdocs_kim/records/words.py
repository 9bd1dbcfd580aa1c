"""``words.yml``: what a site calls things, where that is not what the locales call them.

Keys are those of the locales and of the declarations, so a slip is found as in any record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter
from typing import Annotated, Any, get_args

from ..diagnostics import Diagnostic, closest
from ..language import LANGUAGES, Language, language
from ..source import Mapping as Node
from ..source import Scalar
from .fields import ID, Says, Text
from .record import Shape

SECTIONS = ("paths", "facets", "choices", "words", "ui")
"""The sections of a locale that a site can word otherwise; messages are about keys."""

_ADDRESS = re.compile(r"_file|_query|map_word_\w+|form_(kind|field|fill)")
"""Texts of the interface that stand in addresses: names of files, of what is asked."""


class Words(Shape):
    """The file ``words.yml``: a text for every language, or one for each."""

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
            for section in ("labels", *SECTIONS)
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


def faults(root: Node, models: Iterable[type[Shape]]) -> Iterator[Diagnostic]:
    """Find keys that nothing is worded by, facts that are lost, addresses that cannot be."""
    models = list(models)
    for key, section in root.entries:
        if key.text not in ("labels", *SECTIONS) or not isinstance(section, Node):
            continue
        there = known(key.text, models, language(LANGUAGES[0]))
        for name, node in section.entries:
            if name.text not in there:
                facts = {"key": name.text}
                yield Diagnostic("unknown-key", name.at, facts, _meant(name.text, there))
                continue
            for text in _texts(node):
                yield from _of_text(key.text, name.text, text, there[name.text])
    yield from _clashes(root)


def _meant(name: str, there: Mapping[str, str]) -> str | None:
    """Guess a key: one spelt nearly so, or the one that says this on the site."""
    said = {text: key for key, text in reversed(list(there.items()))}
    return said.get(name) or closest(name, there)


def _texts(node: object) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Node):
        yield from (value for _, value in node.entries if isinstance(value, Scalar))


def _of_text(section: str, key: str, text: Scalar, default: str) -> Iterator[Diagnostic]:
    """Compare the facts of a text with those of the one it replaces."""
    wanted = facts_of(default)
    try:
        found = facts_of(text.text)
    except ValueError:
        yield Diagnostic("stray-brace", text.at, {"key": key})
        return
    for name in sorted(found - wanted):
        guess = closest(name, wanted)
        choices = () if guess else tuple(f"{{{fact}}}" for fact in sorted(wanted))
        braced = f"{{{guess}}}" if guess else None
        yield Diagnostic("unknown-fact", text.at, {"key": key, "name": name}, braced, choices)
    for name in sorted(wanted - found):
        yield Diagnostic("missing-fact", text.at, {"key": key, "name": name})
    if is_address(section, key) and not _fits(text.text, default):
        yield Diagnostic("not-in-an-address", text.at, {"key": key, "found": text.text})


def facts_of(text: str) -> set[str]:
    """List the names in braces of a text, into which the site fills what it knows.

    Raises: ValueError if the braces are not in pairs.
    """
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def is_address(section: str, key: str) -> bool:
    """Tell whether a text stands in addresses."""
    if section in ("paths", "facets"):
        return True
    if section == "choices":
        return key.startswith("change_word.")
    return section == "ui" and re.search(f"(?:{_ADDRESS.pattern})$", key) is not None


def _fits(text: str, default: str) -> bool:
    parts = text.split("/")
    return len(parts) <= default.count("/") + 1 and all(ID.fullmatch(part) for part in parts)


def _clashes(root: Node) -> Iterator[Diagnostic]:
    """Find folders of one name, in a language in which the file names them both or one of them."""
    for section in ("paths", "facets"):
        entry = root.get(section)
        if entry is None or not isinstance(entry[1], Node):
            continue
        for code in LANGUAGES:
            yield from _same(section, entry[1], code)


def _same(section: str, node: Node, code: str) -> Iterator[Diagnostic]:
    own: dict[str, Scalar] = {}
    for name, value in node.entries:
        text = _in(value, code)
        if text is not None:
            own[name.text] = text
    there = language(code).sections[section]
    first = {word: key for key, word in there.items() if key not in own}
    for key, text in own.items():
        if text.text in first:
            facts = {"found": text.text, "key": first[text.text]}
            yield Diagnostic("address-taken", text.at, facts)
        first.setdefault(text.text, key)


def _in(value: object, code: str) -> Scalar | None:
    if isinstance(value, Scalar):
        return value
    entry = value.get(code) if isinstance(value, Node) else None
    return entry[1] if entry is not None and isinstance(entry[1], Scalar) else None
