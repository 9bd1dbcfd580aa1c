"""``kim withdraw``: a record that is no longer kept up, with its reason; its page stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .. import library
from ..diagnostics import sentence
from ..files import read_folder
from ..language import Language, language
from ..records import KINDS, Reading, read
from ..rewrite import as_before, still_tidy, with_entry, write
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
    text = _text(own, told, readings, wording)
    try:
        write({Path(own.path): text})
    except OSError as error:
        raise cannot_write(Path(own.path).parent, wording) from error
    click.echo(wording.ui("withdrew", id=record_id, path=own.path))


def _text(own: Reading, told: dict[str, Any], readings: list[Reading], wording: Language) -> str:
    """Write the new text of a record.

    Raises: click.UsageError if what was given does not fit, by itself or among the others.
    """
    before = Path(own.path).read_bytes()
    content = before.decode("utf-8-sig").replace("\r\n", "\n")
    try:
        text = with_entry(content, own.kind, "status", "withdrawn")
        text = with_entry(text, own.kind, "withdrawn", told)
    except ValueError as error:
        raise click.UsageError(wording.ui("not_withdrawn", at=own.path)) from error
    node, faults = parse(text.encode(), own.path)
    new = read(own.kind, own.id, own.path, node)
    others = [new if one is own else one for one in readings]
    known = _wrong(readings, own, wording)
    wrong = [sentence(fault, wording) for fault in faults]
    wrong += [said for said in _wrong(others, own, wording) if said not in known]
    if wrong:
        raise click.UsageError(wrong[0])
    if new.shape and str(new.shape.withdrawn.date) > today().isoformat():
        later = wording.ui("withdrawn_later", date=new.shape.withdrawn.date)
        raise click.BadParameter(later, param_hint="--date")
    return as_before(before, still_tidy(content, text, own.kind))


def _wrong(readings: list[Reading], own: Reading, wording: Language) -> list[str]:
    """Say what is wrong in a file, with all that it refers to."""
    found = library.build(readings, wording.code).diagnostics
    at_own = (fault for fault in found if fault.at.path == own.path)
    return [sentence(fault, wording) for fault in at_own if fault.severity == "error"]
