"""What stands beside a site that is taken along: where to begin, and how it is used."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language import Language
from .html import environment
from .policy import hashed

START = "site/assets/kim/open.js"
"""The script that opens the site; where nothing was unpacked it is not there, and nothing moves."""
SCRIPT = b'location.replace("site/index.html")\n'
STYLE = """
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 38rem;
  padding: 2rem 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
.start { border: 2px solid; border-radius: .25rem; display: inline-block; font-weight: 700;
  padding: .75rem 1.5rem; }
.start:focus-visible { outline: 3px solid; outline-offset: 3px; }
"""
_WIDTH = 76


@dataclass(frozen=True)
class Carried:
    """What can be said of a copy of a site."""

    name: str
    day: str
    """The day it was made on, in words."""
    version: str
    """That of the software."""
    url: str
    licence: str
    again: Sequence[str]
    """The commands by which it is made again."""
    installs: bool
    """Whether these commands install the software too."""
    folder: str
    """Where these are given, as seen from the top folder."""
    records: str
    """Where the records are."""


def readme(words: Language) -> str:
    """Name the file that tells how a copy is used."""
    return f"{words.ui('bundle_readme')}.txt"


def start(about: Carried, words: Language) -> bytes:
    """Print the page to begin with."""
    page = environment().get_template("start.html.j2")
    html = page.render(
        about=about,
        lang=words.code,
        ui=words.ui,
        readme=readme(words),
        script=START,
        style=STYLE,
        allowed=hashed(STYLE).strip("'"),
    )
    return html.encode()


def how_to(about: Carried, words: Language) -> bytes:
    """Tell how a copy is used, as plain text."""
    heading = f"{about.name}\n{'=' * len(about.name)}"
    return ("\n\n".join([heading, *_parts(about, words)]) + "\n").encode()


def _parts(about: Carried, words: Language) -> Iterator[str]:
    ui = words.ui
    yield _filled(ui("bundle_intro", day=about.day, version=about.version))
    yield _headed(ui("bundle_open"))
    yield f"{_item(ui('bundle_unpack'))}\n{_item(ui('bundle_click'))}"
    yield _filled(ui("bundle_works"))
    yield _headed(ui("bundle_filled"))
    yield _filled(ui("bundle_stays"))
    yield _headed(ui("bundle_share"))
    yield _filled(ui("bundle_pass_on"))
    if about.url:
        yield ui("bundle_newest", url=about.url)
    licence = ui("bundle_licence", licence=about.licence) if about.licence else ""
    yield _filled(licence or ui("bundle_no_licence"))
    yield _headed(ui("bundle_inside"))
    yield _table(about, words)
    yield _headed(ui("bundle_whole"))
    yield _filled(ui("bundle_check"))
    yield "    sha256sum -c --quiet SHA256SUMS"
    yield _headed(ui("bundle_again"))
    how = "bundle_install" if about.installs else "bundle_ask"
    yield _filled(ui(how, folder=about.folder, version=about.version))
    yield "\n".join(f"    {command}" for command in about.again)


def _table(about: Carried, words: Language) -> str:
    rows = {
        "index.html": "bundle_begin",
        "site/": "bundle_pages",
        f"{about.records}/": "bundle_records",
        f"{about.records}/.schema/": "bundle_schemas",
        f"{words.ui('bundle_source')}/": "bundle_rest",
        "SHA256SUMS": "bundle_sums",
    }
    wide = max(map(len, rows))
    return "\n".join(f"{path:<{wide}}  {words.ui(key)}" for path, key in rows.items())


def _headed(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _item(text: str) -> str:
    return textwrap.fill(text, _WIDTH, subsequent_indent="   ", break_on_hyphens=False)
