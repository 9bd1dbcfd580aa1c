"""``kim rename``: another id, everywhere it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from ..files import kinds, read_folder
from ..language import Language, language
from ..library import VOCABULARIES
from ..records import ID, KINDS, Reading, slug
from ..rewrite import RenameError, Renaming, candidates, ids_of, write
from ..rewrite import rename as renaming
from .group import cannot_write, lang, whole
from .naming import at, free, kind_of, refuse, unknown, vacant

ALL = (*KINDS, "source", *VOCABULARIES)


@click.command("rename")
@click.argument("old")
@click.argument("new")
@click.option("--kind", help="De soort, als OLD het id is van meer dan één ding.")
@click.option("--dry-run", is_flag=True, help="Laat zien wat er zou veranderen; schrijf niets.")
@at()
@lang()
def rename(old: str, new: str, kind: str | None, dry_run: bool, path: Path, lang: str) -> None:
    """Geef een record, een bron of een waarde het id NEW in plaats van OLD.

    Alle verwijzingen gaan mee. Het oude adres van een record blijft werken, dat van een
    waarde niet.
    """
    wording = language(lang)
    whole(path, wording)
    readings = read_folder(path, path.as_posix())
    found = _meant(old, kind, readings, wording)
    if found in KINDS:
        own = next(reading for reading in readings if reading.id == old)
        former = [ref.id for ref in own.shape.former_ids] if own.shape else []
        if new not in former:
            free(new, found, readings, wording, "NEW")
    else:
        _free_value(new, found, readings, wording)
    try:
        contents = {file.as_posix(): file.read_bytes() for file, _ in kinds(path)}
        done = renaming(readings, contents, found, old, new)
    except RenameError as error:
        raise click.UsageError(wording.ui("not_renamed", at=error.at)) from error
    if done.moved:
        vacant(Path(done.moved[1]), wording, "NEW")
    if not dry_run:
        _write(done, path, wording)
    _tell(done, old, new, wording, dry_run)


def _meant(old: str, kind: str | None, readings: Sequence[Reading], wording: Language) -> str:
    """Find what has the id.

    Raises: click.BadParameter if nothing has, or several have and it is not said which.
    """
    found = candidates(readings, old)
    known: dict[str, Iterable[str]] = {**ids_of(readings)}
    for one in KINDS:
        known[one] = [reading.id for reading in readings if reading.kind == one]
    wanted = kind_of(kind, ALL, wording, "--kind") if kind is not None else None
    if wanted is not None and wanted not in found:
        unknown(old, known.get(wanted, ()), wording, "OLD", wanted)
    if not found:
        unknown(old, (one for ids in known.values() for one in ids), wording, "OLD")
    if wanted is not None:
        return wanted
    if len(found) > 1:
        words = ", ".join(f"{one} ({wording.word(f'kind_{one}')})" for one in found)
        raise click.BadParameter(wording.ui("which_kind", id=old, kinds=words), param_hint="OLD")
    return found[0]


def _free_value(new: str, kind: str, readings: Sequence[Reading], wording: Language) -> None:
    if not ID.fullmatch(new):
        refuse(wording, "NEW", "bad-id", slug(new) or None, id=new)
    taken = ids_of(readings)[kind].get(new)
    if taken is not None:
        sentence = wording.ui("taken", id=new, path=taken.at.path)
        raise click.BadParameter(sentence, param_hint="NEW")


def _write(done: Renaming, path: Path, wording: Language) -> None:
    gone = Path(done.moved[0]) if done.moved else None
    try:
        write({Path(name): text for name, text in done.texts.items()}, gone)
    except OSError as error:
        raise cannot_write(path, wording) from error


def _tell(done: Renaming, old: str, new: str, wording: Language, dry_run: bool) -> None:
    """Name every place, so that somebody can look at it."""
    if done.moved:
        click.echo(f"{done.moved[0]} → {done.moved[1]}")
    for place in done.places:
        click.echo(f"{place}: {old} → {new}")
    verdict = "would_rename" if dry_run else "renamed"
    facts = {"old": old, "new": new, "places": len(done.places), "files": len(done.texts)}
    click.echo(wording.ui(verdict, **facts), err=True)
