"""A record to begin with: every key, with what belongs there; what may be left out is a comment."""

from __future__ import annotations

from ..language import LANGUAGES, Language, language
from ..records import FOLDERS, KINDS, Field, form
from .scalars import short
from .wrapping import WIDTH, folded
from .writing import modeline

LATER = ("former_ids", "withdrawn")
"""What no new record has: other commands write it."""


def path_of(kind: str, record_id: str) -> str:
    """Tell where in the folder of records a record stands."""
    folder = FOLDERS[kind]
    return f"{folder}/{record_id}.yml" if folder else f"{record_id}.yml"


def scaffold(kind: str, record_id: str, title: str = "", words: Language | None = None) -> str:
    """Write a record to begin with.

    Shape: what is required stands there without a value, which checking points at; the rest is
    behind ``#``. Taking the ``#`` and the space after it away makes it part of the record.
    """
    words = words or language("nl")
    what = words.word(f"kind_{kind}")
    told = words.ui("scaffold", kind=what, path=path_of(kind, record_id))
    head = folded(told, WIDTH - len("# "))
    lines = [modeline(kind), *(f"# {line}" for line in head)]
    for field in form(KINDS[kind]):
        if field.key in LATER:
            continue
        mark = "" if field.required else "# "
        hints = folded(_hints(field, words), WIDTH - len("# "))
        lines += ["", *(f"# {hint}" for hint in hints)]
        said = (
            [f"title: {short(title)}"] if field.key == "title" and title else _shape(field, words)
        )
        lines += [f"{mark}{row}" for row in said]
    return "".join(f"{line}\n" for line in lines)


def hints(kind: str, record_id: str) -> frozenset[str]:
    """Give all comments that scaffolds of a kind begin with, in every language."""
    if kind not in KINDS:
        return frozenset()
    lines = [
        line
        for code in LANGUAGES
        for line in scaffold(kind, record_id, words=language(code)).splitlines()[1:]
        if "#" in line
    ]
    beside = (f"# {line.rpartition('  # ')[2]}" for line in lines if "  # " in line)
    return frozenset((*lines, *beside))


def _hints(field: Field, words: Language) -> str:
    """Tell what a key is for, and what it can hold."""
    needed = words.ui("scaffold_required") if field.required else ""
    said = [f"{field.label(words)}{needed}."]
    said += [field.help] if field.help and words.code == "nl" else []
    if field.holds == "choice":
        said.append(words.ui("scaffold_choose", choices=_choices(field, words)))
    elif field.holds == "blocks":
        said.append(words.ui("scaffold_choose", choices=", ".join(field.blocks)))
    elif field.holds == "reference" and field.of != "own":
        said.append(words.ui("scaffold_one", kind=words.word(f"kind_{field.of}")))
    elif field.holds in ("date", "yes_no"):
        said.append(words.ui(f"scaffold_{field.holds}"))
    return " ".join(said)


def _choices(field: Field, words: Language) -> str:
    return ", ".join(f"{value} ({words.choice(field.key, value)})" for value in field.choices)


def _shape(field: Field, words: Language) -> list[str]:
    """Show how a value is written, without a value."""
    if field.many and field.holds in ("reference", "choice", "number"):
        return [f"{field.key}: []"]
    if field.many:
        rows = _value(field, words)
        return [f"{field.key}:", f"  - {rows[0]}".rstrip(), *(f"    {row}" for row in rows[1:])]
    if field.holds in ("block", "words"):
        return [f"{field.key}:", *(f"  {row}" for row in _value(field, words))]
    return [f"{field.key}: {_value(field, words)[0]}".rstrip()]


def _value(field: Field, words: Language) -> list[str]:
    if field.holds == "prose":
        return ["|"]
    if field.holds == "words":
        return ["A:"]
    if field.holds == "blocks":
        return ["block:"]
    if field.holds == "block":
        return [row for part in field.fields for row in _part(part, words)]
    return [""]


def _part(field: Field, words: Language) -> list[str]:
    """Show a key of a block; what it is for stands beside it."""
    rows = _shape(field, words)
    return [f"{rows[0]}  # {_hints(field, words)}", *rows[1:]]
