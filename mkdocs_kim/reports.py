"""Diagnostics for other programs: workflow commands, JSON, Code Quality, Markdown."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from .diagnostics import Diagnostic, Wording, sentence

ROWS = 200
"""As many faults as a summary lists: who has more mends these first."""


def as_github(diagnostics: Sequence[Diagnostic], wording: Wording) -> str:
    """Print as workflow commands, which GitHub shows beside the changed line."""

    def escape(text: str, more: str = "") -> str:
        for sign in "%\r\n" + more:
            text = text.replace(sign, f"%{ord(sign):02X}")
        return text

    return "".join(
        f"::{d.severity} file={escape(d.at.path, ':,')},line={d.at.line},col={d.at.column},"
        f"title={escape(d.code, ':,')}::{escape(sentence(d, wording))}\n"
        for d in weightiest(diagnostics)
    )


def weightiest(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Order by what to mend first: errors before warnings, of every file its first one first.

    GitHub shows ten errors and ten warnings of a step, so a broken file must not hide the others;
    in one file the first fault is often the cause of the next.
    Source: actions/toolkit, docs/problem-matchers.md, "Limitations".
    """
    nth: Counter[tuple[str, str]] = Counter()
    ranked = []
    for fault in diagnostics:
        nth[fault.severity, fault.at.path] += 1
        ranked.append((fault.severity != "error", nth[fault.severity, fault.at.path], fault))
    return [fault for *_, fault in sorted(ranked, key=lambda rank: rank[:2])]


def as_gitlab(diagnostics: Sequence[Diagnostic], wording: Wording) -> str:
    """Print as a Code Quality report, which GitLab shows beside the changed line.

    A fingerprint leaves the line out, so that a fault that moves is not a new fault.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    rows: list[dict[str, object]] = []
    for d in diagnostics:
        told = sentence(d, wording)
        seen[d.at.path, d.code, told] += 1
        mark = "\0".join([d.at.path, d.code, told, str(seen[d.at.path, d.code, told])])
        rows.append(
            {
                "description": told,
                "check_name": d.code,
                "fingerprint": hashlib.sha256(mark.encode()).hexdigest()[:32],
                "severity": "critical" if d.severity == "error" else "minor",
                "location": {"path": d.at.path, "lines": {"begin": d.at.line}},
            }
        )
    return _json(rows)


def as_json(diagnostics: Sequence[Diagnostic], wording: Wording) -> str:
    """Print as a JSON list, for editors and other programs."""
    return _json(
        [
            {
                "path": d.at.path,
                "line": d.at.line,
                "column": d.at.column,
                "severity": d.severity,
                "code": d.code,
                "message": sentence(d, wording),
            }
            for d in diagnostics
        ]
    )


def _json(rows: Sequence[Mapping[str, object]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_markdown(diagnostics: Sequence[Diagnostic], wording: Wording) -> str:
    """Print as a table with a heading, for the summary of a run."""
    lines = [f"### {wording.word('report_title')}\n\n"]
    if not diagnostics:
        return f"{lines[0]}{wording.word('report_none')}\n"
    head = f"| {wording.word('report_place')} | {wording.word('report_message')} |\n"
    lines += [head, "| --- | --- |\n"]
    for d in weightiest(diagnostics)[:ROWS]:
        place = str(d.at).replace("`", "'").replace("|", "\\|")
        told = f"{wording.word(d.severity)}: {sentence(d, wording)} [{d.code}]"
        lines.append(f"| `{place}` | {_plain(told)} |\n")
    if len(diagnostics) > ROWS:
        more = wording.word("report_more").format(count=len(diagnostics) - ROWS)
        lines.append(f"\n{more}\n")
    return "".join(lines)


def _plain(text: str) -> str:
    """Keep what is repeated from the data from being taken for Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<>|~&#$])", r"\\\1", text)
