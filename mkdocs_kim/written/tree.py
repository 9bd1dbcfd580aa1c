"""All files of a written site."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache as once
from html import escape
from pathlib import Path
from typing import Any

from .. import addresses, hosts, site
from ..cache import Cache
from ..diagnostics import Diagnostic
from ..history import commits, mark
from ..language import Language
from ..library.changes import timeline
from ..render.search.box import box
from ..render.switch import switch
from ..render.tray import tray
from ..settings import Settings, today
from ..site import Site
from ..source import written
from ..spool import Held
from ..trees import Tree, trunk
from . import byhand, config, markdown
from .project import Project

DOCS = "docs"


@dataclass(frozen=True)
class Written:
    """What came out."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """Path → content; nothing if there are errors in the records."""
    faults: tuple[Diagnostic, ...] = ()
    in_the_way: tuple[str, ...] = ()
    """Hand-written pages that stand where that of a record would."""
    pages: int = 0
    """How many of the files are pages of the site."""


def write(project: Project) -> Written:
    """Make the source of a site in all its languages, for engines that know no records.

    Shape: another language than the first has a mkdocs.yml of its own, and is built into the first.
    Raises: OSError if a file cannot be read.
    """
    said = project.said
    left_out = [*_lines(said.get("exclude_docs")), *_lines(said.get("draft_docs"))]
    own = byhand.files(project.docs, project.file.parent, left_out)
    first = trunk(project.code, project.words)
    first.know(path for path in own if path.endswith(byhand.PAGES))
    made, found = _tree(project, own, first)
    for code in list(first.folders)[1:] if found.files else ():
        branch = replace(first, code=code, words=project.words[code], first=made)
        _, other = _tree(project.worded(branch), own, branch)
        files = {**found.files, **other.files}
        found = replace(found, files=files, pages=found.pages + other.pages)
    return found


def _tree(project: Project, own: Mapping[str, Path], tree: Tree) -> tuple[Site, Written]:
    """Make the source of a site in one language, given what is written by hand."""
    said = project.said
    pages_by_hand = tree.own(path for path in own if path.endswith(byhand.PAGES))
    by_hand = {name: own[path] for name, path in pages_by_hand.items()}
    made = site.build(_settings(project, by_hand, tree))
    if any(fault.severity == "error" for fault in made.diagnostics):
        return made, Written(faults=made.diagnostics)
    there = {byhand.address(path) for path in by_hand}
    indexes = {page.section for page in made.pages}
    pages = {page.address: page for page in made.pages if page.address not in there}
    around = _Around(made, project.directory_urls, tree)
    files = {p: file.read_bytes() for p, file in own.items() if not p.endswith(byhand.PAGES)}
    places = {f"{page}.md": _place(page, project.directory_urls) for page in pages}
    leads = {f"{old}.md": places.get(f"{new}.md", f"{new}.md") for old, new in made.moved.values()}
    for path, file in by_hand.items():
        text = byhand.led(file.read_text(encoding="utf-8-sig"), path, {**leads, **places})
        files[path] = f"{text.rstrip()}\n\n{around.of(byhand.address(path))}".encode()
    for address, page in pages.items():
        files[places[f"{address}.md"]] = _page(page, around).encode()
    files |= {path: made.files[path] for path in made.files if path not in files}
    nav = said.get("nav") or config.menu(
        [*by_hand, *(f"{page}.md" for page in pages if page in indexes)]
    )
    if addresses.HOME in pages:
        nav = config.named(nav, pages[addresses.HOME].title)
    nav = config.placed(nav, places)
    documents = byhand.documents(by_hand, said, dict(config.titles(nav)))
    files |= site.searchable(made, list(documents), _settings(project, by_hand, tree))
    settings = config.written(said, nav, styled=bool(project.option("style")))
    docs, name = DOCS, "mkdocs.yml"
    if tree.first is not None:
        docs, name = f"{DOCS}-{tree.code}", f"mkdocs.{tree.code}.yml"
        settings |= {"docs_dir": docs, "site_dir": f"site/{tree.folders[tree.code]}"}
    found = {f"{docs}/{path}": content for path, content in sorted(files.items())}
    found[name] = written(settings).encode()
    in_the_way = sorted(p for p in by_hand if byhand.address(p) in _needed(made, indexes))
    return made, Written(found, made.diagnostics, tuple(in_the_way), len(pages) + len(by_hand))


def _place(address: str, directory_urls: bool) -> str:
    """Give the file of a page that stands where its address does.

    Zensical takes links in HTML as seen from the file, browsers as seen from the page; of what a
    folder begins with, these are the same.
    """
    name = address.rpartition("/")[2]
    return f"{address}/index.md" if directory_urls and name != addresses.HOME else f"{address}.md"


def _needed(made: Site, indexes: Collection[str]) -> set[str]:
    """List the addresses of pages that no hand-written page may stand for."""
    return {page.address for page in made.pages} - set(indexes)


def _lines(patterns: Any) -> list[str]:
    return str(patterns or "").splitlines()


def _settings(project: Project, by_hand: Collection[str], tree: Tree) -> Settings:
    """Sum up what the site is made with, as the plugin does."""
    folder = project.beside(str(project.option("records")))
    kept = project.option("cache") if project.option("fast") else ""
    cache = project.beside(str(kept)) if kept else None
    local = str(project.option("local"))
    repo, uri = project.text("repo_url"), project.edit_uri()
    return Settings(
        folder=folder,
        shown=str(project.option("records")),
        name=project.text("site_name"),
        url=project.text("site_url"),
        licence=str(project.option("licence")),
        publisher=str(project.option("publisher")),
        code=tree.code,
        trees=tree.folders,
        directory_urls=project.directory_urls,
        edit_base=project.edit_base,
        host=hosts.find(repo, uri, str(project.option("host"))),
        mail=str(project.option("mail")),
        accounts=bool(project.option("accounts")),
        pairs=bool(project.option("pairs")),
        style_page=bool(project.option("style_page")),
        today=today(),
        written={posixpath.splitext(path)[0] for path in by_hand},
        cache=cache,
        local=project.beside(local) if local else None,
        local_shown=local,
        past=mark(folder),
        history=once(lambda: timeline(commits(folder, Cache(cache)))),
    )


def _page(page: Held, around: _Around) -> str:
    """Write a page, with its head."""
    # Themes print title and description as they are, so they are escaped here.
    head: dict[str, object] = {}
    if page.address != addresses.HOME:
        head["title"] = escape(page.title)
    head["description"] = escape(page.description)
    head["hide"] = ["navigation"] if page.contents else ["navigation", "toc"]
    if not page.searched:
        head["search"] = {"exclude": True}
    wanted = {anchor for anchor, _ in page.contents} if page.contents else None
    text = markdown.body(page.html, wanted)
    return f"{markdown.front(head)}\n{text}\n{around.of(page.address)}"


class _Around:
    """What the plugin puts around pages, as far as it can stand at their end."""

    def __init__(self, made: Site, directory_urls: bool, tree: Tree) -> None:
        self.words: Language = made.words
        self.directory_urls = directory_urls
        self.made, self.tree = made, tree
        there = {page.address for page in made.pages}
        self.has_box = addresses.search(made.words) in there
        self.has_tray = addresses.comparing(made.words) in there

    def of(self, address: str) -> str:
        """Give it for the page at an address; its script puts it where it belongs."""
        root = "../" * addresses.file(address, self.directory_urls).count("/")
        pieces = [
            box(root, self.words, self.directory_urls) if self.has_box else "",
            tray(root, self.words, self.directory_urls) if self.has_tray else "",
        ]
        links = self.tree.links(f"{address}.md", root, self.made, self.directory_urls)
        lines = (
            f"<div data-kim-elsewhere>\n{markdown.raw(switch(links))}\n</div>\n" if links else ""
        )
        if any(pieces):
            lines += f"<div data-kim-carried hidden>\n{markdown.raw(''.join(pieces))}\n</div>\n"
        return lines
