"""``kim write``: the source of the whole site, for MkDocs without the plugin and for others."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from .. import written
from ..diagnostics import as_text
from ..language import Language, language
from ..written import InTheWayError, Project, ProjectError, Written, put
from .group import cannot_write, lang


@click.command("write")
@click.argument("path", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--config-file",
    "-f",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="De instellingen van de site.",
)
@lang()
def write(path: Path, file: Path, lang: str) -> None:
    """Schrijf de bron van de hele site in DIR: Markdown, bestanden en een mkdocs.yml zonder plugin.

    Exitcode 0: klaar. 1: fouten in de records of de instellingen; er is niets geschreven. 2:
    verkeerd gebruikt, of er staat iets in DIR dat niet van `kim write` is.
    """
    wording = language(lang)
    project = _loaded(file, wording)
    _apart(path, project, wording)
    made = _made(project, wording)
    click.echo(as_text(made.faults, wording), nl=False, err=True)
    if not made.files:
        click.echo(wording.ui("write_faults"), err=True)
        sys.exit(1)
    for page in made.in_the_way:
        click.echo(wording.message("page-in-the-way").format(page=page), err=True)
    try:
        put(made.files, path)
    except InTheWayError as error:
        sentence = wording.ui("write_in_the_way", path=error.place.as_posix())
        raise click.BadParameter(sentence, param_hint="DIR") from error
    except OSError as error:
        raise cannot_write(path, wording) from error
    click.echo(_verdict(made, path, wording))


def _loaded(file: Path, wording: Language) -> Project:
    try:
        project = Project.load(file, os.environ)
    except ProjectError as error:
        raise click.ClickException(wording.ui(error.key, **error.facts)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _unread(str(error.filename), reason, wording) from error
    records = project.beside(str(project.option("records")))
    if not records.is_dir():
        sentence = wording.ui("write_no_records", path=records.as_posix())
        raise click.ClickException(sentence)
    return project


def _made(project: Project, wording: Language) -> Written:
    try:
        return written.write(project)
    except UnicodeDecodeError as error:
        raise _unread(project.docs.as_posix(), str(error), wording) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _unread(str(error.filename), reason, wording) from error


def _unread(path: str, reason: str, wording: Language) -> click.ClickException:
    return click.ClickException(wording.ui("write_no_settings", path=path, reason=reason))


def _apart(path: Path, project: Project, wording: Language) -> None:
    """Refuse a folder that the site itself is made from."""
    target = path.resolve()
    local = str(project.option("local"))
    sources = [project.docs, project.beside(str(project.option("records")))]
    sources += [project.beside(local)] if local else []
    for folder in sources:
        if target.is_relative_to(folder) or folder.is_relative_to(target):
            sentence = wording.ui("write_in_the_way", path=path.as_posix())
            raise click.BadParameter(sentence, param_hint="DIR")


def _verdict(made: Written, path: Path, wording: Language) -> str:
    pages, files = made.pages, len(made.files)
    return wording.ui("write_done", path=path.as_posix(), pages=pages, files=files)
