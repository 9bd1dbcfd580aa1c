"""What commands about one record share: which kind somebody means, and which ids are free."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from ..diagnostics import Diagnostic, Fact, Position, Word, closest, sentence
from ..language import LANGUAGES, Language, language
from ..records import FOLDERS, ID, KINDS, LISTS, RESERVED, Reading, slug


def kind_of(said: str, known: Iterable[str], wording: Language, hint: str = "KIND") -> str:
    """Find which kind is meant: by its own name, its folder, or its name in any language.

    Raises: click.BadParameter if none is.
    """
    names: dict[str, str] = {}
    for kind in known:
        names |= {language(code).word(f"kind_{kind}"): kind for code in LANGUAGES}
        names |= {FOLDERS[kind]: kind} if FOLDERS.get(kind) else {}
        names[kind] = kind
    if said.casefold() in names:
        return names[said.casefold()]
    guess = closest(said, names)
    own = {kind: wording.word(f"kind_{kind}") for kind in dict.fromkeys(names.values())}
    way = (
        wording.word("did_you_mean").format(guess=own[names[guess]])
        if guess
        else wording.word("choose_from").format(choices=", ".join(own.values()))
    )
    raise click.BadParameter(f"{wording.ui('no_kind', kind=said)} {way}", param_hint=hint)


def free(new: str, kind: str, readings: Sequence[Reading], wording: Language, hint: str) -> None:
    """Check that a record of a kind can have an id.

    Raises: click.BadParameter if it cannot be one, or is one already, now or formerly.
    """
    if not ID.fullmatch(new):
        refuse(wording, hint, "bad-id", slug(new) or None, id=new)
    if new in RESERVED or (not FOLDERS[kind] and new in LISTS):
        refuse(wording, hint, "reserved-id", id=new)
    for reading in readings:
        if reading.kind in KINDS and reading.id == new:
            raise click.BadParameter(
                wording.ui("taken", id=new, path=reading.path), param_hint=hint
            )
        former = reading.shape.former_ids if reading.kind in KINDS and reading.shape else ()
        if new in [ref.id for ref in former]:
            sentence = wording.ui("taken_before", id=new, path=reading.path)
            raise click.BadParameter(sentence, param_hint=hint)


def vacant(file: Path, wording: Language, hint: str) -> None:
    """Check that nothing would be overwritten, whatever it is.

    Raises: click.BadParameter if something stands there.
    """
    if os.path.lexists(file):
        sentence = wording.ui("taken", id=file.stem, path=file.as_posix())
        raise click.BadParameter(sentence, param_hint=hint)


def refuse(
    wording: Language, hint: str, code: str, guess: str | None = None, **facts: Fact
) -> NoReturn:
    """Say that a value does not fit, in the words of checking.

    Raises: click.BadParameter, always.
    """
    fault = Diagnostic(code, Position(""), facts, guess)
    raise click.BadParameter(sentence(fault, wording), param_hint=hint)


def unknown(
    found: str, known: Iterable[str], wording: Language, hint: str, kind: str = "any"
) -> NoReturn:
    """Say that nothing of a kind has this id, and which id is near.

    Raises: click.BadParameter, always.
    """
    guess = closest(found, known)
    refuse(wording, hint, "unknown-id", guess, id=found, kind=Word(f"kind_{kind}"))


def at() -> Callable[[Any], Any]:
    """Make the option --path: the folder of records, for commands that take ids as arguments."""
    return click.option(
        "--path",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path("interventions"),
        show_default=True,
        help="De map met records.",
    )
