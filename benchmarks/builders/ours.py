"""This project's own builder: the records themselves, through MkDocs with Material.

Sheets of paper for every method are left out, and so are pages of every two methods that belong
together: others make neither.
"""

from __future__ import annotations

import sys
from pathlib import Path

from . import look
from .site import Site

ROOT = Path(__file__).parents[2]
OPTIONS = {"accounts": False, "pairs": False, "cache": "cache"}
ENVIRON = {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}


def prepare(records: Path, folder: Path) -> Site:
    """Lay a site around a folder of records, which stays where it is."""
    made = look.config(plugins=[{"kim": {"records": str(records), **OPTIONS}}])
    look.write(folder, made)
    docs = folder / "docs"
    docs.mkdir()
    (docs / "over.md").write_text(f"# {look.HAND}\n", encoding="utf-8")
    command = (sys.executable, "-m", "mkdocs", "build", "-q")
    record = "interventies/{}/index.html"
    return Site(folder, command, "site", record, caches=["cache"], environ=ENVIRON)
