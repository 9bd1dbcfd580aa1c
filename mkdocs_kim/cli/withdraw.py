"""``kim withdraw``: a record that is no longer kept up, with its reason; its page stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..diagnostics import sentence
from ..files import read_folder
from ..language import Language, language
from ..records import KINDS, Reading, read
from ..rewrite import still_tidy, with_entry, write
from ..settings import today
from ..source import parse
from .group import cannot_write, lang, whole
from .naming import at, refuse, unknown


@click.command("withdraw")
@click.argument("record_id", metavar="ID")
@click.option("--reason", required=True, help="Waarom; lezers zien dit op de pagina.")
@click.option("--replaced-by", metavar="ID", help="Het record dat lezers in plaats hiervan lezen.")
@click.option("--date", help="Vanaf wanneer; zonder: vandaag.")
@at()
@lang()
def withdraw(
    record_id: str, reason: str, replaced_by: str | None, date: str | None, path: Path, lang: str
) -> None:
    """Trek een record in: de pagina blijft, met de reden, en staat niet meer in lijsten."""
    wording = language(lang)
    whole(path, wording)
    readings = read_folder(path, path.as_posix())
    known = {found.id: found for found in readings if found.kind in KINDS}
    if record_id not in known:
        unknown(record_id, known, wording, "ID")
    if replaced_by is not None and replaced_by not in known:
        unknown(replaced_by, known, wording, "--replaced-by")
    if replaced_by == record_id:
        refuse(wording, "--replaced-by", "self-reference", id=record_id)
    own = known[record_id]
    if own.shape is None:
        fault = own.diagnostics[0]
        raise click.UsageError(wording.ui("not_withdrawn", at=fault.at))
    if own.shape.status == "withdrawn":
        raise click.BadParameter(wording.ui("withdrawn_before", id=record_id), param_hint="ID")
    told = {"reason": reason, "date": date or today().isoformat(), "replaced_by": replaced_by}
    text = _text(own, told, wording)
    try:
        write({Path(own.path): text})
    except OSError as error:
        raise cannot_write(Path(own.path).parent, wording) from error
    click.echo(wording.ui("withdrew", id=record_id, path=own.path))


def _text(own: Reading, told: dict[str, Any], wording: Language) -> str:
    """Write the new text of a record.

    Raises: click.UsageError if what was given does not fit.
    """
    content = Path(own.path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    try:
        text = with_entry(content, own.kind, "status", "withdrawn")
        text = with_entry(text, own.kind, "withdrawn", told)
    except ValueError as error:
        raise click.UsageError(wording.ui("not_withdrawn", at=own.path)) from error
    node, faults = parse(text.encode(), own.path)
    faults += read(own.kind, own.id, own.path, node).diagnostics
    if faults:
        raise click.UsageError(sentence(faults[0], wording))
    return still_tidy(content, text, own.kind)
