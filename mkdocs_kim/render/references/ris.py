"""References as RIS, which nearly every manager of literature reads."""

from __future__ import annotations

from collections.abc import Iterator

from ...records import When
from ...views import Work
from .edition import Edition, remark

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "document": "GEN",
    "interview": "PCOMM",
    "paper-conference": "CPAPER",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}


def ris(works: tuple[Work, ...], edition: Edition) -> str:
    """Write entries. A value is one line, whatever stands in it: no sign needs protection."""
    lines = (line for work in works for line in (*_lines(work, edition), ("ER", "")))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)


def _lines(work: Work, edition: Edition) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[work.type]
    yield "ID", work.id
    yield from (("AU", name.listed) for name in work.authors)
    yield from (("A4", name.listed) for name in work.translators)
    found = (
        ("TI", work.title),
        ("T2", work.container),
        ("PB", work.publisher),
        ("PY", str(work.date.year) if work.date else ""),
        ("DA", _date(work.date) if work.date and work.date.month else ""),
        ("LA", work.lang),
        ("UR", work.url),
        ("N1", remark(work, edition)),
    )
    yield from ((tag, value) for tag, value in found if value)


def _date(when: When) -> str:
    day = f"{when.day:02}" if when.day else ""
    return f"{when.year}/{when.month:02}/{day}/"
