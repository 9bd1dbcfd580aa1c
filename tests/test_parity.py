"""The written site, built by engines that know no records, is the site that the plugin builds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from building_by import ENGINES, contents, menu, outline, site_files

PAGES = ".html"


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def other(engine: str, engine_sites: dict[str, Path]) -> Path:
    return engine_sites[engine]


@pytest.fixture
def ours(site: Path, engine: str) -> dict[str, Path]:
    """The files that the plugin builds, in the languages that the engine was given."""
    english, found = "mkdocs.en.yml" in ENGINES[engine], site_files(site)
    return {path: file for path, file in found.items() if english or not path.startswith("en/")}


@cache
def told(file: Path) -> tuple[object, ...]:
    return tuple(outline(file.read_text(encoding="utf-8")))


def test_files_are_the_same_byte_by_byte(ours: dict[str, Path], other: Path) -> None:
    theirs = site_files(other)
    assert sorted(theirs) == sorted(ours)
    files = [path for path in ours if not path.endswith(PAGES)]
    assert [path for path in files if ours[path].read_bytes() != theirs[path].read_bytes()] == []


def test_pages_have_the_same_words_headings_ids_and_links(
    ours: dict[str, Path], other: Path
) -> None:
    theirs = site_files(other)
    pages = {path: told(file) for path, file in ours.items() if path.endswith(PAGES)}
    there = {path: told(theirs[path]) for path in pages}
    # Zensical calls the home page in its title by its name in the menu.
    homes = {"index.html": "Start", "en/index.html": "Home"}
    for home in homes.keys() & pages:
        name = pages[home][0]
        assert there[home][0] in (name, f"{homes[home]} - {name}")
    differing = [
        path for path in pages if there[path][path in homes :] != pages[path][path in homes :]
    ]
    assert differing == []
    assert len(pages) > 400


def test_contents_lists_and_menu_are_the_same(site: Path, other: Path) -> None:
    for path in ("interventies/kim-methode", "instrumenten/ecogram", "begrippen/netwerkberaad"):
        ours, theirs = (
            (root / path / "index.html").read_text(encoding="utf-8") for root in (site, other)
        )
        assert contents(theirs) == contents(ours) != []
    home = (site / "index.html").read_text(encoding="utf-8")
    assert menu((other / "index.html").read_text(encoding="utf-8")) == menu(home) != []


def test_headings_are_markdown_with_their_ids(written: Path) -> None:
    text = (written / "docs/begrippen/netwerkberaad/index.md").read_text(encoding="utf-8")
    assert "\n## Wat het is { #definition }\n" in text


def test_nothing_of_the_plugin_is_needed(written: Path) -> None:
    lines = (written / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    at = lines.index("plugins:")
    assert lines[at + 1 : at + 4] == ["- tags", "- material/search:", "    enabled: false"]
    assert [
        line for line in lines if line.startswith(("hooks", "exclude_docs", "custom_dir"))
    ] == []
