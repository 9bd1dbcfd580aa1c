"""A site while its records are edited: whatever is asked for is what a whole build would make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from building import ROOT

from mkdocs_kim import library, site
from mkdocs_kim.files import every
from mkdocs_kim.live import Live
from mkdocs_kim.settings import Settings

GARDEN = ROOT / "tests" / "sites" / "garden" / "interventions"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def settings(tmp_path: Path, cache: Path) -> Settings:
    """The records of the garden, which are few and of every kind, to be edited."""
    folder = tmp_path / "records"
    for file in every(GARDEN):
        copy = folder / file.relative_to(GARDEN)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    url, day = "https://example.org/", date(2030, 1, 1)
    return Settings(folder, "records", "Garden", url, code="en", today=day, cache=cache)


def begun(settings: Settings) -> Live:
    live = Live.of(settings)
    assert live is not None
    return live


def edit(settings: Settings, name: str, old: str, new: str) -> None:
    file = settings.folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def asked(live: Live) -> tuple[Any, ...]:
    """All that can be asked of a site."""
    printed = [live.plan.print(page) for page in live.pages()]
    pages = [(page.address, page.title, page.description, page.html) for page in printed]
    searched = site.searched(live.plan, [], live.settings)
    return pages, dict(live.plan.files), searched, live.read.faults


def made(settings: Settings) -> tuple[Any, ...]:
    """The same of a site that is built whole."""
    found = site.build(settings)
    pages = [(page.address, page.title, page.description, page.html) for page in found.pages]
    searched = site.searched(found.plan(), [], settings)
    return pages, dict(found.files), searched, found.diagnostics


BED, SISTERS = "no-dig-bed.yml", "three-sisters.yml"
QUIET = {
    "prose": (BED, "Begin with the", "First comes the"),
    "summary": (BED, "You lay cardboard", "Lay cardboard"),
    "how": (BED, "Nobody digs; the worms do", "The worms dig"),
    "state": (BED, "state: implied", "state: described"),
    "why": (SISTERS, "Maize, beans and squash in one hill", "Three plants in one hill"),
    "facts": (BED, "access: free", "access: training"),
    "age": (BED, "to: 12", "to: 11"),
    "first of a value": (BED, "age: {from: 4, to: 12}\n", ""),
    "recognition": (BED, "date: 2025-10-01", "date: 2025-10-02"),
    "element": ("elements/leave-the-soil.yml", "summary: ", "summary: Once more. "),
    "instrument": ("instruments/bed-plan.yml", "summary: ", "summary: Once more. "),
    "situation": ("situations/slugs.yml", "What now?", "Help!"),
    "story": ("stories/first-morning.yml", "Four of us", "Five of us"),
    "theme": ("themes/soil.yml", "summary: ", "summary: Once more. "),
    "title": (BED, "title: No-dig bed", "title: A bed without digging"),
    "last in the list": (BED, "title: No-dig bed", "title: Zero digging"),
    "theme's title": ("themes/soil.yml", "title: ", "title: Z "),
    "membership": (BED, "themes: [soil]", "themes: [neighbours]"),
    "element gone": (BED, "element: everybody-has-a-job", "element: plants-help-plants"),
    "link": (BED, "See also [[compost]]", "See also [[mulch]]"),
    "source": (BED, "Twelve weeds in the first month [@bed-diary]", "Twelve weeds"),
}
"""Edits of what one record says, names and is called; the library is not made anew."""
LOUD = {
    "alias": (BED, "aliases: [cardboard bed]", "aliases: [box bed]"),
    "relation": (BED, "relation: combines_with", "relation: builds_on"),
    "relation gone": (BED, "intervention: three-sisters", "intervention: sow-every-fortnight"),
    "withdrawn": (BED, "nature:", "status: withdrawn\nwithdrawn: {reason: X, date: 2026}\nnature:"),
    "former id": (BED, "nature:", "former_ids: [lasagne-bed]\nnature:"),
    "term": ("terms/mulch.yml", "title: Mulch", "title: Mulches"),
    "definition": ("terms/mulch.yml", "leaves or straw", "straw or leaves"),
}
"""Edits that other records are checked against, or that bring words to explain."""


@pytest.mark.parametrize("name", [*QUIET, *LOUD])
def test_edited_site_is_the_site_that_is_built(settings: Settings, name: str) -> None:
    change = {**QUIET, **LOUD}[name]
    live = begun(settings)
    edit(settings, *change)
    after = live.edited({change[0]})
    assert after is not None
    assert asked(after) == made(settings)
    (reading,) = (one for one in after.read.readings if one.path == f"records/{change[0]}")
    kept = library.edited(live.plan.reader.library, reading, settings.code)
    assert (kept is not None) == (name in QUIET)


def test_edits_follow_on_each_other(settings: Settings) -> None:
    live: Live | None = begun(settings)
    for change in (QUIET["prose"], QUIET["title"], LOUD["alias"], QUIET["how"], QUIET["summary"]):
        assert live is not None
        edit(settings, *change)
        live = live.edited({change[0]})
    assert live is not None
    assert asked(live) == made(settings)


def test_several_files_may_change_at_once(settings: Settings) -> None:
    live = begun(settings)
    for change in (QUIET["prose"], QUIET["story"]):
        edit(settings, *change)
    after = live.edited({BED, QUIET["story"][0]})
    assert after is not None
    assert asked(after) == made(settings)


def _new(settings: Settings) -> str:
    (settings.folder / "new.yml").write_text("title: New\n", encoding="utf-8")
    return "new.yml"


def _gone(settings: Settings) -> str:
    (settings.folder / BED).unlink()
    return BED


def _broken(settings: Settings) -> str:
    edit(settings, BED, "title:", "titel:")
    return BED


def _list(settings: Settings) -> str:
    edit(settings, "sources.yml", "sources:", "sources: ")
    return "sources.yml"


def _unreadable(settings: Settings) -> str:
    (settings.folder / BED).write_bytes(b"\xff\x00: [")
    return BED


@pytest.mark.parametrize("act", [_new, _gone, _broken, _list, _unreadable])
def test_whole_site_is_built_if_more_changes(settings: Settings, act: Any) -> None:
    live = begun(settings)
    assert live.edited({act(settings)}) is None


def test_nothing_is_live_while_records_have_errors(settings: Settings) -> None:
    _broken(settings)
    assert Live.of(replace(settings, withhold=True)) is None


def test_page_that_is_not_there_is_none(settings: Settings) -> None:
    live = begun(settings)
    assert live.page("growing/nothing") is None
    found = live.page("growing/no-dig-bed")
    assert found is not None
    assert found.title == "No-dig bed"
