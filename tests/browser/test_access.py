"""Nothing stands in anybody's way, on any type of page, in any state, light, dark, wide, narrow."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from barriers import NARROW, WIDE, Looking
from building import ROOT, built
from in_full import IN_FULL
from playwright.sync_api import Browser, BrowserContext, Page
from states import STATES, State

pytestmark = pytest.mark.browser

WITHDRAWN = """\
title: Chemical free
summary: Growing without poison.
nature: approach
themes: [soil]
status: withdrawn
withdrawn: {reason: It said too little., date: 2026-01-02, replaced_by: no-dig-bed}
"""


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site in English, in which a record was renamed and another withdrawn."""
    folder = tmp_path_factory.mktemp("garden") / "site"
    shutil.copytree(ROOT / "tests/sites/garden", folder)
    records = folder / "interventions"
    (records / "chemical-free.yml").write_text(WITHDRAWN, encoding="utf-8")
    renamed = records / "three-sisters.yml"
    text = renamed.read_text(encoding="utf-8")
    renamed.write_text(f"{text}\nformer_ids: [milpa]\n", encoding="utf-8")
    return built(folder, strict=True, use_directory_urls=False)


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[BrowserContext]:
    """One reader for all states, whose browser keeps the scripts and the letters."""
    context = browser.new_context(reduced_motion="reduce", color_scheme="light")
    context.add_init_script(IN_FULL)
    yield context
    context.close()


FIGURES = ROOT / "docs/toegankelijkheid.yml"
HEAD = "# Written by: .venv/bin/pytest tests/browser/test_access.py --update\n"


def table() -> dict[str, list[str]]:
    """List what is looked at: type of page → states."""
    told: dict[str, list[str]] = {}
    for one in STATES:
        where = " (telephone)" * one.narrow + " (in English)" * one.garden
        told.setdefault(one.kind, []).append(f"{one.state}{where}")
    return told


@pytest.fixture(scope="module")
def seen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[dict[str, Any]]:
    """Gather what was found; written down only when asked, and only of all states together."""
    gathered: dict[str, Any] = {"states": 0, "barriers": 0}
    yield gathered
    if request.config.getoption("--update") and gathered["states"] == len(STATES):
        versions = {"axe": gathered.pop("axe"), "chromium": browser.version}
        figures = {"date": date.today(), **versions, **gathered, "looked_at": table()}
        FIGURES.write_text(HEAD + yaml.safe_dump(figures, sort_keys=False), encoding="utf-8")


@pytest.fixture
def look(shared: BrowserContext) -> Iterator[Page]:
    page = shared.new_page()
    yield page
    page.evaluate("localStorage.clear()")
    page.close()


def opened(page: Page, state: State, address: str, site: Path, garden: Path) -> None:
    width, height = NARROW if state.narrow else WIDE
    page.set_viewport_size({"width": width, "height": height})
    if state.garden:
        page.goto((garden / state.path).as_uri())
    else:
        folder = next(site.glob(state.path), None) if "*" in state.path else None
        path = f"{folder.relative_to(site).as_posix()}/" if folder else state.path
        # The page for what is not there names its files from the root of the address.
        page.route(
            "**/kennisbank/**",
            lambda way: way.continue_(url=way.request.url.replace("/kennisbank/", "/")),
        )
        page.goto(address + path)
    state.act(page)


@pytest.mark.parametrize(
    "state",
    STATES,
    ids=lambda state: (
        f"{state.kind}: {state.state}{' (narrow)' * state.narrow}{' (garden)' * state.garden}"
    ),
)
def test_no_barriers(
    look: Page, state: State, address: str, site: Path, garden: Path, seen: dict[str, Any]
) -> None:
    opened(look, state, address, site, garden)
    looking = Looking(look)
    looking.whole("as it is, light")
    looking.scheme("dark")
    looking.colours("dark")
    if not state.narrow:
        looking.narrow()
        looking.layout("narrow, dark")
    looking.reflow()
    seen["axe"] = looking.version
    seen["states"] += 1
    seen["barriers"] += len(looking.found)
    assert looking.found == []
