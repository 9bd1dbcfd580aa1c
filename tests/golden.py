"""The format of the golden cases: files that go in, and the whole output that comes out.

A case is text in blocks, each opened by a line that begins with ``@@``; what stands above the first
block says what the case shows::

    An unknown key points at the key.
    @@ file interventions/terms/jim.yml
    titel: JIM
    @@ options --strict
    @@ nl 1
    interventions/terms/jim.yml:1:1: fout: ...
    @@ en 1
    ...

``@@ raw <path>`` is a file with escapes, whose line ends count only where they are written:
``\\n \\r \\t \\\\``, ``\\xEF`` for a byte, and ``⟨3×text⟩`` for text that is repeated. The
number after a language is the exit code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_BLOCK = re.compile(r"^@@ (?P<kind>\w+) ?(?P<rest>.*)\n(?P<text>(?:(?!@@).*\n)*)", re.MULTILINE)
_REPEAT = re.compile(r"⟨(\d+)×([^⟨⟩]*)⟩")
_ESCAPE = re.compile(rb"\\(?:x([0-9A-F]{2})|(.))")
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"\\": b"\\"}


@dataclass
class Case:
    """One golden case, as it stands in its file."""

    about: str
    files: dict[str, bytes] = field(default_factory=dict)
    options: list[str] = field(default_factory=list)
    expected: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Language → exit code and whole output."""


def read(file: Path) -> Case:
    """Read a case.

    Raises: ValueError if anything in it is not understood.
    """
    text = file.read_text(encoding="utf-8")
    case = Case(text.partition("@@ ")[0].strip())
    for block in _BLOCK.finditer(text):
        kind, rest, body = block["kind"], block["rest"], block["text"]
        if kind == "file":
            case.files[rest] = body.encode()
        elif kind == "raw":
            case.files[rest] = _raw(body)
        elif kind == "options":
            case.options = rest.split()
        elif kind in ("nl", "en"):
            case.expected[kind] = (int(rest or 0), body)
        else:
            raise ValueError(f"{file}: unknown block {kind}")
    if not case.about or not case.files:
        raise ValueError(f"{file}: a case says what it shows, and has files")
    return case


def write(file: Path, expected: dict[str, tuple[int, str]]) -> None:
    """Write other expectations into a case."""
    text = file.read_text(encoding="utf-8")
    kept = re.split(r"^@@ (?:nl|en)\b", text, maxsplit=1, flags=re.MULTILINE)[0]
    blocks = (f"@@ {code} {status}\n{output}" for code, (status, output) in expected.items())
    file.write_text(kept + "".join(blocks), encoding="utf-8")


def _raw(text: str) -> bytes:
    joined = text.replace("\n", "")
    while _REPEAT.search(joined):
        joined = _REPEAT.sub(lambda match: match[2] * int(match[1]), joined)

    def sign(match: re.Match[bytes]) -> bytes:
        return bytes([int(match[1], 16)]) if match[1] else _SIGNS[match[2]]

    return _ESCAPE.sub(sign, joined.encode())
