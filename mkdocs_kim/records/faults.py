"""One of pydantic's errors becomes a diagnostic at the smallest place that is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from ..diagnostics import Diagnostic, Fact, Position, Word, closest, shortened
from ..language import LANGUAGES, language
from ..source import Mapping, Node, Scalar, Sequence, kind_of
from .record import Shape

_WANTED = {
    "list_type": "a_list_of_items",
    "dict_type": "a_mapping",
    "model_type": "a_mapping",
    "model_attributes_type": "a_mapping",
    "union_tag_not_found": "a_mapping",
    "string_type": "a_text",
    "int_type": "a_whole_number",
    "int_parsing": "a_whole_number",
    "int_parsing_size": "a_whole_number",
    "int_from_float": "a_whole_number",
    "float_type": "a_number",
    "float_parsing": "a_number",
    "bool_type": "yes_or_no",
    "bool_parsing": "yes_or_no",
}
"""pydantic's types of error that say no more than: another type was wanted."""

TAG = "block"
"""The key that tells which of several models an item of a list is; pydantic repeats it in paths."""

_LIMITS = {"greater_than_equal": "ge", "greater_than": "gt", "less_than_equal": "le"}


def diagnose(
    error: ErrorDetails, root: Mapping, model: type[Shape], *, guessing: bool = True
) -> Diagnostic:
    """Word one of pydantic's errors as ours; ``guessing`` what was meant takes time."""
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    key, node = _find(root, loc)
    where = next((part for part in reversed(loc) if isinstance(part, str)), "")
    found = node.text if isinstance(node, Scalar) else ""
    if kind == "missing":
        code = "key-not-filled-in" if isinstance(node, Scalar) else "missing-key"
        return Diagnostic(code, node.at, {"key": where})
    if kind == "extra_forbidden":
        return _unknown_key(where, (key or node).at, _model_at(model, loc[:-1]), guessing)
    if kind == "literal_error":
        allowed = tuple(_alternatives(str(context["expected"])))
        if not isinstance(node, Scalar):
            return _wrong_type("a_choice", node, where, allowed)
        facts: dict[str, Fact] = {"found": found, "key": where}
        return Diagnostic(
            "not-a-choice", node.at, facts, closest(found, allowed) if guessing else None, allowed
        )
    if kind in _LIMITS:
        code = "too-large" if kind.startswith("less") else "too-small"
        facts = {"found": found, "limit": f"{context[_LIMITS[kind]]:g}", "key": where}
        return Diagnostic(code, node.at, facts)
    if kind == "too_short":
        if context["min_length"] > 1:
            facts = {"limit": context["min_length"], "key": where}
            return Diagnostic("list-too-short", node.at, facts)
        return Diagnostic("empty-list", node.at, {"key": where})
    if kind == "too_long":
        facts = {"count": context["actual_length"], "limit": context["max_length"], "key": where}
        return Diagnostic("list-too-long", node.at, facts)
    if kind == "union_tag_not_found" and isinstance(node, Mapping):
        return Diagnostic("missing-key", node.at, {"key": TAG})
    if kind == "union_tag_invalid":
        return _unknown_block(node, context["expected_tags"], guessing)
    if kind == "kim":
        code = context["code"]
        if code == "empty-value" and "key" not in context["facts"] and _required(model, loc):
            code = "key-not-filled-in"
        return _unfit(code, context["facts"], node, where)
    return _wrong_type(_WANTED[kind], node, where)


def _required(model: type[BaseModel], loc: tuple[int | str, ...]) -> bool:
    """Tell whether a place is a key that cannot be left out."""
    fields = _model_at(model, loc[:-1]).model_fields
    return any(
        field.is_required() for name, field in fields.items() if loc[-1] in (field.alias, name)
    )


def _unknown_block(node: Node, expected: str, guessing: bool) -> Diagnostic:
    entry = node.get(TAG) if isinstance(node, Mapping) else None
    assert entry is not None, "pydantic found a tag here"
    allowed = tuple(_alternatives(expected))
    if is_empty(entry[1]):
        return Diagnostic("key-not-filled-in", entry[0].at, {"key": TAG})
    if not isinstance(entry[1], Scalar):
        return _wrong_type("a_choice", entry[1], TAG, allowed)
    found = entry[1].text
    if found == "columns":
        return Diagnostic("columns-in-columns", entry[1].at)
    guess = closest(found, allowed) if guessing else None
    return Diagnostic("not-a-choice", entry[1].at, {"found": found, "key": TAG}, guess, allowed)


def _wrong_type(wanted: str, node: Node, where: str, choices: tuple[str, ...] = ()) -> Diagnostic:
    if is_empty(node):
        return Diagnostic("empty-value", node.at, {"key": where})
    if wanted == "a_list_of_items" and isinstance(node, Scalar) and re.match("-[^- ]", node.text):
        return Diagnostic("missing-space", node.at)
    cross_link = _cross_link(node)
    if wanted == "a_text" and cross_link is not None:
        return Diagnostic("cross-link-without-quotes", node.at, {"id": cross_link})
    found = f"‘{shortened(node.text)}’" if isinstance(node, Scalar) else Word(kind_of(node))
    facts: dict[str, Fact] = {"wanted": Word(wanted), "found": found, "key": where}
    return Diagnostic("wrong-type", node.at, facts, choices=choices)


def _cross_link(node: Node) -> str | None:
    """Give the id if YAML took a cross-link for a list in a list."""
    match node:
        case Sequence((Sequence((Scalar(text=text),)),)):
            return text
    return None


def _unknown_key(name: str, at: Position, model: type[BaseModel], guessing: bool) -> Diagnostic:
    """Guess which key was meant: one spelt nearly so, or the one with this label."""
    known = {field.alias or own: own for own, field in model.model_fields.items()}
    if not guessing:
        return Diagnostic("unknown-key", at, {"key": name}, choices=tuple(known))
    labels = _labels(model) if issubclass(model, Shape) else {}
    guess = labels.get(name.casefold()) or closest(name, known)
    if guess is None and (label := closest(name, labels)) is not None:
        guess = labels[label]
    return Diagnostic("unknown-key", at, {"key": name}, guess, tuple(known))


@cache
def _labels(model: type[Shape]) -> dict[str, str]:
    """Map what people call the keys of a model, in any language, to the keys."""
    labels: dict[str, str] = {}
    for own, field in model.model_fields.items():
        for code in LANGUAGES:
            label = model.says(own).label(language(code))
            labels.setdefault(label.casefold(), field.alias or own)
    return labels


_AT_KEY = ("unknown-language", "not-withdrawn")
"""Faults of ours that are about a key, not about what it holds."""


def _unfit(code: str, facts: dict[str, Any], node: Node, where: str) -> Diagnostic:
    """Word a fault that one of our own field types found."""
    at, guess, choices = node.at, facts.pop("guess", None), facts.pop("choices", ())
    at, where = facts.pop("at", None) or at, facts.pop("named", where)
    entry = node.get(facts.pop("key")) if isinstance(node, Mapping) and "key" in facts else None
    if entry:
        at = entry[0].at if code in _AT_KEY else entry[1].at
        node = entry[1]
    if code == "wrong-type":
        return _wrong_type(facts["wanted"], node, where)
    return Diagnostic(code, at, {**facts, "key": where}, guess, choices)


def _alternatives(expected: str) -> Iterator[str]:
    for part in expected.split(","):
        yield from (choice.strip("' ") for choice in part.split(" or "))


def is_empty(node: Node) -> bool:
    """Tell whether nothing stands here: no text, no quotes."""
    return isinstance(node, Scalar) and not node.text and not node.style


def _find(root: Mapping, loc: tuple[int | str, ...]) -> tuple[Scalar | None, Node]:
    """Follow pydantic's path into the nodes, as far as it goes."""
    key: Scalar | None = None
    node: Node = root
    tag: tuple[Scalar, Node] | None = None
    for part in loc:
        if isinstance(part, int) and isinstance(node, Sequence):
            filled = [item for item in node.items if not is_empty(item)]
            key, node = None, filled[part]
            tag = node.get(TAG) if isinstance(node, Mapping) else None
        elif isinstance(part, str) and isinstance(node, Mapping):
            if tag is not None and getattr(tag[1], "text", "") == part:
                tag = None
                continue
            entry = node.get(part)
            if entry is None:
                break
            if is_empty(entry[1]):
                return entry[0], entry[0]
            key, node = entry
    return key, node


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """Find the model that a path leads to."""
    several: list[type[BaseModel]] = []
    for part in loc:
        if not isinstance(part, str):
            continue
        if several:
            model = next(
                one for one in several if part in get_args(one.model_fields[TAG].annotation)
            )
            several = []
            continue
        field = next(
            field for name, field in model.model_fields.items() if part in (field.alias, name)
        )
        found = list(_models(field.annotation))
        several = found if len(found) > 1 else []
        model = found[0] if len(found) == 1 else model
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
