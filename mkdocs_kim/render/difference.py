"""What differs between two moments, as text for a screen and as Markdown for a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..language import Language
from ..views.difference import Difference

LIMIT = 60_000
"""Bytes of a comment; hosts refuse more than some 65,000 signs."""
_JOINER = "\u2060"
"""Keeps a host from taking ``@name`` or ``#12`` for somebody or something; nobody sees it."""
_CALLS = re.compile(r"([@#!$%&~^])(?=[\w\"])")
_ADDRESS = re.compile(r"((?:https?://|www\.)\S+)")
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~])")


def text(found: Sequence[Difference], closed: Iterable[str], words: Language, long: bool) -> str:
    """Tell each entry in a line; ``long`` adds what stood there and what stands there now."""
    lines = [*closed]
    for difference in found:
        lines.append(difference.line)
        if long:
            lines += _details(difference)
    return "\n".join(lines or [words.ui("diff_nothing")]) + "\n"


def _details(difference: Difference) -> Iterator[str]:
    yield f"  {difference.path}"
    for detail in difference.details:
        yield f"  {detail.what}"
        if detail.before:
            yield f"    - {detail.before}"
        if detail.after:
            yield f"    + {detail.after}"


def markdown(found: Sequence[Difference], closed: Iterable[str], words: Language) -> str:
    """Tell the same as a comment on a proposal; where that is too long, with less of the last."""
    head = f"## {words.ui('diff_title')}\n\n" + "".join(f"- {escaped(line)}\n" for line in closed)
    if not found:
        return head if head.count("\n") > 2 else f"{head}{words.ui('diff_nothing')}\n"
    short = [_entry(difference, words) for difference in found]
    folded = [_folded(difference, words) for difference in found]
    room = LIMIT - _size(head) - 200
    kept = _fitting(short, room)
    room -= sum(_size(entry) for entry in short[:kept])
    told = _fitting(folded, room) if kept == len(found) else 0
    entries = [entry + folded[n] if n < told else entry for n, entry in enumerate(short[:kept])]
    rest = len(found) - kept
    more = f"\n{words.ui('diff_more', count=rest)}\n" if rest else ""
    return head + "".join(entries) + more


def _fitting(pieces: Sequence[str], room: int) -> int:
    """Count how many pieces fit, from the first."""
    used = 0
    for number, piece in enumerate(pieces):
        used += _size(piece)
        if used > room:
            return number
    return len(pieces)


def _size(piece: str) -> int:
    return len(piece.encode())


def _entry(difference: Difference, words: Language) -> str:
    lines = [f"\n### {escaped(difference.name)} ({difference.kind})", ""]
    lines += [f"- {escaped(phrase)}" for phrase in difference.phrases]
    pages = ", ".join(_code(page) for page in difference.pages)
    about = f" · {words.ui('diff_pages')} {pages}" if pages else ""
    return "\n".join([*lines, "", f"{_code(difference.path)}{about}", ""])


def _folded(difference: Difference, words: Language) -> str:
    """Fold away what stood there and what stands there now."""
    if not difference.details:
        return ""
    heads = [words.ui(f"diff_{name}") for name in ("where", "before", "after")]
    rows = [heads, ["---"] * 3]
    rows += [[escaped(d.what), escaped(d.before), escaped(d.after)] for d in difference.details]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"\n<details><summary>{words.ui('diff_fold')}</summary>\n\n{table}\n\n</details>\n"


def escaped(said: str) -> str:
    """Write plain text so that a host shows just that: no marks, no HTML, nobody called."""
    parts = _ADDRESS.split(" ".join(said.split()))
    return "".join(_code(part) if n % 2 else _plain(part) for n, part in enumerate(parts))


def _plain(said: str) -> str:
    called = _CALLS.sub(rf"\1{_JOINER}", said)
    html = called.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SIGNS.sub(r"\\\1", html)


def _code(said: str) -> str:
    """Write as code, in which hosts look for nothing; a bar would end a cell of a table."""
    ticks = "`" * (max((len(run) for run in re.findall("`+", said)), default=0) + 1)
    space = " " if "`" in said else ""
    shown = said.replace("|", "\\|")
    return f"{ticks}{space}{shown}{space}{ticks}"
