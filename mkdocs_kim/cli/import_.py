"""``kim import``: tables and JSON become records again."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path

import click

from ..diagnostics import Diagnostic, Position, as_text, closest, has_errors, in_order
from ..files import content_of, kinds, read_folder
from ..importing import Intake, RowReader, Sheet, Taken, documents, gathered, sheet, take
from ..language import Language, language
from ..records import KINDS
from ..rewrite import as_before, write
from ..tables import LISTED, NAMES, Declared, every
from .group import cannot_write, inside, lang, whole
from .naming import at, kind_of

TABLES = {table.name: table for table in every()}
DOCUMENTS = (*NAMES.values(), *(name.removesuffix(".yml") for name in LISTED))
OTHERS = ("links",)
"""Tables that follow from the others, so that there is nothing to take from them."""


@click.command("import")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="PATH...",
    type=click.Path(exists=True, path_type=Path),
)
@click.option("--kind", help="De soort, als de naam van een tabel die niet zegt.")
@click.option(
    "--set",
    "standard",
    multiple=True,
    metavar="KOLOM=WAARDE",
    help="Wat een nieuw record zegt als de tabel er niets van zegt.",
)
@click.option("--dry-run", is_flag=True, help="Laat zien wat er zou veranderen; schrijf niets.")
@click.option("--keep-going", is_flag=True, help="Sla records met fouten over en neem de rest.")
@at()
@lang()
def import_(
    paths: tuple[Path, ...],
    kind: str | None,
    standard: tuple[str, ...],
    dry_run: bool,
    keep_going: bool,
    path: Path,
    lang: str,
) -> None:
    """Maak records van tabellen (CSV) of JSON, of verander ze ermee.

    PATH is een bestand, of een map met de open data van een site. Wat er niet in staat, blijft
    zoals het is; er verdwijnt nooit een record. Exitcode 0: klaar. 1: er zijn fouten. 2: verkeerd
    gebruikt.
    """
    wording = language(lang)
    whole(path, wording)
    found = kind_of(kind, KINDS, wording, "--kind") if kind else None
    sheets: dict[str, Sheet] = {}
    extra = dict(_pair(said, wording) for said in standard)
    files = [file for one in paths for file in _files(one, wording)]
    intakes = [_intake(file, found, extra, sheets) for file in files]
    taken = _taken(gathered(intakes), path, wording, keep_going)
    click.echo(_told(taken.faults, sheets, wording), nl=False)
    for _, item in taken.left:
        click.echo(wording.ui("import_left", id=item))
    if has_errors(taken.faults) and not keep_going:
        click.echo(wording.ui("import_refused"), err=True)
        sys.exit(1)
    _put(taken, path, wording, dry_run)
    sys.exit(int(has_errors(taken.faults)))


def _pair(said: str, wording: Language) -> tuple[str, str]:
    column, sign, value = said.partition("=")
    known = {own.name for table in TABLES.values() for own in table.columns if not table.path}
    if not sign or column not in known:
        guess = closest(column, known)
        way = wording.word("did_you_mean").format(guess=guess) if guess else ""
        raise click.BadParameter(f"{wording.ui('import_set')} {way}".rstrip(), param_hint="--set")
    return column, value


def _files(path: Path, wording: Language) -> list[Path]:
    """List the files that somebody means: of a folder the tables, without any the JSON."""
    if path.is_file():
        return [path]
    tables = [path / f"{name}.csv" for name in TABLES]
    found = [file for file in tables if file.is_file()]
    found = found or [file for name in DOCUMENTS if (file := path / f"{name}.json").is_file()]
    found += [file for file in sorted(path.glob("*.csv")) if file.stem not in (*TABLES, *OTHERS)]
    if not found:
        raise click.BadParameter(wording.ui("import_nothing", path=path.as_posix()))
    return found


def _intake(
    file: Path, kind: str | None, extra: Mapping[str, str], sheets: dict[str, Sheet]
) -> Intake:
    """Read a file."""
    path, content = file.as_posix(), content_of(file.parent, Path(file.name))
    if content is None:
        return Intake(faults=[Diagnostic("unreadable", Position(path))])
    if file.suffix == ".json":
        return documents(content, path)
    table = _table(file, kind)
    if table is None:
        facts = {"name": file.stem}
        fault = Diagnostic("import-unknown-table", Position(path), facts, _near(file.stem))
        return Intake(faults=[fault])
    read, faults = sheet(content, path)
    if read is None:
        return Intake(faults=faults)
    sheets[path] = read
    found = RowReader(table, read, extra).read()
    found.faults[:0] = faults
    return found


def _near(name: str) -> str | None:
    guess = closest(name, TABLES)
    return f"{guess}.csv" if guess else None


def _table(file: Path, kind: str | None) -> Declared | None:
    return TABLES.get(file.stem) or (TABLES[NAMES[kind]] if kind else None)


def _taken(given: Intake, path: Path, wording: Language, keep_going: bool) -> Taken:
    shown = path.as_posix()
    readings = {
        Path(one.path).relative_to(path).as_posix(): one for one in read_folder(path, shown)
    }
    contents = {
        file.relative_to(path).as_posix(): (content_of(path, file.relative_to(path)) or b"")
        for file, _ in kinds(path)
    }
    return take(given, readings, contents, shown, wording.code, keep_going)


def _told(faults: Sequence[Diagnostic], sheets: Mapping[str, Sheet], wording: Language) -> str:
    """Name every fault at its place; in a table by its cell and its column as well."""
    return "".join(
        as_text([fault], _InCell(wording, _where(fault, sheets, wording)))
        for fault in in_order(faults)
    )


def _where(fault: Diagnostic, sheets: Mapping[str, Sheet], wording: Language) -> str:
    path, row, column = fault.at
    found = sheets.get(path)
    if found is None or fault.code in ("import-read-as-windows", "more-faults"):
        return ""
    if fault.code == "missing-key" or column > len(found.head):
        return wording.ui("import_row", row=row)
    head, cell = found.head[column - 1], f"{_letters(column)}{row}"
    if row == head.at.line:
        return wording.ui("import_head", cell=cell)
    return wording.ui("import_cell", cell=cell, column=head.text)


def _letters(column: int) -> str:
    """Name a column as spreadsheets do: 1 → A, 27 → AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class _InCell:
    """The words of messages, with the cell that they speak of before them."""

    def __init__(self, wording: Language, where: str) -> None:
        self.wording = wording
        self.where = where.replace("{", "{{").replace("}", "}}")

    def message(self, code: str) -> str:
        return self.where + self.wording.message(code)

    def word(self, key: str) -> str:
        return self.wording.word(key)


def _put(taken: Taken, path: Path, wording: Language, dry_run: bool) -> None:
    """Write the files, or show what would become of them."""
    texts: dict[Path, str] = {}
    made = 0
    for name, text in taken.texts.items():
        file = path / name
        inside(path, file, wording)
        before = file.read_bytes() if file.exists() else None
        made += before is None
        texts[file] = text if before is None else as_before(before, text)
        if dry_run:
            click.echo(_difference(before, text, file), nl=False)
    counts = {"made": made, "changed": len(texts) - made, "same": taken.same}
    if dry_run:
        records = len(texts) - made + taken.same
        click.echo(wording.ui("import_differs", records=records, **counts), err=True)
        return
    try:
        for file in texts:
            file.parent.mkdir(exist_ok=True)
        write(texts)
    except OSError as error:
        raise cannot_write(path, wording) from error
    for file in texts:
        click.echo(file.as_posix())
    click.echo(wording.ui("import_done", **counts), err=True)


def _difference(before: bytes | None, text: str, file: Path) -> str:
    old = (before or b"").decode("utf-8-sig").replace("\r\n", "\n").splitlines(keepends=True)
    lines: Iterable[str] = unified_diff(
        old, text.splitlines(keepends=True), file.as_posix(), file.as_posix()
    )
    return "".join(lines)
