"""``kim words``: what the site says somewhere, and by which key to say it otherwise."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from ..language import Language, language
from ..records import FILES, KINDS, SECTIONS, known
from .group import lang


@click.command("words")
@click.argument("text")
@lang()
def words(text: str, lang: str) -> None:
    """Zoek TEXT in alle woorden van de site, en toon hoe je ze in words.yml anders zegt.

    Exitcode 1: geen enkele tekst van de site zegt dit.
    """
    wording = language(lang)
    lines = list(_lines(text.casefold(), wording))
    if not lines:
        click.echo(wording.word("no_such_text").format(text=text), err=True)
        sys.exit(1)
    click.echo("\n".join(lines))


def _lines(text: str, wording: Language) -> Iterator[str]:
    """Yield what says the text, as it would stand in the file."""
    for section in ("labels", *SECTIONS):
        there = known(section, (*KINDS.values(), *FILES.values()), wording)
        found = {key: said for key, said in there.items() if text in said.casefold()}
        yield from [f"{section}:"] if found else []
        yield from (
            f"  {key}: {json.dumps(said, ensure_ascii=False)}" for key, said in found.items()
        )
