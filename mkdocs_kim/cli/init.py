"""``kim init``: a new knowledge base, of any field, that builds at once."""

from __future__ import annotations

from pathlib import Path

import click

from ..language import LANGUAGES, language
from .group import cannot_write
from .origin import only_here, requirement
from .start import HOSTS, files, named


@click.command("init")
@click.argument("path", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="Hoe de site heet. Zonder: zoals de map.")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="nl",
    show_default=True,
    help="De taal van de site, en van wat dit zegt.",
)
@click.option("--ci", type=click.Choice(list(HOSTS)), help="Ook elke wijziging laten controleren.")
def init(path: Path, name: str | None, lang: str, ci: str | None) -> None:
    """Begin een nieuwe kennisbank in DIR, een map die nog leeg is of er nog niet is."""
    wording = language(lang)
    try:
        in_the_way = path.exists() and any(item.name != ".git" for item in path.iterdir())
    except OSError as error:
        raise cannot_write(path, wording) from error
    if in_the_way:
        sentence = wording.word("not_empty").format(path=path.as_posix())
        raise click.BadParameter(sentence, param_hint="DIR")
    title = " ".join((named(path) if name is None else name).split())
    if not title or not title.isprintable():
        raise click.BadParameter(wording.word("no_name"), param_hint="--name")
    plugin = requirement()
    made = files(title, lang, ci, plugin)
    try:
        for below, content in made.items():
            file = path / below
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise cannot_write(path, wording) from error
    click.echo(wording.word("started").format(name=title, path=path.as_posix()))
    if only_here(plugin):
        click.echo(wording.word("only_here").format(path=path.as_posix()))
