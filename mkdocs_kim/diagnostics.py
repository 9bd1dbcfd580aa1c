"""What is wrong in the data, where, and what to do about it.

A fault in data is a value that travels up and is printed at the very end, never an exception.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple, Protocol

Severity = Literal["error", "warning"]


class Position(NamedTuple):
    """A place in a file that a person can go to; a tuple, for a record has hundreds."""

    path: str
    """Relative to where the command was given, with forward slashes."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in code points."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a message that is looked up in the language of the reader."""

    key: str


Fact = str | int | Word


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: its kind, its place, and the facts that its sentence needs."""

    code: str
    """Kebab-case, never reused; each has its sentence in every locale."""
    at: Position
    facts: Mapping[str, Fact] = field(default_factory=dict)
    guess: str | None = None
    """The nearest thing that does exist."""
    choices: tuple[str, ...] = ()
    """All that is allowed, if that is few."""
    severity: Severity = "error"
    language: str = ""
    """The language of the text that it is about, if that is not the site's own."""


class Wording(Protocol):
    """What printing needs of a language."""

    def message(self, code: str) -> str: ...
    def word(self, key: str) -> str: ...


FEW = 8
"""As many alternatives as a sentence can name and still be read."""


FAULTS = 100
"""As many faults of one file as are told, with a guess: who has more has another problem."""
MORE = "more-faults"
"""What stands for those that are left out; says how many."""


def closest(wrong: str, known: Iterable[str]) -> str | None:
    """Guess which of the known words was meant; None if nothing is near.

    Shape: ties go to the first in alphabetical order, so that the guess does not depend on the set.
    """
    return _closest(wrong, frozenset(known))


@lru_cache(1000)  # where a list lost its end, the same words are wrong all over
def _closest(wrong: str, known: frozenset[str]) -> str | None:
    near, best = 0.6, None
    matcher = difflib.SequenceMatcher(None, "", wrong.casefold())
    for word in sorted(known):
        matcher.set_seq1(word.casefold())
        if matcher.real_quick_ratio() < near or matcher.quick_ratio() < near:
            continue
        ratio = matcher.ratio()
        if ratio > near or (best is None and ratio == near):
            near, best = ratio, word
    return best


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by place, each fault once; of a file with very many, the first, and how many more.

    Shape: of one fault that is an error and a warning as well, the error is kept.
    """
    unique = {
        (d.at, d.code, str(sorted(d.facts.items(), key=str)), d.language): d
        for d in sorted(diagnostics, key=lambda fault: fault.severity == "error")
    }
    files = groupby((unique[key] for key in sorted(unique)), lambda fault: fault.at.path)
    return [fault for _, faults in files for fault in _first(list(faults))]


def _first(faults: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Keep the first of a file; what was left out before counts as well."""
    told = [fault for fault in faults if fault.code != MORE]
    left = [fault for fault in faults if fault.code == MORE]
    yield from told[:FAULTS]
    rest = [*told[FAULTS:], *left]
    if rest:
        count = len(told[FAULTS:]) + sum(int(str(fault.facts["count"])) for fault in left)
        severity: Severity = "error" if has_errors(rest) else "warning"
        yield Diagnostic(MORE, min(fault.at for fault in rest), {"count": count}, severity=severity)


def sentence(diagnostic: Diagnostic, wording: Wording) -> str:
    """Say what stands there, what is wanted and the way out, on one line."""
    facts = {name: _shown(value, wording) for name, value in diagnostic.facts.items()}
    parts = [wording.message(diagnostic.code).format_map(facts)]
    if diagnostic.language:
        language = wording.word(f"language_{diagnostic.language}")
        parts.append(wording.word("about_language").format(language=language))
    if diagnostic.guess is not None:
        parts.append(wording.word("did_you_mean").format(guess=diagnostic.guess))
    elif 0 < len(diagnostic.choices) <= FEW:
        parts.append(wording.word("choose_from").format(choices=", ".join(diagnostic.choices)))
    elif diagnostic.choices:
        parts.append(wording.word("see_the_manual"))
    return " ".join(parts)


LONGEST = 300
"""As many characters of the data as a sentence repeats whole."""


def _shown(fact: Fact, wording: Wording) -> str:
    if isinstance(fact, Word):
        return wording.word(fact.key)
    return shortened(_one_line(str(fact)))


def shortened(text: str) -> str:
    """Repeat a text, or its beginning if it is very long."""
    return text if len(text) <= LONGEST else f"{text[:60]}…"


def _one_line(text: str) -> str:
    """Keep what is repeated from the data from breaking the line or steering the terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def as_text(diagnostics: Sequence[Diagnostic], wording: Wording) -> str:
    """Print one line per fault: ``path:line:column: severity: message [code]``."""
    return "".join(
        f"{_one_line(str(d.at))}: {wording.word(d.severity)}: {sentence(d, wording)} [{d.code}]\n"
        for d in diagnostics
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether anything here stops a build."""
    return any(d.severity == "error" for d in diagnostics)
