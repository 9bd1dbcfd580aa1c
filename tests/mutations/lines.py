"""Wounds that an editor, a merge or a disk makes: to lines, signs and bytes."""

from __future__ import annotations

from random import Random

from .anatomy import Body, Wound, pick, put


def _some_line(body: Body, rng: Random) -> int | None:
    return pick(rng, [n for n, line in enumerate(body.lines) if line.strip() and line[0] != "#"])


def deleted_line(body: Body, rng: Random) -> Wound | None:
    line = _some_line(body, rng)
    if line is None:
        return None
    left = body.lines[:line] + body.lines[line + 1 :]
    around = body.around(body.start_of(line) + len(body.lines[line]))
    return put(body, left, line, line + 1, *(n - (n > line + 1) for n in around))


def doubled_line(body: Body, rng: Random) -> Wound | None:
    line = _some_line(body, rng)
    if line is None:
        return None
    lines = [*body.lines[: line + 1], *body.lines[line:]]
    return put(body, lines, line + 1, line + 2)


def swapped_lines(body: Body, rng: Random) -> Wound | None:
    line = _some_line(body, rng)
    if line is None or line + 1 >= len(body.lines):
        return None
    lines = [*body.lines]
    lines[line : line + 2] = lines[line + 1], lines[line]
    return put(body, lines, line + 1, line + 2, line + 3)


def joined_lines(body: Body, rng: Random) -> Wound | None:
    line = _some_line(body, rng)
    if line is None or line + 1 >= len(body.lines):
        return None
    one = body.lines[line] + " " + body.lines[line + 1].lstrip()
    around = body.around(body.start_of(line + 1))
    lines = [*body.lines[:line], one, *body.lines[line + 2 :]]
    return put(body, lines, line + 1, *(n - (n > line + 1) for n in around))


def misindented_line(body: Body, rng: Random) -> Wound | None:
    """One line a little too far in or out: it, or the next, is where it stops fitting."""
    line = _some_line(body, rng)
    if line is None:
        return None
    old = body.lines[line]
    indent = len(old) - len(old.lstrip(" "))
    new = rng.choice([n for n in (indent - 2, indent - 1, indent + 1, indent + 2) if n >= 0])
    lines = [*body.lines]
    lines[line] = " " * new + old.lstrip(" ")
    after = next((n for n in range(line + 1, len(lines)) if lines[n].strip()), line)
    around = body.around(body.start_of(line) + indent)
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), line)
    joined = [above + 1] if new > indent else []  # it may be more of the text above it
    return put(body, lines, line + 1, after + 1, *joined, *around)


def misindented_block(body: Body, rng: Random) -> Wound | None:
    entry = pick(rng, body.own_line)
    if entry is None:
        return None
    first, past = body.span(entry)
    by = rng.choice((1, 2, 4))
    lines = [*body.lines]
    lines[first:past] = [" " * by + line if line.strip() else line for line in lines[first:past]]
    above = next((n for n in range(first - 1, -1, -1) if lines[n].strip()), first)
    begin = entry.owner.start_mark.line + 1
    return put(body, lines, first + 1, above + 1, past + 1, begin)


def truncated(body: Body, rng: Random) -> Wound | None:
    index = rng.randrange(1, len(body.text))
    text = body.text[:index]
    last = text.rstrip("\n ").count("\n") + 1
    return Wound(text.encode(), frozenset({last, *body.around(index)}))


def _at_byte(content: bytes, place: int) -> frozenset[int]:
    line = content[:place].count(b"\n") + 1
    return frozenset({line, line + 1})


def flipped_byte(body: Body, rng: Random) -> Wound | None:
    content = bytearray(body.text.encode())
    place = rng.randrange(len(content))
    content[place] ^= 1 << rng.randrange(8)
    line = body.text.encode()[:place].count(b"\n") + 1
    around = body.around(len(body.text.encode()[:place].decode(errors="ignore")))
    ended = {line + 1} if body.text.encode()[place : place + 1] == b"\n" else set()
    return Wound(bytes(content), frozenset({line, *ended, *around}))


def null_byte(body: Body, rng: Random) -> Wound | None:
    content = body.text.encode()
    place = rng.randrange(len(content))
    line = content[:place].count(b"\n") + 1
    broken = content[:place] + b"\0" + content[place:]
    return Wound(broken, frozenset({line}), must_tell=True)


def control_sign(body: Body, rng: Random) -> Wound | None:
    place = rng.randrange(len(body.text))
    line = body.text[:place].count("\n") + 1
    sign = rng.choice("\x07\x1b\x85\u2028\u202e\x7f")
    broken = body.text[:place] + sign + body.text[place:]
    return Wound(broken.encode(), frozenset({line}), must_tell=True)


def tab_indent(body: Body, rng: Random) -> Wound | None:
    line = pick(rng, [n for n, one in enumerate(body.lines) if one.startswith("  ")])
    if line is None:
        return None
    lines = [*body.lines]
    lines[line] = "\t" + lines[line].lstrip(" ")
    return put(body, lines, line + 1)


def windows_line_ends(body: Body, rng: Random) -> Wound:
    return Wound(body.text.replace("\n", "\r\n").encode(), must_equal=True)


def byte_order_mark(body: Body, rng: Random) -> Wound:
    return Wound(b"\xef\xbb\xbf" + body.text.encode(), must_equal=True)


def no_last_line_end(body: Body, rng: Random) -> Wound:
    return Wound(body.text.rstrip("\n").encode(), must_equal=True)


def utf_16(body: Body, rng: Random) -> Wound:
    return Wound(body.text.encode("utf-16"), frozenset({1}), must_tell=True)


def windows_letters(body: Body, rng: Random) -> Wound | None:
    content = body.text.encode("cp1252", "replace")
    first = next((n for n, byte in enumerate(content) if byte > 127), None)
    if first is None:
        return None
    return Wound(content, frozenset({content[:first].count(b"\n") + 1}), must_tell=True)


def twice(body: Body, rng: Random) -> Wound:
    """The whole file pasted under itself."""
    lines = [*body.lines, *body.lines]
    begin = len(body.lines) + 1
    return put(body, lines, *range(begin, begin + len(body.lines)), must_tell=True)


def merge_marks(body: Body, rng: Random) -> Wound | None:
    """A merge that nobody settled."""
    line = _some_line(body, rng)
    if line is None:
        return None
    lines = [*body.lines[:line], "<<<<<<< HEAD", body.lines[line], "=======", body.lines[line],
             ">>>>>>> branch", *body.lines[line + 1 :]]  # fmt: skip
    return put(body, lines, *range(line + 1, line + 6), must_tell=False)


WOUNDS = {
    "deleted line": deleted_line,
    "doubled line": doubled_line,
    "swapped lines": swapped_lines,
    "joined lines": joined_lines,
    "mis-indented line": misindented_line,
    "mis-indented block": misindented_block,
    "truncated": truncated,
    "flipped bit": flipped_byte,
    "NUL byte": null_byte,
    "control sign": control_sign,
    "tab for indent": tab_indent,
    "CRLF": windows_line_ends,
    "byte order mark": byte_order_mark,
    "no last line end": no_last_line_end,
    "UTF-16": utf_16,
    "Windows-1252": windows_letters,
    "pasted twice": twice,
    "merge marks": merge_marks,
}
