"""A knowledge base of another field: the same kinds and keys, and nothing of social work to read.

The example in ``sites/garden`` is about gardening at school. Its words, its levels with their years
and its colour are data; everything that a reader meets comes from those.
"""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from building import ROOT, broken_links, built

from mkdocs_kim.colour import BRAND

GARDEN = Path(__file__).parent / "sites/garden"
OURS = re.compile(
    r"interven|working element|\binstrument|\bmethods?\b|recogni|client|social|mandated|voluntary"
    r"|professional|network|neighbourhood|commission|committee|volunteer|young|practice model"
    r"|target group|\bsettings?\b|executor|\bthemes?\b|\bkim\b|movisie|kitchen|ecogram|genogram"
    r"|interventie|werkzaam|werkzame|cliënt|hulpverlen|sociaal|netwerk|erkenning|voorbeeld",
    re.IGNORECASE,
)
"""What our own site says, and what the garden says otherwise than the locales do."""
SAID = ("aria-label", "title", "alt", "placeholder")
"""Attributes that are read out or shown."""


class Reading(HTMLParser):
    """What a reader meets on a page, and the sentences that wait in it for scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "pre"):  # what is to be copied has the keys of records
            self._in.append(tag)
        for name, value in attrs:
            waits = name.startswith("data-") and " " in (value or "").strip()
            about = name == "content" and ("name", "description") in attrs
            if value and (name in SAID or waits or about):
                self.found.append(value)

    def handle_endtag(self, tag: str) -> None:
        if self._in and tag == self._in[-1]:
            self._in.pop()

    def handle_data(self, data: str) -> None:
        if not self._in and data.strip():
            self.found.append(data)


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("garden") / "site"
    shutil.copytree(GARDEN, folder)
    return built(folder, strict=True)


def sentences(site: Path) -> Iterator[tuple[str, str]]:
    """Go through all that is said: the file, and the sentence."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.suffix == ".html":
            yield from ((name, text) for text in Reading(file.read_text("utf-8")).found)
        elif file.suffix == ".js" and "assets/kim/" in name and not _is_code(file.name):
            strings = re.findall(r'"((?:[^"\\]|\\.)*)"', file.read_text("utf-8"))
            shown = (html.unescape(re.sub(r"<[^>]*>", " ", text)) for text in strings)
            yield from ((name, text) for text in shown if " " in text.strip())
        elif file.suffix == ".csv":
            yield name, file.read_text("utf-8-sig")
        elif file.suffix == ".pdf":
            for page in pypdfium2.PdfDocument(file.read_bytes()):
                yield name, page.get_textpage().get_text_bounded()


def _is_code(name: str) -> bool:
    """Tell our scripts, which say nothing themselves, from files of data that they fill in."""
    return name == "site.js" or name.startswith("kim-")


def _without_data(text: str) -> str:
    """Leave out names of facts that scripts fill in, addresses, and names of files and keys."""
    return re.sub(r"\{\w+\}|https?://\S+|example\.org\S*|[\w/-]+\.yml|\b\w+_\w+\b", "", text)


KEYS = ("data/", "schema/")
"""Where the keys of records stand, which are the same in every field."""


def test_links_lead_somewhere(garden: Path) -> None:
    assert broken_links(garden) == []


def test_nothing_of_another_field_is_to_be_read(garden: Path) -> None:
    said = {
        f"{name}: {' '.join(found.split())[:200]}"
        for name, found in sentences(garden)
        if not name.startswith(KEYS) and OURS.search(_without_data(found))
    }
    assert sorted(said) == []


def test_nothing_of_another_field_stands_in_addresses(garden: Path) -> None:
    paths = [file.relative_to(garden).as_posix() for file in garden.rglob("*") if file.is_file()]
    own = [path for path in paths if not path.startswith(("assets/", *KEYS))]
    assert [path for path in own if OURS.search(path)] == []


def test_levels_and_their_years_are_data(garden: Path) -> None:
    page = (garden / "growing/no-dig-bed/index.html").read_text("utf-8")
    told = " ".join(" ".join(Reading(page).found).split())
    assert "Tried on 1 October 2025 by The garden parents" in told
    assert "Valid until 1 October 2028 (computed, 3 years after the judgement)" in told


def test_colour_is_data(garden: Path) -> None:
    sheets = [
        (garden / f"assets/kim/{name}.css").read_text("utf-8") for name in ("kim", "kim-sheet")
    ]
    assert [(BRAND in sheet, "#2e6b1f" in sheet) for sheet in sheets] == [(False, True)] * 2


def test_our_own_site_would_not_pass() -> None:
    """The guard bites: what it looks for is what our own words say."""
    own = (ROOT / "interventions/words.yml").read_text("utf-8")
    assert OURS.findall(own)
