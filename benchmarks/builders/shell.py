"""What stands around a page in Material, so that every builder writes as many bytes.

It is cut from a page that Material made, not written here.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import look

_PAGE = "# TITLEHERE\n\nBODYHERE\n\n## HEADINGHERE\n\nENDHERE\n"


@dataclass(frozen=True)
class Shell:
    """A page with places for what differs."""

    text: str
    heading: str
    """A line of the table of contents."""

    def filled(self, title: str, contents: str, body: str) -> str:
        """Put texts, or what a template language has for them, in the places."""
        text = self.text.replace("TITLEHERE", title).replace("CONTENTSHERE", contents)
        return text.replace("BODYHERE", body)

    def entry(self, anchor: str, title: str) -> str:
        """Do the same for a line of the table of contents."""
        return self.heading.replace("headinghere", anchor).replace("HEADINGHERE", title)


def make(mkdocs: Path, folder: Path) -> Shell:
    """Let Material make a page and cut it up."""
    docs = folder / "docs"
    for page in look.listed():
        (docs / page).parent.mkdir(parents=True, exist_ok=True)
        (docs / page).write_text(f"# {Path(page).parent.name}\n", encoding="utf-8")
    (docs / "records").mkdir()
    (docs / "records/page.md").write_text(_PAGE, encoding="utf-8")
    look.write(folder, look.config(not_in_nav="records/*"))
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([mkdocs, "build", "-q"], cwd=folder, env=environ, check=True)
    return cut((folder / "site/records/page/index.html").read_text(encoding="utf-8"))


def cut(page: str) -> Shell:
    """Cut what differs from a page of Material's."""
    page = page.replace("../../", "/").replace("/../", "/")
    entries = r'(<li class="md-nav__item">\s*<a href="#headinghere".*?</li>)'
    found = re.search(entries, page, re.DOTALL)
    assert found is not None, "Material lists the headings of a page"
    page = page.replace(found[1], "CONTENTSHERE")
    page = re.sub(r"<h1 id.*?ENDHERE</p>", "BODYHERE", page, flags=re.DOTALL)
    return Shell(page, found[1])
