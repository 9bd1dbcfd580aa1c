"""Where a page stands in the other languages of a site: each has every page, in its own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..language import Language, is_address
from ..records import KINDS, Local, declared, slug
from .facets import NOT_KNOWN
from .options import options
from .reader import Reader


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said in addresses of one language, each with what another says."""

    folders: Mapping[str, str]
    values: Mapping[str, str]
    """What can be chosen: ``leeftijd/jongeren``."""
    files: Mapping[str, str]
    """What is made for a page or beside it: ``pagina``, ``zonder/thema``."""


@dataclass
class Elsewhere:
    """Words the addresses of one language in the others."""

    reader: Reader

    def of(self, address: str) -> tuple[tuple[str, str], ...]:
        """Give the language and the address of every other page that says the same."""
        return tuple((code, self._in(address, words)) for code, words in self._others.items())

    def _in(self, address: str, words: _Words) -> str:
        first, *rest = address.split("/")
        value = f"{first}/{rest[0]}" if rest else ""
        if value in words.values:
            return "/".join([words.values[value], *_worded(rest[1:], words.files)])
        begun = [words.folders.get(first, first)]
        if rest and self.reader.library.kind_of(rest[0]):  # an id, whatever it looks like
            begun.append(rest.pop(0))
        return "/".join([*begun, *_worded(rest, {**words.folders, **words.files})])

    @cached_property
    def _others(self) -> dict[str, _Words]:
        own = self.reader.language
        return {
            other.code: _Words(
                _both(own, other, "paths") | _both(own, other, "facets"),
                dict(_values(self.reader, other)),
                _both(own, other, "ui"),
            )
            for other in self.reader.others
        }


def _both(own: Language, other: Language, section: str) -> dict[str, str]:
    """Pair what stands in addresses of two languages."""
    return {
        text: other.sections[section][key]
        for key, text in own.sections[section].items()
        if is_address(section, key, text)
    }


def _values(reader: Reader, other: Language) -> Iterator[tuple[str, str]]:
    """Pair the pages of all that is chosen by and is neither a record nor of a vocabulary."""
    own, there = reader.language, replace(reader, language=other)
    for model in (*KINDS.values(), Local):
        for one in declared(model):
            words = [each.sections["facets"][one.facet] for each in (own, other)]
            unknown = NOT_KNOWN.get(one.facet, "unknown")
            yield (f"{words[0]}/{slug(own.ui(unknown))}", f"{words[1]}/{slug(other.ui(unknown))}")
            if not one.ref:
                for ours, theirs in zip(options(one, reader), options(one, there), strict=True):
                    yield f"{words[0]}/{ours.id}", f"{words[1]}/{theirs.id}"


def _worded(rest: Sequence[str], words: Mapping[str, str]) -> Iterator[str]:
    """Word what comes after the folder; numbers and ids stay."""
    at = 0
    while at < len(rest):
        pair = "/".join(rest[at : at + 2])
        if pair in words and at + 1 < len(rest):
            yield words[pair]
            at += 2
            continue
        name, _, number = rest[at].partition("--")
        word = words.get(name, name)
        yield f"{word}--{number}" if number.isdigit() else words.get(rest[at], rest[at])
        at += 1
