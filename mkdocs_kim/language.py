"""The words of one language: interface, messages, path words, labels of fixed choices."""

from __future__ import annotations

from collections.abc import Mapping as Words
from dataclasses import dataclass
from functools import cache
from importlib import resources

from .source import Mapping, Scalar, parse

LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Language:
    """One locale, read from ``locales/<code>.yml``; looking up what is not there is a KeyError."""

    code: str
    sections: Words[str, Words[str, str]]

    def ui(self, key: str, **facts: object) -> str:
        """Word a piece of the interface."""
        return self.sections["ui"][key].format_map(facts)

    def message(self, code: str) -> str:
        """Word a diagnostic, with its facts still as ``{names}``."""
        return self.sections["messages"][code]

    def word(self, key: str) -> str:
        """Word a part of a sentence."""
        return self.sections["words"][key]

    def path(self, key: str) -> str:
        """Word a folder of the site."""
        return self.sections["paths"][key]

    def choice(self, field: str, value: str) -> str:
        """Label a value of a fixed choice."""
        return self.sections["choices"][f"{field}.{value}"]

    def month(self, number: int) -> str:
        """Name a month, 1 to 12."""
        return self.sections["months"][str(number)]


@cache
def language(code: str) -> Language:
    """Read a locale that ships with the package.

    Raises: KeyError if there is none for this code.
    """
    if code not in LANGUAGES:
        raise KeyError(code)
    file = resources.files(__package__) / "locales" / f"{code}.yml"
    root, faults = parse(file.read_bytes(), f"locales/{code}.yml")
    if root is None or faults:
        raise ValueError(f"the locale {code} is broken: {faults}")
    return Language(code, {key.text: _words(node) for key, node in root.entries})


def _words(node: object) -> dict[str, str]:
    assert isinstance(node, Mapping), "a section of a locale holds keys with texts"
    return {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}
