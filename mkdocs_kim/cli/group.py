"""What all commands share: the command itself, the folder of records, the language."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from .. import __version__
from ..language import LANGUAGES, Language, language
from ..records import FOLDERS


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def kim() -> None:
    """Kennisbank van methoden: records controleren, schrijven en verplaatsen."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console in another code page must not turn a message into a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def folder() -> Callable[[Any], Any]:
    """Make the argument PATH: the folder of records."""
    return click.argument(
        "path",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path("interventions"),
    )


def lang() -> Callable[[Any], Any]:
    """Make the option --lang: the language of what is said."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default="nl",
        show_default=True,
        help="De taal van de meldingen.",
    )


def whole(path: Path, wording: Language) -> None:
    """Refuse a folder that is only a part of a collection.

    Raises: click.BadParameter, which becomes one line and exit code 2.
    """
    name = path.resolve().name
    if name in FOLDERS.values() and not (path / "sources.yml").is_file():
        raise click.BadParameter(wording.ui("one_folder", name=name), param_hint="PATH")


def cannot_write(path: Path, wording: Language | None = None) -> click.BadParameter:
    """Make the one line for a place that cannot be written to."""
    sentence = (wording or language("nl")).word("cannot_write").format(path=path.as_posix())
    return click.BadParameter(sentence, param_hint="PATH")


def inside(folder: Path, path: Path, wording: Language) -> None:
    """Refuse a place that a link leads to from elsewhere: nobody sees what is overwritten there."""
    if not path.resolve().is_relative_to(folder.resolve()):
        sentence = wording.word("leads_out").format(path=path.as_posix(), folder=folder.as_posix())
        raise click.BadParameter(sentence, param_hint="PATH")
