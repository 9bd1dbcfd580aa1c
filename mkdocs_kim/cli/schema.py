"""``kim schema``: the JSON Schemas by which editors complete and explain keys."""

from __future__ import annotations

from pathlib import Path

import click

from ..language import language
from ..records import schema_files
from .group import cannot_write, folder, inside, lang, whole


@click.command()
@folder()
@lang()
def schema(path: Path, lang: str) -> None:
    """Schrijf de JSON Schema's voor editors in PATH/.schema."""
    wording = language(lang)
    whole(path, wording)
    target = path / ".schema"
    try:
        made = {target / name: content for name, content in schema_files().items()}
        for file in made:
            inside(path, file, wording)
        target.mkdir(exist_ok=True)
        for file, content in made.items():
            file.write_bytes(content)
    except OSError as error:
        raise cannot_write(target, wording) from error
