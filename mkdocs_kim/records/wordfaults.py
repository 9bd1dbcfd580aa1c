"""What can be wrong with a site's own words: a slip in a key, a lost fact, a bad address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from ..diagnostics import Diagnostic, closest
from ..language import LANGUAGES, is_address, language, said_instead
from ..source import Mapping as Node
from ..source import Scalar
from .fields import ID
from .record import Shape
from .words import SECTIONS, known


def faults(root: Node, models: Iterable[type[Shape]]) -> Iterator[Diagnostic]:
    """Find keys that nothing is worded by, facts that are lost, addresses that cannot be."""
    models = list(models)
    for key, section in root.entries:
        if not isinstance(section, Node):
            continue
        if key.text == "instead":
            yield from _unsaid(section, models)
        if key.text not in ("labels", *SECTIONS):
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


def _unsaid(section: Node, models: list[type[Shape]]) -> Iterator[Diagnostic]:
    """Find words that no text of the site says, in either language."""
    said = "\n".join(
        text
        for code in LANGUAGES
        for name in ("labels", *SECTIONS)
        for text in known(name, models, language(code)).values()
    )
    for key, _ in section.entries:
        if said_instead(said, {key.text: ""}) == said:
            yield Diagnostic("unsaid-word", key.at, {"found": key.text}, severity="warning")


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
    if is_address(section, key, default) and not _fits(text.text, default):
        yield Diagnostic("not-in-an-address", text.at, {"key": key, "found": text.text})


def facts_of(text: str) -> set[str]:
    """List the names in braces of a text, into which the site fills what it knows.

    Raises: ValueError if the braces are not in pairs.
    """
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


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
