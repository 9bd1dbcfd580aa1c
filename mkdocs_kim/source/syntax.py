"""What the YAML library says of a text it cannot read, in our words and at our place."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml import MarkedYAMLError

from ..diagnostics import Diagnostic, Fact, Position
from .nodes import Document

_Scanner: Any = getattr(yaml, "CLoader", yaml.Loader)

_KNOWN = (
    # (what libyaml says, our code); the first that fits. PyYAML's own scanner words it likewise.
    (r"character.*that cannot start any token", "reserved-character"),
    (r"while scanning an (?:alias|anchor)", "reserved-character"),
    (r"while scanning a block scalar", "block-text"),
    (r"mapping values are not allowed", "stray-colon"),
    (r"could not find expected ':'", "missing-colon"),
    (r"did not find expected key|expected <block end>", "bad-indentation"),
    (r"did not find expected '-' indicator", "bad-indentation"),
    (r"block sequence entries are not allowed", "list-on-key-line"),
    (r"unexpected end of stream|did not find expected ',' or|expected ',' or", "unclosed"),
    (r"unknown escape character|did not find expected hexdecimal|expected escape", "bad-escape"),
)

_AT_CONTEXT = ("unclosed", "missing-colon", "reserved-character", "block-text")
"""Faults that stand where the library began to read, not where it gave up."""

_ALIAS = re.compile(r"(?:^|:|-) *([*&])\S*\s+$")
"""A text with an asterisk in front, up to the word that made it no alias."""


def syntax_fault(error: MarkedYAMLError, document: Document) -> Diagnostic:
    """Turn a fault of the YAML library into one of ours, at the smallest place that is true."""
    lines = document.text.split("\n")
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    for number in (line, line - 1):
        # A tab among the indentation confuses libyaml in several ways; name it for what it is.
        tab = re.match(r"[ ]*\t", lines[number]) if 0 <= number < len(lines) else None
        if tab:
            return Diagnostic("tab", Position(document.path, number + 1, tab.end()))
    words = f"{error.problem or ''} {error.context or ''}"
    code = next((code for pattern, code in _KNOWN if re.search(pattern, words)), "not-yaml")
    if code == "not-yaml" and "".join(lines[line:]).strip() == "":
        return _left_open(document) or Diagnostic(code, Position(document.path, line + 1))
    if code in _AT_CONTEXT and error.context_mark is not None:
        line, column = error.context_mark.line, error.context_mark.column
    if line >= len(lines):
        return Diagnostic(code, Position(document.path, line + 1, column + 1), {"sign": ""})
    code, line, column, sign = _nearer(code, line, column, lines)
    cause = None
    if code == "text-after-closing":
        cause = _closed_late(document, line, column)
    elif code == "bad-indentation":
        cause = _no_hyphen(document, line, lines)
    return cause or Diagnostic(code, Position(document.path, line + 1, column + 1), {"sign": sign})


_ENTRY = re.compile(r"\s*(?:-|[\w-]+:)(?:\s|$)")
"""A line that begins a key or an item; no text in quotes goes on like that."""


def _closed_late(document: Document, line: int, column: int) -> Diagnostic | None:
    """Find the quote before this place if it took in keys: then another quote closed it."""
    opened: Any = None
    try:
        for token in yaml.scan(document.text, Loader=_Scanner):
            if (token.start_mark.line, token.start_mark.column) >= (line, column):
                break
            opened = token if getattr(token, "style", None) in ("'", '"') else opened
    except MarkedYAMLError:
        pass
    if opened is None:
        return None
    start, end = opened.start_mark, opened.end_mark
    if not any(map(_ENTRY.match, document.text[start.index : end.index].split("\n")[1:])):
        return None
    facts: dict[str, Fact] = {"sign": opened.style, "line": end.line + 1}
    return Diagnostic("closed-too-late", document.position(start.index), facts)


def _no_hyphen(document: Document, line: int, lines: list[str]) -> Diagnostic | None:
    """Find keys that stand above the first item of their list, as if they were one themselves."""
    indent = len(lines[line]) - len(lines[line].lstrip(" "))
    if not lines[line].lstrip(" ").startswith("- "):
        return None
    deeper = re.compile(rf" {{{indent + 1},}}\S|\s*$")
    first = next((n for n in range(line - 1, -1, -1) if not deeper.match(lines[n])), -1) + 1
    if first in (0, line) or not lines[first - 1].rstrip().endswith(":"):
        return None
    key = re.match(r"( +)[\w-]+:(?:\s|$)", lines[first])
    if key is None:
        return None
    at = Position(document.path, first + 1, len(key[1]) + 1)
    return Diagnostic("missing-hyphen", at, {"line": line + 1})


def _left_open(document: Document) -> Diagnostic | None:
    """Find the last bracket that nothing closes: the library forgets it if it holds nothing."""
    opened: list[Any] = []
    try:
        for token in yaml.scan(document.text, Loader=_Scanner):
            match type(token).__name__:
                case "FlowSequenceStartToken" | "FlowMappingStartToken":
                    opened.append(token.start_mark)
                case "FlowSequenceEndToken" | "FlowMappingEndToken" if opened:
                    opened.pop()
    except MarkedYAMLError:
        return None
    if not opened:
        return None
    mark = opened[-1]
    sign = document.text[mark.index]
    return Diagnostic("unclosed", document.position(mark.index), {"sign": sign})


def _nearer(code: str, line: int, column: int, lines: list[str]) -> tuple[str, int, int, str]:
    """Look for the cause that the library does not see, from where it gave up."""
    text, before = lines[line], lines[line][:column]
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), None)
    if code == "missing-colon" and above is not None and _opens_block(lines[above]):
        return "block-text", line, column, lines[above].rstrip(" +-0123456789")[-1]
    if code == "stray-colon" and above is not None and re.fullmatch(r"\s*[\w-]+", before):
        indent = len(text) - len(text.lstrip())
        if re.search(r":(?:\s|$)", lines[above]):
            return "bad-indentation", line, indent, ""
        return "missing-colon", above, len(lines[above]) - len(lines[above].lstrip()), ""
    if code == "bad-indentation":
        alias = _ALIAS.search(before)
        if alias:
            return "reserved-character", line, alias.start(1), alias[1]
        if before.rstrip().endswith(("'", '"', "]", "}")):
            return "text-after-closing", line, column, before.rstrip()[-1]
    return code, line, column, text[column : column + 1]


def _opens_block(line: str) -> bool:
    return re.search(r":\s+[|>][-+\d]*\s*$", line) is not None
