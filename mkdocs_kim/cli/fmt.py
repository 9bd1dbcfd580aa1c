"""``kim fmt``: records in one order and one form, with their comments."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from ..diagnostics import Diagnostic, Position, as_text
from ..files import kinds, whole_of
from ..language import Language, language
from ..records import FILES, FOLDERS, KINDS, Local
from ..rewrite import TidyError, hints, tidy, write
from ..source import parse
from .group import cannot_write, lang

NOTED = set(Local.model_fields)
"""Keys of a note of an organisation of its own; a record has a title, and a note has none."""


class NoteError(Exception):
    """A file is no record but a note about one; the two have keys in common."""


@click.command("fmt")
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]..."
)
@click.option("--check", is_flag=True, help="Schrijf niets; noem de bestanden die anders moeten.")
@click.option("--clean", is_flag=True, help="Haal ook de uitleg weg die kim new erin zette.")
@lang()
def fmt(paths: tuple[Path, ...], check: bool, clean: bool, lang: str) -> None:
    """Zet records in de vaste volgorde en vorm; opmerkingen blijven.

    PATH is de map met records (standaard: interventions), een map daarin of een bestand. Exitcode
    0: klaar. 1: een bestand is niet te lezen, of met --check: is niet netjes. 2: verkeerd gebruikt.
    """
    wording = language(lang)
    files = list(_chosen(paths or (_standard(wording),), wording))
    changed, left = 0, list[str]()
    for file, kind in files:
        try:
            changed += _put(file, _tidied(file, kind, clean), check, wording)
        except NoteError:
            left.append(wording.ui("fmt_no_record", path=_shown(file)) + "\n")
        except TidyError as error:
            left.append(_why(file, error, wording))
    click.echo("".join(left), nl=False)
    verdict = "fmt_check" if check else "fmt_done"
    click.echo(wording.ui(verdict, files=len(files), changed=changed), err=True)
    sys.exit(int(bool(left) or (check and changed > 0)))


def _standard(wording: Language) -> Path:
    path = Path("interventions")
    if not path.is_dir():
        raise click.BadParameter(wording.ui("no_folder", path=path), param_hint="PATH")
    return path


def _chosen(paths: Iterable[Path], wording: Language) -> Iterator[tuple[Path, str]]:
    """Find the files that somebody means, each with what it is.

    Raises: click.BadParameter for what is no part of a collection.
    """
    seen: dict[Path, dict[Path, str]] = {}
    for given in paths:
        path = given.resolve()
        whole = whole_of(path)
        if whole not in seen:
            seen[whole] = dict(kinds(whole)) if _holds_records(whole, path) else {}
        if path not in seen[whole] and (path.is_file() or not seen[whole]):
            sentence = wording.ui("fmt_no_record", path=given.as_posix())
            raise click.BadParameter(sentence, param_hint="PATH")
        yield from ((file, k) for file, k in seen[whole].items() if path in (file, *file.parents))


def _holds_records(whole: Path, path: Path) -> bool:
    """Tell whether a folder is one of records, so that no other YAML is touched by mistake."""
    if (whole / "mkdocs.yml").exists():
        return False
    marks = (".schema", *FILES, *filter(None, FOLDERS.values()))
    return path.is_dir() or any((whole / mark).exists() for mark in marks)


def _tidied(file: Path, kind: str, clean: bool) -> str:
    """Give the text that a file should have.

    Raises: TidyError if it is to be left alone, NoteError if it is no record.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise TidyError([Diagnostic("unreadable", Position(""))]) from error
    root, faults = parse(content, "")
    if root is None or faults:
        raise TidyError(faults)
    keys = {key.text for key, _ in root.entries}
    if kind in KINDS and keys and keys <= NOTED:
        raise NoteError
    return tidy(content.decode(), kind, hints(kind, file.stem) if clean else ())


def _why(file: Path, error: TidyError, wording: Language) -> str:
    """Tell why a file is left alone."""
    path = _shown(file)
    placed = [replace(fault, at=fault.at._replace(path=path)) for fault in error.faults]
    return as_text(placed, wording) or wording.ui("fmt_refused", path=path) + "\n"


def _shown(file: Path) -> str:
    """Call a file as somebody here would."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def _put(file: Path, text: str, check: bool, wording: Language) -> bool:
    """Write a file if it changes, and name it."""
    if file.read_bytes() == text.encode():
        return False
    if not check:
        try:
            write({file: text})
        except OSError as error:
            raise cannot_write(Path(_shown(file.parent)), wording) from error
    click.echo(_shown(file))
    return True
