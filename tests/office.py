"""LibreOffice on this machine: opens CSV as in the Netherlands, and tells what is in the cells."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
OPENED = "Text - txt - csv (StarCalc):59,34,76,1,,1043,false,true,false,false,false,0,true"
"""Semicolons, quotes, UTF-8, Dutch; numbers and dates are recognised and formulas calculated.

Source: https://help.libreoffice.org/latest/en-US/text/shared/guide/csv_params.html
"""
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@cache
def executable() -> str | None:
    """Give the path of LibreOffice; None if it is not there."""
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return on_path or next((place for place in PLACES if Path(place).is_file()), None)


def opened(files: Sequence[Path], folder: Path) -> dict[str, list[list[str]]]:
    """Open CSV files, all in one start: name → rows of what is in the cells.

    Shape: a formula as ``=…``, a date as year-month-day, a number as it is shown.
    """
    office = executable()
    assert office is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", f"--infilter={OPENED}", "--convert-to", "fods"]
    command += ["--outdir", str(folder / "opened"), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {file.name: _rows(folder / "opened" / f"{file.stem}.fods") for file in files}


def _rows(file: Path) -> list[list[str]]:
    table = next(ElementTree.parse(file).getroot().iter(f"{_TABLE}table"))
    rows: list[list[str]] = []
    for row in table.iter(f"{_TABLE}table-row"):
        cells = [cell for found in row for cell in _cells(found)]
        while cells and not cells[-1]:
            cells.pop()
        rows += [cells] * int(row.get(f"{_TABLE}number-rows-repeated", "1"))
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _cells(cell: ElementTree.Element) -> Iterator[str]:
    repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
    yield from [_said(cell)] * min(repeated, 1000)


def _said(cell: ElementTree.Element) -> str:
    formula = cell.get(f"{_TABLE}formula")
    if formula is not None:
        return "=" + formula.removeprefix("of:=")
    if cell.get(f"{_OFFICE}value-type") == "date":
        return str(cell.get(f"{_OFFICE}date-value"))
    return "\n".join("".join(_words(line)) for line in cell.findall(f"{_TEXT}p"))


def _words(node: ElementTree.Element) -> Iterator[str]:
    """Go through the text of a line; tabs and all spaces but the first have their own elements."""
    if node.tag == f"{_TEXT}s":
        yield " " * int(node.get(f"{_TEXT}c", "1"))
    elif node.tag == f"{_TEXT}tab":
        yield "\t"
    yield node.text or ""
    for inner in node:
        yield from _words(inner)
        yield inner.tail or ""
