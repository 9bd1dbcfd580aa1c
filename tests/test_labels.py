"""Every field and every fixed value has its words, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any, Literal, get_args, get_origin

import pytest

from mkdocs_kim.language import LANGUAGES, language
from mkdocs_kim.records import FILES, KINDS, Local, Says, Shape


def shapes(model: type[Shape]) -> Iterator[type[Shape]]:
    yield model
    for field in model.model_fields.values():
        for inner in types(field.annotation):
            if isinstance(inner, type) and issubclass(inner, Shape):
                yield from shapes(inner)


def types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation) if get_origin(annotation) is not Literal else ():
        yield from types(argument)


ALL = sorted({s for m in (*KINDS.values(), *FILES.values(), Local) for s in shapes(m)}, key=str)


@pytest.mark.parametrize("shape", ALL, ids=lambda shape: shape.__name__)
def test_every_field_says_its_label_in_both_languages(shape: type[Shape]) -> None:
    said = [
        item
        for field in shape.model_fields.values()
        for item in field.metadata
        if isinstance(item, Says) and item.nl and item.en
    ]
    assert len(said) == len(shape.model_fields)


def fixed_values() -> Iterator[str]:
    for shape in ALL:
        for name, field in shape.model_fields.items():
            for inner in types(field.annotation):
                if get_origin(inner) is Literal:
                    yield from (f"{name}.{value}" for value in get_args(inner))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_fixed_value_has_its_label(code: str) -> None:
    assert sorted(set(fixed_values()) - set(language(code).sections["choices"])) == []


def test_locales_have_the_same_keys_in_the_same_order() -> None:
    keys = {
        code: [
            (section, key) for section, words in language(code).sections.items() for key in words
        ]
        for code in LANGUAGES
    }
    assert keys["nl"] == keys["en"]


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_of_a_sentence_use_the_same_facts() -> None:
    different = [
        (section, key)
        for section, words in language("nl").sections.items()
        for key, text in words.items()
        if facts(text) != facts(language("en").sections[section][key])
    ]
    assert different == []


def test_messages_are_sentences_without_blame() -> None:
    odd = [
        (code, key)
        for code in LANGUAGES
        for key, text in language(code).sections["messages"].items()
        if not text.endswith((".", "?")) or re.search(r"!|\b(ongeldig|invalid|error|fout)\b", text)
    ]
    assert odd == []
