"""``kim schema``: the JSON Schemas by which editors complete and explain keys."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..records import schemas
from .group import cannot_write, folder


@click.command()
@folder()
def schema(path: Path) -> None:
    """Schrijf de JSON Schema's voor editors in PATH/.schema."""
    target = path / ".schema"
    try:
        target.mkdir(exist_ok=True)
        for name, content in schemas().items():
            text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
            (target / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise cannot_write(target) from error
