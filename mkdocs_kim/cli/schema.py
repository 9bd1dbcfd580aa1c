"""``kim schema``: the JSON Schemas by which editors complete and explain keys."""

from __future__ import annotations

from pathlib import Path

import click

from ..records import schema_files
from .group import cannot_write, folder


@click.command()
@folder()
def schema(path: Path) -> None:
    """Schrijf de JSON Schema's voor editors in PATH/.schema."""
    target = path / ".schema"
    try:
        target.mkdir(exist_ok=True)
        for name, content in schema_files().items():
            (target / name).write_bytes(content)
    except OSError as error:
        raise cannot_write(target) from error
