"""References as BibTeX, in the fields and types that every version of it knows."""

from __future__ import annotations

from collections.abc import Iterator

from ...views import Name, Work
from .edition import Edition, remark

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
}
"""Type of CSL → type of entry; BibTeX has none for the others, which say what they are in words."""

_PUBLISHER = {"article": "journal", "techreport": "institution", "misc": "howpublished"}
"""Type of entry → the field that names who brought it out, where that is not ``publisher``."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIGNS: dict[str, str | int | None] = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
}
"""Signs that mean something else to BibTeX; it counts braces even behind a backslash."""
_IN_ADDRESS: dict[str, str | int | None] = {"\\": "%5C", "{": "%7B", "}": "%7D"}


def bibtex(works: tuple[Work, ...], edition: Edition) -> str:
    """Write entries, each by the id that it has in the collection."""
    return "\n".join(_entry(work, edition) for work in works)


def _entry(work: Work, edition: Edition) -> str:
    kind = _TYPES.get(work.type, "misc")
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(work, kind, edition))
    return f"@{kind}{{{work.id},\n{fields}}}\n"


def _fields(work: Work, kind: str, edition: Edition) -> Iterator[tuple[str, str]]:
    if work.authors:
        yield "author", f"{{{' and '.join(_name(name) for name in work.authors)}}}"
    if work.translators:
        yield "translator", f"{{{' and '.join(_name(name) for name in work.translators)}}}"
    yield "title", f"{{{{{_text(work.title)}}}}}"  # twice: styles would take capitals away
    if work.date:
        yield "year", f"{{{work.date.year}}}"
        if work.date.month:
            yield "month", _MONTHS[work.date.month - 1]
    brought = [work.container, work.publisher] if kind == "misc" else [work.container]
    named = ", ".join(filter(None, brought)) or work.publisher
    if named:
        yield _PUBLISHER.get(kind, "publisher"), f"{{{_text(named)}}}"
    if work.url:
        yield "url", f"{{{work.url.translate(str.maketrans(_IN_ADDRESS))}}}"
    what = "" if kind != "misc" or work.page else edition.language.choice("type", work.type)
    note = ". ".join(filter(None, (what, remark(work, edition))))
    if note:
        yield "note", f"{{{_text(note)}}}"


def _text(text: str) -> str:
    return text.translate(str.maketrans(_SIGNS))


def _name(name: Name) -> str:
    """Write a name; a whole one in braces, so that nobody takes it apart."""
    others = name.family.removesuffix(" e.a.")
    if not name.given:
        whole = f"{{{_text(others)}}}"
        return whole if others == name.family else f"{whole} and others"
    family = " ".join(filter(None, (name.particle, _text(name.family))))
    return f"{family}, {_text(name.given)}"
