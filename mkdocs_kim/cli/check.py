"""``kim check``: all faults of a collection, for people or for programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .. import library, site
from ..diagnostics import as_text, has_errors
from ..language import Language, language
from ..reports import as_github, as_gitlab, as_json, as_markdown
from .group import folder, lang, whole

_FORMATS = {
    "text": as_text,
    "github": as_github,
    "gitlab": as_gitlab,
    "json": as_json,
    "markdown": as_markdown,
}


@click.command()
@folder()
@click.option(
    "--format",
    "shape",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help="Hoe de meldingen eruitzien.",
)
@click.option(
    "--local",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="De map met notities van je eigen organisatie.",
)
@lang()
@click.option("--strict", is_flag=True, help="Ook een waarschuwing geeft exitcode 1.")
def check(path: Path, shape: str, local: Path | None, lang: str, strict: bool) -> None:
    """Controleer alle records in PATH (standaard: interventions).

    Exitcode 0: geen fouten. 1: fouten (met --strict ook bij waarschuwingen). 2: verkeerd gebruikt.
    """
    wording = language(lang)
    whole(path, wording)
    found = site.check(path, path.as_posix(), lang, local)
    click.echo(_FORMATS[shape](found.diagnostics, wording), nl=False)
    if shape == "text":
        click.echo(_verdict(found, wording), err=True)
    sys.exit(int(has_errors(found.diagnostics) or (strict and bool(found.diagnostics))))


def _verdict(found: library.Library, wording: Language) -> str:
    def count(severity: str) -> int:
        return sum(fault.severity == severity for fault in found.diagnostics)

    return wording.ui(
        "verdict", records=len(found.paths), errors=count("error"), warnings=count("warning")
    )
