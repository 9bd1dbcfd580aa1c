"""Makes sites that are searched by Material's lunr and by Pagefind, and by this project's search.

All are given the same pages: those written by hand, of records and of values; no indexes, and not
the pages of printed versions, for with these the others find less. Material's index is made by the
class of its own plugin, from the bodies of pages as MkDocs hands them to it: a whole build writes
the same bytes and takes far longer. Pagefind reads the same bodies as files, and leaves out what
they tell Material to leave out: lists of other pages, and notes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import records
import yaml
from building import ROOT
from engines import LUNR, OURS, PAGEFIND, Engine
from material.plugins.search.plugin import SearchIndex
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from mkdocs_kim import site
from mkdocs_kim.plugin import RecordPage
from mkdocs_kim.render.search.box import FOLDER
from mkdocs_kim.settings import Settings
from mkdocs_kim.site import Site


@dataclass(frozen=True)
class Body:
    """A page without what stands around it, with the names that Material's plugin expects."""

    url: str
    title: str
    content: str
    toc: TableOfContents
    meta: Mapping[str, Any]


def answers(page: Page) -> Body | None:
    """Take a page if it can be an answer: written by hand, of a record or of a value."""
    if isinstance(page, RecordPage) and not page.rendered.searched and page.url.count("/") != 2:
        return None
    title = str(page.meta.get("title", page.title))
    return Body(page.url, title, page.content or "", page.toc, {"title": title})


class _Gatherer(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Keeps the bodies of pages while a site is built."""

    def __init__(self) -> None:
        self.bodies: list[Body] = []

    @event_priority(100)
    def on_page_context(self, context: Any, *, page: Page, **_: object) -> Any:
        if (body := answers(page)) is not None:
            self.bodies.append(body)
        return context


def bodies(made: Site, config: MkDocsConfig) -> Iterator[Body]:
    """Give the bodies of pages that no MkDocs site holds, as if it did."""
    for rendered in made.pages:
        file = File.generated(config, f"{rendered.address}.md", content="")
        page = RecordPage(rendered, file, config, None)
        page.read_source(config)
        page.render(config, Files([]))
        if (body := answers(page)) is not None:
            yield body


def host(target: Path, *plugins: dict[str, Any]) -> MkDocsConfig:
    """Build a site of one page in the theme: it has the theme's scripts and header, and a box."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "docs").mkdir()
        (folder / "docs/index.md").write_text("# Zoeken\n", encoding="utf-8")
        theme = {"name": "material", "language": "nl", "font": False}
        settings = {"site_name": "Zoeken", "theme": theme, "plugins": list(plugins)}
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        config = load_config(str(folder / "mkdocs.yml"), site_dir=str(target))
        _build(config)
        return config


def _build(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def lunr(target: Path, pages: Iterable[Body]) -> None:
    """Make a site that Material searches."""
    plugins = host(target, {"search": {"lang": "nl"}}).plugins
    index = SearchIndex(**plugins["material/search"].config)
    for page in pages:
        index.add_entry_from_context(page)
    text = index.generate_search_index(None)
    (target / "search/search_index.json").write_text(text, encoding="utf-8")


def pagefind(target: Path, pages: Iterable[Body]) -> None:
    """Make a site that Pagefind searches."""
    host(target)
    with tempfile.TemporaryDirectory() as name:
        for page in pages:
            file = Path(name, page.url, "index.html")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(
                f'<!doctype html>\n<html lang="nl"><title>{escape(page.title)}</title>'
                f"<body><article>{page.content}</article></body></html>\n",
                encoding="utf-8",
            )
        command = [sys.executable, "-m", "pagefind", "--site", name, "--silent"]
        command += ["--exclude-selectors", ".kim-group, .kim-notes"]
        subprocess.run([*command, "--output-path", str(target / "pagefind")], check=True)


def ours(target: Path, made: Site, settings: Settings) -> None:
    """Make a site that this project searches: that of one record, with the data of all."""
    with tempfile.TemporaryDirectory() as name:
        records.write(Path(name), 1)
        host(target, {"kim": {"records": name, "cache": ""}})
    folder = target / FOLDER
    for file in folder.glob("*.js"):
        file.unlink()
    for path, content in {**made.files, **site.searchable(made, [], settings)}.items():
        if path.startswith(FOLDER):
            (target / path).write_bytes(content)


def _folders(target: Path) -> dict[Engine, Path]:
    return {OURS: target / "ours", LUNR: target / "lunr", PAGEFIND: target / "pagefind"}


def real(target: Path) -> dict[Engine, Path]:
    """Make the site of this repository as it is, and those of the others with its pages."""
    folders = _folders(target)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folders[OURS]))
    gatherer = config.plugins["gatherer"] = _Gatherer()
    _build(config)
    lunr(folders[LUNR], gatherer.bodies)
    pagefind(folders[PAGEFIND], gatherer.bodies)
    return folders


def synthetic(target: Path, count: int) -> tuple[dict[Engine, Path], list[str]]:
    """Make synthetic records, and the sites that search them; with the titles of interventions."""
    titles = records.write(target / "records", count)
    settings = Settings(target / "records", "records", "Zoeken", today=date(2026, 1, 1))
    made = site.build(settings)
    folders = _folders(target)
    ours(folders[OURS], made, settings)
    pages = list(bodies(made, host(target / "bare")))
    lunr(folders[LUNR], pages)
    pagefind(folders[PAGEFIND], pages)
    return folders, titles
