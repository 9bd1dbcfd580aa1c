"""``kim new``: a record to begin with, in the right place."""

from __future__ import annotations

from pathlib import Path

import click

from ..files import read_folder
from ..language import language
from ..records import KINDS
from ..rewrite import path_of, scaffold, write
from .group import cannot_write, inside, lang, whole
from .naming import at, free, kind_of, vacant


@click.command("new")
@click.argument("kind")
@click.argument("record_id", metavar="ID")
@click.option("--title", default="", help="De titel; zonder: nog in te vullen.")
@at()
@lang()
def new(kind: str, record_id: str, title: str, path: Path, lang: str) -> None:
    """Maak een record van de soort KIND, met uitleg bij elke sleutel.

    KIND is een soort: interventie, instrument, werkzaam element, thema, situatie, verhaal of
    begrip. ID wordt de naam van het bestand en het adres van de pagina.
    """
    wording = language(lang)
    whole(path, wording)
    found = kind_of(kind, KINDS, wording)
    free(record_id, found, read_folder(path, path.as_posix()), wording, "ID")
    file = path / path_of(found, record_id)
    vacant(file, wording, "ID")
    inside(path, file, wording)
    try:
        file.parent.mkdir(exist_ok=True)
        write({file: scaffold(found, record_id, " ".join(title.split()), wording)})
    except OSError as error:
        raise cannot_write(file.parent, wording) from error
    click.echo(wording.ui("made", path=file.as_posix()))
