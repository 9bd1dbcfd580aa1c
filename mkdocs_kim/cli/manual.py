"""``kim manual``: the parts of the manual that follow from the code."""

from __future__ import annotations

import click

from ..language import language
from ..render import manual


@click.command("manual")
@click.argument("part", type=click.Choice(["fields", "messages"]))
def print_manual(part: str) -> None:
    """Druk een deel van de handleiding af: alle sleutels of alle meldingen."""
    pages = {"fields": manual.fields, "messages": manual.messages}
    click.echo(pages[part](language("nl")), nl=False)
