"""The command ``kim``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from . import __version__, library, site
from .diagnostics import as_github, as_json, as_text, has_errors
from .language import LANGUAGES, Language, language
from .records import FOLDERS, schemas
from .render import manual

_FORMATS = {"text": as_text, "github": as_github, "json": as_json}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def kim() -> None:
    """Kennisbank van methoden: records controleren en schema's schrijven."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console in another code page must not turn a message into a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@kim.command()
@click.argument(
    "path",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("interventions"),
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help="Hoe de meldingen eruitzien.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="nl",
    show_default=True,
    help="De taal van de meldingen.",
)
@click.option("--strict", is_flag=True, help="Ook een waarschuwing geeft exitcode 1.")
def check(path: Path, shape: str, lang: str, strict: bool) -> None:
    """Controleer alle records in PATH (standaard: interventions).

    Exitcode 0: geen fouten. 1: fouten (met --strict ook bij waarschuwingen). 2: verkeerd gebruikt.
    """
    wording = language(lang)
    name = path.resolve().name
    if name in FOLDERS.values() and not (path / "sources.yml").is_file():
        raise click.BadParameter(wording.ui("one_folder", name=name), param_hint="PATH")
    found = site.check(path, path.as_posix(), lang)
    click.echo(_FORMATS[shape](found.diagnostics, wording), nl=False)
    if shape == "text":
        click.echo(_verdict(found, wording), err=True)
    sys.exit(int(has_errors(found.diagnostics) or (strict and bool(found.diagnostics))))


@kim.command()
@click.argument(
    "path",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("interventions"),
)
def schema(path: Path) -> None:
    """Schrijf de JSON Schema's voor editors in PATH/.schema."""
    folder = path / ".schema"
    try:
        folder.mkdir(exist_ok=True)
        for name, content in schemas().items():
            text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        sentence = language("nl").word("cannot_write").format(path=folder.as_posix())
        raise click.BadParameter(sentence, param_hint="PATH") from error


@kim.command("manual")
@click.argument("part", type=click.Choice(["fields", "messages"]))
def print_manual(part: str) -> None:
    """Druk een deel van de handleiding af: alle sleutels of alle meldingen."""
    pages = {"fields": manual.fields, "messages": manual.messages}
    click.echo(pages[part](language("nl")), nl=False)


def _verdict(found: library.Library, wording: Language) -> str:
    def count(severity: str) -> int:
        return sum(fault.severity == severity for fault in found.diagnostics)

    return wording.ui(
        "verdict", records=len(found.paths), errors=count("error"), warnings=count("warning")
    )
