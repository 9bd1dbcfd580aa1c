"""The written site, built by engines that know no records, is the site that the plugin builds."""

from __future__ import annotations

from pathlib import Path

import pytest
from building_by import ENGINES, contents, menu, outline, site_files

PAGES = ".html"


@pytest.fixture(params=ENGINES)
def other(request: pytest.FixtureRequest, engine_sites: dict[str, Path]) -> Path:
    return engine_sites[request.param]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, list[object]]:
    """What is on every page of the site that the plugin builds."""
    found = {path: file for path, file in site_files(site).items() if path.endswith(PAGES)}
    return {path: outline(file.read_text(encoding="utf-8")) for path, file in found.items()}


def test_files_are_the_same_byte_by_byte(site: Path, other: Path) -> None:
    ours, theirs = site_files(site), site_files(other)
    assert sorted(theirs) == sorted(ours)
    files = [path for path in ours if not path.endswith(PAGES)]
    assert [path for path in files if ours[path].read_bytes() != theirs[path].read_bytes()] == []


def test_pages_have_the_same_words_headings_ids_and_links(
    pages: dict[str, list[object]], other: Path
) -> None:
    theirs = site_files(other)
    there = {path: outline(theirs[path].read_text(encoding="utf-8")) for path in pages}
    # Zensical calls the home page in its title by its name in the menu.
    homes = {"index.html": "Start", "en/index.html": "Home"}
    for home, name in homes.items():
        assert there[home].pop(0) in (pages[home][0], f"{name} - {pages[home][0]}")
    assert [path for path in pages if there[path] != pages[path][path in homes :]] == []


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
