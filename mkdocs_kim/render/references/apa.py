"""A reference as a line of text, after APA as Dutch schools teach it."""

from __future__ import annotations

from dataclasses import dataclass

from ...language import Language
from ...records import When
from ...views import Name, Work


@dataclass(frozen=True, slots=True)
class Line:
    """A reference in three pieces, so that the title can be set in italics."""

    before: str
    title: str
    after: str

    @property
    def text(self) -> str:
        return f"{self.before}{self.title}{self.after}"


def line(work: Work, words: Language) -> Line:
    """Word a reference: ``Vaart, P. van der (2026, 3 mei). KIM (versie …). Kennisbank. https://…``"""
    authors = _joined([_name(name) for name in work.authors])
    version = f" ({words.ui('cite_version', version=work.version)})" if work.version else ""
    said = [author.family for author in work.authors if not author.given]
    container = "" if work.container in said else f"{work.container}. "
    after = f"{version}. {container}{work.url}".rstrip()
    return Line(f"{authors} ({_date(work.date, words)}). ", work.title, after)


def _name(name: Name) -> str:
    """Shorten given names to initials: ``Vaart, P. van der``, ``Smit, A.-M.``"""
    if not name.given:
        return name.shown
    parts = [
        "-".join(f"{piece[0]}." for piece in word.split("-") if piece)
        for word in name.given.split()
    ]
    return " ".join(filter(None, (f"{name.family},", *parts, name.particle)))


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"


def _date(when: When | None, words: Language) -> str:
    if when is None:
        return words.ui("no_year")
    if when.month is None:
        return str(when.year)
    month = words.month(when.month)
    if when.day is None:
        return f"{when.year}, {month}"
    return words.ui("cite_day", year=when.year, month=month, day=when.day)
