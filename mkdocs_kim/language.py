"""The words of one language: interface, messages, path words, labels of fixed choices."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib import resources

from .source import Mapping, Scalar, parse

LANGUAGES = ("nl", "en")
EASY = "-easy"
"""Behind a language: the same in easy words, for who reads with difficulty."""
VARIETIES = (*LANGUAGES, *(f"{code}{EASY}" for code in LANGUAGES))
"""What a text of a record can be in."""


class Tongue(str):
    """The language of a reader, where texts that do not say theirs are in another one."""

    __slots__ = ("plain",)
    plain: str
    """That other language."""

    def __new__(cls, code: str, plain: str) -> Tongue:
        made = super().__new__(cls, code)
        made.plain = plain
        return made


@dataclass(frozen=True)
class Language:
    """One locale, read from ``locales/<code>.yml``; looking up what is not there is a KeyError."""

    code: str
    sections: Words[str, Words[str, str]]
    own: str = ""
    """A mark of a site's own words, if it has any: what is kept between builds depends on it."""

    def with_(self, own: Words[str, Words[str, str]]) -> Language:
        """Put a site's own words over those of the locale: section → key → text.

        Shape: what stands under ``instead`` goes into every text that the site does not give whole;
        what stands under ``labels`` names fields.
        """
        instead = own.get("instead", {})
        merged = {
            name: {key: _said(name, key, text, instead) for key, text in section.items()}
            for name, section in self.sections.items()
        }
        for name, section in own.items():
            merged[name] = {**merged.get(name, {}), **section}
        mark = sha256(repr(sorted(own.items())).encode()).hexdigest()[:16]
        return replace(self, sections=merged, own=mark)

    def label(self, owner: str, key: str, default: str) -> str:
        """Name a field: what the site calls it in this block, or anywhere, else the default."""
        own, instead = self.sections.get("labels"), self.sections.get("instead")
        found = (own.get(f"{owner}.{key}") or own.get(key)) if own else None
        return found or (said_instead(default, instead) if instead else default)

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


_ADDRESS = re.compile(r"_file|_query|map_word_\w+|form_(kind|field|fill)")
"""Keys of texts of the interface that stand in addresses: names of files, of what is asked."""


def is_address(section: str, key: str, text: str) -> bool:
    """Tell whether a text of a locale stands in addresses."""
    if section in ("paths", "facets"):
        return True
    if section == "choices":
        return key.startswith("change_word.")
    named = section == "ui" and re.search(f"(?:{_ADDRESS.pattern})$", key)
    return bool(named) and re.fullmatch(r"[a-z0-9/-]+", text) is not None


def said_instead(text: str, instead: Words[str, str]) -> str:
    """Say whole words of a text in other words, with a capital where one was; ``{facts}`` stay."""
    if not instead:
        return text
    phrases = "|".join(re.escape(phrase) for phrase in sorted(instead, key=len, reverse=True))

    def other(found: re.Match[str]) -> str:
        phrase = found[1]
        if phrase is None:
            return found[0]
        if phrase in instead:
            return instead[phrase]
        told = instead[next(one for one in instead if one.casefold() == phrase.casefold())]
        return told[:1].upper() + told[1:] if phrase[:1].isupper() else told

    return re.sub(rf"\{{[^{{}}]*\}}|\b({phrases})\b", other, text, flags=re.IGNORECASE)


def _said(section: str, key: str, text: str, instead: Words[str, str]) -> str:
    kept = section in ("messages", "months") or is_address(section, key, text)
    return text if kept or key == "search_stop_words" else said_instead(text, instead)


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
