"""What the YAML library says of a text it cannot read, in our words and at our place."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError

from ..diagnostics import Diagnostic, Position
from .nodes import Document

_KNOWN = (
    # (what libyaml says, our code); the first that fits. PyYAML's own scanner words it likewise.
    (r"character.*that cannot start any token", "reserved-character"),
    (r"mapping values are not allowed", "stray-colon"),
    (r"could not find expected ':'", "missing-colon"),
    (r"did not find expected key|expected <block end>", "bad-indentation"),
    (r"did not find expected '-' indicator", "bad-indentation"),
    (r"block sequence entries are not allowed", "list-on-key-line"),
    (r"unexpected end of stream|did not find expected ',' or|expected ',' or", "unclosed"),
    (r"unknown escape character|did not find expected hexdecimal|expected escape", "bad-escape"),
)


def syntax_fault(error: MarkedYAMLError, document: Document) -> Diagnostic:
    """Turn a fault of the YAML library into one of ours, at the smallest place that is true."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = document.text.split("\n")
    for number in (line, line - 1):
        # A tab among the indentation confuses libyaml in several ways; name it for what it is.
        indent = re.match(r"[ \t]*", lines[number])[0] if 0 <= number < len(lines) else ""  # type: ignore[index]
        if "\t" in indent:
            return Diagnostic("tab", Position(document.path, number + 1, indent.index("\t") + 1))
    words = f"{error.problem or ''} {error.context or ''}"
    code = next((code for pattern, code in _KNOWN if re.search(pattern, words)), "not-yaml")
    if code in ("unclosed", "missing-colon") and error.context_mark is not None:
        line, column = error.context_mark.line, error.context_mark.column
    at = Position(document.path, line + 1, column + 1)
    sign = lines[line][column : column + 1] if line < len(lines) else ""
    return Diagnostic(code, at, {"sign": sign})
